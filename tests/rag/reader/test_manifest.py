import hashlib
import json
import math
from pathlib import Path

import pytest

from rag.reader.manifest import (
    Calibration,
    FileEntry,
    ReaderDamaged,
    checked_bytes,
    read_calibration,
    sigmoid,
)


def test_calibration_adds_up_the_logits() -> None:
    calibration = Calibration(bias=-1.0, answers=2.0, about=0.5, margin=0.25, fitted_on="x")
    assert math.isclose(calibration.probability(0.5, 2.0, -4.0), 0.5)


@pytest.mark.parametrize(("logit", "chance"), [(0.0, 0.5), (-9e9, 0.0), (9e9, 1.0)])
def test_sigmoid_stays_between_its_ends(logit: float, chance: float) -> None:
    assert math.isclose(sigmoid(logit), chance, abs_tol=1e-12)


def test_bytes_are_those_of_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"abc")
    entry = FileEntry(name="a.bin", sha256=hashlib.sha256(b"abc").hexdigest())
    assert checked_bytes(tmp_path, entry) == b"abc"
    (tmp_path / "a.bin").write_bytes(b"abd")
    with pytest.raises(ReaderDamaged, match="expected"):
        checked_bytes(tmp_path, entry)
    (tmp_path / "a.bin").unlink()
    with pytest.raises(ReaderDamaged, match="cannot be read"):
        checked_bytes(tmp_path, entry)


def test_a_file_outside_the_folder_cannot_be_named() -> None:
    with pytest.raises(ValueError, match="pattern"):
        FileEntry(name="../a.bin", sha256="0" * 64)


def test_an_unknown_field_of_a_calibration_is_refused(tmp_path: Path) -> None:
    values = {"bias": 0, "answers": 1, "about": 0, "margin": 0, "fitted_on": "x", "more": 1}
    (tmp_path / "calibration.json").write_text(json.dumps(values))
    with pytest.raises(ReaderDamaged, match="more"):
        read_calibration(tmp_path)
