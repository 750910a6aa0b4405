"""The word lists of this package, as data files that name their sources."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """Read one word list of this package.

    Args:
        name: File name without its ending, such as `publishers`.

    Returns:
        The tables of the file.
    """
    with (Path(__file__).parent / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
