"""The subject of a verb, found without parsing: the name, pronoun or role that it belongs to."""

import re
from enum import Enum

from ingest.facts.bodies import body_before
from ingest.facts.discourse import Discourse, Speaker, role_titles
from ingest.facts.name_mentions import OFFICE_OF, NameMention
from ingest.facts.patterns import ADVERBS, any_of

_ROLES = list(role_titles())
_GAP = re.compile(rf"\s*(?:\(.{{1,40}}\)\s*)?{ADVERBS}\Z")
_WHO = re.compile(rf",?\s+who\s+{ADVERBS}\Z")
_APPOSITIVE = re.compile(rf",.{{2,220}},\s*{ADVERBS}\Z", re.DOTALL)
_OPEN_APPOSITIVE = re.compile(rf",\s(?:the\s|an?\s)?[a-z][^,.;]{{2,80}}\s{ADVERBS}\Z")
_PREPOSITION = re.compile(r"\b(?:of|from|at|in|on|for|with|to|by|near)\s+(?:the\s+)?\Z")
_PREPOSITIONAL = re.compile(
    rf"\s+(?:of|from|at|in|on|for|with)\s+[^,.;:]{{1,60}}?\s{ADVERBS}\Z", re.DOTALL
)
_PRONOUN = re.compile(rf"\b(?P<word>[Hh]e|[Ss]he|[Ii]t|[Tt]hey|I|[Ww]e)\s*{ADVERBS}\Z")
_ROLE = re.compile(
    r"\b(?P<article>[Tt]he|[Hh]is|[Tt]his|[Aa]n?)\s+(?:[\w.’'-]+\s+){0,4}?"
    rf"(?P<role>(?i:{any_of([*_ROLES, 'statement', 'office', 'official'])}))"
    rf"(?:\s+(?:in|of|for|at|from)\s[^,.;:]{{1,60}}?)?\s*{ADVERBS}\Z"
)
_ROLE_RIGHT = re.compile(
    rf"\s+the\s+(?:[\w-]+\s+){{0,2}}?(?P<role>{any_of([*_ROLES, 'statement'])})\b"
)
_HANDLE_RIGHT = re.compile(r"\s+(?P<handle>@\w{2,30})")
_HANDLE = re.compile(rf"(?<!\w)(?P<handle>@\w{{2,30}})\s*{ADVERBS}\Z")
_PRONOUN_RIGHT = re.compile(r"\s+(?P<word>he|she)\b")
_NAME_RIGHT = re.compile(
    r"\s+(?:[Tt]he\s+)?(?:(?!(?:that|to|in|on|at|of|from|by|with|after|before|during)\b)"
    r"[\w’'-]+\s+){0,4}"
)
_DESCRIPTION = re.compile(r"(?!\s(?:and|in|on|at|of|to|for|from|with)\b)\s(?:[a-z-]+\s){1,3}")
_OPENING_PRONOUN = re.compile(r"\W*(He|She)\s+[a-z]")
_OPENING = re.compile(
    r"(?:.*,)?\W*(?:(?i:his|her|its|their|our|my|the|an?)\s(?:[a-z-]+\s){1,3}"
    rf"|(?:[\w’'-]+\s){{0,3}}?(?:{any_of(_ROLES)}|leader|chief|head)\s"
    r"|[A-Z][\w-]+\s(?:of|for)\s(?:the\s)?(?:[A-Z][\w-]+\s(?:and\s)?){1,4})?",
    re.DOTALL,
)
_BY_WHOM = re.compile(
    r"\W*(?:It|This|That|The(?: [a-z-]+){1,4}) (?:was|were|has been|had been)(?: \w+){1,3} by "
    r"(?:[a-z]+ ){0,3}"
)
"""A thing and who did it: "It was brought by", "The motion was tabled last week by"."""
_VERB_AHEAD = re.compile(r",? [a-z0-9]")
BODY_OF = re.compile(
    r"[’']s?\s+(?P<what>office|statement|report|(?:[a-z]+\s)?(?:ministry|government|military|army"
    r"|parliament|embassy|cabinet)|spokes(?:wo)?man|lawyers?)\b"
)
_STATEMENT = re.compile(r"(?:\w+\s+)+statement\Z")
_RIGHT_REACH = 80
SUBJECT_REACH = 400


def subject_before(discourse: Discourse, start: int, verb: int) -> tuple[int, Speaker] | None:
    """Find the subject that stands before a verb of one sentence.

    Args:
        discourse: The article so far.
        start: Where the sentence begins.
        verb: Where the verb begins.

    Returns:
        Where the subject begins, and who it is; None where nothing could be one.
    """
    start = max(start, verb - SUBJECT_REACH)
    left = discourse.masked[start:verb]
    handle = _HANDLE.search(left)
    if handle is not None:
        return start + handle.start(), Speaker(handle["handle"], person=True)
    pronoun = _PRONOUN.search(left)
    if pronoun is not None:
        return start + pronoun.start(), discourse.pronoun(pronoun["word"].lower())
    body = body_before(discourse, start, verb)
    if body is not None:
        return body
    named = _name_before(discourse, start, verb)
    if named is not None:
        resolve = _owner if named.possessive else spoken_by
        return named.start, resolve(discourse, named)
    role = _ROLE.search(left)
    if role is None:
        return None
    if role["article"].lower() in ("a", "an"):
        said = left[role.end("article") : role.end("role")].strip()
        if _STATEMENT.match(said):
            discourse.statement = said
            return start + role.start(), Speaker(said, person=False)
        return start + role.start(), Speaker(None, person=False)
    return start + role.start(), discourse.role(role["role"].lower(), verb)


