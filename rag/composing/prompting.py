"""The prompt: the question and numbered evidence, fenced as data, within a budget of tokens."""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files

from ingest.records import DatePrecision, PublicationDate
from ingest.tokens import count_tokens
from rag.answer import Conflict
from rag.composing.drafts import Draft
from rag.composing.protocol import ComposeTask
from rag.strategies.findings import Evidence

_ESCAPES = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>\x7f\x85\u2028\u2029"}


def instructions(name: str) -> str:
    """Return a prompt file's text: "compose", "repair" or "rewrite"."""
    return files("rag.composing").joinpath("prompts", f"{name}.txt").read_text("utf-8")


def compose_request(task: ComposeTask, budget: int) -> tuple[str, tuple[Evidence, ...]]:
    """Return the request, and the evidence in it: as much, in order, as the budget holds.

    Of evidence that alone is over the budget the first piece is given all the same.
    """
    lines: list[str] = []
    used = 0
    evidence = (*task.findings.evidence, *task.findings.further)
    for place, piece in enumerate(evidence, 1):
        line = _line(place, piece)
        used += count_tokens(line)
        if used > budget and lines:
            break
        lines.append(line)
    given = evidence[: len(lines)]
    differing = [
        _differing(conflict)
        for conflict in task.findings.conflicts
        if all(value.citation <= len(given) for value in conflict.values)
    ]
    question = f"Question: {on_one_line(task.question.standalone)}"
    request = "\n".join([*fenced("evidence", lines), *differing, question])
    return request, given


def repair_request(failed: Sequence[tuple[Draft, str]], evidence: Sequence[Evidence]) -> str:
    """Return the sentences that failed, each with the reason and its evidence."""
    named = sorted({place for draft, _ in failed for place in draft.places})
    lines = [_line(place, evidence[place - 1]) for place in named]
    sentences = [f"Sentence: {on_one_line(draft.text)} ({reason})" for draft, reason in failed]
    return "\n".join([*fenced("evidence", lines), *sentences])


def fenced(name: str, lines: Sequence[str]) -> list[str]:
    """Return lines of `json_line` between marks that nothing in them can close."""
    return [f"<{name}>", *lines, f"</{name}>"]


def json_line(record: Mapping[str, str | None]) -> str:
    """Return a record as JSON on one line; what could close a fence is written as its escape."""
    return json.dumps(record, ensure_ascii=False).translate(_ESCAPES)


def on_one_line(text: str) -> str:
    """Return text on one line, and without what could open or close a fence."""
    return " ".join(text.split()).replace("<", "‹")


def written_date(published: PublicationDate) -> str | None:
    """Return an article's date in words, as far as it is known: "4 March 2019", "March 2019"."""
    if published.value is None:
        return None
    day = f"{published.value.day} " if published.precision is DatePrecision.DAY else ""
    month = "" if published.precision is DatePrecision.YEAR else f"{published.value:%B} "
    return f"{day}{month}{published.value.year}"


def _line(place: int, piece: Evidence) -> str:
    article = piece.article
    record = {
        "id": f"e{place}",
        "article": (article.title or piece.source) if article else piece.source,
        "publisher": article.publisher if article else None,
        "date": written_date(article.published) if article else None,
        "speaker": piece.speaker,
        "kind": piece.kind.value,
        "text": " ".join(piece.quote.split()),
    }
    return json_line(record)


def _differing(conflict: Conflict) -> str:
    values = "; ".join(f"{value.value} [e{value.citation}]" for value in conflict.values)
    return f"The articles differ on {on_one_line(conflict.about)}: {on_one_line(values)}."
