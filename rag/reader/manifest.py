"""The small files beside the network: which bytes belong together, and the calibration."""

import hashlib
import math
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import PressmarkError

MANIFEST_FILE = "manifest.json"
CALIBRATION_FILE = "calibration.json"


class ReaderDamaged(PressmarkError):
    """A file of the reader is missing, cut or changed."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FileEntry(_Frozen):
    """A file beside the manifest and the SHA-256 of its bytes."""

    name: str = Field(pattern=r"^[\w.-]+$")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class Manifest(_Frozen):
    """What makes up one reader.

    Attributes:
        format: Version of the network's inputs and outputs.
        network: The ONNX file.
        tokenizer: The tokenizer that the network was trained with.
        longest: Word pieces of question and window together that it may read.
        longest_answer: Word pieces of an answer at most.
    """

    format: Literal[1]
    network: FileEntry
    tokenizer: FileEntry
    longest: int = Field(ge=16, le=512)
    longest_answer: int = Field(ge=1, le=512)


class Calibration(_Frozen):
    """Logistic regression from the network's logits to the chance of an answer (Platt 1999).

    `bias + answers·a + about·b + margin·m`; see `rag.training.calibrate` for how it was fitted.
    """

    bias: float
    answers: float
    about: float
    margin: float
    fitted_on: str

    def probability(self, answers: float, about: float, margin: float) -> float:
        """The chance that a window with these logits answers the question."""
        logit = self.bias + self.answers * answers + self.about * about + self.margin * margin
        return sigmoid(logit)


def sigmoid(logit: float) -> float:
    """`1 / (1 + exp(-logit))` without overflow: `sigmoid(0.0)` gives `0.5`."""
    if logit < 0:
        power = math.exp(max(logit, -700.0))
        return power / (1.0 + power)
    return 1.0 / (1.0 + math.exp(-min(logit, 700.0)))


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a reader's folder.

    Raises:
        ReaderDamaged: It is missing or not a manifest of a known format.
    """
    return _read(folder / MANIFEST_FILE, Manifest)


def read_calibration(folder: Path) -> Calibration:
    """The calibration of a reader's folder.

    Raises:
        ReaderDamaged: It is missing or not a calibration.
    """
    return _read(folder / CALIBRATION_FILE, Calibration)


def checked_bytes(folder: Path, entry: FileEntry) -> bytes:
    """The bytes of a file that a manifest names.

    Raises:
        ReaderDamaged: The file is missing, or its bytes are not those that the manifest names.
    """
    path = folder / entry.name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReaderDamaged(f"{path} cannot be read: {error}. {_REMEDY}") from error
    found = hashlib.sha256(content).hexdigest()
    if found != entry.sha256:
        raise ReaderDamaged(f"{path} has SHA-256 {found}, expected {entry.sha256}. {_REMEDY}")
    return content


_Model = TypeVar("_Model", bound=BaseModel)
_REMEDY = "Install Pressmark again, or set PRESSMARK_READER=off to go without the reader."


def _read(path: Path, kind: type[_Model]) -> _Model:
    try:
        return kind.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise ReaderDamaged(f"{path} cannot be used: {error}. {_REMEDY}") from error
