"""How differing values are told: numbered like the evidence, dated, and how they stand together."""

from collections.abc import Mapping, Sequence

from ingest.records import DateBasis, DatePrecision, PublicationDate
from rag.answer import Conflict
from rag.conflicts import ConflictInput, as_sequence, explain
from rag.evidence.candidates import Candidate


def conflict_input(
    candidate: Candidate,
    place: int,
    answer_span: tuple[int, int] | None = None,
    *,
    sure: bool = False,
) -> ConflictInput:
    """Return a sentence as it is compared with others; its values cite `place`."""
    article = candidate.article
    article_id = candidate.sentence.article_id
    return ConflictInput(
        text=candidate.text,
        article_id=article_id,
        origin=(article.origin if article else None) or article_id,
        published=article.published.value if article else None,
        citation=place,
        answer_span=answer_span,
        sure=sure,
    )


def dated_note(published: PublicationDate) -> str:
    """Return how an article's date reads behind a citation: "July 2021, inferred"."""
    if published.value is None:
        return "undated"
    day = published.value
    written = {
        DatePrecision.DAY: f"{day.day} {day:%B %Y}",
        DatePrecision.MONTH: f"{day:%B %Y}",
        DatePrecision.YEAR: f"{day:%Y}",
    }[published.precision]
    return f"{written}, inferred" if published.basis is DateBasis.INFERRED else written


def renumbered(
    conflicts: Sequence[Conflict], rows: Sequence[int], places: Mapping[int, int]
) -> tuple[Conflict, ...]:
    """Return the conflicts citing places in the evidence; values that were left out are gone.

    `rows[citation - 1]` is the row of the sentence that a value cites, `places` the place in the
    evidence, from 1, of each row that is in it.
    """
    kept = []
    for conflict in conflicts:
        values = tuple(
            value.model_copy(update={"citation": places[rows[value.citation - 1]]})
            for value in conflict.values
            if rows[value.citation - 1] in places
        )
        if len(values) > 1:
            kept.append(conflict.model_copy(update={"values": values}))
    return tuple(kept)


def in_order_of_time(conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Return the conflicts, the values of those that tell a change in the order of their dates."""
    told = ((conflict, as_sequence(conflict)) for conflict in conflicts)
    return tuple(
        conflict.model_copy(update={"values": sequence.values}) if sequence.is_change else conflict
        for conflict, sequence in told
    )


def remark_on(conflicts: Sequence[Conflict]) -> str:
    """Return how differing values stand to each other, for a person."""
    found = [explain(conflict) for conflict in conflicts]
    said = dict.fromkeys(str(relation) for relation in found if relation)
    return f"The articles differ: {'; '.join(said)}." if said else ""
