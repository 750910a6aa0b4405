"""Captions that show themselves by the lines beside them."""

import re
from collections.abc import Sequence

from ingest.segmenting.lexicon import Sign
from ingest.segmenting.units import Unit

# BBC News: a label of its own, for screen readers, above the caption's words.
_LABEL = re.compile(r"(?:(?:image|media|photo|picture|video) )?caption,?")


def is_below_label(units: Sequence[Unit], index: int) -> bool:
    """Whether a label alone on its line says that a caption follows: "Image caption,"."""
    return index > 0 and _LABEL.fullmatch(units[index - 1].key) is not None


def is_repeated_below(units: Sequence[Unit], index: int) -> bool:
    """Whether a line is an image's alternative text: the caption below says it again."""
    if index + 1 == len(units):
        return False
    caption = units[index + 1]
    return Sign.CAPTION in caption.signs and caption.key.startswith(units[index].key)


def is_caption(units: Sequence[Unit], index: int) -> bool:
    """Whether a line is a caption because of the line above it or below it."""
    return is_below_label(units, index) or is_repeated_below(units, index)
