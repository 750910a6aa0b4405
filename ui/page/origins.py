"""How many original reports stand behind the articles that an answer cites."""

from collections.abc import Sequence

from rag.answer import Citation


def count_articles(citations: Sequence[Citation]) -> int:
    """How many different articles are cited."""
    return len({citation.article_id for citation in citations})


def count_origins(citations: Sequence[Citation]) -> int:
    """How many original reports they go back to.

    Citations of one article are one report, and so are those whose `same_origin` links them,
    directly or over others.
    """
    leader = {citation.marker: citation.marker for citation in citations}
    by_article: dict[str, int] = {}

    def find(marker: int) -> int:
        while leader[marker] != marker:
            marker = leader[marker]
        return marker

    for citation in citations:
        twin = by_article.setdefault(citation.article_id, citation.marker)
        for other in (twin, *citation.same_origin):
            if other in leader:
                leader[find(citation.marker)] = find(other)
    return len({find(marker) for marker in leader})


def counted_sources(citations: Sequence[Citation]) -> str:
    """Name both numbers where they differ: `4 articles, 2 original reports`."""
    articles, origins = count_articles(citations), count_origins(citations)
    words = counted(articles, "article")
    return words if articles == origins else f"{words}, {counted(origins, 'original report')}"


def counted(number: int, noun: str) -> str:
    """Give a number with its noun: `1 article`, `3 articles`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
