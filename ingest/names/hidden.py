"""Texts with characters that show nothing, or misread quotation marks, inside their words."""

import re
from dataclasses import dataclass

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff]|â€[™œ˜\u009d”“]"
)
_MISREAD = "â"


@dataclass(frozen=True, slots=True)
class VisibleText:
    """What a reader sees of a text; `offsets[i]` is where its i-th character stands in the text."""

    text: str
    offsets: tuple[int, ...]


def visible(text: str) -> VisibleText | None:
    """Give the visible text, or None where a text has nothing to hide.

    Zero-width, bidirectional and tag characters are left out, and UTF-8 quotation marks that
    were read as Windows-1252 ("McKenzieâ€™s") become an apostrophe.
    """
    if text.isascii() or not _HIDDEN.search(text):
        return None
    parts: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in (*_HIDDEN.finditer(text), None):
        end = match.start() if match else len(text)
        parts.append(text[at:end])
        offsets.extend(range(at, end))
        if match:
            if match[0].startswith(_MISREAD):
                parts.append("'")
                offsets.append(match.start())
            at = match.end()
    return VisibleText("".join(parts), (*offsets, len(text)))
