"""Who a byline names."""

import re

_STATED = re.compile(
    r"(?:(?:written|words|story|reported|reporting|text|compiled|analysis|posted|published)\s+)?by:?\s+"
    r"((?:[^|,/•·(\n]|\n(?=and\b|&))+)|(?:author|from):?\s+([^|,/•·(\n]+)",
    re.I,
)
_PERSON = re.compile(
    r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|der|al|bin|el|la|da|di)){1,3}"
    r"(?:(?:,| and| &) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}){0,3}(?: @\w{2,30})?"
)


def is_person(line: str) -> bool:
    """Whether a line could be nothing but names of people: "Ana Roe and Li Poe"."""
    line = line.strip()
    return _PERSON.fullmatch(line) is not None and not any(map(str.isdigit, line.split("@")[0]))


def byline_author(line: str) -> str | None:
    """The name in a byline: "By Jane Roe, Staff Writer" gives "Jane Roe"."""
    found = _STATED.match(line.strip())
    if found is not None:
        return " ".join((found.group(1) or found.group(2)).split()).rstrip(".:") or None
    return line.split("@")[0].strip() if is_person(line) else None
