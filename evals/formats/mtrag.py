"""mtRAG-UN (IBM, 2025): turns of conversations, answerable and not, over passages."""

from pathlib import Path

from evals.formats.benchmark import Benchmark, Document, Item, read_json_lines
from evals.formats.detokenising import detokenised

FOLLOW_UP = "follow-up"
TOKENISED = {"clapnq"}  # collections whose text is cut into tokens


def read_mtrag(path: Path) -> Benchmark:
    """Read every context of every task as one corpus; groups are the conversations.

    `label` holds the set's answerability and, where it is one, "follow-up".

    Raises:
        FormatError: The file cannot be read.
    """
    documents: dict[str, Document] = {}
    items = []
    for record in read_json_lines(path):
        names = []
        for context in record["contexts"]:
            name = f"{record['Collection']}-{context['document_id']}".replace("/", "_")[:120]
            documents.setdefault(name, Document(name, _text(context["text"], record["Collection"])))
            names.append(name)
        answerability = record["answerability"][0].lower()
        answerable = answerability == "answerable"
        turns = [turn["text"].strip() for turn in record["input"] if turn["speaker"] == "user"]
        follows = len(turns) > 1 and "Follow-up" in record["Multi-Turn"]
        items.append(
            Item(
                id=record["task_id"],
                turns=tuple(turns),
                answerable=answerable,
                documents=tuple(names) if answerable else (),
                group=record["conversation_id"],
                label=f"{answerability} {FOLLOW_UP}" if follows else answerability,
            )
        )
    return Benchmark("mtRAG-UN", tuple(documents.values()), tuple(items))


def _text(text: str, collection: str) -> str:
    lines = text.replace("<br>", "\n").strip().split("\n")
    return "\n".join(map(detokenised, lines) if collection in TOKENISED else lines)
