"""The line below a report that says where it was taken from: "Source: Weald Courier, Ann Poe"."""

import re
from dataclasses import dataclass

from ingest.facts.houses import known_house
from ingest.facts.page_lines import article_segments, lines_of
from ingest.records import Page, SegmentRole
from ingest.segmenting.bylines import is_person
from ingest.segmenting.mastheads import is_masthead

_LINE = re.compile(r"(?:source|quelle|fuente|fonte|via)\s*:\s*(?P<names>[^:]{2,80})", re.IGNORECASE)
_PARTING = re.compile(r"\s*[,|/·•(]\s*|\s+[-–—]\s+")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """The house that a source line names, and the writer it adds to it."""

    house: str | None = None
    author: str | None = None


def read_source_line(page: Page, article: int) -> SourceLine:
    """Read the source line of an article; empty where it has none that names a house."""
    text = page.text.text
    for segment in article_segments(page, article):
        if segment.role is not SegmentRole.BYLINE:
            continue
        for line in lines_of(text, segment):
            found = _LINE.fullmatch(text[line.start : line.end].strip())
            if found is not None:
                return _read(found["names"])
    return SourceLine()


def _read(names: str) -> SourceLine:
    parts = [part.strip(" .)") for part in _PARTING.split(names)]
    house = next((known_house(p) or p for p in parts if known_house(p) or is_masthead(p)), None)
    if house is None:
        return SourceLine()
    others = (part for part in parts if part != house and not is_masthead(part))
    return SourceLine(house, next(filter(is_person, others), None))
