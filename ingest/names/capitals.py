"""How a corpus writes its words, and where a capital says nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.names import lexicon
from ingest.names.words import WORD, fold_word

_TITLE_CASE_SHARE = 0.7
_MIN_TITLE_CASE_WORDS = 4
_SHORT_WORD = 3
_SENTENCE_END = re.compile(r"(?:^|[.!?:;…•\n|]|[-–—]\s)[\s\"“”‘’'(\[«>*–—-]*$")
_LOOK_BACK = 12
_CAPITALISED = re.compile(r"(?<![^\W_])[^\W\d_a-z][^\W_]*")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of one article to look for names in."""

    article: int
    start: int
    end: int
    body: bool


@dataclass(frozen=True, slots=True)
class WordCases:
    """How often the corpus writes each word with and without a capital inside a sentence.

    `pairs` holds the pairs of capitalised words that stand inside a sentence and begin with a
    function word ("New Zealand").
    """

    lower: Counter[str]
    upper: Counter[str]
    pairs: set[tuple[str, str]]


def count_cases(texts: Iterable[tuple[str, Sequence[Stretch]]]) -> WordCases:
    """Count how each word is written, leaving out sentence beginnings and title-case lines."""
    cases = WordCases(Counter(), Counter(), set())
    for text, stretches in texts:
        for stretch in stretches:
            written = WORD.findall(text, stretch.start, stretch.end)
            cases.lower.update([fold_word(word) for word in written if not word[0].isupper()])
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
        if key in lexicon.OPENERS and key not in lexicon.PRONOUNS_AND_ARTICLES:
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
