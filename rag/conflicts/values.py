"""Differing readings as a conflict: each value once for each report, in order."""

from collections.abc import Callable, Sequence

from rag.answer import Conflict, ConflictValue
from rag.conflicts.records import Reading

SameValue = Callable[[int, int], bool]


def conflict_of(about: str, readings: Sequence[Reading], same: SameValue) -> Conflict | None:
    """Make a conflict of readings; `same(i, j)` says whether two of them agree.

    Of readings that agree within one report only the first is kept.

    Returns:
        The conflict, or None where all agree or one article alone gives the values.
    """
    kept: list[int] = []
    for place, reading in enumerate(readings):
        if not any(
            same(place, other) and readings[other].source.origin == reading.source.origin
            for other in kept
        ):
            kept.append(place)
    differ = any(
        not same(place, other)
        and readings[place].source.article_id != readings[other].source.article_id
        for place in kept
        for other in kept
        if place < other
    )
    if not differ:
        return None
    return Conflict(
        about=about,
        values=tuple(
            ConflictValue(
                value=readings[place].words,
                citation=readings[place].source.citation,
                published=readings[place].source.published,
            )
            for place in kept
        ),
    )


def asked_about(question: str) -> str:
    """Turn a question into what a conflict is about: "Who won the cup?" → "who won the cup"."""
    bare = question.strip().rstrip("?!. ")
    first, _, rest = bare.partition(" ")
    lowered = first if first.isupper() and len(first) > 1 else first[:1].lower() + first[1:]
    return f"{lowered} {rest}".strip()
