"""Keeps an answer to the articles of a publisher or author whose account a question asks for.

"According to the Harbour Gazette, how many were hurt?" is answered from that paper's articles, or
not at all. The name then says where to look, and evidence need not mention it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from rag.question.asked_for import AskedFor
from rag.question.understanding import Question
from rag.request import Filters
from rag.searcher import Searcher
from rag.strategies.meant import allowed

_BEFORE = re.compile(
    r"\b(?:according to|(?:as )?(?:told|reported|given|stated|described|written|put) (?:by|in)|"
    r"by|in|from|per|says)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"^(?:['’]s?)?\s+(?:own\s+)?(?:articles?|reports?|reported|stor(?:y|ies)|pieces?|interviews?|page|"
    r"text|account|version|figures?|numbers?|says?|said|gives?|gave|states?|stated|writes?|wrote|"
    r"puts?|claims?|claimed|mentions?|mentioned|tells?|told|speaks?|describes?)\b",
    re.IGNORECASE,
)
_SHORTEST = 4


def with_source(
    question: Question, searcher: Searcher, filters: Filters
) -> tuple[Question, Filters]:
    """Return the question and the filters, narrowed where it names whose account is wanted."""
    makers = defaultdict[str, list[str]](list)
    for article in allowed(searcher, filters):
        for maker in (article.publisher, article.author):
            for form in _forms(maker or ""):
                makers[form].append(article.article_id)
    for form in sorted(makers, key=len, reverse=True):
        flags = re.NOFLAG if form.isupper() else re.IGNORECASE
        for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", question.standalone, flags):
            if _is_source(question.standalone, *found.span()):
                kept = replace(filters, article_ids=tuple(makers[form]))
                return _without(question, *found.span()), kept
    return question, filters


def _forms(maker: str) -> Iterator[str]:
    """Yield the ways a publisher or author is named: in full, and a body of several by initials."""
    if len(maker) >= _SHORTEST:
        yield maker
        parts = [part for part in maker.split() if part[0].isupper()]
        if len(parts) > 1:
            yield "".join(part[0] for part in parts)


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
    kind = question.asked_for
    return replace(
        question,
        mentions=mentions,
        terms=terms,
        anchors=anchors,
        asked_for=AskedFor.THING if kind is AskedFor.STATEMENT else kind,
    )
