"""Which words of a question ask: not those that it quotes, nor a clause before the asking one."""

import re

QUOTATION = "xquotedx"
"""Stands for quoted words, which an article may be called by."""
LEAST_CLAUSE = 3
"""Words that a last clause has at least to be what is asked."""
_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]{3,}[”\"”»]")
_AUXILIARY = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might"
_LEAD = r"(?:(?:in|on|at|by|to|from|of|for|with|since|until|under|about|after|before|against) )?"
_LAST_CLAUSE = re.compile(
    r"[,;:]\s+(?P<or>or )?(?:and |but |so |i mean |that is )*"
    rf"(?P<asked>{_LEAD}(?:who|whom|whose|what|which|when|where|why|how)\b.*)$"
)
_ONE_WORD = re.compile(rf"{_LEAD}(?P<word>(?:when|where|why|how (?:much|many|long|far))\W*)")
"""A clause that asks one more thing of what stands before it: "who can claim, until when?"."""
_ASKS_AT_ONCE = re.compile(
    rf"(?:and |but |so )?(?:according to\b|{_LEAD}(?:who|whom|whose|what|which|why|how)\b|"
    rf"(?:when |where )?(?:{_AUXILIARY})\b)"
)
_EMBEDDED = re.compile(
    r"(?P<asking>^(?:(?:and|but|so) )?(?:(?:to|in|at|from|by|on|for) )?"
    r"(?:who|whom|whose|which|where)\b(?: \S+){2,}?) "
    r"(?:how (?:many|much|big|long|large|far|old|soon)|whether|when|where)\b[^,;:]*$"
)
"""A question inside another one: "who decides how many stay?" asks who."""


def without_quotations(question: str) -> str:
    """Return a question with a word of ours in the place of what it quotes."""
    return _QUOTED.sub(f" {QUOTATION} ", question)


def asking_clause(question: str) -> str:
    """Return the clause of a lower-case question that asks, or all of it.

    "before the coup, when had Bessao last voted?" asks "when had Bessao last voted?"; "what did
    the union leader, who resigned, say?" asks from its first word on, "who pays, and until when?"
    asks until when.
    """
    last = _LAST_CLAUSE.search(question)
    one_word = _ONE_WORD.fullmatch(last["asked"]) if last and not last["or"] else None
    if one_word:
        return one_word["word"]
    question = _EMBEDDED.sub(r"\g<asking>", question)
    last = _LAST_CLAUSE.search(question)
    if last is None or len(last["asked"].split()) < LEAST_CLAUSE:
        return question
    if last["or"] or not _ASKS_AT_ONCE.match(question):
        return last["asked"]
    return question
