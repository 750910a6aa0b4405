"""Counts of one thing that differ between articles."""

import re
from collections.abc import Iterator, Sequence

from ingest.names import NameTable
from rag.answer import Conflict
from rag.conflicts.comparing import same_figure
from rag.conflicts.counts import BROAD, Count, Subject, counts_of, of_one_thing
from rag.conflicts.lexicon import HARM, happening_of, kind_of, one_unit
from rag.conflicts.records import ConflictInput
from rag.conflicts.replaced import replaced_words
from rag.conflicts.values import asked_about, conflict_of
from rag.conflicts.wanted_counts import happened_in, wanted_subject
from rag.question.asked_for import AskedFor
from rag.question.counted import counted_noun
from rag.words import words

_HAPPENED = {
    "hurt": "injured",
    "killed": "killed",
    "held": "held",
    "withdrawn": "withdrawn",
    "lost": "lost",
    "displaced": "displaced",
    "missing": "missing",
    "peak": "at the peak",
    "ill": "ill",
}
BEST = 1
"""The citation of the sentence that answers best."""
_ANYBODY = frozenset({"people", "troops"})
"""Who is counted where people, or those of a nationality ("how many Americans"), are asked for."""
_PART = re.compile(
    r"\s+of (?:(?P<whole>them|these|those|whom)\b|(?:the|its|his|her|their|our) (?P<counted>\w+))"
)
_RATE = re.compile(r"\bone(?: \w+){0,2} (?:in|out of) $", re.IGNORECASE)
_MEASURES = BROAD - {"money"}
"""Kinds of figures that are of something: the question tells of what."""
_KIND_ASKED = {
    AskedFor.MONEY: "money",
    AskedFor.SHARE: "share",
    AskedFor.DURATION: "time",
    AskedFor.AGE: "time",
}


def differing_counts(
    question: str, asked: AskedFor, evidence: Sequence[ConflictInput], names: NameTable
) -> Iterator[Conflict]:
    """Find counts of one thing, the asked one where a count is asked for, that differ."""
    wanted = wanted_subject(question, names)
    found = [
        count
        for item in evidence
        for count in counts_of(item, names)
        if not _is_a_part(item.text, count.quantity.start, count.quantity.end)
    ]
    read = _read_counts(found, wanted, asked, happened_in(question))
    counts = [
        count
        for count in found
        if count in read or _is_wanted(count.subject, wanted, asked, question)
    ]
    told_alike = _told_alike(evidence)
    for group in _groups(counts, read, told_alike):
        conflict = _conflict_in(group, _about(group, names) or asked_about(question))
        if conflict:
            yield conflict


def _conflict_in(group: Sequence[Count], about: str) -> Conflict | None:
    return conflict_of(
        about,
        [count.reading for count in group],
        lambda i, j: same_figure(group[i].quantity, group[j].quantity),
    )


def _is_a_part(text: str, start: int, end: int) -> bool:
    """Whether a figure counts some of those counted elsewhere: two of the dead, one in three."""
    if _RATE.search(text[:start]):
        return True
    part = _PART.match(text, end)
    return bool(part and (part["whole"] or happening_of(part["counted"].lower()) in HARM))


def _is_read(count: Count) -> bool:
    """Whether a reader took the figure for what the question asks."""
    source = count.reading.source
    span = source.answer_span
    return (
        source.sure
        and span is not None
        and span[0] < count.reading.end
        and count.reading.start < span[1]
    )


def _read_counts(
    counts: Sequence[Count], wanted: Subject, asked: AskedFor, happened: frozenset[str]
) -> list[Count]:
    """Give figures that a reader took for the answer: of one kind, no other harm, place or year.

    The best sentence's figure tells the kind, where one was read there: "length" asks for metres
    or for days, and "head trauma" for the injured. Nobody is harmed by a measure, whatever stands
    beside it.
    """
    if asked is not AskedFor.QUANTITY and asked not in _KIND_ASKED:
        return []
    read = [count for count in counts if _is_read(count)]
    kind = _KIND_ASKED.get(asked)
    if read and read[0].reading.source.citation == BEST:
        kind = _broad_kind(read[0])
        happened = happened or read[0].subject.happenings
    return [
        count
        for count in read
        if _broad_kind(count) == kind
        if kind or not count.subject.happenings & HARM - happened
        if not _apart(count.subject, wanted)
    ]


