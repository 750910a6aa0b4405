"""Candidates in order: how likely each answers, by the rank model and what the question demands."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.names import NameTable
from ingest.records import SegmentRole
from rag.evidence.candidates import Candidate
from rag.evidence.places import elsewhere
from rag.evidence.scope import in_scope
from rag.evidence.signals import SIGNAL_NAMES, Signals
from rag.evidence.speaking import is_asked_speaker
from rag.evidence.weights import LogisticModel
from rag.question.understanding import Question
from rag.words import words

OUT_OF_SCOPE_PENALTY = 8.0
"""Log-odds taken from a sentence outside the time that the question names."""
NOT_THE_SPEAKER_PENALTY = 6.0
"""Log-odds taken from a sentence that is not the words of whom a "what did X say" names."""
ELSEWHERE_PENALTY = 4.0
"""Log-odds taken from a sentence about another country than the one asked about."""
ROLE_PENALTIES = {
    SegmentRole.HEADLINE: 1.0,
    SegmentRole.CAPTION: 1.0,
    SegmentRole.BYLINE: 6.0,
    SegmentRole.DATELINE: 6.0,
}
"""Log-odds taken from an article's frame, which repeats what the body says or says nothing."""
CROSSHEAD_PENALTY = 1.0
"""Log-odds taken from a heading between the body's parts, and from a question."""
CROSSHEAD_WORDS = 8
LEAST_CHANCE = 0.001
"""The reader's probability is taken to be no nearer to 0 or 1 than this."""
_ENDED = re.compile(r"[.!?…:;,][”\"’')\]]*\s*$")

_SAYS_LITTLE = frozenset({SegmentRole.BYLINE, SegmentRole.DATELINE})


@dataclass(frozen=True, slots=True)
class ReaderSignal:
    """What the trained reader says of a candidate, in 0..1: that it answers, that it is about it.

    `span` is the few words in the sentence that are the answer, `likeliest` those that would be
    it if the sentence answers at all.
    """

    probability: float
    relevance: float
    span: tuple[int, int] | None
    likeliest: tuple[int, int] | None = None

    @property
    def logit(self) -> float:
        """The log-odds of the probability, within ±7."""
        chance = min(max(self.probability, LEAST_CHANCE), 1 - LEAST_CHANCE)
        return math.log(chance / (1 - chance))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its signals.

    `base_logit` is the rank model's log-odds, `logit` the same after penalties.
    """

    candidate: Candidate
    signals: Signals
    base_logit: float
    logit: float
    in_scope: bool
    by_speaker: bool
    row: int
    elsewhere: bool = False
    reader: ReaderSignal | None = None

    def values(self) -> dict[str, float]:
        """Return the signals by name, the reader's among them where it has read."""
        named = dict(zip(SIGNAL_NAMES, self.signals.row(), strict=True))
        if self.reader:
            named["reader_answer"] = self.reader.probability
            named["reader_logit"] = self.reader.logit
            named["reader_relevance"] = self.reader.relevance
        return named


def rank(
    question: Question,
    candidates: Sequence[Candidate],
    signals: Sequence[Signals],
    names: NameTable,
    model: LogisticModel,
) -> tuple[Ranked, ...]:
    """Order candidates, best first."""
    ranked = []
    for row, (candidate, signal) in enumerate(zip(candidates, signals, strict=True)):
        inside = question.scope is None or in_scope(candidate, question.scope)
        spoken = is_asked_speaker(question, candidate, names)
        base = model.logit(dict(zip(SIGNAL_NAMES, signal.row(), strict=True)))
        logit = base - OUT_OF_SCOPE_PENALTY * (not inside)
        logit -= NOT_THE_SPEAKER_PENALTY * (not spoken)
        logit -= ROLE_PENALTIES.get(candidate.sentence.role, 0.0)
        logit -= CROSSHEAD_PENALTY * states_nothing(candidate)
        other_country = elsewhere(question, candidate, names)
        logit -= ELSEWHERE_PENALTY * other_country
        ranked.append(Ranked(candidate, signal, base, logit, inside, spoken, row, other_country))
    return tuple(sorted(ranked, key=lambda entry: (-entry.logit, entry.row)))


def says_little(candidate: Candidate) -> bool:
    """Whether a line only says who wrote an article, or when and how often it was read."""
    return candidate.sentence.role in _SAYS_LITTLE


def states_nothing(candidate: Candidate) -> bool:
    """Whether a sentence of the body is a heading between its parts, or only a question."""
    if candidate.sentence.role is not SegmentRole.BODY:
        return False
    if candidate.text.rstrip().endswith("?"):
        return not candidate.sentence.spoken
    return not _ENDED.search(candidate.text) and len(words(candidate.text)) <= CROSSHEAD_WORDS
