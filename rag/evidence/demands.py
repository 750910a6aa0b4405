"""What a question demands of evidence, and what is left of the support where evidence lacks it."""

import math
from collections.abc import Sequence

from rag.evidence.answer_types import demands_type
from rag.evidence.ranked import Ranked, says_little, states_nothing
from rag.evidence.selection import leans_on_previous
from rag.evidence.signals import SignalReader
from rag.question.asked_for import AskedFor
from rag.question.understanding import Question

REORDERED = 8
"""Candidates that may change places for what they lack."""
ANCHOR_MISSING_FACTOR = 0.2
"""What is left of the support when evidence lacks a name, nationality, number or date asked for."""
NAMED_ELSEWHERE_FACTOR = 0.5
"""The same where the names stand in another part of the article."""
WRONG_TYPE_FACTOR = 0.3
"""What is left of it when evidence has nothing of the kind asked for.

"Who" may also be a body that is no name ("a co-operative of 41 farms"), if the reader marks it."""
PREDICATE_MATCH = 0.12
SHORT_PREDICATE = 2
"""A question of more words than these may be a paraphrase that shares none with its answer."""
_SOMEWHERE = frozenset(
    {
        *("base", "camp", "country", "city", "town", "village", "island", "region", "province"),
        *("area", "district", "valley", "port", "site", "place", "there"),
    }
)
"""Words that stand for a place which evidence may name: no deed or state turns on them."""
PREDICATE_MISSING_FACTOR = 0.35
"""What is left of it when none of the question's words but its names is matched even loosely."""
READ_IN_CONTEXT = 0.3
"""The reader's probability from which names count that stand elsewhere in the article."""
READ_AS_ANSWER = 0.3
"""The reader's probability from which a paraphrase needs no word of the question."""
DOUBTED, UNMATCHED, FEW_TERMS = 0.2, 0.05, 0.25
"""A yes or no that the reader gives less, with no match of the question's rarest word and fewer of
its words, is beside the point ("Were there rats in the dairy?")."""
LEAST_TERMS, LEAST_COSINE = 0.05, 0.3
"""Evidence that matches fewer words, and is further away, speaks of something else altogether."""
STATES_NOTHING_FACTOR = 0.5
"""What is left of it when evidence is a heading or a question."""
SAYS_LITTLE_FACTOR = 0.1
"""What is left of it when evidence is a byline or a dateline, which say nothing of the event."""
OUT_OF_SCOPE_FACTOR = 0.1
"""What is left of it when evidence is of another time or country, or somebody else's words."""


def by_demands(
    question: Question, ranked: Sequence[Ranked], reader: SignalReader
) -> tuple[Ranked, ...]:
    """Reorder the candidates that the reader read: what lacks something demanded falls behind.

    Without the reader the order stays: a sentence that has it all may then be of anything.
    """
    if not ranked or ranked[0].reader is None:
        return tuple(ranked)
    first = sorted(
        ranked[:REORDERED],
        key=lambda entry: -(entry.logit + math.log(demerit(question, entry, reader))),
    )
    return (*first, *ranked[REORDERED:])


def demerit(question: Question, entry: Ranked, reader: SignalReader) -> float:
    """Return the factor, at most 1, for what the question demands and evidence lacks."""
    sure = entry.reader is not None and entry.reader.probability >= READ_IN_CONTEXT
    factor = _unmet(question, entry, reader, _named_in_article(question, entry) if sure else "")
    unmatched = _has_short_predicate(question) and entry.signals.terms < PREDICATE_MATCH
    if (
        (unmatched and not _is_read_as_answer(entry))
        or _is_of_nothing_asked(question, entry)
        or _is_beside_the_point(question, entry)
    ):
        factor *= PREDICATE_MISSING_FACTOR
    return factor


def _named_in_article(question: Question, entry: Ranked) -> str:
    """Return the question's names that the article of a sentence writes somewhere."""
    article = entry.candidate.sentence.article_id
    named = [one.entry.canonical for one in question.mentions if article in one.entry.articles]
    return ", ".join(named)