def _broad_kind(count: Count) -> str | None:
    """Give the kind of a measured figure; None for one that counts things."""
    return count.subject.unit if count.subject.unit in BROAD else None


def _is_wanted(subject: Subject, wanted: Subject, asked: AskedFor, question: str) -> bool:
    found = words(question)
    kinds = {kind for word in found if (kind := kind_of(word.folded))}
    if "people" in kinds or (asked is AskedFor.QUANTITY and not kinds and wanted.peoples):
        kinds |= _ANYBODY
    happened = happened_in(question)
    if asked is AskedFor.QUANTITY and happened & HARM and counted_noun(question) is None:
        kinds |= _ANYBODY
    if asked in _KIND_ASKED:
        if subject.unit not in (_KIND_ASKED[asked], None):
            return False
    elif kinds:
        alike = any(one_unit(subject.unit, kind, subject.happenings) for kind in kinds)
        if not alike or subject.happenings != happened:
            return False
    elif asked is AskedFor.QUANTITY:
        if subject.unit not in wanted.stems or subject.happenings != happened:
            return False
    elif not subject.stems & wanted.stems:
        return False
    return not _apart(subject, wanted)


def _apart(subject: Subject, wanted: Subject) -> bool:
    """Whether both tell a place, a people or a year, and not the same."""
    return any(
        mine and theirs and not mine & theirs
        for mine, theirs in (
            (subject.places, wanted.places),
            (subject.peoples, wanted.peoples),
            (subject.years, wanted.years),
        )
    )


def _told_alike(evidence: Sequence[ConflictInput]) -> set[frozenset[tuple[int, int]]]:
    """Find pairs of figures, by citation and place, that replace one another in a sentence."""
    pairs = set()
    for place, item in enumerate(evidence):
        for other in evidence[place + 1 :]:
            if item.article_id == other.article_id:
                continue
            for mine, theirs in replaced_words(item, other):
                pairs.add(frozenset(((item.citation, mine.start), (other.citation, theirs.start))))
    return pairs


def _groups(
    counts: Sequence[Count], read: Sequence[Count], told_alike: set[frozenset[tuple[int, int]]]
) -> Iterator[list[Count]]:
    groups: list[list[Count]] = []
    for count in counts:
        joined = [
            group
            for group in groups
            if any(_one_thing(count, other, read, told_alike) for other in group)
        ]
        merged = [other for group in joined for other in group]
        groups = [group for group in groups if group not in joined]
        groups.append([*merged, count])
    yield from groups


def _one_thing(
    left: Count,
    right: Count,
    read: Sequence[Count],
    told_alike: set[frozenset[tuple[int, int]]],
) -> bool:
    first, second = left.reading, right.reading
    if first.source.article_id == second.source.article_id:
        return False
    if any(_covers(pair, left) and _covers(pair, right) for pair in told_alike):
        return True
    if left in read and right in read:
        return not _apart(left.subject, right.subject)
    return of_one_thing(left.subject, right.subject)


def _covers(pair: frozenset[tuple[int, int]], count: Count) -> bool:
    return any(
        citation == count.reading.source.citation
        and count.quantity.start <= start < count.quantity.end
        for citation, start in pair
    )


def _says(noun: str, happened: str) -> bool:
    """Whether the name of what is counted itself says what happened: "wounded", "dead"."""
    return any(happening_of(word.folded) == happened for word in words(noun))


def _about(group: Sequence[Count], names: NameTable) -> str | None:
    """Name what is counted: "U.S. troops in Iraq", "US troops injured"."""
    noun = next((count.noun for count in group if " " in count.noun), None) or next(
        (count.noun for count in group if count.noun), None
    )
    if noun is None or group[0].subject.unit in _MEASURES:
        return None
    happened = [
        word
        for name, word in _HAPPENED.items()
        if name in group[0].subject.happenings and not _says(noun, name)
    ]
    places = frozenset[int]().union(*(count.subject.places for count in group))
    common = [
        place
        for place in sorted(places)
        if all(not count.subject.places or place in count.subject.places for count in group)
    ]
    where = [f"in {names.entries[place].canonical}" for place in common[:1]]
    return " ".join([noun, *happened, *where])
