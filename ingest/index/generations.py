"""The generations in an index folder: which there are, which answers, which may go."""

import fcntl
import json
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from ingest.errors import IndexDamaged, IndexUnavailable
from ingest.index import layout
from ingest.index.durable import sync_folder, write_durably

_NAME = re.compile(layout.GENERATION_PREFIX + r"(\d{6,})-[0-9a-f]{8}")


def next_id(index: Path, content: str) -> str:
    """The id of the next generation: a number above all others, then a hash of its content.

    A number and not a time, so that a wrong clock changes nothing.
    """
    newest = max((sequence_of(folder) for folder in list_generations(index)), default=0)
    return f"{newest + 1:06d}-{content[:8]}"


def id_of(folder: Path) -> str:
    """The id of a generation, from its folder's name."""
    return folder.name.removeprefix(layout.GENERATION_PREFIX)


def sequence_of(folder: Path) -> int:
    """The number in a generation folder's name; 0 where it is no such name."""
    match = _NAME.fullmatch(folder.name)
    return int(match[1]) if match else 0


def list_generations(index: Path) -> list[Path]:
    """The generation folders, newest first."""
    try:
        folders = [path for path in index.iterdir() if sequence_of(path) and path.is_dir()]
    except OSError:
        return []
    return sorted(folders, key=sequence_of, reverse=True)


def read_current(index: Path) -> Path | None:
    """The generation folder that CURRENT names; None if it names none that is there."""
    try:
        name = (index / layout.CURRENT).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return index / name if _NAME.fullmatch(name) and (index / name).is_dir() else None


def switch_current(index: Path, generation: Path) -> None:
    """Make a generation the one that answers, durably and in one step."""
    write_durably(index / layout.CURRENT, f"{generation.name}\n".encode("ascii"))


def publish(building: Path) -> Path:
    """Give a verified build its lasting name."""
    name = building.name.removeprefix(layout.BUILDING_PREFIX)
    generation = building.with_name(layout.GENERATION_PREFIX + name)
    building.rename(generation)
    sync_folder(generation.parent)
    return generation


def pin(generation: Path) -> BinaryIO:
    """Keep a generation from being removed until the file returned is closed.

    Raises:
        IndexDamaged: It is gone.
    """
    try:
        file = (generation / layout.MANIFEST).open("rb")
        fcntl.flock(file, fcntl.LOCK_SH)
    except OSError as error:
        raise IndexDamaged(f"{generation} cannot be read: {error.strerror}.") from error
    return file


def is_pinned(generation: Path) -> bool:
    """Whether a reader on this machine holds the generation."""
    try:
        with (generation / layout.MANIFEST).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def is_retired(generation: Path) -> bool:
    """Whether a generation is to be opened no more, and only waits for its readers."""
    return (generation / layout.RETIRED).exists()


def remove_others(index: Path, keep: Iterable[Path], server: str | None) -> None:
    """Remove every generation but those kept; retire those that a reader holds.

    Only the builder may.
    """
    kept = set(keep)
    for folder in list_generations(index):
        if folder in kept:
            continue
        # A reader may remove it at the same moment, with its last pin.
        with suppress(FileNotFoundError):
            (folder / layout.RETIRED).touch()
            if not is_pinned(folder):
                _set_aside(folder)
    remove_leftovers(index, server)


def remove_retired(generation: Path, server: str | None) -> None:
    """Remove a generation that was retired while it was read, if nobody reads it any more."""
    if is_retired(generation) and not is_pinned(generation):
        # A builder or another reader may do the same, and a reader may have no right to.
        with suppress(OSError):
            _remove(_set_aside(generation), server)


def has_leftovers(index: Path) -> bool:
    """Whether a killed or failed build has left something."""
    return any(index.glob(f"{layout.BUILDING_PREFIX}*"))


def remove_leftovers(index: Path, server: str | None) -> None:
    """Remove what killed or failed builds have left. Only the builder may."""
    for folder in index.glob(f"{layout.BUILDING_PREFIX}*"):
        _remove(folder, server)


def _set_aside(generation: Path) -> Path:
    """Rename a generation before it is removed, so that a kill half-way leaves no broken one."""
    return generation.rename(generation.with_name(f"{layout.BUILDING_PREFIX}{id_of(generation)}"))


def _remove(folder: Path, server: str | None) -> None:
    _drop_collection(folder, server)
    shutil.rmtree(folder, ignore_errors=True)


def write_collection_note(folder: Path, name: str, is_on_server: bool) -> None:
    """Note which Chroma collection belongs to a folder, before the collection is made."""
    note = {"collection": name, "server": is_on_server}
    write_durably(folder / layout.COLLECTION, json.dumps(note).encode())


def _drop_collection(folder: Path, server: str | None) -> None:
    try:
        note = json.loads((folder / layout.COLLECTION).read_bytes())
        name, is_on_server = str(note["collection"]), bool(note["server"])
    except (OSError, ValueError, KeyError, TypeError):
        return
    if is_on_server and server is not None:
        from ingest.index.collection import delete_collection

        with suppress(IndexUnavailable):
            delete_collection(server, name)
