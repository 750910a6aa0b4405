"""Names spelled as no plainly written article spells them: one more sign of a translation."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.names import NameTable
from ingest.records import Article, Page

_SUFFIX = re.compile(r"(?<=.),? (?:Jr|Sr|II|III|IV)\.?$")
_NOTE = "names that articles without such signs spell otherwise: "
_SEPARATOR = "; "

Spellings = Mapping[int, frozenset[str]]


def note_odd_spellings(pages: Sequence[Page], names: NameTable) -> tuple[Page, ...]:
    """Add to the signs of a translated article which people's names it spells in its own way.

    The usual spellings are those of the articles that show no sign of translation, so copies
    of one translation, however many, do not outvote the original; an article without a sign
    gets none from here.
    """
    if all(article.translated is None for page in pages for article in page.articles):
        return tuple(pages)
    spelt = {
        article.article_id: _spellings(page.text.text, article, names)
        for page in pages
        for article in page.articles
    }
    usual: defaultdict[int, set[str]] = defaultdict(set)
    for page in pages:
        for article in page.articles:
            if article.translated is None:
                for name_id, forms in spelt[article.article_id].items():
                    usual[name_id].update(forms)
    return tuple(
        replace(
            page,
            articles=tuple(
                _noted(article, spelt[article.article_id], usual) for article in page.articles
            ),
        )
        for page in pages
    )


def _spellings(text: str, article: Article, names: NameTable) -> Spellings:
    """Gather how an article spells the last name of each person."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for mention in names.find(text[article.start : article.end]):
        if mention.entry.kind == "person":
            written = text[article.start + mention.start : article.start + mention.end]
            last = _SUFFIX.sub("", written).split()[-1]
            found[mention.entry.name_id].add(last.rsplit("-", 1)[-1])
    return {name_id: frozenset(forms) for name_id, forms in found.items()}


def _noted(article: Article, mine: Spellings, usual: Mapping[int, set[str]]) -> Article:
    if article.translated is None:
        return article
    odd = sorted(_odd(mine, usual))
    if not odd:
        return article
    return replace(article, translated=article.translated + _SEPARATOR + _NOTE + ", ".join(odd))


def _odd(mine: Spellings, usual: Mapping[int, set[str]]) -> Iterator[str]:
    for name_id, forms in mine.items():
        others = usual.get(name_id)
        if others and not forms & others:
            yield min(forms)
