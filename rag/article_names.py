"""What articles are named by in a question: their makers (publisher, author) and their titles."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from ingest.records import Article
from rag.words import content_words

SHORTEST = 4
"""Characters that a maker's name has at least to be looked for in a question."""


class ArticleNames:
    """The makers and titles of an index's articles, read once.

    Attributes:
        by_maker: The articles' ids by each way in which a publisher or author is named, the
            longest name first.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        """Read what articles are named by."""
        stems = lru_cache(maxsize=None)(_stems)
        by_maker = defaultdict[str, list[str]](list)
        self._makers: dict[str, tuple[frozenset[str], ...]] = {}
        self._titles: dict[str, frozenset[str]] = {}
        for article in articles:
            makers = [maker for maker in (article.publisher, article.author) if maker]
            for form in (form for maker in makers for form in _forms(maker)):
                by_maker[form].append(article.article_id)
            self._makers[article.article_id] = tuple(stems(maker) for maker in makers)
            self._titles[article.article_id] = _stems(article.title or "")
        self.by_maker: Mapping[str, tuple[str, ...]] = {
            form: tuple(by_maker[form]) for form in sorted(by_maker, key=len, reverse=True)
        }

    def is_made_by(self, article_id: str, asked: frozenset[str]) -> bool:
        """Whether one maker of an article has all of the stems asked for."""
        return bool(asked) and any(asked <= maker for maker in self._makers[article_id])

    def is_title(self, words: str) -> bool:
        """Whether words are (most of) an article's title, and more than one word."""
        asked = _stems(words)
        return len(asked) > 1 and any(
            asked <= title and len(asked) * 2 >= len(title) for title in self._titles.values()
        )

    def likeness(self, article_id: str, asked: frozenset[str]) -> float:
        """Return the share of the stems asked for that title and makers have, added up."""
        own = (self._titles[article_id], *self._makers[article_id])
        return sum(len(stems & asked) for stems in own) / max(1, len(asked))


def _stems(name: str) -> frozenset[str]:
    return frozenset(word.stem for word in content_words(name))


def _forms(maker: str) -> Iterator[str]:
    """Yield the ways a publisher or author is named: in full, and a body of several by initials."""
    if len(maker) >= SHORTEST:
        yield maker
        parts = [part for part in maker.split() if part[0].isupper()]
        if len(parts) > 1:
            yield "".join(part[0] for part in parts)
