"""Attribution clauses: the few words of a sentence that say whose the other words are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.facts.bodies import body_that_opens
from ingest.facts.discourse import Discourse, Speaker
from ingest.facts.lexicon import load_lexicon
from ingest.facts.patterns import ADVERBS, any_of
from ingest.facts.subjects import (
    BODY_OF,
    SUBJECT_REACH,
    name_after,
    sentence_subject,
    spoken_by,
    subject_after,
    subject_before,
)

_SPEECH = load_lexicon("speech")
_VERB = re.compile(
    rf"\b(?P<verb>{any_of(_SPEECH['verbs'])})\b"
    rf"|,\s(?:and\s)?(?P<participle>{any_of(_SPEECH['participles'])})\b"
    r"|\b(?P<quoted>(?:quoted|cited)\s)(?=.{0,80}?\bas saying\b)"
    r"|\b(?P<according>[Aa]ccording to|[Ii]n the words of|[Ss]elon|[Ll]aut|[Ss]egún)\s"
)
_WEAK = frozenset(_SPEECH["weak_verbs"])
_STRONG_PARTICIPLES = frozenset({"saying", "arguing", "insisting", "claiming", "telling"})
"""Those that report without "that" too."""
_DENIED = re.compile(r"\b(?:not|never|n[’']t|declined to|refused to|neither|nor|to|would)\s+\Z")
_AND = re.compile(rf"(?:,?\s(?:and|but)|,)\s+{ADVERBS}\Z")
_AFTER_QUOTE = re.compile(r"[\"”“’'»«]\s*\Z")
_CLAUSE_END = re.compile(r"\s*(?:[.,;]|\Z)")
_STATEMENT_OF = re.compile(
    r"(?:an?|the|his|her|its|their)?\s*(?:[\w-]+\s+){0,3}?(?:statement|report|press release|letter"
    r"|spokesman|spokeswoman|official|source)s?\s+(?:issued\s+|released\s+)?(?:from|by|of|for|at)\s+",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"(?:the|an?|what|one|two)?\s*(?:[a-z][\w-]*\s+){0,3}\Z", re.IGNORECASE)
_WITH = re.compile(r"\bwith\s+(?:[a-z]+\s+){0,2}\Z")
_APPOSED = re.compile(r"(?:,[^,;.]{2,120})?")
_ACCORDING_REACH = 120
_PASSIVE = re.compile(r"\b(?:was|were|is|are|has been|have been|being)\s+\Z")
_AS_SAYING = "as saying"


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that give others to a speaker: "McKenzie said", "according to Mulroy".

    The speaker's name is None where the clause names nobody. `weak` marks a verb that reports
    only with "that", a colon or a quotation; `according` a clause without a verb.
    """

    start: int
    end: int
    speaker: Speaker = field(default=Speaker(None, person=False))
    weak: bool = False
    according: bool = False


def find_clauses(discourse: Discourse, start: int, end: int) -> Iterator[Clause]:
    """Find the attribution clauses of one sentence, in order; the discourse hears them.

    Args:
        discourse: The article so far; changed.
        start: Where the sentence begins.
        end: Where it ends.
    """
    last: Clause | None = None
    for match in _VERB.finditer(discourse.masked, start, end):
        if last is not None and match.start() < last.end:
            continue
        clause = _clause(discourse, match, start, end, last)
        if clause is not None:
            discourse.heard(clause.speaker)
            last = clause
            yield clause


def _clause(
    discourse: Discourse, match: re.Match[str], start: int, end: int, last: Clause | None
) -> Clause | None:
    if match["according"]:
        return _according(discourse, match, end)
    if match["quoted"]:
        return _quoted_as_saying(discourse, match, start, end)
    if match["participle"]:
        speaker = _participant(discourse, start, match.start(), last)
        weak = match["participle"] not in _STRONG_PARTICIPLES
        return Clause(*match.span(), speaker, weak) if speaker is not None else None
    if last is not None and _AND.search(discourse.masked, last.end, match.start()):
        return Clause(*match.span(), last.speaker, weak=True)
    return _verb_clause(discourse, match, start, end)


def _participant(
    discourse: Discourse, start: int, participle: int, last: Clause | None
) -> Speaker | None:
    """Who a participle belongs to: "…, with Ada Reed, the mayor, telling reporters".

    Else who spoke before in the sentence, or whom or what it is about.
    """
    for mention in discourse.people.between(start, participle):
        beside = mention.name and _WITH.search(discourse.masked, start, mention.start)
        if beside and _APPOSED.fullmatch(discourse.masked, mention.end, participle):
            return spoken_by(discourse, mention)
    if last is not None:
        return last.speaker
    subject = sentence_subject(discourse, start, participle)
    return subject or body_that_opens(discourse, start, participle)


def _verb_clause(discourse: Discourse, match: re.Match[str], start: int, end: int) -> Clause | None:
    verb = match["verb"].lower()
    left = discourse.masked[max(start, match.start() - SUBJECT_REACH) : match.start()]
    if _DENIED.search(left):
        return None
    if verb not in ("told", "tells") and _AFTER_QUOTE.search(left):
        after = subject_after(discourse, match.end(), end)
        if after is not None:
            return Clause(match.start(), after[0], after[1])
    weak = verb in _WEAK
    before = subject_before(discourse, start, match.start())
    if before is not None:
        return Clause(before[0], match.end(), before[1], weak)
    if left.rstrip().endswith(","):
        named = name_after(discourse, match.end(), end)
        if named is not None and _CLAUSE_END.match(discourse.masked, named.end):
            return Clause(match.start(), named.end, spoken_by(discourse, named))
    return None if weak else Clause(*match.span())


def _according(discourse: Discourse, match: re.Match[str], end: int) -> Clause:
    masked = discourse.masked
    for mention in discourse.people.between(match.end(), min(end, match.end() + _ACCORDING_REACH)):
        gap = masked[match.end() : mention.start]
        statement = _STATEMENT_OF.fullmatch(gap) is not None
        if not mention.name or not (statement or _LEAD_IN.fullmatch(gap)):
            break
        if not mention.possessive:
            speaker = spoken_by(discourse, mention)
            if statement:
                discourse.statement = speaker.name
            return Clause(match.start(), mention.end, speaker, according=True)
        body = BODY_OF.match(masked, mention.end, end)
        if body is None:
            break
        discourse.statement = masked[mention.start : body.end()]
        office = Speaker(discourse.statement, person=False)
        return Clause(match.start(), body.end(), office, according=True)
    return Clause(*match.span(), according=True)


def _quoted_as_saying(
    discourse: Discourse, match: re.Match[str], start: int, end: int
) -> Clause | None:
    """The newspaper quoted General X as saying; General X was quoted as saying."""
    saying = discourse.masked.find(_AS_SAYING, match.end(), end)
    passive = _PASSIVE.search(discourse.masked, start, match.start())
    if passive is not None:
        subject = subject_before(discourse, start, passive.start())
        if subject is None:
            return None
        return Clause(subject[0], saying + len(_AS_SAYING), subject[1])
    for mention in discourse.people.between(match.end(), saying):
        if mention.name:
            return Clause(match.start(), saying + len(_AS_SAYING), spoken_by(discourse, mention))
    return None
