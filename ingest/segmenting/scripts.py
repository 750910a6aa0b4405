"""In which script and language a page's text is written, and which lines are in another."""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from ingest.segmenting.units import Unit

_PAGE_SHARE = 0.75
_MAIN_SHARE = 0.9
_FEWEST_WORDS = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LETTERS_READ = 60
_TEXT_READ = 240
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


@cache
def _languages() -> dict[str, str]:
    """The language of each function word that only one of the languages has."""
    text = Path(__file__).with_name("function_words.toml").read_text("utf-8")
    lists = tomllib.loads(text)
    uses = Counter(word for words in lists.values() for word in words)
    return {word: name for name, words in lists.items() for word in words if uses[word] == 1}


def language_of(text: str) -> str | None:
    """The language of a text by its function words: "Le contenu n'est plus ici" is "fr".

    None where it has fewer than three of them, or those of several languages alike.
    """
    known = _languages()
    words = {word.replace("’", "'") for word in _WORD.findall(text.lower())}
    found = Counter(known[word] for word in words if word in known)
    if not found:
        return None
    name, most = found.most_common(1)[0]
    return name if most >= max(_FEWEST_WORDS, _MAIN_SHARE * found.total()) else None


def foreign_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of the lines in another script or language than the page's running text.

    Where less than three quarters of the running text is in one of them, there are no such lines.
    A page in plain ASCII has none: hardly a language but English is written in it.
    """
    if all(unit.text.isascii() for unit in units):
        return frozenset()
    languages = [language_of(unit.text[:_TEXT_READ]) for unit in units]
    scripts = [script_of(unit.text) for unit in units]
    return _others(units, languages) | _others(units, scripts)


def _others(units: Sequence[Unit], scripts: Sequence[str | None]) -> frozenset[int]:
    words: Counter[str] = Counter()
    for unit, script in zip(units, scripts, strict=True):
        if unit.is_prose and script is not None:
            words[script] += unit.words
    if not words:
        return frozenset()
    main, most = words.most_common(1)[0]
    if most < _PAGE_SHARE * words.total():
        return frozenset()
    return frozenset(i for i, script in enumerate(scripts) if script not in {None, main})
