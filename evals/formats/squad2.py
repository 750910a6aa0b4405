"""SQuAD 2.0 (Rajpurkar et al. 2018), and SQuADShifts, which has its form."""

from pathlib import Path

from evals.formats.benchmark import Benchmark, Document, Item, read_json


def read_squad2(path: Path) -> Benchmark:
    """Read every paragraph as a document; groups are the articles.

    Raises:
        FormatError: The file cannot be read.
    """
    documents, items = [], []
    for article in sorted(read_json(path)["data"], key=lambda article: str(article["title"])):
        title = article["title"].replace("_", " ")
        for number, paragraph in enumerate(article["paragraphs"]):
            name = f"{_file_name(article['title'])}-{number:03}"
            documents.append(Document(name, paragraph["context"], title))
            for asked in paragraph["qas"]:
                answerable = not asked.get("is_impossible", False)
                items.append(
                    Item(
                        id=str(asked["id"]),
                        turns=(asked["question"].strip(),),
                        answerable=answerable,
                        documents=(name,) if answerable else (),
                        answers=tuple(dict.fromkeys(a["text"] for a in asked["answers"])),
                        group=article["title"],
                    )
                )
    return Benchmark("SQuAD 2.0", tuple(documents), tuple(items))


def _file_name(title: str) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in title)[:80]
