"""Which sentences are compared for the values that articles differ on, and how they differ."""

from collections.abc import Sequence

from rag.answer import Conflict
from rag.conflicts import (
    ConflictInput,
    differing_answers,
    find_conflicts,
    parse_quantities,
)
from rag.evidence.candidates import CANDIDATE_PASSAGES
from rag.evidence.demands import meets_demands
from rag.evidence.ranked import Ranked
from rag.evidence.weights import sigmoid
from rag.question.asked_for import AskedFor
from rag.question.times import TimeOrder
from rag.question.understanding import Question
from rag.request import Filters
from rag.searcher import Found, Searcher
from rag.strategies.counting import counting_question
from rag.strategies.differing import conflict_input

COUNT_SHARE = 0.01
CONFLICT_SHARE = 0.5
"""A differing value counts when its sentence has this share of the best one's probability.

Counts may have less: a sentence that counts the very thing asked for is about it."""
CONFLICT_CANDIDATES = 20
SURE = 0.2
"""The reader's probability from which the figure that it marks is the one asked for."""
SURE_OF_COUNT = 0.1
"""The same for a figure that counts the very noun asked for ("38,000 cheeses")."""
COUNTS_IT = 1.0
"""The signal of type of a sentence that has one."""
SURE_WORDS = 0.2
"""How much of the question's words a sentence must match for that, unless it is the best one."""
TYPE_BONUS = 0.2
"""What a figure of the kind asked for is worth, as cosine, in the order of reading."""
_VALUED = frozenset(
    {
        AskedFor.QUANTITY, AskedFor.DATE, AskedFor.DURATION, AskedFor.MONEY, AskedFor.SHARE,
        AskedFor.AGE, AskedFor.PERSON, AskedFor.PLACE, AskedFor.THING, AskedFor.CHANGE,
        AskedFor.YES_NO,
    }
)  # fmt: skip
"""Kinds of question whose answers are values that articles can differ on."""
FIGURES = frozenset(
    {AskedFor.QUANTITY, AskedFor.MONEY, AskedFor.SHARE, AskedFor.DURATION, AskedFor.AGE}
)
"""Kinds whose values are compared as quantities with units, not as wordings."""


def sentence_row(entry: Ranked) -> int:
    """Return the row of an entry's sentence in the index, whichever search found it."""
    return entry.candidate.sentence.row


def compared(
    question: Question,
    searcher: Searcher,
    filters: Filters,
    found: Found,
    chosen: Sequence[Ranked],
) -> tuple[tuple[Ranked, ...], tuple[Conflict, ...]]:
    """Return the candidates that were compared, best first, and how they differ.

    Each value of a conflict cites the place, from 1, of its sentence among them.
    """
    if question.asked_for not in _VALUED or not chosen:
        return (), ()
    valued = _valued(question, searcher, found, chosen)
    asked = counting_question(question, searcher, valued)
    if question.asked_for in FIGURES:
        valued = _with_alike(question, searcher, filters, found, valued)
        valued = _read_elsewhere(question, searcher, valued)
    conflicts = tuple(find_conflicts(asked, compared_inputs(question, valued), searcher.names))
    if conflicts:
        return valued, conflicts
    return valued, differing_answers(question.standalone, compared_inputs(question, valued))


def at_the_end(
    order: TimeOrder, valued: Sequence[Ranked], conflicts: Sequence[Conflict]
) -> Ranked | None:
    """Return the sentence of the newest, or oldest, dated value of a conflict on figures."""
    cited = {value.citation for conflict in conflicts[:1] for value in conflict.values}
    dated = [
        (article.published.value, place)
        for place, entry in enumerate(valued)
        if place + 1 in cited and (article := entry.candidate.article) and article.published.value
    ]
    if not dated:
        return None
    days = [day for day, _ in dated]
    wanted = max(days) if order is TimeOrder.NEWEST else min(days)
    return next(valued[place] for day, place in dated if day == wanted)


