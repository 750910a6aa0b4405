"""The matching form of a text, with a map back to the offsets of the text itself.

Matching must not stumble over typography: the form is NFKC, casefolded, with straight quotes
and plain hyphens, without characters that show nothing (zero-width, bidirectional controls,
tags, variation selectors), and with mojibake ("â€™" for "’") read as what it stood for. What
is quoted is always cut from the text itself, through `FoldedText.original`.

Sources: Unicode NFKC and case folding (UAX #15, Unicode 3.13); Default_Ignorable code points
(DerivedCoreProperties.txt); the mojibake table is computed: UTF-8 bytes read as Windows-1252.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_STRAIGHT = {
    **dict.fromkeys("‘’‚‛′ʼʹ´＇", "'"),
    **dict.fromkeys("“”„‟″«»＂〝〞", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
}
_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def _mojibake() -> dict[str, str]:
    """What typographic marks and accented Latin letters look like when misread as cp1252."""
    table = {}
    for point in (*range(0xA0, 0x180), *range(0x2010, 0x2040), 0x20AC, 0x2122):
        misread = []
        for byte in chr(point).encode("utf-8"):
            raw = bytes([byte])
            # The five bytes that cp1252 leaves open are passed through as controls.
            misread.append(raw.decode("cp1252", "ignore") or raw.decode("latin-1"))
        table["".join(misread)] = chr(point)
    return table


_MOJIBAKE = _mojibake()
_ODD = re.compile(
    "|".join(
        (
            *(re.escape(misread) for misread in sorted(_MOJIBAKE, key=len, reverse=True)),
            _IGNORABLE.pattern,
            # A base with its combining marks is normalised as one.
            "[^\x00-\x7f][\u0300-\u036f\u0590-\u05bd\u0610-\u061a\u064b-\u065f\u3099\u309a]*",
            "[\x00-\x7f][\u0300-\u036f]+",
        )
    )
)


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A matching form, and where each part of it came from.

    `_folded` and `_source` are equally long, rising offsets: from `_folded[i]` on, the form
    runs along the text from `_source[i]` on; `_exact[i]` tells whether character by character.
    """

    text: str
    _folded: tuple[int, ...]
    _source: tuple[int, ...]
    _exact: tuple[bool, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text itself of the stretch `text[start:end]` of the form.

        A stretch that begins or ends inside a replaced part takes in the whole of it.

        Raises:
            IndexError: The stretch is not inside the form.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"{start}:{end} is not inside a form of {len(self.text)} characters")
        first = self._to_source(start)[0]
        if start == end:
            return first, first
        return first, self._to_source(end - 1)[1]

    def _to_source(self, offset: int) -> tuple[int, int]:
        """Start and end, in the text, of what became the character at `offset`."""
        piece = bisect_right(self._folded, offset) - 1
        if not self._exact[piece]:
            return self._source[piece], self._source[piece + 1]
        at = self._source[piece] + offset - self._folded[piece]
        return at, at + 1


def fold(text: str) -> FoldedText:
    """The matching form of a text: "“Naïve” ﬁles" gives '"naïve" files'."""
    if text.isascii():
        return FoldedText(text.lower(), (0, len(text)), (0, len(text)), (True, True))
    parts: list[str] = []
    folded: list[int] = []
    source: list[int] = []
    exact: list[bool] = []
    length = at = 0

    def append(part: str, start: int, is_exact: bool) -> None:
        nonlocal length
        if part:
            folded.append(length)
            source.append(start)
            exact.append(is_exact)
            parts.append(part)
            length += len(part)

    for odd in _ODD.finditer(text):
        append(text[at : odd.start()].lower(), at, True)
        append(_fold_odd(odd.group()), odd.start(), False)
        at = odd.end()
        folded.append(length)
        source.append(at)
        exact.append(True)
    append(text[at:].lower(), at, True)
    return FoldedText("".join(parts), (*folded, length), (*source, len(text)), (*exact, True))


def _fold_odd(found: str) -> str:
    meant = _MOJIBAKE.get(found, found)
    if _IGNORABLE.fullmatch(meant):
        return ""
    plain = "".join(_STRAIGHT.get(character, character) for character in meant)
    normal = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain).casefold())
    return "".join(_STRAIGHT.get(character, character) for character in normal)
