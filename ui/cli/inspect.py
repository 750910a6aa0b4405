"""`pressmark inspect`: how pages are read, without indexing them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli.failures import EXIT_PART_FAILED, EXIT_UNUSABLE, tell
from ui.cli.options import ChosenCorpusOption, JsonOption
from ui.corpus import DEFAULT_CORPUS

if TYPE_CHECKING:
    from ingest.records import Page, SkippedFile


def register(app: typer.Typer) -> None:
    """Add the subcommand to `app`."""
    app.command(no_args_is_help=True)(inspect)


def inspect(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Pages to read.")],
    json_output: JsonOption = False,
    corpus: ChosenCorpusOption = None,
) -> None:
    """Show how pages are read, without indexing them.

    What is article, reader comment and furniture, and each article's title, publisher, author
    and date. Names and missing dates are settled with the other pages of the folder.
    """
    from ui.cli.context import with_context
    from ui.cli.page_reading import read_inspected

    pages = list(read_inspected([with_context(path, corpus or DEFAULT_CORPUS) for path in files]))
    unread = sum(_print_page(page, json_output=json_output) for page in pages)
    if unread:
        raise typer.Exit(EXIT_UNUSABLE if unread == len(pages) else EXIT_PART_FAILED)


def _print_page(page: "Page | SkippedFile", *, json_output: bool) -> bool:
    """Print one page; say whether it could not be read."""
    from ingest.records import SkippedFile
    from ui.cli.json_lines import json_line
    from ui.cli.page_record import page_record, skipped_record
    from ui.cli.page_text import page_lines
    from ui.cli.styled import print_lines, terminal_width

    if isinstance(page, SkippedFile):
        tell(f"{page.source} was not read: {page.reason}")
        if json_output:
            typer.echo(json_line(skipped_record(page)))
        return True
    if json_output:
        typer.echo(json_line(page_record(page)))
    else:
        print_lines(page_lines(page, terminal_width()))
    return False
