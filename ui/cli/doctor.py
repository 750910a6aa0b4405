"""`pressmark doctor`: what this installation has, and what it lacks."""

import typer

from ui.cli.failures import EXIT_UNUSABLE
from ui.cli.options import DEFAULT_INDEX, ChosenCorpusOption, IndexOption


def register(app: typer.Typer) -> None:
    """Add the subcommand to `app`."""
    app.command()(doctor)


def doctor(corpus: ChosenCorpusOption = None, index: IndexOption = DEFAULT_INDEX) -> None:
    """Check this installation and say what is missing.

    Looks at Python, the embedding model, the index, Chroma and the language model.
    """
    import os
    from itertools import chain

    from ui.cli.diagnosis import State, examine
    from ui.cli.styled import Line, print_lines, terminal_width, wrapped

    looks = {State.GOOD: "good", State.NOTE: "warning", State.BAD: "bad"}
    findings = examine(corpus, index, os.environ)
    for finding in findings:
        print_lines(
            [
                Line(f"{finding.state.value:4} {finding.subject}", looks[finding.state]),
                *chain.from_iterable(
                    wrapped(sentence, terminal_width(), margin=" " * 5)
                    for sentence in finding.detail.splitlines()
                ),
            ]
        )
    if any(finding.state is State.BAD for finding in findings):
        raise typer.Exit(EXIT_UNUSABLE)
