"""Where a text names somebody or something: runs of capitalised words, without their titles."""

import re
from collections.abc import Iterator, Sequence

from ingest.names import lexicon
from ingest.names.capitals import Stretch, WordCases, is_title_case, opens_sentence
from ingest.names.titles import Spotted, without_titles
from ingest.names.words import Word, words_of

MAX_WORDS = 8
_HYPHENED_ONLY = lexicon.FREE_PREFIXES - {"al", "el", "ul"}
_MAX_KNOWN_MORE = 2
_OPENER_ENDING = re.compile(r"(?:ing|ed|ly)$")
_DOTTED = re.compile(r"^\.[\s-]?$")
_TWO_GAPS = 2
_MAX_SYLLABLE = 5
_NOUN_AND_NAME = 2
_DATE_AND_NAME = 3
_IN_TIME = re.compile(r"\b(?:in|on|since|by|until|till|from|last|next|this)\s+$", re.IGNORECASE)
_LONGEST_BEFORE = 8
_HYPHENED_TAILS = frozenset(
    ("style", "born", "era", "elect", "wide", "like", "made", "held", "run", "only", "on", "type")
)


def spot_names(text: str, stretch: Stretch, cases: WordCases) -> Iterator[Spotted]:
    """Find the names of one stretch, title-case lines left out."""
    at = stretch.start
    for line in text[stretch.start : stretch.end].splitlines(keepends=True):
        if not is_title_case(line):
            words = words_of(text, at, at + len(line))
            for run in _runs(text, words, cases):
                named = _without_noun(_without_date(text, run), cases)
                yield from without_titles(stretch.article, named)
        at += len(line)


def _runs(text: str, words: Sequence[Word], cases: WordCases) -> Iterator[list[Word]]:
    at = 0
    while at < len(words):
        if not (text[words[at].start].isupper() and _may_begin(text, words, at, cases)):
            at += 1
            continue
        end = at + 1
        if at and words[at - 1].key in lexicon.FREE_PREFIXES and _hyphened(text, words, at):
            at -= 1
        while (step := _next_part(text, words, at, end)) and end + step - at <= MAX_WORDS:
            end += step
        end = _as_known(words, at, end)
        yield list(words[at:end])
        at = end


def _as_known(words: Sequence[Word], begin: int, end: int) -> int:
    """Take in lower-case words that a known name goes on with ("Hezbollah brigades")."""
    for longer in range(min(len(words), end + _MAX_KNOWN_MORE), end, -1):
        if tuple(word.key for word in words[begin:longer]) in lexicon.known_names():
            return longer
    return end


def _hyphened(text: str, words: Sequence[Word], at: int) -> bool:
    return text[words[at - 1].end : words[at].start] in {"-", "‑", "–"}


def _may_begin(text: str, words: Sequence[Word], at: int, cases: WordCases) -> bool:
    """Say whether a name may begin with a word that has a capital."""
    word = words[at]
    if len(word.key) == 1 and text[word.end : word.end + 1] != ".":
        return False
    if word.key in lexicon.OPENERS:
        following = words[at + 1].key if at + 1 < len(words) else ""
        return (word.key, following) in cases.pairs and text[words[at + 1].start].isupper()
    if not opens_sentence(text, word.start):
        return True
    if word.key in lexicon.ROLES and at + 2 < len(words):
        names_follow = all(text[words[at + step].start].isupper() for step in (1, 2))
        return not (names_follow and text[word.end : words[at + 2].start].count(" ") == _TWO_GAPS)
    upper, lower = cases.upper[word.key], cases.lower[word.key]
    if upper:
        return upper >= lower
    return not lower and not _OPENER_ENDING.search(word.key)


def _next_part(text: str, words: Sequence[Word], begin: int, end: int) -> int:
    """Count the words from `end` on that belong to the run: 0, 1, or more with particles."""
    for step in (1, 2, 3):
        last = end + step - 1
        if last >= len(words):
            return 0
        previous = words[last - 1]
        gap = text[previous.end : words[last].start]
        word = text[words[last].start : words[last].end]
        if not _joins(gap, previous, text):
            return 0
        if _two_countries(words[begin:end], words[last]):
            return 0
        if word[0].isupper():
            return step
        key = words[last].key
        if gap == "-" and last > begin + 1 and _is_second_syllable(key):
            return step
        if key in _HYPHENED_ONLY and text[words[last].end : words[last].end + 1] != "-":
            return 0
        if key == "of" and words[last - 1].key in lexicon.ORGANISATION_HEADS | {"chiefs"}:
            continue
        if key not in lexicon.PARTICLES or (key == "e" and step == 1 and not gap):
            return 0
    return 0


def _is_second_syllable(key: str) -> bool:
    """Say whether a small word behind a hyphen ends a given name ("Moo-hyun", "Tse-tung")."""
    return len(key) <= _MAX_SYLLABLE and not key.endswith("ed") and key not in _HYPHENED_TAILS


def _two_countries(run: Sequence[Word], word: Word) -> bool:
    """Say whether a country's name stands beside another's ("US-Iraqi"), not in one name."""
    known = lexicon.country_words()
    before = tuple(part.key for part in run)
    return before in known and (word.key,) in known and (*before, word.key) not in known


def _joins(gap: str, previous: Word, text: str) -> bool:
    if gap in {" ", "-", "‑", " & ", "’", "'", "\u00a0", "&"}:
        return True
    short = len(previous.key) == 1 or previous.key in lexicon.TITLES | lexicon.SUFFIXES
    return (bool(_DOTTED.match(gap)) and short) or (
        gap == "." and previous.end - previous.start == 1
    )


def _without_date(text: str, run: list[Word]) -> list[Word]:
    """Drop the month or day before a name ("Since January Helen Marchetti has been")."""
    if len(run) < _DATE_AND_NAME or run[0].key not in lexicon.DATE_WORDS:
        return run
    before = text[max(0, run[0].start - _LONGEST_BEFORE) : run[0].start]
    return run[1:] if _IN_TIME.search(before) else run


def _without_noun(run: list[Word], cases: WordCases) -> list[Word]:
    """Drop a common noun before a given name ("House Mohammed al-Halbousi")."""
    if (
        len(run) > _NOUN_AND_NAME
        and lexicon.is_given_name(run[1].key)
        and not lexicon.is_given_name(run[0].key)
        and (cases.lower[run[0].key] or run[0].key in lexicon.ALSO_WORDS)
    ):
        return run[1:]
    return run
