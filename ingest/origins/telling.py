"""What an article tells, as units that another article may retell: sentences and long quotes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from sys import intern

from ingest.names import NameTable
from ingest.records import Article, Page, SegmentKind, SegmentRole
from ingest.sentences import sentence_spans

MIN_CONTENT_WORDS = 5
MIN_QUOTE_WORDS = 20
_WORD = re.compile(r"[^\W_]+")
_QUOTE = re.compile(r"[“\"]([^“”\"]{60,1500})[”\"]")
_PARAGRAPH = re.compile(r"[^\n]+")
_ENDING = re.compile(r"(?:ing|ed|es|s|ly)$")
_STEM_FROM = 6
_FUNCTION_WORDS = frozenset(
    Path(__file__).with_name("function_words.txt").read_text("utf-8").split("\n\n")[1].split()
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, or the quoted words of one paragraph.

    `content` is its words without function words, stemmed, each name as one mark; `words` all
    of its words in order; `at` the offset where it begins; `people` the names in its paragraph,
    for quotes only.
    """

    words: tuple[str, ...]
    content: frozenset[str]
    at: int
    people: frozenset[int] = frozenset()

    @property
    def is_quote(self) -> bool:
        """Whether the unit is quoted words, which count as long as their speaker agrees."""
        return bool(self.people)


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's units, and the number of words in its sentences."""

    article: Article
    sentences: tuple[Unit, ...]
    quotes: tuple[Unit, ...]
    outlets: frozenset[str]
    length: int


def units_of(text: str, start: int, end: int, names: NameTable) -> tuple[Unit, ...]:
    """Read the sentences of a stretch as units, those of a few words left out."""
    units = []
    for begin, stop in sentence_spans(text, start, end):
        unit = _unit(text[begin:stop], begin, names)
        if len(unit.content) >= MIN_CONTENT_WORDS:
            units.append(unit)
    return tuple(units)


def quotes_of(text: str, start: int, end: int, names: NameTable) -> Iterator[Unit]:
    """Read the quoted words of each paragraph as one unit, where there are enough of them."""
    for paragraph in _PARAGRAPH.finditer(text, start, end):
        quoted = " ".join(_QUOTE.findall(paragraph[0]))
        words = _WORD.findall(quoted.lower())
        if len(words) >= MIN_QUOTE_WORDS:
            people = frozenset(
                mention.entry.name_id
                for mention in names.find(paragraph[0])
                if mention.entry.kind == "person"
            )
            if people:
                yield Unit(tuple(words), frozenset(words), paragraph.start(), people)


def _unit(sentence: str, begin: int, names: NameTable) -> Unit:
    words: list[str] = []
    at = 0
    for mention in names.find(sentence):
        words.extend(_WORD.findall(sentence[at : mention.start].lower()))
        words.append(f"#{mention.entry.name_id}")
        at = mention.end
    words.extend(_WORD.findall(sentence[at:].lower()))
    content = frozenset(_stem(word) for word in words if word not in _FUNCTION_WORDS)
    # A corpus says the same words over and over: one copy of each is enough.
    return Unit(tuple(map(intern, words)), content, begin)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) >= _STEM_FROM else word


def body_spans(page: Page, article: int) -> Sequence[tuple[int, int]]:
    """Give the stretches of an article's own text, captions and bylines left out."""
    return [
        (segment.start, segment.end)
        for segment in page.segments
        if segment.article == article
        and segment.kind is SegmentKind.ARTICLE
        and segment.role in (SegmentRole.BODY, SegmentRole.HEADLINE)
    ]
