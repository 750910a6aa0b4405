"""What a claim says that its evidence does not: figures, names, dates, negation, speakers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.names import NameTable
from rag.words import Word, stopwords, words

NEGATION_REACH = 3
"""A negation belongs to a content word at most this many words behind it."""
_NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "neither",
        "nor",
        "without",
        "cannot",
        "n't",
        "failed",
        "fails",
        "refuse",
        "refused",
        "refuses",
        "denied",
        "deny",
        "denies",
        "lack",
        "lacks",
        "lacked",
        "declined",
        "declines",
        "unable",
        "hardly",
    ]
)
_CONTRACTED = re.compile(r"n't$")
_NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
            "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
            "seventeen", "eighteen", "nineteen", "twenty",
        ]
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
     "ninety": 90, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9,
     "dozen": 12}  # fmt: skip
_CAPITALISED = re.compile(r"(?<![.!?…]\s)(?<!^)(?<![“\"‘(])\b[A-Z][\w’'-]+")


class ProblemKind(StrEnum):
    """What is wrong with a claim."""

    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"
    SPEAKER = "speaker"
    ROLES = "roles"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Problem:
    """Words of a claim that its evidence does not bear out, and how."""

    kind: ProblemKind
    words: str

    def __str__(self) -> str:
        return _SENTENCES[self.kind].format(words=self.words)


_SENTENCES = {
    ProblemKind.NUMBER: "the figure “{words}” is not in the words cited",
    ProblemKind.NAME: "the name “{words}” is not in the words cited",
    ProblemKind.NEGATION: "“{words}” is affirmed on one side and denied on the other",
    ProblemKind.ROLES: "“{words}” is the other way round in the words cited",
    ProblemKind.SPEAKER: "the words cited are not by “{words}”",
    ProblemKind.UNSUPPORTED: "the words cited do not say “{words}”",
}


def numbers(text: str) -> dict[float, str]:
    """Return the numbers of a text by value, with their words; "2,500" and "two" alike."""
    found: dict[float, str] = {}
    for word in words(text):
        if word.number:
            found[float(re.sub(r"[^\d.]", "", word.folded).strip(".") or 0)] = word.folded
        elif word.folded in _NUMBER_WORDS and word.folded != "one":
            found[float(_NUMBER_WORDS[word.folded])] = word.folded
    return found


def missing_numbers(claim: str, evidence: Sequence[str]) -> tuple[Problem, ...]:
    """Return the numbers of a claim that no evidence has."""
    known = {value for text in evidence for value in numbers(text)}
    return tuple(
        Problem(ProblemKind.NUMBER, said)
        for value, said in numbers(claim).items()
        if value not in known
    )


def missing_names(claim: str, evidence: Sequence[str], names: NameTable) -> tuple[Problem, ...]:
    """Return the names of a claim that no evidence mentions under any spelling."""
    known_ids = {mention.entry.name_id for text in evidence for mention in names.find(text)}
    known_words = {word.stem for text in evidence for word in words(text)}
    problems = []
    covered: list[tuple[int, int]] = []
    for mention in names.find(claim):
        covered.append((mention.start, mention.end))
        said = claim[mention.start : mention.end]
        own = {word.stem for word in words(said)}
        if mention.entry.name_id not in known_ids and not own <= known_words:
            problems.append(Problem(ProblemKind.NAME, said))
    for match in _CAPITALISED.finditer(claim):
        if any(start <= match.start() < end for start, end in covered):
            continue
        stems = {word.stem for word in words(match.group()) if word.folded not in stopwords()}
        if stems and not stems & known_words:
            problems.append(Problem(ProblemKind.NAME, match.group()))
    return tuple(problems)


def contradicted_negations(claim: str, evidence: Sequence[str]) -> tuple[Problem, ...]:
    """Return content words denied on one side and only affirmed on the other."""
    ours = _polarities(claim)
    theirs: dict[str, set[bool]] = {}
    for text in evidence:
        for stem, sides in _polarities(text).items():
            theirs.setdefault(stem, set()).update(sides)
    return tuple(
        Problem(ProblemKind.NEGATION, stem)
        for stem, sides in ours.items()
        if stem in theirs and not sides & theirs[stem]
    )


def flipped(claim: str, evidence: Sequence[str]) -> tuple[Problem, ...]:
    """Return the contradicted negations of a claim that shares no denial with its evidence.

    "could not keep running a ship" and "cannot keep a ship running" deny the same thing; how far
    a denial reaches is only guessed, so one in common is taken for the same one.
    """
    shared = _denied(claim) & {stem for text in evidence for stem in _denied(text)}
    return () if shared else contradicted_negations(claim, evidence)


def _denied(text: str) -> frozenset[str]:
    return frozenset(stem for stem, sides in _polarities(text).items() if False in sides)


def _polarities(text: str) -> dict[str, set[bool]]:
    """Return for each content stem whether it stands affirmed (True) or denied (False)."""
    found = words(text)
    sides: dict[str, set[bool]] = {}
    for place, word in enumerate(found):
        if word.folded in stopwords() or word.folded in _NEGATIONS:
            continue
        before = found[max(0, place - NEGATION_REACH) : place]
        sides.setdefault(word.stem, set()).add(not any(_negates(other) for other in before))
    return sides


def _negates(word: Word) -> bool:
    return word.folded in _NEGATIONS or bool(_CONTRACTED.search(word.folded))
