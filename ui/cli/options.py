"""The options that several subcommands share, and how a date is read from one."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ui.corpus import DEFAULT_CORPUS, DEFAULT_INDEX

__all__ = [
    "DEFAULT_CORPUS",
    "DEFAULT_INDEX",
    "ChosenCorpusOption",
    "CorpusOption",
    "IndexOption",
    "JsonOption",
    "iso_date",
]


def iso_date(value: str) -> date:
    """Read a date such as 2020-07-08.

    Raises:
        typer.BadParameter: `value` is no such date.
    """
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(
            f"{value!r} is not a date; write it as year-month-day, for example 2020-07-08."
        ) from None


CorpusOption = Annotated[
    Path, typer.Option("--corpus", metavar="DIR", help="Folder with the articles.")
]
ChosenCorpusOption = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        metavar="DIR",
        help="Folder with the articles.",
        show_default=f"the one indexed, or {DEFAULT_CORPUS}",
    ),
]
IndexOption = Annotated[
    Path,
    typer.Option("--index", metavar="DIR", help="Folder that keeps the index; built if missing."),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print JSON, for programs, instead of text for people.")
]
