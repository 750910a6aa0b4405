"""In which script a page's running text is written, and which lines are in another."""

from collections import Counter
from collections.abc import Sequence

from ingest.segmenting.units import Unit

_MAIN_SHARE = 0.9
_LETTERS_READ = 60
# First code point of each script's blocks (Unicode, Blocks.txt), up to the next one's.
_SCRIPTS = (
    (0x0041, "latin"),
    (0x0370, "greek"),
    (0x0400, "cyrillic"),
    (0x0530, "other"),
    (0x0590, "hebrew"),
    (0x0600, "arabic"),
    (0x0780, "other"),
    (0x0900, "indic"),
    (0x0E00, "other"),
    (0x1E00, "latin"),
    (0x1F00, "greek"),
    (0x2000, "other"),
    (0x3040, "east asian"),
    (0xFB00, "latin"),
    (0xFB1D, "hebrew"),
    (0xFB50, "arabic"),
    (0xFF00, "east asian"),
)


def script_of(text: str) -> str | None:
    """The script of most of a text's first letters: "Фото: МЧС" is "cyrillic"."""
    if text[:_LETTERS_READ].isascii():
        return "latin" if any(map(str.isalpha, text[:_LETTERS_READ])) else None
    letters = Counter(_script(letter) for letter in text[:_LETTERS_READ] if letter.isalpha())
    return letters.most_common(1)[0][0] if letters else None


def _script(letter: str) -> str:
    code = ord(letter)
    found = "other"
    for first, name in _SCRIPTS:
        if code < first:
            break
        found = name
    return found


def foreign_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of the lines in another script than nine tenths of the page's running text.

    A page whose running text is in several scripts has no such lines.
    """
    if all(unit.text.isascii() for unit in units):
        return frozenset()
    scripts = [script_of(unit.text) for unit in units]
    words: Counter[str] = Counter()
    for unit, script in zip(units, scripts, strict=True):
        if unit.is_prose and script is not None:
            words[script] += unit.words
    if not words:
        return frozenset()
    main, most = words.most_common(1)[0]
    if most < _MAIN_SHARE * words.total():
        return frozenset()
    return frozenset(i for i, script in enumerate(scripts) if script not in {None, main})
