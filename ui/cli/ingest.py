"""`pressmark ingest`: read a folder of articles and make its index."""

import typer

from ui.cli.failures import EXIT_PART_FAILED
from ui.cli.options import DEFAULT_INDEX, ChosenCorpusOption, IndexOption, JsonOption


def register(app: typer.Typer) -> None:
    """Add the subcommand to `app`."""
    app.command()(ingest)


def ingest(
    corpus: ChosenCorpusOption = None,
    index: IndexOption = DEFAULT_INDEX,
    json_output: JsonOption = False,
) -> None:
    """Read a folder of articles and make its index.

    Says file by file what was read. An unchanged folder is left as it is; where texts changed,
    only they are embedded again. The exit status is 1 where a file could not be read.
    """
    import os

    from ingest.embedding.minilm import MiniLMEmbedding
    from ingest.index.build import build_index
    from ingest.settings import IngestSettings
    from ui.cli.interrupted import told_if_interrupted
    from ui.cli.progress import terminal_progress
    from ui.cli.report_text import report_lines, skipped_count
    from ui.cli.styled import print_lines, terminal_width
    from ui.corpus import chosen_corpus

    settings = IngestSettings.from_environment(os.environ)
    folder = chosen_corpus(corpus, index)
    with told_if_interrupted(index), terminal_progress() as progress:
        report = build_index(folder, index, settings, MiniLMEmbedding(settings), progress)
    if json_output:
        typer.echo(report.model_dump_json())
    else:
        print_lines(report_lines(report, terminal_width()))
    if skipped_count(report):
        raise typer.Exit(EXIT_PART_FAILED)
