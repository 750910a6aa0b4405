"""Is this sentence supported by these exact words?

Hard checks first (figures, names, negation, speaker, roles), then how much of what the claim
says the words cover, in what order, and how near their meaning is; a small logistic regression
weighs them. Its coefficients stand in `weights.json` and are chosen by `pressmark bench checker`
on one half of the QAGS CNN/DM articles (Wang et al. 2020).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from ingest.folding import fold
from ingest.names import NameTable
from rag.answer import Verdict
from rag.checking.attribution import (
    are_several,
    given_to_another,
    names_a_speaker,
    voices,
    wrongly_given,
)
from rag.checking.problems import (
    Problem,
    ProblemKind,
    contradicted_negations,
    flipped,
    missing_names,
    missing_numbers,
)
from rag.checking.roles import turned_round
from rag.checking.units import miscounted
from rag.evidence.weights import LogisticModel
from rag.retrieval import QuestionEncoder
from rag.word_matching import WordMatcher
from rag.words import Word, content_words, words

MATCHED = 0.35
"""A claim's word with a weaker match than this is not in the evidence."""
_ENDS = ".!?…:;"
_HARD = frozenset((ProblemKind.NUMBER, ProblemKind.NAME, ProblemKind.SPEAKER, ProblemKind.ROLES))
"""Problems with which a claim has no verdict, whatever its support."""
LONGEST_WINDOW = 3
"""Neighbouring sentences that may support a claim together."""


@dataclass(frozen=True, slots=True)
class Check:
    """Whether evidence supports a claim; `verdict` is None where it does not.

    `support` is in 0..1; `best` are the places of the evidence that support it best.
    """

    verdict: Verdict | None
    support: float
    problems: tuple[Problem, ...]
    best: tuple[int, ...]


class GroundingChecker:
    """Checks sentences against exact words."""

    def __init__(
        self, names: NameTable, matcher: WordMatcher, encoder: QuestionEncoder | None = None
    ) -> None:
        """Without an encoder meaning is judged by words alone."""
        self._names = names
        self._matcher = matcher
        self._encoder = encoder
        self._model, self._supported, self._partly = _shipped()

    def check(
        self,
        claim: str,
        evidence: Sequence[str],
        speaker: str | None = None,
        known: Sequence[str] = (),
    ) -> Check:
        """Check a claim against pieces of evidence in their order.

        `speaker` is whose words the evidence is, where it is somebody's; a claim that gives
        them to another person fails. `known` is what may be named beside the evidence: the
        date and publisher of its article, say.
        """
        if not evidence:
            return Check(None, 0.0, (Problem(ProblemKind.UNSUPPORTED, claim),), ())
        folded = _plain(claim)
        for place, text in enumerate(evidence):
            if folded and _whole(folded, _plain(text)):
                return Check("verbatim", 1.0, (), (place,))
        best = max(
            (
                self._window(claim, evidence, known, start, size)
                for start, size in _windows(len(evidence))
            ),
            key=lambda window: window[0],
        )
        support, places, problems = best
        problems += self._misattributed(claim, [evidence[place] for place in places], speaker)
        return Check(self._verdict(support, problems), support, problems, places)

    def covered(self, claim: str, evidence: Sequence[str]) -> float:
        """Return the share, in 0..1, of a claim's content words that the evidence has."""
        said = content_words(claim)
        found = [word for text in evidence for word in content_words(text)]
        if not said:
            return 0.0
        return float((self._matcher.match(said, found) >= MATCHED).mean())

    def signals(self, claim: str, evidence: Sequence[str]) -> dict[str, float]:
        """Return what is weighed for one window of evidence."""
        said = content_words(claim) or words(claim)
        found = [word for text in evidence for word in content_words(text)]
        match = self._matcher.match(said, found)
        return {
            "coverage": float(match.mean()) if len(match) else 1.0,
            "exact": float((match >= 1.0).mean()) if len(match) else 1.0,
            "weakest": float(match.min()) if len(match) else 1.0,
            "order": _order(said, found),
            "numbers": float(len(missing_numbers(claim, evidence))),
            "names": float(len(missing_names(claim, evidence, self._names))),
            "negation": float(len(contradicted_negations(claim, evidence)) > 0),
            "meaning": self._meaning(claim, " ".join(evidence)),
            "window": float(len(evidence)),
        }

    def _window(
        self, claim: str, evidence: Sequence[str], known: Sequence[str], start: int, size: int
    ) -> tuple[float, tuple[int, ...], tuple[Problem, ...]]:
        texts = evidence[start : start + size]
        support = self._model.probability(self.signals(_without(claim, known, texts), texts))
        problems = (
            *missing_numbers(claim, (*texts, *known)),
            *miscounted(claim, texts, self._matcher),
            *missing_names(claim, (*texts, *known), self._names),
            *flipped(claim, texts),
            *turned_round(claim, texts, self._names),
        )
        return support, tuple(range(start, start + size)), problems

    def _misattributed(
        self, claim: str, evidence: Sequence[str], speaker: str | None
    ) -> tuple[Problem, ...]:
        if not names_a_speaker(claim):
            return ()
        found = voices(evidence)
        if found and are_several(found, self._names):
            return given_to_another(claim, found, self._names, self.covered)
        return () if speaker is None else wrongly_given(claim, speaker, self._names)

    def _verdict(self, support: float, problems: Sequence[Problem]) -> Verdict | None:
        if any(problem.kind in _HARD for problem in problems) or support < self._partly:
            return None
        if support < self._supported or problems:
            return "partly supported"
        return "supported"

    def _meaning(self, claim: str, evidence: str) -> float:
        if self._encoder is None:
            return 0.0
        return float(self._encoder.query(claim) @ self._encoder.query(evidence))


