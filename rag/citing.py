"""Citations: evidence with its article's facts and a marker, in the order of first mention."""

from collections.abc import Sequence

from ingest.records import PublicationDate, SegmentKind
from rag.answer import Citation
from rag.strategies.findings import Evidence


class CitationList:
    """Gives markers to evidence as sentences come to cite it."""

    def __init__(self, evidence: Sequence[Evidence]) -> None:
        """`evidence` is cited by its place in this sequence, from 1."""
        self._evidence = tuple(evidence)
        self._markers: dict[int, int] = {}

    def cite(self, place: int) -> int:
        """Return the marker of the evidence at a place, a new one at its first mention."""
        return self._markers.setdefault(place, len(self._markers) + 1)

    def citation(self, place: int) -> Citation:
        """Return the citation of evidence that has a marker, as known so far."""
        return self._citation(place, self._markers[place])

    def citations(self) -> tuple[Citation, ...]:
        """Return all citations in the order of their markers."""
        return tuple(self._citation(place, marker) for place, marker in self._markers.items())

    def note(self, place: int) -> str:
        """Return what is shown behind the marker of the evidence at a place."""
        return self._evidence[place - 1].note

    def _citation(self, place: int, marker: int) -> Citation:
        evidence = self._evidence[place - 1]
        same = tuple(
            other
            for other_place, other in self._markers.items()
            if other_place != place and _same_origin(evidence, self._evidence[other_place - 1])
        )
        return cited(evidence, marker, same)


def cited(evidence: Evidence, marker: int, same_origin: tuple[int, ...] = ()) -> Citation:
    """Return evidence as a citation with a marker."""
    article = evidence.article
    comment = evidence.kind is SegmentKind.READER_COMMENT
    published = article.published if article and not comment else PublicationDate()
    return Citation(
        marker=marker,
        article_id=evidence.article_id,
        source=evidence.source,
        title=article.title if article else None,
        publisher=article.publisher if article else None,
        published=published.value,
        date_basis=published.basis.value,
        date_evidence=published.evidence,
        kind="reader_comment" if comment else "article",
        speaker=evidence.speaker,
        same_origin=same_origin,
        quote=evidence.quote,
        start=evidence.start,
        end=evidence.end,
    )


def _same_origin(one: Evidence, other: Evidence) -> bool:
    return (
        one.article is not None
        and other.article is not None
        and one.article.origin is not None
        and one.article.article_id != other.article.article_id
        and one.article.origin == other.article.origin
        and one.kind is SegmentKind.ARTICLE
        and other.kind is SegmentKind.ARTICLE
    )
