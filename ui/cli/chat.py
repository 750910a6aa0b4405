"""`pressmark chat`: the chat page in a browser."""

from typing import Annotated

import typer

from ui.cli.options import DEFAULT_INDEX, ChosenCorpusOption, IndexOption


def register(app: typer.Typer) -> None:
    """Add the subcommand to `app`."""
    app.command()(chat)


def chat(
    corpus: ChosenCorpusOption = None,
    index: IndexOption = DEFAULT_INDEX,
    host: Annotated[
        str | None,
        typer.Option(metavar="HOST", help="Address to listen on.", show_default="127.0.0.1"),
    ] = None,
    port: Annotated[
        int | None, typer.Option(metavar="PORT", help="Port to listen on.", show_default="7860")
    ] = None,
) -> None:
    """Start the chat page and print its address."""
    import os

    from ui.corpus import chosen_corpus
    from ui.page.launching import launch
    from ui.page.settings import PageSettings

    settings = PageSettings.from_environment(os.environ, host=host, port=port)
    launch(chosen_corpus(corpus, index), index, settings)
