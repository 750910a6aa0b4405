"""The name that a text puts into the place that a question asks for."""

import re
from collections.abc import Iterator

from ingest.names import NameTable
from rag.conflicts.records import ConflictInput, Reading
from rag.question.asked_for import AskedFor
from rag.words import Word, content_words, stem

_PART = r"(?:[A-Z]\.|[A-Z]\w+(?:[’'-][A-Z]\w+)*)"
_NAME = re.compile(
    rf"(?:{_PART} (?:(?:de|van|von|der|al|bin|la|di|da|dos)[ -])?)*[A-Z]\w+(?:[’'-][A-Z]\w+)*"
)
_BEFORE = re.compile(r"(?:\s+(?:has|have|had|was|is|who|also|then|finally|officially))*\s*$")
_AFTER = re.compile(r"\s*(?:,|:|;|\.|is|was|by|of|,\s*the|:\s*the)?\s*$")
_BY = re.compile(r"\s*(?:\w+\s+){0,1}by\s+$")
_OTHER_FORMS = {
    "won": ("win", "winner", "winning", "beat", "defeat"),
    "win": ("won", "winner"),
    "winner": ("won", "win"),
    "acquir": ("bought", "buy", "purchas", "acquisit"),
    "director": ("direct",),
    "ceo": ("chief executive",),
    "wrote": ("written", "author", "write"),
}


def named_answers(
    question: str, asked: AskedFor, source: ConflictInput, names: NameTable
) -> Iterator[Reading]:
    """Read the names right beside the word of the question that tells the part they play.

    For "Who is the CEO of Lego?" that word is "CEO": "CEO Niels Christiansen", "Niels
    Christiansen, CEO of", "Christiansen was named CEO". Names of the question are none.
    """
    if asked not in (AskedFor.PERSON, AskedFor.PLACE):
        return
    known = {word.stem for word in content_words(question)}
    parts = _parts(question)
    found = _found(source.text, parts)
    for match in _NAME.finditer(source.text):
        name = _without_known(source, match, known)
        if name is None or _is_quoted(source.text, name.start):
            continue
        if is_another_kind(name.words, asked, names):
            continue
        if any(_beside(source.text, name, word) for word in found):
            yield name


def _without_known(source: ConflictInput, match: re.Match[str], known: set[str]) -> Reading | None:
    """Take a run of capitals without the question's own words before it; None if some are left."""
    start = match.start()
    for word in re.finditer(r"[\w.’'-]+", match[0]):
        if stem(word[0].lower()) not in known:
            break
        start = match.start() + word.end() + 1
    rest = source.text[start : match.end()]
    if not rest or any(stem(word.lower()) in known for word in re.findall(r"\w+", rest)):
        return None
    return Reading(source, start, match.end())


def is_another_kind(written: str, asked: AskedFor, names: NameTable) -> bool:
    """Whether a name is known to be no person where one is asked for, or a person for a place."""
    entry = names.entry_of(written)
    if entry is None:
        return False
    if asked is AskedFor.PERSON:
        return entry.kind in ("place", "organisation")
    return asked is AskedFor.PLACE and entry.kind == "person"


def _is_quoted(text: str, start: int) -> bool:
    """Say whether a capitalised word opens a quotation, and so need be no name."""
    return text[max(0, start - 1) : start] in {'"', "“", "‘", "'"}


def _parts(question: str) -> frozenset[str]:
    """Give the stems of the question's common words: the parts that somebody may play."""
    stems = {word.stem for word in content_words(question) if not word.capital and not word.number}
    stems |= {word.stem for word in content_words(question) if word.folded == "ceo"}
    return frozenset(stems | {stem(form) for part in stems for form in _OTHER_FORMS.get(part, ())})


def _found(text: str, parts: frozenset[str]) -> list[Word]:
    return [word for word in content_words(text) if word.stem in parts]


def _beside(text: str, name: Reading, word: Word) -> bool:
    if name.end <= word.start:
        between = text[name.end : word.start]
        return bool(_BEFORE.fullmatch(between) or re.fullmatch(r",\s+(?:the\s+)?", between))
    if word.end <= name.start:
        between = text[word.end : name.start]
        return bool(_AFTER.fullmatch(between) or _BY.fullmatch(between))
    return False
