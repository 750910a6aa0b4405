"""Readers whose comments a question asks for by their screen names."""

import re
from collections.abc import Sequence

from rag.question.understanding import Question
from rag.searcher import Searcher
from rag.words import words

_CUE = re.compile(
    r"\b(?:comment(?:s|ed|er|ers)?|readers?|users?|members?|posters?|post(?:s|ed)?|forum|thread|"
    r"writes?|wrote|repl(?:y|ied|ies))\b",
    re.IGNORECASE,
)
_SHORTEST = 3
RARE = 0.9
"""A screen name that is written small must hold a word as rare as this."""


def writers_named(
    question: Question, searcher: Searcher, *, by_part: bool = False
) -> Sequence[str]:
    """Return the screen names that a question names, in the order of the corpus.

    One that the articles also write as a person's name is that person's, unless the question
    speaks of comments. `by_part` lets one word of a longer screen name do.
    """
    text = question.standalone
    cued = by_part or bool(_CUE.search(text))
    people = [m for m in question.mentions if m.entry.kind == "person" and m.entry.articles]
    found = []
    for name in searcher.index.comment_writers:
        match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
        if match is None or len(name) < _SHORTEST:
            if by_part and _has_rare_part(name, text, searcher):
                found.append(name)
            continue
        of_a_person = any(m.start < match.end() and match.start() < m.end for m in people)
        as_written = match.group() == name and name[0].isupper() and match.start() > 0
        if (cued or not of_a_person) and (as_written or _is_rare(name, searcher)):
            found.append(name)
    return found


def _has_rare_part(name: str, text: str, searcher: Searcher) -> bool:
    asked = {word.folded for word in words(text) if searcher.matcher.rarity(word) >= RARE}
    return any(word.folded in asked for word in words(name) if len(word.folded) > _SHORTEST)


def _is_rare(name: str, searcher: Searcher) -> bool:
    return any(searcher.matcher.rarity(word) >= RARE for word in words(name))
