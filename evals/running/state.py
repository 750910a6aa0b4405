"""The state file of a run: a line per finished case, so that a kill loses none of them."""

import os
from pathlib import Path

from pydantic import ValidationError

from evals.running.results import CaseResult, RunSettings
from ingest.errors import InputError


class StateError(InputError):
    """A state file is of another run, or is no state file."""


class StateFile:
    """Appends finished results; the first line says what is run."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def start(self, settings: RunSettings) -> None:
        """Begin a new file in place of an old one."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(settings.model_dump_json() + "\n", encoding="utf-8")

    def resume(self, settings: RunSettings) -> tuple[CaseResult, ...]:
        """Read the finished results; a last line that a kill cut off is dropped.

        Raises:
            StateError: The file is missing, damaged, or of other cases, system or corpus.
        """
        try:
            lines = self._path.read_text(encoding="utf-8").split("\n")
        except OSError as error:
            raise StateError(f"Nothing to resume: {self._path}: {error.strerror}.") from None
        except UnicodeDecodeError:
            raise StateError(f"{self._path} is no state file: it is not UTF-8 text.") from None
        whole, cut = lines[:-1], lines[-1]
        try:
            before = RunSettings.model_validate_json(whole[0] if whole else cut)
            results = tuple(CaseResult.model_validate_json(line) for line in whole[1:])
        except ValidationError:
            raise StateError(f"{self._path} is damaged; run again without --resume.") from None
        if before != settings:
            raise StateError(
                f"{self._path} is of another run ({before.set_title!r} on {before.system}, corpus "
                f"{before.corpus}); run again without --resume, or with the same set and options."
            )
        if cut:
            self._path.write_text("\n".join(whole) + "\n", encoding="utf-8")
        return results

    def append(self, result: CaseResult) -> None:
        """Write one result through to the disk."""
        with self._path.open("a", encoding="utf-8") as file:
            file.write(result.model_dump_json() + "\n")
            file.flush()
            os.fsync(file.fileno())
