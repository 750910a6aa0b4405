"""Which articles, and how many: one cited sentence for each article that speaks of a thing."""

from dataclasses import replace

from ingest.records import Article, SegmentRole, Sentence
from rag.evidence.ranked import Ranked
from rag.question.asked_for import AskedFor
from rag.question.understanding import Question
from rag.request import Filters
from rag.searcher import Searcher
from rag.strategies.differing import dated_note
from rag.strategies.facts import near_misses
from rag.strategies.findings import Evidence, Findings, evidence_from, evidence_of
from rag.strategies.meant import allowed

MOST_ARTICLES = 12
LEAST_CONTEXT = 0.6
"""An article is listed when a passage of it has this weighted share of the question's words."""


def find_articles(question: Question, searcher: Searcher, filters: Filters) -> Findings:
    """List the articles that speak of what is asked, or all of them where nothing is named."""
    if not question.terms and not question.mentions and not question.scope:
        return _listed(
            question, searcher, [_opening(searcher, a) for a in allowed(searcher, filters)]
        )
    found = searcher.find(question, filters)
    best: dict[str, Ranked] = {}
    for entry in found.ranked:
        best.setdefault(entry.candidate.sentence.article_id, entry)
    fit = [entry for entry in best.values() if _speaks_of(question, searcher, entry)]
    if not fit:
        return Findings(
            answered=False,
            support=0.0,
            near=near_misses(found.ranked),
            reason="No article speaks of it.",
            hits=found.hits,
        )
    listed = _listed(
        question,
        searcher,
        [evidence_of(entry, note=_note(entry.candidate.article)) for entry in fit],
    )
    return replace(listed, hits=found.hits)


def _speaks_of(question: Question, searcher: Searcher, entry: Ranked) -> bool:
    candidate = entry.candidate
    lacking = searcher.signals.missing_anchors(question, (candidate.around, candidate.title))
    return entry.in_scope and not lacking and entry.signals.in_passage >= LEAST_CONTEXT


def _opening(searcher: Searcher, article: Article) -> Evidence:
    """Return an article's headline, or its first sentence where it has none."""
    text = searcher.index.source_text(article.source)
    sentences = searcher.index.article_sentences(article.article_id)
    first = min(sentences, key=_headline_first)
    return evidence_from(first, text[first.start : first.end], article, note=_note(article))


def _headline_first(sentence: Sentence) -> tuple[bool, bool, int]:
    return (
        sentence.role is not SegmentRole.HEADLINE,
        sentence.role is not SegmentRole.BODY,
        sentence.start,
    )


def _note(article: Article | None) -> str:
    if article is None:
        return ""
    named = [part for part in (article.publisher, dated_note(article.published)) if part]
    return ", ".join(named)


def _listed(question: Question, searcher: Searcher, evidence: list[Evidence]) -> Findings:
    origins = {entry.article.origin or entry.article_id for entry in evidence if entry.article}
    count = len(evidence)
    noun = "article" if count == 1 else "articles"
    lead = f"{count} {noun}"
    if len(origins) < count:
        reports = "original report" if len(origins) == 1 else "original reports"
        lead += f", {len(origins)} {reports}"
    counted = question.asked_for is AskedFor.ARTICLE_COUNT or count > 1
    return Findings(
        answered=bool(evidence),
        support=1.0 if evidence else 0.0,
        evidence=tuple(evidence[:MOST_ARTICLES]),
        lead=f"{lead}:" if counted else "",
    )
