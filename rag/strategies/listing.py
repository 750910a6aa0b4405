"""Which articles, and how many: one cited sentence for each article that speaks of a thing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.origins.alignment import SAME_MEANING
from ingest.records import Article, SegmentRole, Sentence
from rag.evidence.ranked import Ranked
from rag.evidence.scope import published_in
from rag.question.asked_for import AskedFor, frame_stems
from rag.question.understanding import Question
from rag.request import Filters
from rag.searcher import Searcher
from rag.strategies.differing import dated_note
from rag.strategies.findings import Evidence, Findings, evidence_from, evidence_of
from rag.strategies.meant import allowed
from rag.strategies.near_misses import near_misses
from rag.words import content_words

MOST_ARTICLES = 12
_TAIL = re.compile(
    r"\b(?:however|no matter|regardless|whatever|in whichever|under (?:any|whatever))\b",
    re.IGNORECASE,
)
ARTICLE_STEMS = frozenset(
    {"articl", "report", "stori", "page", "file", "text", "sourc", "piec", "outlet"}
)
LEAST_CONTEXT = 0.6
"""An article is listed when a passage of it has this weighted share of the question's words."""


def find_articles(question: Question, searcher: Searcher, filters: Filters) -> Findings:
    """List the articles that speak of what is asked, or all of them where nothing is named."""
    question = _without_tail(question)
    if not question.terms and not question.mentions:
        return _of_the_time(question, searcher, filters)
    made = _made_by(question, searcher, filters)
    if made:
        return _listed(question, [_opening(searcher, article) for article in made])
    if question.mentions and not question.terms:
        naming = _naming(question, searcher, filters)
        if naming:
            return naming
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
    told = [evidence_of(entry, note=_note(entry.candidate.article)) for entry in fit]
    told += _copies(question, searcher, filters, fit)
    return replace(_listed(question, told), hits=found.hits)


def _copies(
    question: Question, searcher: Searcher, filters: Filters, fit: Sequence[Ranked]
) -> list[Evidence]:
    """Return the articles that retell a listed one, each by its sentence that tells the same.

    A copy that was translated to and fro has none of the words that the question looks for.
    """
    listed = {entry.candidate.sentence.article_id for entry in fit}
    open_to = {one.article_id: one for one in allowed(searcher, filters)}
    copies = []
    for entry in fit:
        original = entry.candidate.article
        for other in searcher.retelling(original) if original else ():
            if other in listed or other not in open_to:
                continue
            listed.add(other)
            copy = open_to[other]
            there = _told_there(searcher, entry.candidate.sentence, copy)
            if there is not None and _published_then(question, copy):
                copies.append(there)
    return copies


def _told_there(searcher: Searcher, sentence: Sentence, copy: Article) -> Evidence | None:
    """Return the sentence of a copy that tells the same; None where it leaves that out."""
    rows = searcher.alignment(sentence.article_id, copy.article_id).beside(sentence.row)
    own = searcher.index.article_sentences(copy.article_id)
    there = next((one for one in own if (one.row,) == rows), None)
    if there is None:
        return None
    mine, theirs = searcher.index.sentence_vectors([sentence.row, there.row])
    if float(mine @ theirs) < SAME_MEANING:
        return None
    text = searcher.index.source_text(copy.source)
    return evidence_from(there, text[there.start : there.end], copy, note=_note(copy))


def _without_tail(question: Question) -> Question:
    """Leave out what says only that the wording does not matter ("however he is spelled")."""
    tail = _TAIL.search(question.standalone)
    if tail is None:
        return question
    return replace(
        question, terms=tuple(word for word in question.terms if word.start < tail.start())
    )


def _of_the_time(question: Question, searcher: Searcher, filters: Filters) -> Findings:
    """List every article, or those published in the time that the question names."""
    found = [one for one in allowed(searcher, filters) if _published_then(question, one)]
    if not found and question.scope:
        reason = f"No article is dated {question.scope.words}."
        return Findings(answered=False, support=0.0, reason=reason)
    return _listed(question, [_opening(searcher, article) for article in found])


def _published_then(question: Question, article: Article) -> bool:
    return question.scope is None or published_in(article.published, question.scope)


def _made_by(question: Question, searcher: Searcher, filters: Filters) -> list[Article]:
    """Return the articles of the publisher or author that a question names, if it names no more."""
    said = frozenset(word.stem for word in content_words(question.standalone))
    asked = said - frame_stems(question.asked_for) - ARTICLE_STEMS
    return [
        article
        for article in allowed(searcher, filters)
        if _published_then(question, article)
        and searcher.article_names.is_made_by(article.article_id, asked)
    ]


def _naming(question: Question, searcher: Searcher, filters: Filters) -> Findings | None:
    """List every article that writes all the names of a question, by its first sentence of them.

    None where a name may be of several people, or an article's text shows none of them.
    """
    wanted = {mention.entry.name_id for mention in question.mentions}
    entries = [mention.entry for mention in question.mentions]
    if any(entry.may_be for entry in entries):
        return None
    ids = set.intersection(*(set(entry.articles) for entry in entries))
    found = [
        article
        for article in allowed(searcher, filters)
        if article.article_id in ids and _published_then(question, article)
    ]
    if not found:
        return None
    evidence = [_first_naming(wanted, searcher, article) for article in found[:MOST_ARTICLES]]
    shown = [one for one in evidence if one is not None]
    return _listed(question, shown, len(found)) if len(shown) == len(evidence) else None


def _first_naming(wanted: set[int], searcher: Searcher, article: Article) -> Evidence | None:
    """Return the sentence of an article that first writes most of the names."""
    text = searcher.index.source_text(article.source)
    best: tuple[int, Sentence] | None = None
    for sentence in searcher.index.article_sentences(article.article_id):
        named = {m.entry.name_id for m in searcher.names.find(text[sentence.start : sentence.end])}
        held = len(wanted & named)
        if held and (best is None or held > best[0]):
            best = (held, sentence)
        if held == len(wanted):
            break
    if best is None:
        return None
    sentence = best[1]
    words = text[sentence.start : sentence.end]
    return evidence_from(sentence, words, article, note=_note(article))


def _speaks_of(question: Question, searcher: Searcher, entry: Ranked) -> bool:
    candidate = entry.candidate
    lacking = searcher.signals.missing_anchors(question, (*candidate.around, candidate.title))
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


def _listed(question: Question, evidence: list[Evidence], count: int | None = None) -> Findings:
    """Lay out one sentence for each article; `count` is of all, where not all are laid out."""
    origins = {entry.article.origin or entry.article_id for entry in evidence if entry.article}
    count = len(evidence) if count is None else count
    noun = "article" if count == 1 else "articles"
    lead = f"{count} {noun}"
    if count == len(evidence) and len(origins) < count:
        reports = "original report" if len(origins) == 1 else "original reports"
        lead += f", {len(origins)} {reports}"
    counted = question.asked_for is AskedFor.ARTICLE_COUNT or count > 1
    return Findings(
        answered=bool(evidence),
        support=1.0 if evidence else 0.0,
        evidence=tuple(evidence[:MOST_ARTICLES]),
        lead=f"{lead}:" if counted else "",
    )
