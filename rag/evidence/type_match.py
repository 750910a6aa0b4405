"""Whether a candidate has the kind of thing asked for: a count of it, a date, a name."""

import re

from ingest.names import NameTable
from rag.conflicts import HARM, counts_alike, happenings_in
from rag.evidence.answer_types import Span, answer_spans, demands_type, exact_enough, figures
from rag.evidence.candidates import Candidate
from rag.question.asked_for import AskedFor
from rag.question.understanding import Question
from rag.roles.vocabulary import names_people
from rag.word_matching import MATCHED, WordMatcher
from rag.words import words

MODIFIER_REACH = 24
"""Characters behind a figure in which the country of what it counts may stand ("64 US troops")."""
DEED_REACH = 60
"""Characters around a figure in which what happened to those whom it counts is looked for."""
HEAD_REACH = 5
"""Words after a figure in which the thing that it counts is looked for."""
_NUMBER_OF = re.compile(
    r"\b(?:number|total|strength|size) of (?P<what>[^,;:]{2,60}?)\s+"
    r"(?:in|is|was|to|at|has|had|stands|stood|by|reached|fell|rose)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
"""What a figure counts, told before it: "the number of U.S. troops in Syria is close to 900"."""
_SOMEWHERE = re.compile(
    r"\b(?:in|at|on|near|outside|inside|into|to|from|behind|under|beside|opposite|aboard|along|off|across)\s+"
    r"(?:the|an?|his|her|their|its|this|that)\s+(?:[\w’'-]+\s+){0,3}?[a-z]{3,}"
)
_BY_SOMEONE = re.compile(
    r"\w(?:ed|ht|ld|en|un|ut|id|ne|wn)\s+by\s+(?:an?|the|his|her|their)\s+[a-z]"
)
"""A deed and who did it, who need have no name: "bought by a co-operative"."""
PERHAPS = 0.5
UNMARKED_REASON = 0.8
UNLIKELY = 0.25


def type_match(
    question: Question, candidate: Candidate, names: NameTable, matcher: WordMatcher
) -> float:
    """Return 1 where the sentence has the kind of thing asked for, less where it may, else 0."""
    asked, text = question.asked_for, candidate.text
    if asked is AskedFor.STATEMENT:
        return 1.0 if candidate.sentence.spoken else PERHAPS
    if asked is AskedFor.CHANGE:
        return 1.0 if figures(text) else PERHAPS
    if not demands_type(asked):
        return 1.0
    if not answer_spans(asked, text, question.known_words, names):
        return _without_span(asked, text)
    if asked is AskedFor.DATE:
        return 1.0 if exact_enough(question.standalone, text) else PERHAPS
    if asked is AskedFor.QUANTITY:
        return _counts(question, candidate, names, matcher)
    return 1.0


def _without_span(asked: AskedFor, text: str) -> float:
    """A reason needs no "because"; who did something, and where it was, need have no name."""
    if asked is AskedFor.REASON:
        return UNMARKED_REASON
    if asked is AskedFor.PLACE and _SOMEWHERE.search(text):
        return PERHAPS
    someone = any(names_people(word.folded) for word in words(text)) or _BY_SOMEONE.search(text)
    return PERHAPS if asked is AskedFor.PERSON and someone else 0.0


def counted_spans(
    question: Question, text: str, matcher: WordMatcher
) -> tuple[tuple[int, int], ...]:
    """Return the figures of a text that count what a "how many" question counts."""
    head = question.counted
    if head is None:
        return figures(text)
    found = words(text)
    counted = []
    for start, end in figures(text):
        told = [word for word in found if word.start >= end][:HEAD_REACH]
        named = _NUMBER_OF.search(text[:start])
        told += words(named["what"]) if named else ()
        alike = any(counts_alike(head.folded, word.folded) for word in told)
        if alike or (told and matcher.match((head,), told)[0] >= MATCHED):
            counted.append((start, end))
    return tuple(counted)


def _tells_the_deed(question: Question, candidate: Candidate, span: Span) -> bool:
    """Whether a figure may count those to whom happened what the question asks of.

    The injured are not the dead; who came to harm is told in so many words, or not at all.
    """
    asked = happenings_in(question.standalone)
    text = candidate.text
    near = happenings_in(text[max(0, span[0] - DEED_REACH) : span[1] + DEED_REACH])
    if not asked or asked & near:
        return True
    around = happenings_in(f"{candidate.before} {text}")
    return not near and not (asked & HARM and not asked & around)


def _counts(
    question: Question, candidate: Candidate, names: NameTable, matcher: WordMatcher
) -> float:
    """Return how well a sentence counts what is asked for, and of the country asked for."""
    spans = counted_spans(question, candidate.text, matcher)
    perhaps = spans or figures(candidate.text)
    if not any(_tells_the_deed(question, candidate, span) for span in perhaps):
        return 0.0
    plain = 1.0 if spans else PERHAPS
    asked = question.counted_country
    if asked is None:
        return plain
    own = {
        mention.entry.name_id
        for _, end in spans
        for mention in names.find(candidate.text[end : end + MODIFIER_REACH])
        if mention.entry.kind == "place" and not candidate.text[end : end + mention.start].strip()
    }
    if own and asked.entry.name_id not in own:
        return 0.0
    near = {
        mention.entry.name_id
        for text in (candidate.text, candidate.before)
        for mention in names.find(text)
    }
    return plain if asked.entry.name_id in near else UNLIKELY
