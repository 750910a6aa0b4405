"""Questions that offer answers to choose from: "What was raided, a militia or a headquarters?".

The answer is looked for by what is asked, since an article tells one of the answers at most; which
of them articles tell is compared afterwards (`rag/conflicts/differing_alternatives.py`).
"""

import re

from rag.words import content_words

_WH = re.compile(
    r"\b(?:who|whom|whose|what|which|when|where|why|how)\b(?!\s+(?:one|of them)\b)", re.IGNORECASE
)
_LISTED = re.compile(
    r"(?:\s*[,:;]\s+|\s+[-–—]+\s+)(?P<offer>[^?]*?\bor\b[^?]*?)\W*$", re.IGNORECASE
)
"""What stands behind the last mark of a question and offers answers to it."""
_COMPARATIVE = re.compile(
    r"\b(?:more|less|first|earlier|later|better|worse|rather|older|younger|bigger|larger|smaller|"
    r"higher|lower|longer|shorter|nearer|stronger|prefers?)\b",
    re.IGNORECASE,
)
"""What is asked of the very things offered, which then must stay: "Who is older, A or B?"."""
_AUXILIARY = (
    r"(?:is|are|was|were|did|does|do|has|had|have|will|would|can|could|should|isn't|wasn't|didn't)"
)
_CLAUSE = re.compile(rf"{_AUXILIARY}\b", re.IGNORECASE)
_MERELY = r"(?:(?:just|only|simply|merely|rather|instead|perhaps)\s+)?"
_BEHIND_OR = re.compile(
    rf",?\s+or\s+(?:(?:{_AUXILIARY}\s+(?:it|this|that|he|she|they|there|we|the|his|her|their)\b"
    rf"|{_MERELY}(?:by|with|in|on|at|to|of|for|from|because|through|under|as|that|a|an)\s)"
    r"[^?]*|(?:not|how|what|else|otherwise))\W*$",
    re.IGNORECASE,
)
"""The second answer, at the end, where it begins a clause or a phrase of its own."""
LEAST_WORDS = 4
"""Words of a question before its second answer."""
LONGEST = 300
"""Characters of a question that is looked through; the patterns take cubic time at worst."""
MOST_OFFERED = 16
"""Words of the answers offered; more are a question of their own."""


def without_choice(question: str) -> str:
    """Return what is asked, without the answers that the question offers.

    `without_choice("What was raided, a militia or a headquarters?")` gives "What was raided?";
    of a question that is its first answer only the others go: "Was it hit by rockets?".
    """
    if len(question) > LONGEST:
        return question
    listed = _LISTED.search(question)
    if listed and len(listed["offer"].split()) <= MOST_OFFERED:
        head = question[: listed.start()]
        own_clause = _CLAUSE.match(listed["offer"])
        if _asks(head) and not own_clause and not _COMPARATIVE.search(head):
            return f"{head.rstrip()}?"
    other = _BEHIND_OR.search(question)
    if other and len(question[: other.start()].split()) >= LEAST_WORDS:
        return f"{question[: other.start()].rstrip()}?"
    return question


def _asks(head: str) -> bool:
    """Whether the words before what is offered are a question by themselves."""
    wh = _WH.search(head)
    return wh is not None and bool(content_words(head[wh.end() :]))
