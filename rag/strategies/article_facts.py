"""Who wrote an article, who published it, and when: the page's own words for it."""

import re
from collections.abc import Callable

from ingest.records import Article, DateBasis, SegmentKind, SegmentRole
from rag.question.asked_for import AskedFor
from rag.question.understanding import Question
from rag.request import Filters
from rag.searcher import Searcher
from rag.strategies.differing import dated_note
from rag.strategies.findings import Evidence, Findings
from rag.strategies.meant import meant_articles

_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
_NOT_SAID = {
    AskedFor.AUTHOR: "The page does not name the article’s author.",
    AskedFor.PUBLISHER: "The page does not name the article’s publisher.",
    AskedFor.PUBLICATION_DATE: "The page does not date the article.",
}


def find_article_facts(question: Question, searcher: Searcher, filters: Filters) -> Findings:
    """Quote the words in which a page names the author, publisher or date of an article."""
    articles = meant_articles(question, searcher, filters)
    if len(articles) != 1:
        return Findings(
            answered=False, support=0.0, reason="It is not clear which article is meant."
        )
    article = articles[0]
    evidence = _READERS[question.asked_for](searcher, article)
    if evidence is None:
        return Findings(answered=False, support=0.0, reason=_NOT_SAID[question.asked_for])
    return Findings(answered=True, support=1.0, evidence=(evidence,))


def _author(searcher: Searcher, article: Article) -> Evidence | None:
    return _words(searcher, article, article.author)


def _publisher(searcher: Searcher, article: Article) -> Evidence | None:
    return _words(searcher, article, article.publisher)


def _date(searcher: Searcher, article: Article) -> Evidence | None:
    published = article.published
    if published.value is None or published.evidence is None:
        return None
    said = published.evidence
    if published.basis is DateBasis.INFERRED:
        quoted = _QUOTED.search(said)
        said = quoted.group(1) if quoted else said.partition(";")[0].strip()
    return _words(searcher, article, said, dated_note(published))


def _words(
    searcher: Searcher, article: Article, said: str | None, note: str = ""
) -> Evidence | None:
    """Return the segment of the page that has these words, nearest to the article's head."""
    if not said:
        return None
    text = searcher.index.source_text(article.source)
    own = text.find(said, article.start, article.end)
    at = own if own >= 0 else text.find(said)
    if at < 0:
        return None
    span = _line(searcher, article, text, at, at + len(said))
    start, end = span
    return Evidence(
        quote=text[start:end],
        source=article.source,
        start=start,
        end=end,
        kind=SegmentKind.ARTICLE,
        article_id=article.article_id,
        article=article,
        speaker=None,
        answer_span=(at - start, at + len(said) - start),
        note=note,
    )


def _line(searcher: Searcher, article: Article, text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence or byline that holds the words, or the words themselves."""
    for sentence in searcher.index.article_sentences(article.article_id):
        if sentence.start <= start and end <= sentence.end:
            return sentence.start, sentence.end
    for segment in searcher.index.segments(article.source):
        framed = segment.role in (SegmentRole.BYLINE, SegmentRole.DATELINE)
        if framed and segment.start <= start and end <= segment.end:
            return segment.start, segment.end
    return start, end


_READERS: dict[AskedFor, Callable[[Searcher, Article], Evidence | None]] = {
    AskedFor.AUTHOR: _author,
    AskedFor.PUBLISHER: _publisher,
    AskedFor.PUBLICATION_DATE: _date,
}
