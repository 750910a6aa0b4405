"""Quotations: the words between quotation marks, in the styles that pages use.

A quotation that runs on over paragraphs repeats its opening mark and closes only once. One that
never closes ends with its paragraph at the latest, so that it cannot swallow the article.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.facts.lexicon import load_lexicon
from ingest.sentences import sentence_spans

MAX_UNCLOSED = 600
SINGLE_REACH = 2000
"""How far a single quotation mark, which may be an apostrophe, looks for its partner."""
_MARK = re.compile(
    r"[\"“”„«»「」『』]"
    r"|(?<![\w.,!?…])[‘’‚'](?=\w)"
    r"|(?<=[\w.,!?…])[’'](?!\w)|(?<=[.,!?])[‘](?=\s|\Z)"
)
_CLOSING = {
    "“": '”"“',
    '"': '"”',
    "”": "”",
    "„": '“”"',
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
    "’": "’”",
}
_SINGLE = "‘’‚'"
_CONTRACTED = re.compile(r"[‘’'](?:em|tis|twas|til|till|cause|bout|n|\d\ds?)\b", re.IGNORECASE)
_SINGLE_CLOSE = re.compile(r"(?<=[.,!?…])[’'”](?!\w)")
_ANY_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'”](?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: `start` and `end` leave the marks out.

    `runs_on` marks one that its paragraph does not close because the next paragraph goes on with
    it, `continues` the one that goes on.
    """

    start: int
    end: int
    paragraph: int
    runs_on: bool = False
    continues: bool = False


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """Find the quotations of consecutive paragraphs, in order and apart.

    Args:
        text: The whole text.
        paragraphs: Spans of the paragraphs.

    Returns:
        The quotations; one within another is left to the outer one.
    """
    found: list[Quotation] = []
    for index, (start, end) in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        in_paragraph = list(_in_paragraph(text, start, end, index, following))
        if in_paragraph and found and found[-1].runs_on and found[-1].paragraph == index - 1:
            in_paragraph[0] = replace(in_paragraph[0], continues=True)
        found += in_paragraph
    return tuple(found)


def _in_paragraph(
    text: str, start: int, end: int, index: int, following: tuple[int, int] | None
) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    for match in _MARK.finditer(text, start, end):
        if opened is None:
            opened = match if _opens(text, match, start, end) else None
        elif _closes(text, opened.group(), match, end):
            yield from _stripped(text, opened.end(), match.start(), index)
            opened = None
        elif match.group() == opened.group() and _opens(text, match, start, end):
            yield from _unclosed(text, opened.end(), match.start(), index)
            opened = match
    if opened is None:
        return
    if following is not None and _goes_on(text, opened.group(), following):
        yield from _stripped(text, opened.end(), end, index, runs_on=True)
    elif opened.group() not in _SINGLE:
        yield from _unclosed(text, opened.end(), end, index)


def _stripped(
    text: str, start: int, end: int, index: int, *, runs_on: bool = False
) -> Iterator[Quotation]:
    chunk = text[start:end]
    inner = chunk.strip()
    if inner:
        begin = start + len(chunk) - len(chunk.lstrip())
        yield Quotation(begin, begin + len(inner), index, runs_on=runs_on)


def _unclosed(text: str, start: int, end: int, index: int) -> Iterator[Quotation]:
    """Keep the first sentence, and what follows it only where no reporter speaks there."""
    sentences = sentence_spans(text, start, end)
    if not sentences:
        return
    verbs = load_lexicon("speech")["verbs"]
    kept = sentences[0][1]
    for begin, finish in sentences[1:]:
        words = set(re.findall(r"\w+", text[begin:finish].lower()))
        if words & set(verbs) or finish - start > MAX_UNCLOSED:
            break
        kept = finish
    yield from _stripped(text, start, kept, index)


def _goes_on(text: str, mark: str, following: tuple[int, int]) -> bool:
    first = text[following[0] : following[1]].lstrip()[:1]
    return first == mark or (mark == "«" and first == "»")


def _opens(text: str, match: re.Match[str], start: int, end: int) -> bool:
    mark = match.group()
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    if mark in "“„「『":
        return not after.isspace()
    if mark == "«":
        return True
    if mark == '"':
        return not after.isspace() and not before.isalnum()
    if mark in "”»":
        return not (before.isalnum() or before in ".,!?") and after.isalnum()
    if before.isalnum() or not after.isalnum() or _CONTRACTED.match(text, match.start()):
        return False
    reach = min(end, match.end() + SINGLE_REACH)
    return _ANY_SINGLE_CLOSE.search(text, match.end(), reach) is not None


def _closes(text: str, opening: str, match: re.Match[str], end: int) -> bool:
    mark = match.group()
    if mark not in _CLOSING[opening]:
        return False
    before = text[match.start() - 1]
    after = text[match.end()] if match.end() < end else " "
    if opening in _SINGLE:
        if before.isspace() or after.isalnum():
            return False
        # "the dogs’ bowl’": a possessive is passed over where a surer closing mark follows.
        reach = min(end, match.end() + SINGLE_REACH)
        surer = _SINGLE_CLOSE.search(text, match.end(), reach) if before.isalnum() else None
        return surer is None or "‘" in text[match.end() : surer.start()]
    if mark == "“" and opening == "“":
        return after.isspace()
    if mark == '"':
        return not (before.isspace() and after.isalnum())
    return True
