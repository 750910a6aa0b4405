"""The engine for a subcommand: opened, or built with progress, and told where it is behind."""

from pathlib import Path
from typing import TYPE_CHECKING

from ui.cli.failures import tell

if TYPE_CHECKING:
    from rag.engine import AnswerEngine


def open_for_command(named: Path | None, index: Path) -> "AnswerEngine":
    """Open the engine over a corpus; see `ui.engine.ready_engine`.

    On standard error goes the progress of a build, and that the index answers in a way that a
    person should know of: for a folder that changed since, from an older generation, or by
    older rules of reading.
    """
    from ui.cli.progress import terminal_progress
    from ui.corpus import chosen_corpus, notices
    from ui.engine import ready_engine

    corpus = chosen_corpus(named, index)
    with terminal_progress() as progress:
        engine = ready_engine(corpus, index, progress)
    for notice in notices(engine.index, corpus, index):
        tell(notice)
    return engine
