"""Whether a sentence holds the kind of thing that is asked for, and where."""

import calendar
import re
import tomllib
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files

from ingest.names import NameTable
from rag.question.asked_for import AskedFor
from rag.words import stopwords

Span = tuple[int, int]

_MONTHS = "|".join(name for name in calendar.month_name if name)
_DAYS = "|".join(calendar.day_name)
_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    "hundreds?|thousands?|dozens?|scores|half|several|a few|a couple"
)
_FIGURE = (
    rf"(?:\d[\d,.]*\d|\d|(?:{_SMALL})(?:[ -](?:{_SMALL}))*)"
    r"(?:[ -](?:hundred|thousand|million|billion|trillion))?"
)
_QUALIFIER = (
    r"(?:(?:more|less|fewer|greater) than|at least|at most|up to|as many as|about|around|some|"
    r"nearly|almost|roughly|over|under|close to|approximately|an estimated|between|only|just)"
)
_QUANTITY = re.compile(
    rf"\b(?:{_QUALIFIER}\s+)?(?<![\w$€£.,-]){_FIGURE}"
    rf"(?:\s+(?:and|to|or)\s+{_FIGURE})?\b(?!(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CALENDAR_BEFORE = re.compile(rf"(?:\b(?:{_MONTHS}|[A-Z][a-z]{{2}})\.?\s+)$")
_CALENDAR_AFTER = re.compile(rf"^(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})\b")
_NAME = re.compile(
    r"\b[A-Z][\w’'-]+(?:\s+(?:(?:of|the|al|bin|de|van|von|der|and)\s+)?[A-Z][\w’'.-]*)*"
)
_PLACE_LEAD = re.compile(
    r"\b(?:in|at|from|to|near|outside|inside|of|across|around|on|into)\s+(?:the\s+)?$"
)
_NO_PERSON_LEAD = re.compile(
    r"\b(?:in|at|on|near|outside|inside|across|around|into|"
    r"(?:the )?(?:river|lake|city|town) (?:of )?)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_CALENDAR_NAME = re.compile(rf"(?:{_MONTHS}|{_DAYS})(?:\s.*)?")
_SENTENCE_START = re.compile(r"(?:^|[.!?…]['\"”’)]*\s+|[“\"‘(])$")

_DAY_OF_MONTH = re.compile(
    rf"\b(?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})|\b(?:{_DAYS})\b"
)
_PRECISION: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"\b(?:what|which|exact) (?:exact )?(?:date|day)\b", re.IGNORECASE), _DAY_OF_MONTH),
    (re.compile(r"\b(?:what|which) year\b", re.IGNORECASE), _YEAR),
    (re.compile(r"\b(?:what|which) month\b", re.IGNORECASE), re.compile(rf"\b(?:{_MONTHS})\b")),
    (
        re.compile(r"\bwhen\b", re.IGNORECASE),
        re.compile(rf"\b(?:{_MONTHS}|{_DAYS}|(?:19|20)\d\d)\b"),
    ),
)
"""What a question about a date wants, and what a sentence that is as exact has."""


@lru_cache(maxsize=1)
def _patterns() -> dict[AskedFor, re.Pattern[str]]:
    data = tomllib.loads(files("rag.evidence").joinpath("answer_types.toml").read_text("utf-8"))
    parts = {"months": _MONTHS, "days": _DAYS, "figure": _FIGURE, "qualifier": _QUALIFIER}
    compiled = {}
    for name, entry in data.items():
        pattern = "|".join(entry["patterns"])
        for part, meaning in parts.items():
            pattern = pattern.replace(f"{{{part}}}", meaning)
        flags = re.IGNORECASE if entry["ignore_case"] else re.NOFLAG
        compiled[AskedFor(name)] = re.compile(pattern, flags)
    return compiled


def exact_enough(question: str, text: str) -> bool:
    """Whether a sentence dates things as exactly as a question about a date wants."""
    for wanted, having in _PRECISION:
        if wanted.search(question):
            return bool(having.search(text))
    return True


def figures(text: str) -> tuple[Span, ...]:
    """Return the spans of counted quantities: not years, days of a month or times."""
    return tuple(
        match.span() for match in _QUANTITY.finditer(text) if not _is_calendar(text, match)
    )


def _is_calendar(text: str, match: re.Match[str]) -> bool:
    if _YEAR.fullmatch(match.group()) and "," not in match.group():
        return True
    before, after = text[: match.start()][-14:], text[match.end() :][:16]
    return bool(
        _CALENDAR_BEFORE.search(before)
        or _CALENDAR_AFTER.match(after)
        or re.match(r"\s*(?:[ap]\.?m\b|:\d\d)", after)
    )


def answer_spans(
    asked: AskedFor, text: str, known: frozenset[str], names: NameTable
) -> tuple[Span, ...]:
    """Return where a sentence has what is asked for, in text order.

    `known` holds the stems and words of the question: a name or number that the question
    gives itself is not its answer.
    """
    if asked in _SPECIAL:
        return tuple(_SPECIAL[asked](text, known, names))
    pattern = _patterns().get(asked)
    return tuple(match.span() for match in pattern.finditer(text)) if pattern else ()


def demands_type(asked: AskedFor) -> bool:
    """Whether a sentence without what is asked for cannot answer."""
    return asked in _SPECIAL or asked in _patterns()


def _quantity(text: str, known: frozenset[str], names: NameTable) -> tuple[Span, ...]:
    del names
    return tuple(
        span for span in figures(text) if text[slice(*span)].lower().replace(",", "") not in known
    )


def _person(text: str, known: frozenset[str], names: NameTable) -> tuple[Span, ...]:
    places = {(found.start, found.end) for found in names.find(text) if found.entry.kind == "place"}
    return tuple(
        span
        for span in _new_names(text, known)
        if span not in places
        and not _NO_PERSON_LEAD.search(text[: span[0]])
        and not _CALENDAR_NAME.fullmatch(text[slice(*span)])
    )


def _place(text: str, known: frozenset[str], names: NameTable) -> tuple[Span, ...]:
    places = [
        (found.start, found.end)
        for found in names.find(text)
        if found.entry.kind == "place" and text[found.start : found.end].lower() not in known
    ]
    led = [span for span in _new_names(text, known) if _PLACE_LEAD.search(text[: span[0]])]
    return tuple(sorted({*places, *led}))


def _new_names(text: str, known: frozenset[str]) -> tuple[Span, ...]:
    spans = []
    for match in _NAME.finditer(text):
        parts = [part.lower().strip(".’'") for part in match.group().split()]
        alone = len(parts) == 1 and _SENTENCE_START.search(text[: match.start()])
        if alone and (parts[0] in stopwords() or parts[0].endswith(("ly", "ing"))):
            continue
        if not all(part in known for part in parts):
            spans.append(match.span())
    return tuple(spans)


_SPECIAL: dict[AskedFor, Callable[[str, frozenset[str], NameTable], Sequence[Span]]] = {
    AskedFor.QUANTITY: _quantity,
    AskedFor.PERSON: _person,
    AskedFor.PLACE: _place,
}
