"""The name table as a person reads it in a terminal."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ui.cli.report_text import counted
from ui.cli.styled import WIDTH, Line, wrapped

if TYPE_CHECKING:
    from ingest.names import NameEntry

MARGIN = "    "


def shown_names(entries: "Iterable[NameEntry]", *, every: bool = False) -> "list[NameEntry]":
    """Choose the names that the articles use, most often named first.

    Without `every` only those that say something: written in several ways, or shared.
    """
    named = [
        entry
        for entry in entries
        if entry.count and (every or entry.may_be or len(entry.forms) > 1)
    ]
    return sorted(named, key=lambda entry: (-entry.count, entry.canonical))


def name_lines(
    shown: "Iterable[NameEntry]", entries: "Iterable[NameEntry]", width: int = WIDTH
) -> Iterator[Line]:
    """Lay out names: how often they are named, their spellings, whom a surname may mean."""
    by_id = {entry.name_id: entry.canonical for entry in entries}
    for entry in shown:
        times = f"{counted(entry.count, 'mention')} in {counted(len(entry.articles), 'article')}"
        yield from wrapped(f"{entry.canonical} ({entry.kind}, {times})", width, look="strong")
        spellings = [form for form in entry.forms if form != entry.canonical]
        if spellings:
            yield from wrapped(f"also written: {', '.join(spellings)}", width, MARGIN)
        if entry.may_be:
            people = ", ".join(by_id[name_id] for name_id in entry.may_be if name_id in by_id)
            yield from wrapped(f"may be any of: {people}", width, MARGIN)
