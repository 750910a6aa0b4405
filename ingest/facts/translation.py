"""Signs that an article is a translation, perhaps of a translation, back into English.

Each sign names the words that show it. Signs of one kind may be a slip of a writer; only two
independent kinds, or a page that says so itself, make a translated copy.
"""

import re
from collections.abc import Callable
from functools import cache

from ingest.facts.lexicon import load_lexicon
from ingest.facts.page_lines import article_segments
from ingest.records import Page, SegmentRole

MIN_KINDS = 2
_SHOWN = 60
_DISPLACED_MARK = re.compile(
    r"[.,!?…][^\S\n]+”(?=\s|\Z)"  # "in Iraq. ” "
    r"|\w[.,!?]?[^\S\n]*“(?=\s|\Z)"  # "not impossible. “"
    r"|,[^\S\n]+”(?=\w)"  # "get engaged, ”Mackenzie said"
)
_QUOTED = re.compile(r"[\"“]([^\"“”\n]{20,600})[\"”]")
_NARRATOR = re.compile(
    r"\b(?:indicating|noting|adding|stressing|explaining|pointing out|hinting) that\b"
)
_DOUBLED_STOP = re.compile(r"(?<![.\d])(?<!\.\s)\.(?:\s\.(?!\s?\.)(?=\s|\Z)|\.(?=\s)(?!\s?\.))")
_LOWER_START = re.compile(
    r"\b(?!(?:approx|dept|etc|govt|prof|capt|cont|vols?|est|incl|inc|corp)\b)[a-z]{4,}\.[ ]"
    r"(?!com\b|net\b|org\b|al-|de\b|von\b|van\b|bin\b|i[A-Z]|e[A-Z])[a-z][a-z'’]+ "
)
_WRONG_RANK = re.compile(
    r"\b(?:(?:US |U\.S\. )?Navy|Naval) (?:Gen\.|General|Lt\. Gen|Maj\. Gen)"
    r"|\b(?:Army|Marine|Marines|Air Force) (?:Adm\.|Admiral)\b"
)
_COMMA_THAT = re.compile(
    r"\b(?:added|said|stressed|confirmed|noted|explained|announced|indicated), that\b"
)
_ARTICLE_UPPER = re.compile(r"(?<=[a-z,] )Al-[A-Z]\w+")
_ARTICLE_LOWER = re.compile(r"(?<=[a-z,] )al-[A-Z]\w+")


def translation_signs(page: Page, article: int) -> str | None:
    """Name the signs that an article is a translated copy.

    Args:
        page: The page taken apart.
        article: Index of the article.

    Returns:
        The signs, joined by semicolons, or None where there are not enough of them.
    """
    text = page.text.text
    segments = article_segments(page, article)
    own = "\n".join(text[segment.start : segment.end] for segment in segments)
    body = "\n".join(
        text[segment.start : segment.end]
        for segment in segments
        if segment.role is SegmentRole.BODY
    )
    explicit = _first_of("explicit", own)
    signs = [sign for kind in _KINDS if (sign := kind(own if kind in _WHOLE else body))]
    if explicit is not None:
        return "; ".join([f"the page says “{explicit}”", *signs])
    return "; ".join(signs) if len(signs) >= MIN_KINDS else None


@cache
def _patterns(table: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in load_lexicon("translation")[table])


def _first_of(table: str, text: str) -> str | None:
    low = text.lower()
    for pattern in _patterns(table):
        match = pattern.search(low)
        if match is not None:
            return _shown(text[match.start() : match.end()] if len(low) == len(text) else match[0])
    return None


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"


def _context(text: str, match: re.Match[str]) -> str:
    start = text.rfind(" ", 0, max(0, match.start() - 8)) + 1
    return _shown(text[start : match.end() + 10])


def _displaced_marks(text: str) -> str | None:
    match = _DISPLACED_MARK.search(text)
    return f"a quotation mark out of place (“{_context(text, match)}”)" if match else None


def _narrator_in_quote(text: str) -> str | None:
    for quoted in _QUOTED.finditer(text):
        match = _NARRATOR.search(quoted[1])
        if match is not None:
            return f"the reporter's words inside a quotation (“{match.group()}”)"
    return None


def _doubled_stop(text: str) -> str | None:
    match = _DOUBLED_STOP.search(text)
    return f"a doubled full stop (“{_context(text, match)}”)" if match else None


def _lower_start(text: str) -> str | None:
    match = _LOWER_START.search(text)
    return f"a sentence that starts in lower case (“{match.group().strip()}”)" if match else None


def _wrong_rank(text: str) -> str | None:
    match = _WRONG_RANK.search(text)
    return f"a rank that the service does not have (“{match.group()}”)" if match else None


def _comma_that(text: str) -> str | None:
    match = _COMMA_THAT.search(text)
    return f"a comma before “that” (“{match.group()}”)" if match else None


def _two_cases(text: str) -> str | None:
    upper, lower = set(_ARTICLE_UPPER.findall(text)), set(_ARTICLE_LOWER.findall(text))
    for name in sorted(upper):
        if name.lower() in {other.lower() for other in lower}:
            return f"one name with “Al-” and “al-” (“{name}”)"
    return None


def _interface_words(text: str) -> str | None:
    found = _first_of("interface", text)
    return f"words of a foreign page's frame (“{found}”)" if found else None


def _calques(text: str) -> str | None:
    found = _first_of("calques", text)
    return f"a phrase carried over from another language (“{found}”)" if found else None


_Kind = Callable[[str], str | None]
_KINDS: tuple[_Kind, ...] = (
    _interface_words,
    _calques,
    _displaced_marks,
    _narrator_in_quote,
    _doubled_stop,
    _lower_start,
    _comma_that,
    _wrong_rank,
    _two_cases,
)
_WHOLE: frozenset[_Kind] = frozenset({_interface_words, _calques, _doubled_stop})
