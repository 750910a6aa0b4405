"""Whether a sentence holds the kind of thing that is asked for, and where."""

import calendar
import re
from collections.abc import Callable, Sequence

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
_FIGURE = rf"(?:\d[\d,.]*\d|\d|(?:{_SMALL})(?:[ -](?:{_SMALL}))*)(?:[ -](?:hundred|thousand|million|billion|trillion))?"
_QUALIFIER = (
    r"(?:(?:more|less|fewer|greater) than|at least|at most|up to|as many as|about|around|some|nearly|"
    r"almost|roughly|over|under|close to|approximately|an estimated|between|only|just)"
)
_QUANTITY = re.compile(
    rf"\b(?:{_QUALIFIER}\s+)?(?<![\w$€£.,-]){_FIGURE}(?:\s+(?:and|to|or)\s+{_FIGURE})?\b(?!(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CALENDAR_BEFORE = re.compile(rf"(?:\b(?:{_MONTHS}|[A-Z][a-z]{{2}})\.?\s+)$")
_CALENDAR_AFTER = re.compile(rf"^(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})\b")
_DATE = re.compile(
    rf"\b(?:(?:the )?(?:end|start|beginning|middle) of (?:the )?(?:month|year|week|{_MONTHS}|(?:19|20)\d\d)"
    rf"|(?:(?:early|late|mid)[- ])?(?:(?:{_DAYS}),?\s+)?(?:{_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
    rf"(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?(?:,?\s+(?:19|20)\d\d)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})(?:,?\s+(?:19|20)\d\d)?"
    rf"|(?:(?:early|late|mid)[- ])?(?:19|20)\d\d|(?:{_DAYS})|yesterday|today|tomorrow"
    r"|(?:last|next|this|earlier this|later this) (?:week|month|year|night|summer|winter|spring|autumn|fall|weekend)"
    r"|\w+ (?:days?|weeks?|months?|years?|hours?|decades?) (?:ago|later|earlier|before|after)"
    r"|(?:in the )?(?:\d{1,2}th|\w+teenth|twentieth) century|(?:19|20)?\d0s)(?!\w)"
)
_DURATION = re.compile(
    rf"\b(?:(?:{_QUALIFIER})\s+)?(?:{_FIGURE}|a|an|many|several|few|past|whole|entire)[ -]+(?:\w+ )?"
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies)|seasons?)\b"
    r"|\b(?:since|until|through)\s+\w+|\b(?:permanent(?:ly)?|indefinite(?:ly)?|forever)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    rf"[$€£¥]\s?\d[\d,.]*(?:\s?(?:k|m|bn|million|billion|trillion))?\b|\b{_FIGURE}\s+"
    r"(?:dollars?|euros?|pounds?|pence|cents?|francs?|rubles?|roubles?|dinars?|rupees?|yen|yuan|pesos?)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"\b{_FIGURE}\s*(?:%|per ?cent\b|percentage points?\b)|\b(?:half|a third|a quarter|two[- ]thirds|"
    r"three[- ]quarters|majority|most of|one in \w+)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:aged? (?:of )?\d{1,3}|\d{1,3}[- ]years?[- ]old|turn(?:s|ed|ing) \d{1,3}|born (?:in|on)|"
    r"in (?:his|her|their) (?:early |late |mid-?)?(?:teens|\w+ties))\b|(?<=\w), \d{2},(?= )",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|due to|since|so that|in order to|as a result|therefore|thus|owing to|thanks to|"
    r"in response|in retaliation|after|reasons?|causes?d?|caused by|aimed at|in an attempt|in a bid|"
    r"to avoid|to prevent|to help|to protect|to show|to ensure|following|amid|over fears?|"
    r"for fear|justif\w+|so as to|given)\b|\bto [a-z]+ ",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b[A-Z][\w’'-]+(?:\s+(?:(?:of|the|al|bin|de|van|von|der|and)\s+)?[A-Z][\w’'.-]*)*"
)
_PLACE_LEAD = re.compile(
    r"\b(?:in|at|from|to|near|outside|inside|of|across|around|on|into)\s+(?:the\s+)?$"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?…]['\"”’)]*\s+|[“\"‘(])$")

_PATTERNS: dict[AskedFor, re.Pattern[str]] = {
    AskedFor.DATE: _DATE,
    AskedFor.DURATION: _DURATION,
    AskedFor.MONEY: _MONEY,
    AskedFor.SHARE: _SHARE,
    AskedFor.AGE: _AGE,
    AskedFor.REASON: _REASON,
}


_DAY_OF_MONTH = re.compile(
    rf"\b(?:{_MONTHS})\.?\s+\d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})|\b(?:{_DAYS})\b"
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
    pattern = _PATTERNS.get(asked)
    return tuple(match.span() for match in pattern.finditer(text)) if pattern else ()


def demands_type(asked: AskedFor) -> bool:
    """Whether a sentence without what is asked for cannot answer."""
    return asked in _SPECIAL or asked in _PATTERNS


def _quantity(text: str, known: frozenset[str], names: NameTable) -> tuple[Span, ...]:
    del names
    return tuple(
        span for span in figures(text) if text[slice(*span)].lower().replace(",", "") not in known
    )


def _person(text: str, known: frozenset[str], names: NameTable) -> tuple[Span, ...]:
    del names
    return _new_names(text, known)


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
        if not any(part in known for part in parts):
            spans.append(match.span())
    return tuple(spans)


_SPECIAL: dict[AskedFor, Callable[[str, frozenset[str], NameTable], Sequence[Span]]] = {
    AskedFor.QUANTITY: _quantity,
    AskedFor.PERSON: _person,
    AskedFor.PLACE: _place,
}
