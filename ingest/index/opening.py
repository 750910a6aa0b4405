"""Opens the generation that answers: the one CURRENT names, or the newest that is whole."""

from collections.abc import Iterator
from pathlib import Path

from ingest.embedding.embedder import ModelIdentity
from ingest.errors import IndexDamaged, IndexMismatch, IndexMissing
from ingest.index import layout
from ingest.index.checking import check_generation
from ingest.index.generations import (
    id_of,
    is_retired,
    list_generations,
    read_current,
    remove_retired,
)
from ingest.index.manifest import Manifest
from ingest.index.opened import Index
from ingest.settings import IngestSettings

_ATTEMPTS = 5


def open_index(folder: Path, settings: IngestSettings, model: ModelIdentity | None = None) -> Index:
    """Open an index for answering.

    Every file is compared with its checksum before it is used (see `checking` for large
    indexes). Where CURRENT or its generation is damaged, the newest whole generation answers
    and `Index.notice` says so.

    Args:
        folder: The index folder.
        settings: Settings of ingestion.
        model: The embedding model that questions are embedded with; None skips that check.

    Raises:
        IndexMissing: There is no index in the folder.
        IndexDamaged: No generation of it is whole.
        IndexMismatch: It was made by another model, by an older format, or with its vectors
            elsewhere. Nothing was touched.
    """
    for attempts_left in reversed(range(_ATTEMPTS)):
        current = read_current(folder)
        opened = _try_open(folder, settings, model, current)
        # Where CURRENT moved on meanwhile, what was found may be on its way out: look again.
        if attempts_left == 0 or read_current(folder) == current:
            break
        if isinstance(opened, Index):
            opened.close()
    if isinstance(opened, Index):
        for generation in list_generations(folder):
            remove_retired(generation, settings.chroma_url)  # its readers may have been killed
        return opened
    if not opened:
        raise IndexMissing(
            f"There is no index in {folder}. Make one: `{layout.rebuild_command(folder)}`."
        )
    raise IndexDamaged(
        f"The index in {folder} is damaged: {opened[0]} Build it again: "
        f"`{layout.rebuild_command(folder)}`."
    ) from opened[0]


def _try_open(
    folder: Path, settings: IngestSettings, model: ModelIdentity | None, current: Path | None
) -> Index | list[IndexDamaged]:
    """The best generation that is whole, or what is wrong with each."""
    reasons: list[IndexDamaged] = []
    for generation in _candidates(folder, current):
        try:
            manifest = check_generation(generation, settings.cache_folder)
            _check_match(folder, manifest, settings, model)
            notice = None if generation == current else _notice(folder, generation, reasons)
            return Index(generation, manifest, settings.chroma_url, notice)
        except IndexDamaged as error:
            reasons.append(error)
    return reasons


def _candidates(folder: Path, current: Path | None) -> Iterator[Path]:
    if current is not None:
        yield current
    for generation in list_generations(folder):
        if generation != current and not is_retired(generation):
            yield generation


def _check_match(
    folder: Path, manifest: Manifest, settings: IngestSettings, model: ModelIdentity | None
) -> None:
    rebuild = f"Build it again: `{layout.rebuild_command(folder, manifest.corpus)}`."
    made_with = manifest.model.identity
    if model is not None and made_with != model:
        raise IndexMismatch(
            f"The index in {folder} was made with the embedding model {made_with}; questions "
            f"are embedded with {model}. {rebuild}"
        )
    wanted = "server" if settings.chroma_url else "folder"
    if manifest.vector_store != wanted:
        place = {"server": "a Chroma server", "folder": "the index folder itself"}
        raise IndexMismatch(
            f"The index in {folder} has its vectors in {place[manifest.vector_store]}; "
            f"PRESSMARK_CHROMA asks for {place[wanted]}. {rebuild}"
        )


def _notice(folder: Path, generation: Path, reasons: list[IndexDamaged]) -> str:
    why = str(reasons[0]) if reasons else f"{folder / layout.CURRENT} names no generation."
    return f"Answering from generation {id_of(generation)} of {folder}, because: {why}"
