"""Where a text names somebody or something: runs of capitalised words, without their titles."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.names import lexicon
from ingest.names.words import WORD, Word, fold_word, words_of

MAX_WORDS = 8
_HYPHENED_ONLY = lexicon.FREE_PREFIXES - {"al", "el", "ul"}
_NEVER_FIRST = frozenset({"the", "a", "an", "i", "he", "she", "it", "we", "they", "you"})
_MAX_KNOWN_MORE = 2
_TITLE_CASE_SHARE = 0.7
_MIN_TITLE_CASE_WORDS = 4
_SHORT_WORD = 3
_OPENER_ENDING = re.compile(r"(?:ing|ed|ly)$")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;…•\n|]|[-–—]\s)[\s\"“”‘’'(\[«>*–—-]*$")
_DOTTED = re.compile(r"^\.[\s-]?$")
_LOOK_BACK = 12
_TWO_GAPS = 2
_MAX_SYLLABLE = 5
_NOUN_AND_NAME = 2
_HYPHENED_TAILS = frozenset(
    ("style", "born", "era", "elect", "wide", "like", "made", "held", "run", "only", "on", "type")
)
_CAPITALISED = re.compile(r"(?<![^\W_])[^\W\d_a-z][^\W_]*")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of one article to look for names in."""

    article: int
    start: int
    end: int
    body: bool


@dataclass(frozen=True, slots=True)
class Spotted:
    """One run of capitalised words: `key` its folded words, `titles` those before it."""

    article: int
    start: int
    end: int
    key: tuple[str, ...]
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordCases:
    """How often the corpus writes each word with and without a capital inside a sentence.

    `pairs` holds the pairs of capitalised words that stand inside a sentence and begin with a
    function word ("New Zealand").
    """

    lower: Counter[str]
    upper: Counter[str]
    pairs: set[tuple[str, str]]

    def is_common(self, key: str) -> bool:
        """Say whether a word is more often written without a capital."""
        return key in lexicon.OPENERS or self.lower[key] > self.upper[key]


def count_cases(texts: Iterable[tuple[str, Sequence[Stretch]]]) -> WordCases:
    """Count how each word is written, leaving out sentence beginnings and title-case lines."""
    cases = WordCases(Counter(), Counter(), set())
    for text, stretches in texts:
        for stretch in stretches:
            written = WORD.findall(text, stretch.start, stretch.end)
            cases.lower.update(fold_word(word) for word in written if not word[0].isupper())
            if stretch.body:
                _count_capitals(text, stretch, cases)
    return cases


def _count_capitals(text: str, stretch: Stretch, cases: WordCases) -> None:
    opener: tuple[str, int] | None = None
    for match in _CAPITALISED.finditer(text, stretch.start, stretch.end):
        before, opener = opener, None
        start, end = match.span()
        if not match[0][0].isupper() or opens_sentence(text, start):
            continue
        key = fold_word(match[0])
        cases.upper[key] += 1
        if before and text[before[1] : start] == " ":
            cases.pairs.add((before[0], key))
        if key in lexicon.OPENERS and key not in _NEVER_FIRST:
            opener = (key, end)


def opens_sentence(text: str, at: int) -> bool:
    """Say whether the word at `at` begins a sentence, a line or a quotation."""
    return bool(_SENTENCE_END.search(text, max(0, at - _LOOK_BACK), at)) and not _after_title(
        text, at
    )


def _after_title(text: str, at: int) -> bool:
    before = text[max(0, at - _LOOK_BACK) : at].rstrip()
    if not before.endswith("."):
        return False
    last = before[:-1].rsplit(None, 1)[-1:] or [""]
    word = last[0].strip("(\"“‘'").lower()
    return word in lexicon.TITLES or len(word) == 1 or "." in word


def is_title_case(line: str) -> bool:
    """Say whether most longer words of a headline have capitals, so that they tell nothing."""
    if line.rstrip(' \n\t"”’)').endswith((".", "?", "!")):
        return False
    longer = [word for word in line.split() if len(word) > _SHORT_WORD and word[0].isalpha()]
    capital = sum(word[0].isupper() for word in longer)
    return len(longer) >= _MIN_TITLE_CASE_WORDS and capital >= _TITLE_CASE_SHARE * len(longer)


def spot_names(text: str, stretch: Stretch, cases: WordCases) -> Iterator[Spotted]:
    """Find the names of one stretch, title-case lines left out."""
    at = stretch.start
    for line in text[stretch.start : stretch.end].splitlines(keepends=True):
        if not is_title_case(line):
            words = list(words_of(text, at, at + len(line)))
            for run in _runs(text, words, cases):
                yield from _without_titles(stretch.article, _without_noun(run, cases))
        at += len(line)


def _runs(text: str, words: Sequence[Word], cases: WordCases) -> Iterator[list[Word]]:
    at = 0
    while at < len(words):
        if not _may_begin(text, words, at, cases):
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
    word = words[at]
    if not text[word.start].isupper() or (
        len(word.key) == 1 and text[word.end : word.end + 1] != "."
    ):
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


def _without_titles(article: int, run: list[Word]) -> Iterator[Spotted]:
    keys = [word.key for word in run]
    begin = _title_at(keys)
    if begin is None:
        parts: list[tuple[list[Word], tuple[str, ...]]] = [(run, ())]
    else:
        end = _title_end(keys, begin)
        parts = [(run[:begin], ()), (run[end:], tuple(keys[begin:end]))]
    for untrimmed, its_titles in parts:
        part = _trim(untrimmed)
        if part:
            key = tuple(word.key for word in part)
            if not all(_says_nothing(word) or word.isdigit() for word in key):
                yield Spotted(article, part[0].start, part[-1].end, key, its_titles)


def _says_nothing(key: str) -> bool:
    return (
        key in lexicon.NEVER_ALONE
        or key in lexicon.TITLES
        or key in lexicon.TITLE_MODIFIERS
        or key in lexicon.OPENERS
        or len(key) < 2
    )


def _title_at(keys: Sequence[str]) -> int | None:
    """Find where a title begins that a name, not an office's head noun, follows."""
    for begin in range(len(keys)):
        end = _title_end(keys, begin)
        if begin < end < len(keys) and not (
            keys[-1] in lexicon.ORGANISATION_HEADS | lexicon.PLACE_HEADS and len(keys) - end <= 2
        ):
            return begin
    return None


def _title_end(keys: Sequence[str], begin: int) -> int:
    end = begin
    at = begin
    while at < len(keys) and (keys[at] in lexicon.TITLES or keys[at] in lexicon.TITLE_MODIFIERS):
        at += 1
        if keys[at - 1] in lexicon.TITLES:
            end = at
    return end


def _is_country(word: Word) -> bool:
    return (word.key,) in lexicon.country_words()


def _trim(part: list[Word]) -> list[Word]:
    while part and part[-1].key in lexicon.PARTICLES and len(part) > 1:
        part = part[:-1]
    while len(part) > 1 and part[0].key in _NEVER_FIRST:
        part = part[1:]
    while len(part) > 1 and part[-1].key in lexicon.TITLES and _is_country(part[0]):
        part = part[:-1]
    if len(part) > 1 and part[-1].key == "air":
        part = part[:-1]
    return part
