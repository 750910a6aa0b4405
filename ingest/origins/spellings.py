"""Articles that spell names against their origin's other articles: a sign of translation."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.names import NameTable
from ingest.records import Article, Page

MIN_SPELLINGS = 2
_NOTE = "names spelled otherwise than in the other reports: "
_SEPARATOR = "; "


def note_odd_spellings(pages: Sequence[Page], names: NameTable) -> tuple[Page, ...]:
    """Add to `translated` which names an article alone spells so.

    Only articles of an origin with others count, and only people and places that the general
    tables do not know; one odd spelling may be a slip, two are a sign.
    """
    spellings = {
        article.article_id: _spellings(page.text.text, article, names)
        for page in pages
        for article in page.articles
    }
    siblings: defaultdict[str | None, list[str]] = defaultdict(list)
    for page in pages:
        for article in page.articles:
            siblings[article.origin].append(article.article_id)
    return tuple(
        replace(
            page,
            articles=tuple(
                _noted(article, siblings[article.origin], spellings) for article in page.articles
            ),
        )
        for page in pages
    )


def _spellings(text: str, article: Article, names: NameTable) -> dict[int, Counter[str]]:
    """Count, for each person, how an article spells the last word of the name."""
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for mention in names.find(text[article.start : article.end]):
        if mention.entry.kind == "person":
            start = article.start + mention.start
            last = text[start : article.start + mention.end].split()[-1]
            found[mention.entry.name_id][last.rsplit("-", 1)[-1]] += 1
    return dict(found)


def _noted(
    article: Article, siblings: Sequence[str], spellings: dict[str, dict[int, Counter[str]]]
) -> Article:
    odd = sorted(_odd(article.article_id, siblings, spellings))
    if len(odd) < MIN_SPELLINGS:
        return article
    note = _NOTE + ", ".join(odd)
    before = f"{article.translated}{_SEPARATOR}" if article.translated else ""
    return replace(article, translated=before + note)


def _odd(
    article_id: str, siblings: Sequence[str], spellings: dict[str, dict[int, Counter[str]]]
) -> Iterator[str]:
    for name_id, mine in spellings[article_id].items():
        written = max(mine, key=lambda form: (mine[form], form))
        others = Counter(
            max(theirs, key=lambda form: (theirs[form], form))
            for sibling in siblings
            if sibling != article_id and (theirs := spellings[sibling].get(name_id))
        )
        if others and others[written] < max(others.values()):
            yield written
