"""Which generations stay beside the one that answers, and when the others go.

The newest good one stays to fall back on of those whose every file is still in the corpus, under
whatever name: words that a person took out must neither stay on the disk nor answer again when a
newer file decays. What has to go while a reader holds it is retired, so that nobody opens it any
more, and goes with its last reader.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from ingest.errors import IndexUnavailable
from ingest.index import generations
from ingest.index.checking import check_generation
from ingest.index.disk import disk_errors
from ingest.index.lock import builder_lock
from ingest.index.manifest import Manifest, read_manifest
from ingest.settings import IngestSettings


def intact(index: Path, settings: IngestSettings) -> Iterator[tuple[Path, Manifest]]:
    """The generations that are as they were written and not retired, newest first."""
    for folder in generations.list_generations(index):
        if generations.is_retired(folder):
            continue
        try:
            yield folder, check_generation(folder, settings.cache_folder)
        except IndexUnavailable:
            continue


def remove_superseded(
    index: Path, current: Path, good: Iterable[tuple[Path, Manifest]], server: str | None
) -> None:
    """Remove every generation but `current` and its fallback. Only the builder may.

    Args:
        index: The index folder.
        current: The generation that answers.
        good: Intact generations, the newest first; the fallback is one of them.
        server: The Chroma server's address, if there is one.

    Raises:
        IndexUnavailable: The manifest of `current` cannot be read.
    """
    hashes = _hashes(read_manifest(current))
    fallbacks = (folder for folder, made in good if folder != current and _hashes(made) <= hashes)
    kept = {current, *(folder for folder in [next(fallbacks, None)] if folder is not None)}
    generations.remove_others(index, kept, server)


def finish_removal(index: Path, current: Path, settings: IngestSettings) -> None:
    """Remove what a stopped build, or a reader that is gone by now, has kept from removal.

    Leaves an index alone that another process is building, or that cannot be written.
    """
    folders = [folder for folder in generations.list_generations(index) if folder != current]
    if not folders and not generations.has_leftovers(index):
        return
    with suppress(IndexUnavailable), disk_errors(index), builder_lock(index):
        remove_superseded(index, current, intact(index, settings), settings.chroma_url)


def _hashes(manifest: Manifest) -> set[str]:
    return {state.sha256 for state in manifest.corpus_files.values()}
