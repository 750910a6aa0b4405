"""The signals that a sentence answers a question, each a number of 0..1 or so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from ingest.names import NameTable
from rag.evidence.anchor_matches import AnchorMatches
from rag.evidence.candidates import Candidate
from rag.evidence.readings import TextReader
from rag.evidence.type_match import counted_spans, type_match
from rag.evidence.unit_matches import Unit, UnitMatches
from rag.question.understanding import Question
from rag.word_matching import MATCHED, WordMatcher
from rag.words import Word, content_words, words

CONTEXT_DISCOUNT = 0.8
"""A match in the sentence before counts this share of a match in the sentence."""
QUESTIONS_KEPT = 8
"""Questions whose matches are kept while they are answered, side by side."""
LEAST_RARITY = 0.2
"""The share of its weight that the commonest word of English keeps, whatever the corpus."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for one candidate. All but the cosines and gaps are in 0..1.

    `coverage` is the weighted share of the question's words that the sentence has, by stem,
    name or near synonym; `terms` is that of its words other than names and what it counts, in
    context; `in_context` also reads the sentence before; `in_passage` the passage
    and title. `missing` is the weight (inverse document frequency, over 10) of words that the
    context lacks; `rarest` the match of the question's rarest word in the context.
    """

    passage_gap: float
    passage_cosine: float
    lexical: float
    sentence_cosine: float
    coverage: float
    in_context: float
    in_passage: float
    missing: float
    rarest: float
    anchors: float
    anchors_in_context: float
    answer_type: float
    first_passage: float
    length: float
    terms: float

    def row(self) -> tuple[float, ...]:
        """Return the values in the order of the fields."""
        return _ROW(self)


SIGNAL_NAMES = tuple(field.name for field in fields(Signals))
_ROW = attrgetter(*SIGNAL_NAMES)


class SignalReader:
    """Computes the signals of candidates for answering a question."""

    def __init__(
        self, names: NameTable, matcher: WordMatcher, weight: Callable[[str], float]
    ) -> None:
        """`weight(stem)` is the inverse document frequency of a stem in the corpus."""
        self._names = names
        self._matcher = matcher
        self._weight = weight
        self._read = TextReader(names)
        # One question is looked at several times: as it is asked, for what is alike, once more
        # where it is refused.
        self._unit_matches = lru_cache(QUESTIONS_KEPT)(
            lambda units: UnitMatches(units, self._read, matcher)
        )
        self._anchor_matches = lru_cache(QUESTIONS_KEPT)(
            lambda anchors: AnchorMatches(anchors, self._read, matcher)
        )

    def signals(
        self,
        question: Question,
        candidates: Sequence[Candidate],
        cosines: NDArray[np.float32],
    ) -> tuple[Signals, ...]:
        """Return the signals of each candidate; `cosines` are those of its sentence vectors."""
        units = self._units(question)
        weights = np.array([unit.weight for unit in units]) if units else np.ones(1)
        counted = question.counted
        worded = weights * np.array(
            [float(unit.word is not None and unit.word != counted) for unit in units] or [0.0]
        )
        best = candidates[0].hit.fused if candidates else 0.0
        matches = self._unit_matches(units)
        anchors = self._anchor_matches(question.anchors)
        passages: dict[str, NDArray[np.float64]] = {}
        rows = []
        for candidate, cosine in zip(candidates, cosines, strict=True):
            key = candidate.hit.passage.passage_id
            if key not in passages:
                passages[key] = matches.of((*candidate.around, candidate.title))
            own = matches.of((candidate.text,))
            speaker = candidate.sentence.speaker
            near = matches.of((candidate.before, candidate.title, speaker or ""))
            context = np.maximum(own, CONTEXT_DISCOUNT * near)
            rows.append(
                Signals(
                    passage_gap=candidate.hit.fused - best,
                    passage_cosine=candidate.hit.cosine,
                    lexical=candidate.hit.lexical,
                    sentence_cosine=float(cosine),
                    coverage=float(own @ weights / weights.sum()),
                    in_context=float(context @ weights / weights.sum()),
                    in_passage=float(passages[key] @ weights / weights.sum()),
                    missing=float(weights[context < MATCHED].sum() / 10),
                    rarest=float(context[int(np.argmax(weights))]),
                    anchors=anchors.share((candidate.text,)),
                    anchors_in_context=anchors.share(
                        (*candidate.around, candidate.title, speaker or "")
                    ),
                    answer_type=type_match(question, candidate, self._names, self._matcher),
                    first_passage=float(candidate.hit_rank == 0),
                    length=min(len(candidate.text), 400) / 400,
                    terms=float(context @ worded / worded.sum()) if worded.sum() else 1.0,
                )
            )
        return tuple(rows)

    def _rarity(self, word: Word) -> float:
        return LEAST_RARITY + (1 - LEAST_RARITY) * self._matcher.rarity(word)

    def missing_anchors(self, question: Question, texts: Sequence[str]) -> tuple[str, ...]:
        """Return the question's names, numbers and nationalities that no text mentions."""
        held = self._anchor_matches(question.anchors).held(texts)
        return tuple(anchor.text for anchor in question.anchors if anchor not in held)

    def mentions(self, text: str) -> frozenset[int]:
        """Return the name entries that a text mentions."""
        return self._read(text).names

    def counted_spans(self, question: Question, text: str) -> tuple[tuple[int, int], ...]:
        """Return the figures of a text that count what a "how many" question counts."""
        return counted_spans(question, text, self._matcher)

    def _units(self, question: Question) -> tuple[Unit, ...]:
        units = [
            Unit(word, None, frozenset(), self._weight(word.stem) * self._rarity(word))
            for word in question.terms
            if not any(person.start <= word.start < person.end for person in question.meant)
        ]
        for person in question.meant:
            said = frozenset(
                word.stem for word in content_words(question.standalone[person.start : person.end])
            )
            weight = max((self._weight(stem) for stem in said), default=1.0)
            units.append(Unit(None, person.entry.name_id, said, weight))
        for mention in question.mentions:
            parts = frozenset(
                word.stem for word in words(question.standalone[mention.start : mention.end])
            )
            weight = max((self._weight(stem) for stem in parts), default=1.0)
            units.append(Unit(None, mention.entry.name_id, parts, weight))
        return tuple(units)
