"""Counting tokens with tiktoken, offline: sizes of passages and budgets of prompts."""

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import tiktoken

ENCODING = "cl100k_base"


def count_tokens(text: str) -> int:
    """The number of cl100k_base tokens of a text.

    Example:
        >>> count_tokens("The troops stay.")
        4
    """
    return len(_encoding().encode_ordinary(text))


@cache
def _encoding() -> tiktoken.Encoding:
    # LlamaIndex carries the encoding's file; tiktoken would otherwise download it. A folder
    # that the user has chosen stays chosen. Only the outer package is looked up: looking up
    # `llama_index.core` would import it.
    package = find_spec("llama_index")
    for place in package.submodule_search_locations or () if package else ():
        folder = Path(place) / "core" / "_static" / "tiktoken_cache"
        if folder.is_dir():
            os.environ.setdefault("TIKTOKEN_CACHE_DIR", str(folder))
    return tiktoken.get_encoding(ENCODING)
