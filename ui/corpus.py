"""Which folder of articles is meant, and whether it is still as it was indexed."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.index import Index

DEFAULT_CORPUS = Path("seeds")
DEFAULT_INDEX = Path("index")


def chosen_corpus(named: Path | None, index: Path) -> Path:
    """Return the folder that a person named, else the one that the index was made of."""
    if named is not None:
        return named
    from ingest.errors import IndexUnavailable
    from ingest.index.generations import read_current
    from ingest.index.manifest import read_manifest

    current = read_current(index)
    if current is None:
        return DEFAULT_CORPUS
    try:
        return Path(read_manifest(current).corpus)
    except IndexUnavailable:
        return DEFAULT_CORPUS  # opening the index will say what is wrong with it


def change_notice(opened: "Index", corpus: Path, index: Path) -> str | None:
    """Say in a sentence that the corpus changed since it was indexed, and how to refresh."""
    if not corpus.is_dir():
        return f"The folder {corpus} is gone; answering from the index that was made of it."
    from ingest.index.layout import rebuild_command

    change = opened.corpus_changed(corpus)
    if change is None:
        return None
    return (
        f"{corpus} changed since it was indexed ({change}); to answer from it as it is now, run "
        f"{rebuild_command(index, str(corpus))}"
    )