def spoken_by(discourse: Discourse, mention: NameMention) -> Speaker:
    """Give the bearer of a name by its fullest form."""
    return Speaker(discourse.people.fullest(mention), person=not mention.organisation)


def _owner(discourse: Discourse, mention: NameMention) -> Speaker:
    """Resolve "Abdul-Mahdi's office said": the office speaks; an unnamed spokesman is nobody."""
    body = BODY_OF.match(discourse.masked, mention.end)
    if body is None or body["what"].startswith(("spokes", "lawyer")):
        return Speaker(None, person=False)
    discourse.statement = discourse.masked[mention.start : body.end()]
    return Speaker(discourse.statement, person=False)


def _name_before(discourse: Discourse, start: int, verb: int) -> NameMention | None:
    """The name before a verb, over adverbs, appositions and "of …" phrases."""
    apposed: NameMention | None = None
    fallback: NameMention | None = None
    masked, people = discourse.masked, discourse.people
    for mention in reversed([one for one in people.between(start, verb) if one.end <= verb]):
        if not mention.name or _is_governed(masked, start, mention):
            continue
        link = _link(masked[mention.end : verb], mention)
        if link is _Link.DIRECT:
            return mention
        if link is _Link.APPOSITIVE:
            is_person = not mention.organisation and people.is_person(mention.name)
            return mention if is_person or apposed is None else apposed
        if link is _Link.COMMA:
            if not mention.organisation and masked[start : mention.start].rstrip().endswith(","):
                apposed = apposed or mention
            fallback = fallback or mention
        elif link is _Link.OPEN:
            fallback = fallback or mention
    return apposed or fallback


def _is_governed(masked: str, start: int, mention: NameMention) -> bool:
    """Whether a preposition takes a name; "Secretary of State Mike Pompeo" stands free."""
    if mention.titles and OFFICE_OF.search(masked, start, mention.start):
        return False
    return _PREPOSITION.search(masked, start, mention.start) is not None


class _Link(Enum):
    """How the words between a name and a verb join them."""

    DIRECT = "adverbs, a relative pronoun or a phrase"
    APPOSITIVE = "an apposition between commas"
    COMMA = "a comma alone"
    OPEN = "an apposition without its second comma"


def _link(gap: str, mention: NameMention) -> _Link | None:
    if mention.possessive:
        body = BODY_OF.match(gap)
        return _Link.DIRECT if body is not None and _GAP.match(gap, body.end()) else None
    if _GAP.fullmatch(gap) or _WHO.fullmatch(gap):
        bare_comma = "," in gap and not any(character.isalpha() for character in gap)
        return _Link.COMMA if bare_comma else _Link.DIRECT
    if _APPOSITIVE.fullmatch(gap):
        return _Link.APPOSITIVE
    if mention.organisation:
        return None
    if _PREPOSITIONAL.fullmatch(gap):
        return _Link.DIRECT
    return _Link.OPEN if _OPEN_APPOSITIVE.fullmatch(gap) else None


def subject_after(discourse: Discourse, verb_end: int, end: int) -> tuple[int, Speaker] | None:
    """Find a subject right behind a verb: “…,” said Mulroy.

    Returns:
        Where the subject ends, and who it is; None where none stands there.
    """
    handle = _HANDLE_RIGHT.match(discourse.masked, verb_end, end)
    if handle is not None:
        return handle.end(), Speaker(handle["handle"], person=True)
    named = name_after(discourse, verb_end, end)
    if named is not None:
        return named.end, spoken_by(discourse, named)
    role = _ROLE_RIGHT.match(discourse.masked, verb_end, end)
    if role is not None:
        return role.end(), discourse.role(role["role"].lower(), verb_end)
    pronoun = _PRONOUN_RIGHT.match(discourse.masked, verb_end, end)
    return (pronoun.end(), discourse.pronoun(pronoun["word"])) if pronoun is not None else None


def name_after(discourse: Discourse, verb_end: int, end: int) -> NameMention | None:
    """Give a name right behind a verb, with at most a short description before it."""
    found: NameMention | None = None
    for mention in discourse.people.between(verb_end, min(end, verb_end + _RIGHT_REACH)):
        if not mention.name or mention.possessive:
            continue
        if found is None:
            if not _NAME_RIGHT.fullmatch(discourse.masked, verb_end, mention.start):
                return None
            found = mention
        elif _DESCRIPTION.fullmatch(discourse.masked, found.end, mention.start):
            return mention
        else:
            break
    return found


def sentence_subject(discourse: Discourse, start: int, end: int) -> Speaker | None:
    """Give the person that a sentence is about: the first who opens it or its main clause.

    Of "it was brought by Ada Reed" that is who brought it.
    """
    masked, people = discourse.masked, discourse.people
    pronoun = _OPENING_PRONOUN.match(masked, start, end)
    if pronoun is not None:
        return discourse.pronoun(pronoun[1].lower())
    for mention in people.between(start, min(end, start + SUBJECT_REACH)):
        if not mention.name or mention.organisation or mention.possessive:
            continue
        if _BY_WHOM.fullmatch(masked, start, mention.start):
            return spoken_by(discourse, mention)
        if not _OPENING.fullmatch(masked, start, mention.start):
            continue
        known = " " in mention.name or people.is_person(mention.name)
        if known and _VERB_AHEAD.match(masked, mention.end):
            return spoken_by(discourse, mention)
    return None