def _with_alike(
    question: Question,
    searcher: Searcher,
    filters: Filters,
    found: Found,
    valued: Sequence[Ranked],
) -> tuple[Ranked, ...]:
    """Add what may give another figure for the same thing.

    That is sentences like the best one, what the reader takes for an answer too or has not read,
    and sentences of passages that are too far down to answer.
    """
    if not valued:
        return ()
    near = searcher.alike(question, found.vectors[valued[0].row], filters, parse_quantities)
    lower = [hit.passage.passage_id for hit in found.hits[CANDIDATE_PASSAGES:]]
    further = searcher.among(question, lower, parse_quantities)
    candidates = [
        entry
        for entry in found.ranked
        if (
            entry.reader.probability >= SURE
            if entry.reader
            else parse_quantities(entry.candidate.text)
        )
    ]
    new = {
        sentence_row(entry): entry
        for entry in (*near, *further.ranked, *candidates)
        if meets_demands(question, entry, searcher.signals, typed=False)
    }
    known = {sentence_row(entry) for entry in valued}
    return (*valued, *(entry for row, entry in new.items() if row not in known))


def _read_elsewhere(
    question: Question, searcher: Searcher, valued: Sequence[Ranked]
) -> tuple[Ranked, ...]:
    """Let the reader read what gives a figure in other articles than the best sentence's.

    What an article says in words of its own is too far from the question to be read at first.
    """
    if not valued:
        return ()
    own = valued[0].candidate.sentence.article_id
    elsewhere = sorted(
        (entry for entry in valued if entry.candidate.sentence.article_id != own),
        key=lambda entry: -(entry.signals.sentence_cosine + TYPE_BONUS * entry.signals.answer_type),
    )
    heard = {sentence_row(entry): entry for entry in searcher.read_further(question, elsewhere)}
    return tuple(heard.get(sentence_row(entry), entry) for entry in valued)


def compared_inputs(question: Question, valued: Sequence[Ranked]) -> list[ConflictInput]:
    """Return sentences as they are compared, with what the reader marked; the best one first."""
    return [
        conflict_input(
            entry.candidate,
            place,
            entry.reader.span if entry.reader else None,
            sure=_is_sure(question, entry, best=place == 1),
        )
        for place, entry in enumerate(valued, 1)
    ]


def _is_sure(question: Question, entry: Ranked, *, best: bool) -> bool:
    """Whether the reader's figure is the one asked for, by its doubt and the sentence's words."""
    if entry.reader is None:
        return False
    if question.asked_for is AskedFor.QUANTITY and entry.signals.answer_type == COUNTS_IT:
        return entry.reader.probability >= SURE_OF_COUNT
    if entry.reader.probability < SURE:
        return False
    return best or entry.signals.terms >= SURE_WORDS


def _valued(
    question: Question, searcher: Searcher, found: Found, chosen: Sequence[Ranked]
) -> tuple[Ranked, ...]:
    """Return the supported candidates whose values are compared, best first."""
    if question.order is not None and question.asked_for not in FIGURES:
        return tuple(chosen)
    counts = question.asked_for in (AskedFor.QUANTITY, AskedFor.CHANGE)
    floor = (COUNT_SHARE if counts else CONFLICT_SHARE) * sigmoid(chosen[0].logit)
    supported = _supported(question, searcher, found, floor)
    if question.asked_for is not AskedFor.DATE:
        return supported
    read = [entry for entry in supported if _has_read_span(entry)]
    rows = {sentence_row(entry) for entry in read}
    surely = (
        entry
        for entry in _supported(question, searcher, found, 0.0)
        if _has_read_span(entry) and _is_sure(question, entry, best=False)
    )
    return (*read, *(entry for entry in surely if sentence_row(entry) not in rows))


def _supported(
    question: Question, searcher: Searcher, found: Found, floor: float
) -> tuple[Ranked, ...]:
    """Return the candidates of at least a probability that have all that is demanded."""
    return tuple(
        entry
        for entry in found.ranked[:CONFLICT_CANDIDATES]
        if sigmoid(entry.logit) >= floor and meets_demands(question, entry, searcher.signals)
    )


def _has_read_span(entry: Ranked) -> bool:
    """Whether the reader marked the words: other dates in a sentence are of other events."""
    return entry.reader is not None and entry.reader.span is not None
