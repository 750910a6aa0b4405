"""Leaves out of a vocabulary the word pieces that English text never uses: two in twenty-five."""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence

_UNUSED = re.compile(r"\[unused\d+\]")


def kept_pieces(vocabulary: Mapping[str, int]) -> list[int]:
    """Ids of the pieces that stay, ascending: none unused, none with letters beyond ASCII.

    Text is stripped of accents before it is cut into pieces, so that "café" needs no such letter;
    a word in another script is unknown.
    """
    return sorted(
        number
        for piece, number in vocabulary.items()
        if not _UNUSED.fullmatch(piece) and not any(map(_is_foreign, piece))
    )


def _is_foreign(character: str) -> bool:
    return not character.isascii() and unicodedata.category(character).startswith(("L", "M"))


def with_pieces(tokenizer: str, kept: Sequence[int]) -> str:
    """A tokenizer's JSON with the kept pieces alone, numbered by their place in `kept`."""
    settings = json.loads(tokenizer)
    number_of = {old: new for new, old in enumerate(kept)}
    vocabulary = settings["model"]["vocab"]
    settings["model"]["vocab"] = {
        piece: number_of[old] for piece, old in vocabulary.items() if old in number_of
    }
    for token in settings["added_tokens"]:
        token["id"] = number_of[token["id"]]
    for token in settings["post_processor"]["special_tokens"].values():
        token["ids"] = [number_of[old] for old in token["ids"]]
    settings["padding"] = settings["truncation"] = None
    return json.dumps(settings, ensure_ascii=False, separators=(",", ":")) + "\n"