def _is_of_nothing_asked(question: Question, entry: Ranked) -> bool:
    """Whether a question without names shares nothing with evidence but the kind of thing."""
    signals = entry.signals
    named = question.anchors or question.mentions or not question.terms
    return not named and signals.terms < LEAST_TERMS and signals.sentence_cosine < LEAST_COSINE


def _is_beside_the_point(question: Question, entry: Ranked) -> bool:
    """Whether a doubtful yes or no has neither the question's rarest word nor many others."""
    if entry.reader is None or question.asked_for is not AskedFor.YES_NO:
        return False
    signals = entry.signals
    doubted = entry.reader.probability < DOUBTED
    return doubted and signals.rarest < UNMATCHED and signals.terms < FEW_TERMS


def _is_read_as_answer(entry: Ranked) -> bool:
    """Whether the trained reader takes words of the sentence for the answer, whatever the words."""
    return entry.reader is not None and entry.reader.probability >= READ_AS_ANSWER


def meets_demands(
    question: Question, entry: Ranked, reader: SignalReader, *, typed: bool = True
) -> bool:
    """Whether evidence has the names, the kind of thing, the time and the speaker asked for.

    Names that its article opens with count here: it is compared with evidence that has them.
    Without `typed` it need not have the kind of thing.
    """
    return _unmet(question, entry, reader, entry.candidate.lead, typed=typed) == 1.0


def _unmet(
    question: Question,
    entry: Ranked,
    reader: SignalReader,
    opening: str = "",
    *,
    typed: bool = True,
) -> float:
    factor = 1.0
    if missing_anchors(question, entry, reader, opening):
        there = _named_in_article(question, entry)
        elsewhere = not opening and not missing_anchors(question, entry, reader, there)
        factor *= NAMED_ELSEWHERE_FACTOR if elsewhere else ANCHOR_MISSING_FACTOR
    elif question.asked_for is AskedFor.AGE and _is_of_another(question, entry, reader):
        factor *= ANCHOR_MISSING_FACTOR
    if typed and demands_type(question.asked_for) and not entry.signals.answer_type:
        marked = question.asked_for is AskedFor.PERSON and _is_read_as_answer(entry)
        factor *= 1.0 if marked else WRONG_TYPE_FACTOR
    if states_nothing(entry.candidate):
        factor *= STATES_NOTHING_FACTOR
    if says_little(entry.candidate):
        factor *= SAYS_LITTLE_FACTOR
    if not entry.in_scope or not entry.by_speaker or entry.elsewhere:
        factor *= OUT_OF_SCOPE_FACTOR
    return factor


def _is_of_another(question: Question, entry: Ranked, reader: SignalReader) -> bool:
    """Whether a sentence neither names whom the question does nor goes on about him."""
    asked = {one.entry.name_id for one in question.mentions if one.entry.kind == "person"}
    if not asked or asked & reader.mentions(entry.candidate.text):
        return False
    return not leans_on_previous(entry)


def _has_short_predicate(question: Question) -> bool:
    """Whether a question turns on a word or two ("born", "resign") that evidence must have."""
    if question.asked_for is AskedFor.STATEMENT:
        return False
    counted = question.counted.start if question.counted else None
    told = [
        word for word in question.terms if word.start != counted and word.folded not in _SOMEWHERE
    ]
    return 0 < len(told) <= SHORT_PREDICATE


def missing_anchors(
    question: Question, entry: Ranked, reader: SignalReader, opening: str = ""
) -> tuple[str, ...]:
    """Return the question's names and numbers that neither the passage nor its title mention.

    `opening` is further text that may mention them.
    """
    candidate = entry.candidate
    published = candidate.article.published.value if candidate.article else None
    return reader.missing_anchors(
        question,
        (
            *candidate.leading,
            *candidate.around,
            candidate.title,
            opening,
            candidate.sentence.speaker or "",
            published.strftime("%A %d %B %Y") if published else "",
            (candidate.article.publisher or "") if candidate.article else "",
        ),
    )
