"""The heading above an article's footnotes, and the sources that it lists below its text."""

import re
from collections.abc import Iterator, Sequence

from ingest.segmenting.lexicon import Sign
from ingest.segmenting.units import Unit

_HEADING = re.compile(r"(?:end|foot)?notes|references|sources|bibliography")
_FIRST = re.compile(r"\W?1\W|¹")
# PolitiFact and Snopes below a fact check; encyclopedias; Harvard and MLA lists of references.
_LIST_HEADINGS = frozenset(
    {
        *("our sources", "sources", "list of sources", "references", "works cited"),
        *("sources and references", "bibliography", "sources and further reading"),
    }
)
_REFERENCE = re.compile(
    r".*(?<!\d)(?:1[89]|20)\d\d(?!\d)|.*https?://"
    r"|(?:e-?mail|phone|telephone|zoom)? ?interviews? with"
)
_FEWEST_REFERENCES = 2
_LONGEST_REFERENCE = 60
_ENDS = frozenset({Sign.RELATED, Sign.COMMENTS, Sign.FORM, Sign.FOOTER, Sign.BYLINE})


def is_notes_heading(units: Sequence[Unit], index: int) -> bool:
    """Whether a line heads footnotes: "Notes" above "[1] Ministry of Defence, …"."""
    if index + 1 == len(units) or _HEADING.fullmatch(units[index].key) is None:
        return False
    return _FIRST.match(units[index + 1].text) is not None


def source_list_indices(units: Sequence[Unit]) -> frozenset[int]:
    """Indices of a list of sources and of its heading: "Our Sources", "Post on X, Jan. 9, 2020".

    Each source has a year, an address, or tells of an interview.
    """
    found: set[int] = set()
    for index, unit in enumerate(units):
        if unit.key in _LIST_HEADINGS:
            own = list(_references(units, index + 1))
            if len(own) >= _FEWEST_REFERENCES:
                found.update((index, *own))
    return frozenset(found)


def _references(units: Sequence[Unit], start: int) -> Iterator[int]:
    for index in range(start, len(units)):
        unit = units[index]
        if unit.signs & _ENDS or unit.words > _LONGEST_REFERENCE or unit.is_timestamp:
            return
        if _REFERENCE.match(unit.key) is None:
            return
        yield index
