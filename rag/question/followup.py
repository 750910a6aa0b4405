"""Follow-up questions made to stand alone, from the earlier questions of the same conversation.

"And in Syria?" takes the place of the place in the question before; "he" becomes the person
spoken of last; "why?" repeats what was asked. Answers and refusals are never looked at, so
neither can become evidence. A question that needs nothing from before is left as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.names import NameTable
from rag.question.antecedents import QUESTION_WORDS, main_phrase
from rag.question.asked_for import OF_ARTICLES, asked_for
from rag.question.fragments import is_relative_time, substituted
from rag.question.phrases import noun_phrases
from rag.question.pronouns import with_antecedents
from rag.question.times import time_scope
from rag.words import content_words, words

_OPENING = re.compile(
    r"^(?:(?:and|but|so|also|or|what about|how about|what of|same for|ok(?:ay)?,?|well,?|now,?|"
    r"hm+,?|then(?= ))\b[\s,]*)+",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"^(?:(?:ok(?:ay)?|great|fine|good|right|ah|oh|hm+|i see|only that|really)?[\s,]*"
    r"(?:many |a lot of )?(?:thanks|thank you|thx|cheers|got it|i see|great|fine|ok|only that)\b"
    r"[^.!?]*[.!?]+\s*)+(?=\S)",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"^(?:(?:hello|hi)(?: again)?,? )?(?:now )?(?:for )?(?:something (?:else|different)|"
    r"(?:an?)?(?:new|other|different|next) (?:topic|subject|question|matter))\s*[:,.]\s*",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"^(?:(?:no|sorry|actually|wait|rather)\b[\s,.!]*)*i (?:mean|meant|wanted)\b[\s,:.]*|"
    r"^(?:no|sorry|actually|wait)\s*[,.!:]+\s*",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^(?:why|when|where|who|how|how \w+|which \w+|since when|then|"
    r"(?:where|who|what|when) (?:to|from|with|for|by)|says who|"
    r"who said (?:so|that|it)|and|really|why not|"
    r"(?:when|where|why|how) (?:was|did|is|has) (?:that|this)(?: happen| be)?)\??$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|\w+ed|"
    r"say|says|said|think|mean|tell|list|summari[sz]e|show|explain|hurt|killed)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(r"\b(?:they|them|their|those|these|he|him|his|she|her)\b", re.IGNORECASE)
"""Pronouns that the conversation did not explain: what they stand for is not guessed."""
_COUNTS = re.compile(
    r"^(?:how many|which)\s+(?:is|are|was|were|did|had|have|has|\w+ed)\b", re.IGNORECASE
)
_COMMAND = re.compile(r"^(?:please )?(?:list|show|give|find|tell|sum|summari[sz]e|name)\b", re.I)
_LEANS = re.compile(r"\b(?:the|any|anyone|anybody|anything|someone|others?|another|more)\b", re.I)
_HOW_MANY_ALONE = re.compile(r"^how (?:many|much) (?:\w+ ){0,2}\w+\??$", re.IGNORECASE)

MOST_CORRECTED = 4
"""Content words of a correction ("No, I mean in Syria"); with more it is a question of its own."""
MOST_LEANING = 4
"""Content words of a question that may lean on the one before without a pronoun."""
BARELY = 2
"""Content words of a question that says what it is about nowhere: "Who came second?"."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands alone; `used_history` says whether earlier questions went in.

    `alone` is the question as it was asked where it may as well begin something new.
    """

    text: str
    used_history: bool
    alone: str | None = None


def resolve(question: str, history: Sequence[str], names: NameTable) -> Resolved:
    """Return the question as it would be asked without the conversation before it.

    `history` holds the person's earlier questions, oldest first.
    """
    context: list[str] = []
    for earlier in history:
        if earlier.strip():
            context.append(_resolve_one(earlier.strip(), context, names).text)
    return _resolve_one(question, context, names)


def _resolve_one(question: str, context: Sequence[str], names: NameTable) -> Resolved:
    if not context:
        return Resolved(question, used_history=False)
    thanks = _THANKS.match(question)
    told = question[thanks.end() :] if thanks else question
    other = _ELSE.match(told)
    if other:
        return Resolved(_capital(told[other.end() :]), used_history=False)
    correction = _CORRECTION.match(told)
    meant = told[correction.end() :].strip() if correction else ""
    if not meant:
        return _continued(told, context, names, may_lean=True)
    if QUESTION_WORDS.match(meant) or len(content_words(meant)) > MOST_CORRECTED:
        return _continued(_capital(meant), context, names, may_lean=False)
    return Resolved(_capital(substituted(context[-1], meant, names)), used_history=True)


def _continued(told: str, context: Sequence[str], names: NameTable, *, may_lean: bool) -> Resolved:
    """Resolve a question that may take up the one before it, or what was spoken of."""
    previous = context[-1]
    opening = _OPENING.match(told)
    bare = told[opening.end() :].strip() if opening else told
    if _BARE.match(bare.strip()):
        return Resolved(f"{_capital(bare.rstrip('?'))}: {previous}", used_history=True)
    replaced = bare if is_relative_time(bare) else with_antecedents(bare, context, names)
    if replaced != bare:
        if opening and _is_fragment(replaced):
            replaced = _taken_up(previous, replaced, names)
        return _in_context(replaced, context, names)
    if _is_fragment(bare):
        return Resolved(_capital(substituted(previous, bare, names)), used_history=True)
    leans = _may_lean(bare, names) or (opening and not _stands_alone(bare, names))
    about = main_phrase(context, names) if leans and may_lean else ""
    if about and not _LEFT.search(bare):
        return Resolved(f"{_capital(bare.rstrip('?'))} ({about})?", used_history=True, alone=told)
    return Resolved(told, used_history=False)


def _in_context(text: str, context: Sequence[str], names: NameTable) -> Resolved:
    """Add what the conversation is about where a resolved question names nothing certain."""
    resolved = _capital(text)
    about = "" if names.find(text) else main_phrase(context, names, named=True)
    if not about:
        return Resolved(resolved, used_history=True)
    within = f"{resolved.rstrip('?!. ')} ({about})?"
    return Resolved(within, used_history=True, alone=resolved)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_fragment(bare: str) -> bool:
    """Whether a question has no verb and no question word: "in Syria?", "the Taliban"."""
    if _HOW_MANY_ALONE.match(bare) and not _VERB.search(bare):
        return True
    return not QUESTION_WORDS.match(bare) and not _VERB.search(bare) and len(words(bare)) <= 6


def _taken_up(previous: str, fragment: str, names: NameTable) -> str:
    """Put "the minister’s deputy" into the place of the minister in the question before."""
    for phrase in noun_phrases(previous, names):
        if phrase.definite in fragment or phrase.text in fragment:
            return f"{previous[: phrase.start]}{fragment.rstrip('?!. ')}{previous[phrase.end :]}"
    return substituted(previous, fragment, names)


def _stands_alone(bare: str, names: NameTable) -> bool:
    return bool(names.find(bare)) or len(content_words(bare)) >= 3


def _may_lean(bare: str, names: NameTable) -> bool:
    """Whether a question without names may be on what was spoken of: "Will the judge resign?"."""
    if asked_for(bare) in OF_ARTICLES or _COMMAND.match(bare):
        return False
    if names.find(bare) or time_scope(bare) or len(content_words(bare)) > MOST_LEANING:
        return False
    told = noun_phrases(bare, names)
    if not told and len(content_words(bare)) <= BARELY:
        return True
    if len(told) > 1 or any(one.owned for one in told):
        return False
    return bool(_LEANS.search(bare) or _COUNTS.match(bare))
