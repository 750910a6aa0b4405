"""Which folder of articles is meant, and whether its index still is what a build would make."""

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


def are_defaults(corpus: Path, index: Path) -> bool:
    """Whether a person named neither folder, or the same: the articles that come along."""
    named = (corpus.resolve(), index.resolve())
    return named == (DEFAULT_CORPUS.resolve(), DEFAULT_INDEX.resolve())


def notices(opened: "Index", corpus: Path, index: Path) -> list[str]:
    """Say, a sentence each, in what the index is not the best that there could be."""
    found = (
        opened.notice,
        rules_notice(opened, corpus, index),
        change_notice(opened, corpus, index),
    )
    return [notice for notice in found if notice is not None]


def rules_notice(opened: "Index", corpus: Path, index: Path) -> str | None:
    """Say in a sentence that pages are read by newer rules now, and how to have that done."""
    if not opened.rules_changed:
        return None
    from ingest.index.layout import rebuild_command

    return (
        f"The index in {index} was read by older rules than this version of Pressmark has, and "
        f"goes on answering; to have its pages read anew, run "
        f"{rebuild_command(index, str(corpus))}"
    )


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
