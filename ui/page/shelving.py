"""Files that visitors add: where they stand in the corpus folder, and how they leave it."""

import hashlib
import re
import shutil
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from ingest.reading import SUFFIXES, read_file
from ingest.records import SkippedFile
from ui.page.settings import BYTES_PER_MEGABYTE

ADDED = "added"
REMOVED = "removed"
LONGEST_STEM = 60
DIGEST_CHARACTERS = 12
NOT_IN_STEM = re.compile(r"[^A-Za-z0-9]+")
PLAIN_SUFFIX = ".txt"


@dataclass(frozen=True, slots=True)
class Offered:
    """A file as a visitor named it, and where the server holds it for now."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an offered file: its place in the corpus, or why it has none."""

    name: str
    source: str | None = None
    refused: str | None = None


class AddedFiles:
    """The `added` folder of a corpus; removed files wait beside the index for an undo."""

    def __init__(self, corpus: Path, index_folder: Path) -> None:
        self._folder = corpus / ADDED
        self._removed = index_folder / REMOVED

    def take(self, offered: Offered, largest: int) -> Outcome:
        """Copy a file in if it can be read; the visitor's name for it is used for nothing else."""
        size = offered.path.stat().st_size
        if size > largest:
            return Outcome(offered.name, refused=f"It is larger than {_megabytes(largest)}.")
        if Path(offered.name).suffix.lower() not in SUFFIXES:
            known = ", ".join(sorted(SUFFIXES))
            return Outcome(offered.name, refused=f"Its kind is not read here; these are: {known}.")
        source = f"{ADDED}/{safe_name(offered.name, offered.path.read_bytes())}"
        if (self._folder / Path(source).name).exists():
            return Outcome(offered.name, refused="It is in the collection already.")
        self._folder.mkdir(parents=True, exist_ok=True)
        target = self._folder / Path(source).name
        shutil.copyfile(offered.path, target)
        texts = read_file(target, source)
        unread = [one.reason for one in texts if isinstance(one, SkippedFile)]
        if len(unread) == len(texts):
            target.unlink()
            return Outcome(offered.name, refused=unread[0] if unread else "It holds no text.")
        return Outcome(offered.name, source=source)

    def sources(self) -> list[str]:
        """The sources that can be removed again, newest first."""
        if not self._folder.is_dir():
            return []
        files = [path for path in self._folder.iterdir() if path.is_file()]
        files.sort(key=lambda path: (-path.stat().st_mtime, path.name))
        return [f"{ADDED}/{path.name}" for path in files]

    def discard(self, sources: list[str]) -> None:
        """Take files out for good, after a build that failed with them."""
        for source in sources:
            (self._folder / Path(source).name).unlink(missing_ok=True)

    def remove(self, source: str) -> bool:
        """Set a file aside; whether there was one."""
        if source not in self.sources():
            return False
        self._removed.mkdir(parents=True, exist_ok=True)
        shutil.move(self._folder / Path(source).name, self._removed / Path(source).name)
        return True

    def restore(self, source: str) -> bool:
        """Put a removed file back; whether there was one."""
        kept = self._removed / Path(source).name
        if not kept.is_file():
            return False
        self._folder.mkdir(parents=True, exist_ok=True)
        shutil.move(kept, self._folder / kept.name)
        return True


def safe_name(name: str, content: bytes) -> str:
    """A file name without paths, tricks or clashes, from the visitor's own and the content.

    >>> safe_name("../Ünïted  News.TXT", b"")
    'United-News-e3b0c44298fc.txt'
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    stem, suffix = Path(last).stem, Path(last).suffix.lower()
    ascii_stem = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    plain = NOT_IN_STEM.sub("-", ascii_stem).strip("-")[:LONGEST_STEM] or "article"
    return f"{plain}-{hashlib.sha256(content).hexdigest()[:DIGEST_CHARACTERS]}{suffix}"


def _megabytes(size: int) -> str:
    return f"{size / BYTES_PER_MEGABYTE:g} MB"
