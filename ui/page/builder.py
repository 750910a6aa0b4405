"""The process that builds an index for the page: `python -m ui.page.builder CORPUS INDEX`."""

import os
import sys
import threading
from pathlib import Path

from ingest.errors import PressmarkError
from ui.page.build_lines import Advanced, Built, Line, Refused, SystemRefused

NICENESS = 5
EXIT_ORPHANED = 1
STANDARD_INPUT = 0


def main() -> None:
    """Build the index, telling every step on standard output.

    Ends when standard input does: whoever wanted the index is gone then, and an index is
    either replaced whole or not at all.
    """
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.nice(NICENESS)
    corpus, index = map(Path, sys.argv[1:])
    try:
        _tell(_build(corpus, index))
    except PressmarkError as error:
        _tell(Refused(error=type(error).__name__, message=str(error)))
    except OSError as error:
        number, message = error.errno or 0, error.strerror or str(error)
        _tell(SystemRefused(number=number, message=message, file=error.filename))


def _build(corpus: Path, index: Path) -> Built:
    from ingest.embedding.minilm import MiniLMEmbedding
    from ingest.index import build_index
    from ingest.settings import IngestSettings

    settings = IngestSettings.from_environment(os.environ)

    def progress(stage: str, done: int, total: int) -> None:
        _tell(Advanced(stage=stage, done=done, total=total))

    return Built(report=build_index(corpus, index, settings, MiniLMEmbedding(settings), progress))


def _tell(line: Line) -> None:
    sys.stdout.write(line.model_dump_json() + "\n")
    sys.stdout.flush()


def _end_with_parent() -> None:
    # Not through sys.stdin, whose lock a thread may not hold when the interpreter ends.
    while os.read(STANDARD_INPUT, 1):
        pass
    os._exit(EXIT_ORPHANED)


if __name__ == "__main__":
    main()
