# mypy: disable-error-code="import-not-found"
"""Checkpoints without pickle: arrays in `.npz`, replaced in one step."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch


def save(path: Path, arrays: Mapping[str, torch.Tensor], numbers: Mapping[str, float]) -> None:
    """Writes tensors and numbers; a reader sees the old file or the new one, never half."""
    partial = path.with_suffix(".partial.npz")
    content: dict[str, np.ndarray] = {k: v.detach().float().numpy() for k, v in arrays.items()}
    content |= {f"number/{k}": np.asarray(v, np.float64) for k, v in numbers.items()}
    with partial.open("wb") as out:
        np.savez(out, **content)  # type: ignore[arg-type]
    partial.replace(path)


def load(path: Path) -> tuple[dict[str, torch.Tensor], dict[str, float]]:
    """What `save` wrote."""
    arrays, numbers = {}, {}
    with np.load(path, allow_pickle=False) as content:
        for key in content.files:
            if key.startswith("number/"):
                numbers[key.removeprefix("number/")] = float(content[key])
            else:
                arrays[key] = torch.from_numpy(content[key])
    return arrays, numbers
