"""What an article tells, as units that another article may retell: sentences and long quotes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.names import NameTable
from ingest.origins.vocabulary import WORD, Vocabulary, count
from ingest.records import Article, Page, SegmentKind, SegmentRole
from ingest.sentences import sentence_spans

MIN_CONTENT_WORDS = 5
MIN_QUOTE_WORDS = 20
_QUOTE = re.compile(r"[“\"]([^“”\"]{60,1500})[”\"]")
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, or the quoted words of one paragraph; words are packed numbers.

    `words` is all of its words in order; `content`, for sentences only, those that are no
    function words, stemmed, each once, each name as one; `at` the offset where it begins;
    `people` the names in its paragraph, for quotes only.
    """

    words: bytes
    content: bytes
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


class TellingReader:
    """Reads articles as units of one vocabulary."""

    def __init__(self, names: NameTable) -> None:
        """Read with a corpus's name table."""
        self._names = names
        self.vocabulary = Vocabulary()

    def units(self, text: str, start: int, end: int) -> Iterator[Unit]:
        """Read the sentences of a stretch as units, those of a few words left out."""
        for begin, stop in sentence_spans(text, start, end):
            words = list(self._words(text[begin:stop]))
            content = self.vocabulary.content(words)
            if count(content) >= MIN_CONTENT_WORDS:
                yield Unit(self.vocabulary.numbered(words), content, begin)

    def quotes(self, text: str, start: int, end: int) -> Iterator[Unit]:
        """Read the quoted words of each paragraph as one unit, where there are enough of them."""
        for paragraph in _PARAGRAPH.finditer(text, start, end):
            quoted = " ".join(_QUOTE.findall(paragraph[0]))
            words = WORD.findall(quoted.lower())
            if len(words) >= MIN_QUOTE_WORDS:
                people = frozenset(
                    mention.entry.name_id
                    for mention in self._names.find(paragraph[0])
                    if mention.entry.kind == "person"
                )
                if people:
                    yield Unit(self.vocabulary.numbered(words), b"", paragraph.start(), people)

    def _words(self, sentence: str) -> Iterator[str]:
        at = 0
        for mention in self._names.find(sentence):
            yield from WORD.findall(sentence[at : mention.start].lower())
            yield f"#{mention.entry.name_id}"
            at = mention.end
        yield from WORD.findall(sentence[at:].lower())


def body_spans(page: Page, article: int) -> Sequence[tuple[int, int]]:
    """Give the stretches of an article's own text, captions and bylines left out."""
    return [
        (segment.start, segment.end)
        for segment in page.segments
        if segment.article == article
        and segment.kind is SegmentKind.ARTICLE
        and segment.role in (SegmentRole.BODY, SegmentRole.HEADLINE)
    ]
