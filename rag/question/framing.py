"""What a question about the articles' agreement asks of the world itself.

"Do the reports agree on how many were hurt?" asks how many were hurt: what the articles differ in
is shown with every answer. "Could you tell me how many were hurt?" asks no more than that either.
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
    rf"[.;,?]\s*(?:(?:and |but |so )?(?:how |where )?(?:do |does |did )?{_SOURCES} "
    rf"(?:{_DIFFER}\b|(?:put|word|tell|describe|report) (?:it|this|that)\b)[^?]*|"
    r"(?:please )?(?:show|give|list|tell)(?: me)? (?:how|what|which|all|every)\b[^?]*|"
    r"i(?: would|'d) like to (?:see|have|know) (?:all|every|each|both|how)\b[^?]*|"
    r"(?:and )?what do (?:they|the \w+)(?: each)? say)\s*\??\s*$",
    re.IGNORECASE,
)
_TELL = r"(?:describe|tell(?: of)?|report(?: on)?|word|put|call|name|present|portray|give|explain)"
_ALIKE = r"(?:(?:in )?the same|alike|differently|identically|consistently|similarly)"
_DESCRIBED = re.compile(
    rf"^(?:and |but |so )?(?:do|does|did) {_SOURCES} {_TELL} (?P<asked>[^;?]+?) {_ALIKE}\b"
    r"[^;?]*\??\s*$",
    re.IGNORECASE,
)
_COMPARE = re.compile(
    rf"^(?:please )?compare (?:what|how) {_SOURCES} (?:say|tell|report|write|describe|put|have)"
    r"(?: (?:about|on|of|for))? (?P<asked>[^;?]+?)\W*$",
    re.IGNORECASE,
)
_SUMMED = re.compile(
    r"^(?:please )?(?:(?:can|could) you )?(?:summari[sz]e|sum up|recap|outline|"
    r"give (?:me )?a summary of) what (?P<who>.+?) "
    r"(?:said|says|say|thinks?|thought|told|wants?|argued?s?|claim(?:s|ed)?)\b(?P<rest>.*?)\W*$",
    re.IGNORECASE,
)
_EACH = r"(?:each|every|all)(?: of)?(?: the)? (?:article|report|source|account|paper|version)s?"
_COMPARING = re.compile(
    rf"\b(?:{_EACH}|in (?:which|what) words|"
    r"(?:word|phrase|put|describe)s? (?:it|this|that|him|her|them) (?:differently|otherwise)|"
    r"different (?:words|wordings?|versions?|accounts?)|"
    rf"how do {_SOURCES} (?:put|word|tell|describe|report|write)|"
    r"^(?:please )?compare|discrepanc(?:y|ies)|"
    rf"{_SOURCES} {_DIFFER})\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^(?:(?:hi|hello|hey|please|so|ok(?:ay)?|excuse me|sorry)\b[\s,.!]*)*"
    r"(?:i(?: would|'d) (?:like|love|want) to (?:know|understand|learn|find out)|"
    r"i(?: am|'m) (?:trying|hoping) to (?:find out|understand|learn|work out|figure out)|"
    r"i(?: want| need) to (?:know|understand|find out)|i wonder|i was wondering|"
    r"(?:can|could|would) you (?:please |kindly )?(?:tell|explain to|remind) me|"
    r"(?:please )?(?:tell|remind) me|do (?:you|we) (?:happen to )?know|"
    r"is it known|does any(?:one|body) know)\s+"
    r"(?=(?:who|whom|whose|what|which|when|where|why|how)\b)",
    re.IGNORECASE,
)
_TURNED = re.compile(r"(who|what|where|when|how)\s+(.+?)\s+(is|are|was|were)$", re.IGNORECASE)
"""A question inside another one: "who the mayor is"."""
_PLEASE = re.compile(
    r"[.?!,]\s*(?:(?:can|could|would) you (?:please )?(?:tell|help|explain)[^.?!]*|please|"
    r"thanks?(?: you)?(?: in advance)?)\s*[.?!]*\s*$",
    re.IGNORECASE,
)
_LEAST_WORDS = 3


def asks_to_compare(question: str) -> bool:
    """Whether a question asks how the several articles tell what it asks."""
    plain = question.replace("’", "'")
    return bool(_COMPARING.search(plain) or _DESCRIBED.match(plain))


def without_frame(question: str) -> str:
    """Return what is asked, without a frame of politeness or of the articles' agreement."""
    question = _plainly(question)
    plain = question.replace("’", "'")
    for frame in _FRAMES:
        match = frame.match(plain)
        if match and len(match["asked"].split()) >= _LEAST_WORDS:
            start, end = match.span("asked")
            return _as_question(question[start:end])
    summed = _SUMMED.match(plain)
    if summed and not re.fullmatch(_SOURCES, summed["who"], re.IGNORECASE):
        return f"What did {question[slice(*summed.span('who'))]} say{summed['rest']}?"
    comparing = _COMPARE.match(plain)
    if comparing:
        return _as_question(question[slice(*comparing.span("asked"))])
    described = _DESCRIBED.match(plain)
    if described:
        start, end = described.span("asked")
        return f"What was {question[start:end].strip()}?"
    tail = _TAIL.search(plain)
    if tail and len(question[: tail.start()].split()) >= _LEAST_WORDS:
        return _as_question(question[: tail.start()])
    return question


def _plainly(question: str) -> str:
    """Return a question without "Could you tell me" before it or "Thanks!" behind it."""
    plain = question.replace("’", "'")
    polite = _PLEASE.search(plain)
    if polite and len(question[: polite.start()].split()) >= _LEAST_WORDS:
        question, plain = question[: polite.start()], plain[: polite.start()]
    asking = _ASKING.match(plain)
    if asking and len(question[asking.end() :].split()) >= _LEAST_WORDS:
        told = question[asking.end() :].strip().rstrip("?!.,; ")
        turned = _TURNED.match(told)
        return _as_question(f"{turned[1]} {turned[3]} {turned[2]}" if turned else told)
    return question if not polite else _as_question(question)


def _as_question(asked: str) -> str:
    bare = asked.strip().rstrip("?!.,; ")
    return f"{bare[:1].upper()}{bare[1:]}?"
