"""Keeps an answer to the articles of a publisher or author whose account a question asks for.

"According to the Harbour Gazette, how many were hurt?" is answered from that paper's articles, or
not at all. The name then says where to look, and evidence need not mention it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from rag.question.asked_for import AskedFor
from rag.question.understanding import Question
from rag.request import Filters
from rag.searcher import Searcher

_BEFORE = re.compile(
    r"\b(?:according to|(?:as )?(?:told|reported|given|stated|described|written|put) (?:by|in)|"
    r"by|in|from|per|says)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"\b(?:(?:say|says|said|speak|spoke|talk|talked|explain|explained|admit|admitted) to|"
    r"tell|told|tells)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before a paper that somebody spoke to; others may tell what was said there."""
_BEHIND = re.compile(
    r"^(?:['’]s?)?\s+(?:own\s+)?(?:articles?|reports?|reported|stor(?:y|ies)|pieces?|interviews?|page|"
    r"text|account|version|figures?|numbers?|says?|said|gives?|gave|states?|stated|writes?|wrote|"
    r"puts?|claims?|claimed|mentions?|mentioned|tells?|told|speaks?|describes?)\b",
    re.IGNORECASE,
)


def with_source(
    question: Question, searcher: Searcher, filters: Filters
) -> tuple[Question, Filters]:
    """Return the question and the filters, narrowed where it names whose account is wanted."""
    allowed = searcher.allowed_articles(filters)
    asked = question.standalone
    for form, makes in searcher.article_names.by_maker.items():
        ids = makes if allowed is None else tuple(one for one in makes if one in allowed)
        for start, end in _places(form, asked) if ids else ():
            if _HEARD.search(asked[:start]):
                return _without(question, start, end), filters
            if _is_source(asked, start, end):
                narrowed = replace(filters, article_ids=ids)
                return _as_told(_without(question, start, end)), narrowed
    return question, filters


def _places(form: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a maker is named; initials count in capitals only."""
    flags = re.NOFLAG if form.isupper() else re.IGNORECASE
    if form.casefold() in text.casefold():
        for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text, flags):
            yield found.span()


def _is_source(text: str, start: int, end: int) -> bool:
    return bool(_BEFORE.search(text[:start]) or _BEHIND.match(text[end:]))


def _without(question: Question, start: int, end: int) -> Question:
    """Return the question without a name as what evidence must mention, or as who speaks."""

    def outside(place: int) -> bool:
        return not start <= place < end

    mentions = tuple(one for one in question.mentions if outside(one.start))
    terms = tuple(word for word in question.terms if outside(word.start))
    known = {mention.entry.name_id for mention in mentions}
    stems = {word.stem for word in terms}
    anchors = tuple(
        anchor
        for anchor in question.anchors
        if anchor.name_id in known or (anchor.name_id is None and anchor.stem in stems)
    )
    return replace(question, mentions=mentions, terms=terms, anchors=anchors)


def _as_told(question: Question) -> Question:
    """Return a question of what a paper says as one of what it tells, in nobody's words."""
    if question.asked_for is not AskedFor.STATEMENT:
        return question
    return replace(question, asked_for=AskedFor.THING)
