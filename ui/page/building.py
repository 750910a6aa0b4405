"""Builds the index in a process of its own.

Reading and embedding take memory that a process does not give back, and processor time that
would hold answers up; a process that ends gives both back.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import ingest.errors
from ingest.errors import IndexUnavailable, PressmarkError
from ingest.index.report import BuildReport
from ui.page.build_lines import LINES, Advanced, Built, Refused, SystemRefused

Progress = Callable[[str, int, int], None]
# Measured on the seeds: a peak of 410 MB with 8 passages at once, 580 MB with 32, and no slower.
FEW_AT_ONCE = {"PRESSMARK_EMBEDDING_BATCH": "8"}
IMPORT_ROOT = Path(__file__).resolve().parents[2]
LAST_WORDS = 300


def build_apart(corpus: Path, index: Path, progress: Progress) -> BuildReport:
    """Build the index of `corpus` in the folder `index`; the environment holds the settings.

    Raises:
        PressmarkError: what `ingest.index.build_index` raises, or the builder died.
        OSError: a file could not be read or written.
    """
    path = os.pathsep.join(filter(None, (str(IMPORT_ROOT), os.environ.get("PYTHONPATH"))))
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints,
        subprocess.Popen(
            [sys.executable, "-P", "-m", "ui.page.builder", str(corpus), str(index)],
            env={**FEW_AT_ONCE, **os.environ, "PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            encoding="utf-8",
            # Ctrl+C is for the page, whose end ends the builder.
            start_new_session=True,
        ) as builder,
    ):
        report = _outcome(builder.stdout or (), progress)
        if report is not None:
            return report
        status = builder.wait()
        complaints.seek(0)
        raise IndexUnavailable(_early_end(status, complaints.read()))


def _outcome(lines: Iterable[str], progress: Progress) -> BuildReport | None:
    for line in lines:
        match LINES.validate_json(line):
            case Advanced(stage=stage, done=done, total=total):
                progress(stage, done, total)
            case Built(report=report):
                return report
            case Refused(error=name, message=message):
                kind = getattr(ingest.errors, name, PressmarkError)
                raise kind(message)
            case SystemRefused(number=number, message=message, file=file):
                raise OSError(number, message, file)
    return None


def _early_end(status: int, complaints: str) -> str:
    if status < 0:
        reason = f"it was ended by {signal.Signals(-status).name}"
    else:
        reason = " ".join(complaints.split())[-LAST_WORDS:] or f"exit status {status}"
    return f"The index was not built, since its builder ended early: {reason}."