def _plain(text: str) -> str:
    """Return the matching form of a text without white space at its ends."""
    return " ".join(fold(text).text.split()).strip(" .\"'")


def _whole(claim: str, text: str) -> bool:
    """Whether a text holds a claim as sentences of its own, not as a clause of a longer one.

    "The line is closed" is not in "He denied that the line is closed".
    """
    at = text.find(claim)
    if at < 0:
        return False
    before, behind = text[:at].rstrip(" \"'"), text[at + len(claim) :].lstrip(" \"'")
    return (not before or before[-1] in _ENDS) and (not behind or behind[0] in _ENDS)


def _without(claim: str, known: Sequence[str], evidence: Sequence[str]) -> str:
    """Return a claim without words that are known beside the evidence and are not in it.

    "On 4 March the Courier reported that it sank" is weighed as "On the reported that it sank".
    """
    beside = {word.stem for text in known for word in content_words(text)}
    beside -= {word.stem for text in evidence for word in content_words(text)}
    kept, at = "", 0
    for word in words(claim):
        if word.stem in beside:
            kept += claim[at : word.start]
            at = word.end
    return kept + claim[at:]


def _windows(count: int) -> list[tuple[int, int]]:
    """Return (start, size) of every run of neighbouring pieces of evidence."""
    return [
        (start, size)
        for size in range(1, min(LONGEST_WINDOW, count) + 1)
        for start in range(count - size + 1)
    ]


def _order(said: Sequence[Word], found: Sequence[Word]) -> float:
    """Return the share of neighbouring word pairs of a claim that keep their order in evidence."""
    if len(said) < 2:
        return 1.0
    place: dict[str, list[int]] = {}
    for position, word in enumerate(found):
        place.setdefault(word.stem, []).append(position)
    kept = sum(
        any(
            0 < later - earlier <= _PAIR_REACH
            for earlier in place.get(one.stem, ())
            for later in place.get(other.stem, ())
        )
        for one, other in pairwise(said)
    )
    return kept / (len(said) - 1)


_PAIR_REACH = 4
"""Content words between which a pair of the claim's still counts as kept together."""


@lru_cache(maxsize=1)
def _shipped() -> tuple[LogisticModel, float, float]:
    data = json.loads(files("rag.checking").joinpath("weights.json").read_text("utf-8"))
    model = LogisticModel(float(data["intercept"]), dict(data["coefficients"]))
    return model, float(data["supported"]), float(data["partly_supported"])
