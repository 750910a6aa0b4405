"""Whether a statement stands in a text: plain words, or /a regular expression/."""

import re
import unicodedata

from evals.cases.schema import is_expression

SAME_CHARACTERS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
MARKERS = re.compile(r"\s*\[\d+\]")


def plain(text: str) -> str:
    r"""Fold what does not matter: `plain("“Not\xa0sure”  [1]")` is `'"not sure"'`."""
    folded = unicodedata.normalize("NFKC", MARKERS.sub("", text)).translate(SAME_CHARACTERS)
    return " ".join(folded.split()).casefold()


def is_said(statement: str, text: str) -> bool:
    """Say whether a text holds a statement; plain words must begin and end at word borders."""
    if is_expression(statement):
        return re.search(statement[1:-1], " ".join(text.split()), re.IGNORECASE) is not None
    words = plain(statement)
    found = plain(text)
    left = r"(?<!\w)(?<!\d[.,])" if words[:1].isalnum() else ""
    right = _border_after(words[-1:])
    return re.search(left + re.escape(words) + right, found) is not None


def _border_after(last: str) -> str:
    if last.isdigit():  # 5 is not said by 5,000
        return r"(?!\w)(?![.,]\d)"
    return r"(?!\w)" if last.isalnum() else ""
