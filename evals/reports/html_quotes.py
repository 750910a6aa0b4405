"""Quotes in the HTML report, each in its article: cited and gold side by side."""

from html import escape

from evals.cases import Case, Places, Span
from evals.cases.places import MIN_OVERLAP
from rag.answer import Answer, Citation

CONTEXT = 220  # characters shown on each side of a quote
MAX_PASSAGE_CHARACTERS = 600
MAX_PAIRS = 4


def text_of(places: Places, source: str, start: int, end: int) -> str:
    """Give the beginning of a stretch of a source."""
    text = (places.text(source) or "")[start:end]
    return text if len(text) <= MAX_PASSAGE_CHARACTERS else text[:MAX_PASSAGE_CHARACTERS] + " …"


def answer_citations(answer: Answer, places: Places) -> str:
    """List citations with what is known of their article; near misses where refused."""
    groups = (("Citations", answer.citations), ("Nearest, not answering", answer.near_misses))
    return "".join(
        f"<details><summary>{title}: {len(citations)}</summary><ol class='citations'>"
        + "".join(_citation(citation, places) for citation in citations)
        + "</ol></details>"
        for title, citations in groups
        if citations
    )


def cited_beside_gold(case: Case, answer: Answer, places: Places) -> str:
    """Show each gold place beside the citation that holds it, or beside the first citation."""
    gold = places.gold_of(case)
    if not gold:
        return ""
    pairs = _pairs(gold, answer.citations)
    nothing = '<p class="hint">nothing</p>'
    rows = "".join(
        f'<div class="pair"><div><h4>gold</h4>{_gold(span, places)}</div>'
        f"<div><h4>cited{f' [{citation.marker}]' if citation else ''}</h4>"
        f"{_cited(citation, places) if citation else nothing}</div></div>"
        for span, citation in pairs[:MAX_PAIRS]
    )
    more = len(gold) - min(len(pairs), MAX_PAIRS)
    note = f'<p class="hint">{more} further gold places</p>' if more > 0 else ""
    return f"<h3>Gold and cited</h3>{rows}{note}"


def _pairs(
    gold: tuple[Span, ...], citations: tuple[Citation, ...]
) -> list[tuple[Span, Citation | None]]:
    held = [
        (span, citation)
        for citation in citations
        for span in gold
        if span.overlap(citation.source, citation.start, citation.end) >= MIN_OVERLAP
    ]
    if held:
        return list(held)
    first = citations[0] if citations else None
    return [(gold[0], first)]


def _citation(citation: Citation, places: Places) -> str:
    return f'<li value="{citation.marker}">{_cited(citation, places)}</li>'


def _cited(citation: Citation, places: Places) -> str:
    facts = " · ".join(
        escape(str(fact))
        for fact in (
            citation.title or "untitled",
            citation.publisher,
            f"{citation.published} ({citation.date_basis})" if citation.published else "undated",
            f"speaker {citation.speaker}" if citation.speaker else None,
            "reader comment" if citation.kind == "reader_comment" else None,
        )
        if fact
    )
    shown = _in_article(places, citation.source, citation.start, citation.end)
    return f'<p class="hint">{facts}</p>{shown}'


def _gold(span: Span, places: Places) -> str:
    title = escape(places.title(span.article))
    return f'<p class="hint">{title}</p>{_in_article(places, span.source, span.start, span.end)}'


def _in_article(places: Places, source: str, start: int, end: int) -> str:
    text = places.text(source)
    if text is None:
        return f'<p class="bad">no such file: {escape(source)}</p>'
    before = text[max(0, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    return (
        f"<blockquote>{'… ' if start > CONTEXT else ''}{escape(before)}"
        f"<mark>{escape(text[start:end])}</mark>{escape(after)}"
        f"{' …' if end + CONTEXT < len(text) else ''}</blockquote>"
        f'<button class="whole" data-source="{escape(source, quote=True)}" data-start="{start}" '
        f'data-end="{end}">{escape(source)} {start}–{end}</button>'
    )
