"""`pressmark names`: which spellings are taken for one person, place or organisation."""

from typing import Annotated

import typer

from ui.cli.options import DEFAULT_INDEX, ChosenCorpusOption, IndexOption, JsonOption


def register(app: typer.Typer) -> None:
    """Add the subcommand to `app`."""
    app.command()(names)


def names(
    corpus: ChosenCorpusOption = None,
    index: IndexOption = DEFAULT_INDEX,
    every: Annotated[
        bool, typer.Option("--all", help="Show names with a single spelling too.")
    ] = False,
    json_output: JsonOption = False,
) -> None:
    """Show which spellings are taken for one name.

    To correct it, write a names.toml into the corpus folder; README.md shows how.
    """
    from dataclasses import asdict

    from ui.cli.json_lines import json_line
    from ui.cli.name_text import name_lines, shown_names
    from ui.cli.opening import open_for_command
    from ui.cli.styled import print_lines, terminal_width

    with open_for_command(corpus, index).index as opened:
        table = opened.names
    shown = shown_names(table.entries, every=every)
    if json_output:
        for entry in shown:
            typer.echo(json_line(asdict(entry)))
    else:
        print_lines(name_lines(shown, table.entries, terminal_width()))
