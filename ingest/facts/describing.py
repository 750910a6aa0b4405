"""Fill in what a page says of each of its articles."""

from dataclasses import replace

from ingest.facts.bylines import read_byline
from ingest.facts.publishers import stated_publisher
from ingest.facts.stated_dates import stated_date
from ingest.facts.titles import stated_title
from ingest.facts.translation import translation_signs
from ingest.records import Page


def describe(page: Page) -> Page:
    """Fill in title, publisher, author, stated date and signs of translation of each article.

    Nothing is guessed: a field stays None where the page does not say. A title that is already
    there is kept.

    Args:
        page: A page that the segmenter took apart.

    Returns:
        The same page with its articles described.
    """
    articles = []
    for index, article in enumerate(page.articles):
        titled = replace(article, title=article.title or stated_title(page, index))
        articles.append(titled)
    page = replace(page, articles=tuple(articles))
    described = tuple(
        replace(
            article,
            publisher=stated_publisher(page, index),
            author=read_byline(page, index).author,
            published=stated_date(page, index),
            translated=translation_signs(page, index),
        )
        for index, article in enumerate(page.articles)
    )
    return replace(page, articles=described)
