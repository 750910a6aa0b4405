"""Puts a plain system's chosen words into the form of our answers, cited to their offsets."""

from collections.abc import Sequence

from rag.answer import Answer, AnswerSentence, Citation


def quoted(question: str, source: str, text: str, spans: Sequence[tuple[int, int]]) -> Answer:
    """Make an answer of exact words of one source; whole files are its articles."""
    citations = tuple(
        Citation(
            marker=marker,
            article_id=source,
            source=source,
            title=None,
            publisher=None,
            published=None,
            date_basis="unknown",
            date_evidence=None,
            kind="article",
            speaker=None,
            quote=text[start:end],
            start=start,
            end=end,
        )
        for marker, (start, end) in enumerate(spans, start=1)
    )
    sentences = tuple(
        AnswerSentence(text=c.quote, citations=(c.marker,), verdict="verbatim") for c in citations
    )
    return Answer(
        question=question,
        standalone_question=question,
        status="answered",
        text=" ".join(f"{c.quote} [{c.marker}]" for c in citations),
        sentences=sentences,
        citations=citations,
    )
