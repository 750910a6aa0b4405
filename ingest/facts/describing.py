"""Fill in what a page says of each of its articles."""

from dataclasses import replace

from ingest.facts.bylines import read_byline
from ingest.facts.publishers import stated_publisher
from ingest.facts.stated_dates import stated_date
from ingest.facts.titles import stated_title, tidy_title
from ingest.facts.translation import translation_signs
from ingest.records import Article, Page


def describe(page: Page) -> Page:
    """Fill in title, publisher, author, stated date and signs of translation of each article.

    Nothing is guessed: a field stays None where the page does not say. A title that is already
    there is kept, without the site's name.

    Args:
        page: A page that the segmenter took apart.

    Returns:
        The same page with its articles described.
    """
    articles = []
    for index, article in enumerate(page.articles):
        title = article.title or stated_title(page, index)
        articles.append(replace(article, title=tidy_title(title) if title else None))
    page = replace(page, articles=tuple(articles))
    described = tuple(_described(page, index) for index in range(len(page.articles)))
    return replace(page, articles=described)


def _described(page: Page, index: int) -> Article:
    article = page.articles[index]
    publisher = stated_publisher(page, index)
    names = frozenset({publisher.lower()}) if publisher else frozenset()
    return replace(
        article,
        title=tidy_title(article.title, names) if article.title else None,
        publisher=publisher,
        author=read_byline(page, index).author,
        published=stated_date(page, index),
        translated=translation_signs(page, index),
    )
