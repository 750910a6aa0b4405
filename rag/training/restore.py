# mypy: disable-error-code="import-not-found"
"""A checkpoint from an exported reader: `python -m rag.training.restore`.

Where a reader's checkpoint is gone, a further stage can start from what was shipped.
"""

import argparse
import logging
from pathlib import Path

import numpy as np
import onnx
import torch

from rag.training import checkpoint
from rag.training.encoder import load_encoder
from rag.training.export import NETWORK_FILE, POSITIONS
from rag.training.model import ReaderModel
from rag.training.read_back import read_back
from rag.training.recipe import FROZEN

log = logging.getLogger("rag.training.restore")


def main() -> None:
    """Writes the checkpoint, as the last weights and as their running mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", type=Path, required=True, help="folder of rag.training.start")
    parser.add_argument("--reader", type=Path, required=True, help="folder of the exported reader")
    parser.add_argument("--checkpoint", type=Path, required=True, help="file to write")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    model = ReaderModel(load_encoder(options.start))
    first = {k: p.detach() for k, p in model.named_parameters() if k != FROZEN}
    arrays = read_back(onnx.load(options.reader / NETWORK_FILE))
    kept = arrays[POSITIONS]
    arrays[POSITIONS] = np.concatenate([kept, first[POSITIONS].numpy()[len(kept) :]])
    for name, parameter in first.items():
        if name not in arrays or arrays[name].shape != tuple(parameter.shape):
            parser.error(f"{name} of {options.reader} is not of the shape in {options.start}")
    tensors = {name: torch.tensor(arrays[name]) for name in first}
    both = {f"{kind}/{name}": t for kind in ("weights", "average") for name, t in tensors.items()}
    checkpoint.save(options.checkpoint, both, {})
    log.info("%s: %d arrays", options.checkpoint, len(tensors))


if __name__ == "__main__":
    main()
