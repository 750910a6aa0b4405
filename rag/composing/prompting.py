"""The prompt: the question and numbered evidence, fenced as data, within a budget of tokens."""

import json
from collections.abc import Sequence
from importlib.resources import files

from ingest.tokens import count_tokens
from rag.answer import Conflict
from rag.composing.drafts import Draft
from rag.composing.protocol import ComposeTask
from rag.strategies.findings import Evidence


def instructions(name: str) -> str:
    """Return a prompt file's text: "compose" or "repair"."""
    return files("rag.composing").joinpath("prompts", f"{name}.txt").read_text("utf-8")


def compose_request(task: ComposeTask, evidence: Sequence[Evidence], budget: int) -> str:
    """Return the question with as much of the evidence, in order, as the budget holds."""
    lines: list[str] = []
    used = 0
    for place, piece in enumerate(evidence, 1):
        line = _line(place, piece)
        used += count_tokens(line)
        if used > budget and lines:
            break
        lines.append(line)
    differing = [_differing(conflict) for conflict in task.findings.conflicts]
    return "\n".join(
        ["<evidence>", *lines, "</evidence>", *differing, f"Question: {task.question.standalone}"]
    )


def repair_request(failed: Sequence[tuple[Draft, str]], evidence: Sequence[Evidence]) -> str:
    """Return the sentences that failed, each with the reason and its evidence."""
    named = sorted({place for draft, _ in failed for place in draft.places})
    lines = [_line(place, evidence[place - 1]) for place in named]
    sentences = [f"Sentence: {draft.text} ({reason})" for draft, reason in failed]
    return "\n".join(["<evidence>", *lines, "</evidence>", *sentences])


def _line(place: int, piece: Evidence) -> str:
    article = piece.article
    published = article.published.value if article else None
    record = {
        "id": f"e{place}",
        "article": (article.title or piece.source) if article else piece.source,
        "publisher": article.publisher if article else None,
        "date": published.isoformat() if published else None,
        "speaker": piece.speaker,
        "kind": piece.kind.value,
        "text": " ".join(piece.quote.split()),
    }
    # The fence cannot be closed from inside: a "<" of the text is written as an escape.
    return json.dumps(record, ensure_ascii=False).replace("<", "\\u003c")


def _differing(conflict: Conflict) -> str:
    values = "; ".join(f"{value.value} [e{value.citation}]" for value in conflict.values)
    return f"The articles differ on {conflict.about}: {values}."
