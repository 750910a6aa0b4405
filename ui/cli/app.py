"""The `pressmark` command: its subcommands and its one entry point."""

import sys
from typing import Annotated

import typer

from ui.cli import ask, bench, chat, doctor, feedback, ingest, inspect, names
from ui.cli import eval as evaluation
from ui.cli.failures import run

VERSION_UNKNOWN = "unknown (not installed)"

app = typer.Typer(
    name="pressmark",
    help="Answers over a folder of articles, each sentence cited to exact words.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help needs no rich, which would cost a third of the start
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

SUBCOMMANDS = (ask, chat, ingest, inspect, names, doctor, evaluation, bench, feedback)
for subcommand in SUBCOMMANDS:
    subcommand.register(app)


def _print_version(wanted: bool) -> None:
    if not wanted:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("pressmark")
    except PackageNotFoundError:
        number = VERSION_UNKNOWN
    typer.echo(f"pressmark {number}")
    raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Show the version and exit.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Answers over a folder of articles, each sentence cited to exact words."""
    del version


def main() -> None:
    """Run the command line that this process was started with, and exit with its status."""
    sys.exit(run(app, sys.argv[1:]))
