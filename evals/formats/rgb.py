"""RGB (Chen et al. 2024), `en_fact`: right, altered and irrelevant passages for each question."""

from pathlib import Path

from evals.formats.benchmark import Benchmark, Document, Item, read_json_lines

# Which of a question's passages are searched for each label, and whether they answer it.
SCOPES = {
    "answerable": (("positive", "negative"), True),
    "irrelevant": (("negative",), False),
    "altered": (("positive", "positive_wrong"), True),
}


def read_rgb(path: Path) -> Benchmark:
    """Read each question three times: answerable, with irrelevant passages only, with altered ones.

    `answers` of an altered item are the right answer and the altered one.

    Raises:
        FormatError: The file cannot be read.
    """
    documents, items = [], []
    for record in read_json_lines(path):
        names: dict[str, list[str]] = {}
        for kind in ("positive", "positive_wrong", "negative"):
            found = [
                Document(f"q{record['id']}-{kind}-{number}", text.strip())
                for number, text in enumerate(dict.fromkeys(record[kind]))
                if text.strip()
            ]
            names[kind] = [document.name for document in found]
            documents += found
        answers = _answers(record["answer"])
        for label, (kinds, answerable) in SCOPES.items():
            fake = _answers(record["fakeanswer"]) if label == "altered" else ()
            items.append(
                Item(
                    id=f"{record['id']}-{label}",
                    turns=(record["query"],),
                    answerable=answerable,
                    documents=tuple(names["positive"]) if answerable else (),
                    answers=(*answers[:1], *fake[:1]) if fake else answers,
                    group=str(record["id"]),
                    scope=tuple(name for kind in kinds for name in names[kind]),
                    label=label,
                )
            )
    return Benchmark("RGB en_fact", tuple(documents), tuple(items))


def _answers(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(answer for part in value for answer in _answers(part))
    return (str(value),)
