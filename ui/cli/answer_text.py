"""An answer as a person reads it in a terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ui.cli.styled import WIDTH, Line, columns, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from rag.answer import Answer, Citation, Conflict

    Precisions = Mapping[str, str]

MARGIN = "    "
QUOTE_MARGIN = "    │ "
UNDATED = "undated"
QUOTES = "quotes"
VERBATIM = "Every sentence is quoted word for word."


def answer_lines(
    answer: "Answer", width: int = WIDTH, precisions: "Precisions | None" = None
) -> Iterator[Line]:
    """Lay out an answer: what was understood, what it says, who worded it, and its sources.

    `precisions` says of articles, by their ids, how much of their dates is known, if not the day.
    """
    known = precisions or {}
    yield from _said_lines(answer, width)
    for conflict in answer.conflicts:
        yield from _conflict_lines(answer, conflict, known)
    if answer.citations:
        yield from (Line(), Line("Sources", "heading"))
        for citation in answer.citations:
            yield from _citation_lines(citation, width, known)
    if answer.near_misses:
        yield Line()
        yield Line("Closest passages; they do not answer the question", "heading")
        for citation in answer.near_misses:
            yield from _citation_lines(citation, width, known)
    if answer.removed:
        yield from (Line(), Line("Taken out of the answer", "heading"))
        for removed in answer.removed:
            yield from wrapped(f"“{removed.text}”: {removed.reason}", width, MARGIN, "quiet")


def worded_by(answer: "Answer") -> str:
    """Say who worded an answer, and what went wrong where a language model failed."""
    if answer.composer == QUOTES:
        return answer.message or VERBATIM
    checked = f"Worded by {answer.composer}, each sentence checked against its source."
    return f"{checked} {answer.message}" if answer.message else checked


def spoken_date(day: "date | None", precision: str = "day") -> str:
    """Write a date for a person, as far as it is known: to the day, the month or the year.

    >>> from datetime import date
    >>> spoken_date(date(2020, 7, 8))
    '8 July 2020'
    >>> spoken_date(date(2021, 12, 1), "month")
    'December 2021'
    """
    if day is None:
        return UNDATED
    forms = {"day": f"{day.day} {day:%B %Y}", "month": f"{day:%B %Y}", "year": f"{day:%Y}"}
    return forms[precision]


def _said_lines(answer: "Answer", width: int) -> Iterator[Line]:
    if answer.standalone_question != answer.question:
        yield from wrapped(f"Understood as: {answer.standalone_question}", width, look="quiet")
    for paragraph in answer.text.split("\n"):
        yield from wrapped(paragraph, width, look="strong" if answer.sentences else "plain")
    if answer.sentences:
        yield from wrapped(worded_by(answer), width, look="quiet")


def _conflict_lines(answer: "Answer", conflict: "Conflict", known: "Precisions") -> Iterator[Line]:
    of_articles = {one.marker: known.get(one.article_id, "day") for one in answer.citations}
    yield Line()
    yield Line(f"The articles differ: {conflict.about}", "warning")
    yield from columns(
        (
            f"[{value.citation}]",
            value.value,
            spoken_date(value.published, of_articles.get(value.citation, "day")),
        )
        for value in conflict.values
    )


def _citation_lines(citation: "Citation", width: int, known: "Precisions") -> Iterator[Line]:
    dated = _dated(citation, known)
    told = [part for part in (citation.title, citation.publisher, dated) if part]
    heading = f"[{citation.marker}] {' · '.join(told)}"
    yield from wrapped(heading, width, MARGIN, look="marker", first="")
    notes = [f"{citation.source}, characters {citation.start}–{citation.end}"]
    if citation.kind == "reader_comment":
        notes.append("a reader's comment")
    if citation.speaker:
        notes.append(f"words of {citation.speaker}")
    if citation.same_origin:
        others = ", ".join(f"[{marker}]" for marker in citation.same_origin)
        notes.append(f"same original report as {others}")
    yield from wrapped("; ".join(notes), width, MARGIN, "quiet")
    yield from wrapped(citation.quote, width, QUOTE_MARGIN)


def _dated(citation: "Citation", known: "Precisions") -> str:
    day = spoken_date(citation.published, known.get(citation.article_id, "day"))
    if citation.published is None or citation.date_basis == "stated":
        return day
    if citation.date_evidence is None:
        return f"{day} ({citation.date_basis})"
    return f"{day} (inferred: {citation.date_evidence})"
