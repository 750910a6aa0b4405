"""What a question about the articles' agreement asks of the world itself.

"Do the reports agree on how many were hurt?" asks how many were hurt: what the articles differ in
is shown with every answer.
"""

import re

_SOURCES = (
    r"(?:(?:all|both|any|most) (?:of )?)?(?:the |these |those |our |your )?"
    r"(?:\w+ )?(?:articles|reports|sources|pages|texts|accounts|stories|papers|outlets|versions)"
)
_DIFFER = (
    r"(?:(?:do not|don't|do|seem to|all) )*"
    r"(?:agree|disagree|differ|vary|conflict|match|contradict (?:each other|one another)|"
    r"say the same|tell the same(?: story)?|describe)"
)
_ON = r"(?:on|about|over|as to|regarding|in)"
_FRAMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:and |but |so )?(?:do|does|did|where do|how do) {_SOURCES} {_DIFFER} {_ON} "
        r"(?P<asked>[^;?]+)",
        rf"^{_SOURCES} {_DIFFER} {_ON} (?P<asked>[^;:.?]+)[;:.,]\s*\S",
    )
)
_TAIL = re.compile(
    rf"[.;,?]\s*(?:(?:and |but )?{_SOURCES} {_DIFFER}\b[^?]*|"
    r"(?:please )?(?:show|give|list|tell)(?: me)? (?:how|what|which|all|every)\b[^?]*|"
    r"(?:and )?what do (?:they|the \w+)(?: each)? say)\s*\??\s*$",
    re.IGNORECASE,
)
_LEAST_WORDS = 3


def without_frame(question: str) -> str:
    """Return what is asked, without a frame that speaks of the articles' agreement."""
    plain = question.replace("’", "'")
    for frame in _FRAMES:
        match = frame.match(plain)
        if match and len(match["asked"].split()) >= _LEAST_WORDS:
            start, end = match.span("asked")
            return _as_question(question[start:end])
    tail = _TAIL.search(plain)
    if tail and len(question[: tail.start()].split()) >= _LEAST_WORDS:
        return _as_question(question[: tail.start()])
    return question


def _as_question(asked: str) -> str:
    bare = asked.strip().rstrip("?!.,; ")
    return f"{bare[:1].upper()}{bare[1:]}?"
