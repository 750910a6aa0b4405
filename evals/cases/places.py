"""Where the articles and gold quotes of a set lie in the decoded sources.

An article is found by its own first and last words, not by how a system has taken the page
apart, so that a system that takes it apart wrongly is found out.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from evals.cases.schema import Case, CaseSet, Gold

MIN_OVERLAP = 0.5  # of the gold quote's characters, to count as having cited it


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a source; `article` is the name that the set gives the place."""

    article: str
    source: str
    start: int
    end: int

    def overlap(self, source: str, start: int, end: int) -> float:
        """Give the share of this span's characters that another one has too."""
        if source != self.source or self.end == self.start:
            return 0.0
        return max(0, min(end, self.end) - max(start, self.start)) / (self.end - self.start)

    def covers(self, source: str, start: int, end: int) -> bool:
        """Say whether other characters lie within this span."""
        return source == self.source and self.start <= start and end <= self.end


class UnknownPlaceError(ValueError):
    """An article or a quote of the set is not in the corpus."""


class Places:
    """The places of one set. `text_of` gives a source's decoded text, or None for no such file."""

    def __init__(self, cases: CaseSet, text_of: Callable[[str], str | None]) -> None:
        self._text_of = lru_cache(maxsize=None)(text_of)
        self._articles: Mapping[str, Span] = {}
        self._kinds = {name: region.kind for name, region in cases.articles.items()}
        self._clusters = {name: region.cluster for name, region in cases.articles.items()}
        self._titles = {name: region.title for name, region in cases.articles.items()}
        self._regions = cases.articles

    def text(self, source: str) -> str | None:
        """Give a source's decoded text, or None where the corpus has no such file."""
        return self._text_of(source)

    def title(self, article: str) -> str:
        """Give an article's title, or its name where it has none."""
        return self._titles.get(article) or article

    def headline(self, article: str) -> str | None:
        """Give the title that the set has for an article, if it has one."""
        return self._titles.get(article)

    def is_comment(self, article: str) -> bool:
        """Say whether a place is readers' comments."""
        return self._kinds.get(article) == "reader_comment"

    def article(self, name: str) -> Span:
        """Find an article by its name in the set, or a whole file by its path.

        Raises:
            UnknownPlaceError: It is not in the corpus.
        """
        if name not in self._articles:
            self._articles = {**self._articles, name: self._find_article(name)}
        return self._articles[name]

    def _find_article(self, name: str) -> Span:
        region = self._regions.get(name)
        source = region.source if region else name
        text = self.text(source)
        if text is None:
            raise UnknownPlaceError(f"the corpus has no file {source!r} (article {name!r})")
        start, end = 0, len(text)
        if region and region.first:
            start = _first_found(text, region.first, f"first words of article {name!r}")[0]
        if region and region.last:
            ends = [b for a, b in occurrences(text, region.last) if a >= start]
            if not ends:
                raise UnknownPlaceError(f"last words of article {name!r} are not in {source!r}")
            end = ends[0] if region.first else ends[-1]
        return Span(name, source, start, end)

    def gold(self, gold: Gold) -> tuple[Span, ...]:
        """Find every occurrence of a gold quote inside its article.

        Raises:
            UnknownPlaceError: The article, or the quote in it, is not in the corpus.
        """
        article = self.article(gold.article)
        if gold.quote is None:
            return (article,)
        text = self.text(article.source) or ""
        found = tuple(
            Span(gold.article, article.source, start, end)
            for start, end in occurrences(text, gold.quote)
            if start >= article.start and end <= article.end
        )
        if not found:
            raise UnknownPlaceError(f"{gold.quote!r} is not in article {gold.article!r}")
        return found

    def gold_of(self, case: Case) -> tuple[Span, ...]:
        """Find all golds of a case."""
        return tuple(span for gold in case.gold for span in self.gold(gold))

    def whole_golds(self, case: Case) -> tuple[Span, ...]:
        """Give the articles that are gold as a whole, of which any words answer."""
        return tuple(self.article(gold.article) for gold in case.gold if gold.quote is None)

    def accepted(self, case: Case) -> tuple[Span, ...]:
        """Give the articles that an answer to the case may cite; none where the case names none."""
        names = dict.fromkeys((*(gold.article for gold in case.gold), *case.cover, *case.also))
        return tuple(self.article(name) for name in names)

    def declared_in(self, source: str) -> tuple[Span, ...]:
        """Give the places that the set declares in a source; what is outside them is furniture."""
        return tuple(
            self.article(name) for name, region in self._regions.items() if region.source == source
        )

    def cluster(self, case: Case) -> str:
        """Give what the case shares with others: its own, else its first place's, else its id."""
        if case.cluster:
            return case.cluster
        named = [*(gold.article for gold in case.gold), *case.cover]
        return (self._clusters.get(named[0]) or named[0]) if named else case.id


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    r"""Find words exactly but for their white space: `("a\xa0b", "a b")` gives [(0, 3)]."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return [match.span() for match in re.finditer(pattern, text)] if pattern else []


def _first_found(text: str, words: str, what: str) -> tuple[int, int]:
    found = occurrences(text, words)
    if not found:
        raise UnknownPlaceError(f"{what} ({words!r}) are not in the file")
    return found[0]
