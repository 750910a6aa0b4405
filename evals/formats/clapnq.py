"""CLAPNQ (Rosenthal et al. 2024): long answers whose sentences are marked in a passage.

Its passages are cut into tokens; they are put back as text, since nobody asks over tokens.
"""

from pathlib import Path

from evals.formats.benchmark import Benchmark, Document, Item, read_json_lines
from evals.formats.detokenising import detokenised


def read_clapnq(answerable: Path, unanswerable: Path) -> Benchmark:
    """Read both files over one corpus of all their passages; groups are the passages' titles.

    Raises:
        FormatError: A file cannot be read.
    """
    documents: dict[str, Document] = {}
    items = []
    for path, is_answerable in ((answerable, True), (unanswerable, False)):
        for record in read_json_lines(path):
            passage = record["passages"][0]
            name = f"passage-{record['id'].lstrip('-')}"
            sentences = tuple(map(detokenised, passage["sentences"]))
            text = " ".join(sentences)
            document = Document(name, text, passage["title"], sentences)
            document = documents.setdefault(document.text, document)
            marked = {detokenised(s) for out in record["output"] for s in out["selected_sentences"]}
            items.append(
                Item(
                    id=record["id"],
                    turns=(record["input"],),
                    answerable=is_answerable,
                    documents=(document.name,) if is_answerable else (),
                    sentences=tuple(s for s in sentences if s in marked),
                    group=passage["title"],
                )
            )
    return Benchmark("CLAPNQ", tuple(documents.values()), tuple(items))
