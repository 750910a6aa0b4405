"""Lines of text with a look, as pure values, and the one function that prints them."""

import shutil
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from ui.cli.printable import one_line, printable

WIDTH = 100
NARROWEST = 20  # characters of text beside a margin, however narrow the terminal
LOOKS = {
    "plain": "",
    "strong": "bold",
    "quiet": "dim",
    "heading": "bold underline",
    "marker": "bold cyan",
    "warning": "yellow",
    "good": "green",
    "bad": "bold red",
    "article": "",
    "reader_comment": "magenta",
    "furniture": "dim",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed; `look` is a key of `LOOKS`."""

    text: str = ""
    look: str = "plain"


def wrapped(
    text: str,
    width: int = WIDTH,
    margin: str = "",
    look: str = "plain",
    first: str | None = None,
) -> list[Line]:
    """Return `text` on lines of at most `width` characters.

    Each line begins with `margin`; the first with `first` instead, where that is given.
    """
    lines = textwrap.wrap(
        one_line(text),
        width=max(width, len(margin) + NARROWEST),
        initial_indent=margin if first is None else first,
        subsequent_indent=margin,
        break_on_hyphens=False,
    )
    return [Line(line, look) for line in lines]


def columns(rows: Iterable[tuple[str, ...]], indent: int = 2) -> list[Line]:
    """Return `rows` as lines whose cells stand under each other."""
    cells = [tuple(one_line(cell) for cell in row) for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*cells, strict=True)]
    return [
        Line(
            (
                " " * indent
                + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            ).rstrip()
        )
        for row in cells
    ]


def terminal_width() -> int:
    """Return the width to wrap at: the terminal's, and never above `WIDTH`."""
    return min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns)


def print_lines(lines: Iterable[Line]) -> None:
    """Print lines on standard output, with colours only where a terminal shows them."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(Text(printable(line.text), style=LOOKS[line.look]), soft_wrap=True)
