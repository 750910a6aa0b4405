"""Bodies that speak, called by a name and a common noun: "the Trump administration"."""

import re

from ingest.facts.discourse import Discourse, Speaker
from ingest.facts.patterns import ADVERBS

_BODY = re.compile(
    r"\s(?:[a-z-]+\s)?(?:administration|government|officials|authorities|military|army|police"
    r"|parliament|presidency|embassy|ministry|campaign|lawmakers)\b"
)
"""What makes a body, or those who speak for it, of a name: "Kremlin officials"."""
_BODY_SPEAKS = re.compile(rf"{_BODY.pattern}\s*{ADVERBS}")
_GOVERNED = re.compile(
    r"\b(?:of|from|at|in|on|for|with|to|by|near|under|against)\s+(?:the\s+)?(?:[a-z]+\s+)?\Z"
)
_THE = re.compile(r"\b[Tt]he\s+\Z")
_OPENS = re.compile(
    r"\W*(?:(?:[Ww]hile|[Aa]lthough|[Bb]ut|[Aa]nd|[Tt]he|[Ss]ome|[Ss]enior|[Ss]everal|[Mm]any)\s+)*"
)


def body_before(discourse: Discourse, start: int, verb: int) -> tuple[int, Speaker] | None:
    """The body before a verb that is called by a name and a common noun: "Kremlin officials"."""
    masked = discourse.masked
    for mention in discourse.people.between(start, verb):
        if not mention.name or mention.possessive or mention.end > verb:
            continue
        body = _BODY.match(masked, mention.end, verb)
        if (
            body is None
            or not _BODY_SPEAKS.fullmatch(masked, mention.end, verb)
            or _GOVERNED.search(masked, start, mention.start)
        ):
            continue
        the = _THE.search(masked, start, mention.start)
        name = masked[mention.start : body.end()]
        return the.start() if the else mention.start, Speaker(name, person=False)
    return None


def body_that_opens(discourse: Discourse, start: int, end: int) -> Speaker | None:
    """Give the body that opens a sentence: "Kremlin officials denied it, saying"."""
    masked = discourse.masked
    for mention in discourse.people.between(start, end):
        body = _BODY.match(masked, mention.end, end)
        if body is None or not mention.name or mention.possessive:
            continue
        if _OPENS.fullmatch(masked, start, mention.start):
            return Speaker(masked[mention.start : body.end()], person=False)
    return None
