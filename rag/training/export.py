"""Writes a checkpoint as a reader's folder: `python -m rag.training.export`."""

import argparse
import hashlib
import json
import logging
from collections.abc import Sequence
from pathlib import Path

from rag.reader.manifest import MANIFEST_FILE, FileEntry, Manifest
from rag.training import checkpoint
from rag.training.batches import LONGEST
from rag.training.encoder import read_safetensors
from rag.training.graph import Array, Precision, build
from rag.training.recipe import FROZEN
from rag.training.start import TOKENIZER_FILE, WEIGHTS_FILE
from rag.training.trial import LONGEST_ANSWER
from rag.training.vocabulary import kept_pieces, with_pieces

NETWORK_FILE = "reader.onnx"
POSITIONS = "encoder.embeddings.position_embeddings.weight"

log = logging.getLogger("rag.training.export")


def trained_arrays(path: Path, start: Path, kind: str) -> dict[str, Array]:
    """The arrays of a checkpoint by parameter name, with the word vectors that were not trained.

    `kind` is "weights" for the last ones and "average" for their running mean.
    """
    arrays, _ = checkpoint.load(path)
    prefix = f"{kind}/"
    found = {k.removeprefix(prefix): v.numpy() for k, v in arrays.items() if k.startswith(prefix)}
    words = read_safetensors(start / WEIGHTS_FILE)
    found[FROZEN] = words[FROZEN.removeprefix("encoder.")]
    return found


def shortened(arrays: dict[str, Array], kept: Sequence[int]) -> dict[str, Array]:
    """The arrays with the vectors of the kept word pieces, and of as many places as are read."""
    return {
        **arrays,
        FROZEN: arrays[FROZEN][kept],
        POSITIONS: arrays[POSITIONS][:LONGEST],
    }


def blended(arrays: dict[str, Array], earlier: dict[str, Array], share: float) -> dict[str, Array]:
    """The weighted mean of two networks, `share` of it the earlier one's.

    It keeps more of what the earlier stage was good at than its successor alone does (Wortsman et
    al. 2022, "Robust fine-tuning of zero-shot models").
    """
    return {
        name: ((1 - share) * array + share * earlier[name]).astype(array.dtype)
        for name, array in arrays.items()
    }


def _entry(path: Path) -> FileEntry:
    return FileEntry(name=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest())


def write_reader(
    folder: Path, arrays: dict[str, Array], tokenizer: str, precision: Precision
) -> None:
    """Writes network, tokenizer and manifest; the calibration is `rag.training.calibrate`'s.

    `tokenizer` is the JSON of the whole vocabulary, of which the pieces of English text stay.
    """
    folder.mkdir(parents=True, exist_ok=True)
    kept = kept_pieces(json.loads(tokenizer)["model"]["vocab"])
    (folder / NETWORK_FILE).write_bytes(build(shortened(arrays, kept), precision))
    (folder / TOKENIZER_FILE).write_text(with_pieces(tokenizer, kept), encoding="utf-8")
    manifest = Manifest(
        format=1,
        network=_entry(folder / NETWORK_FILE),
        tokenizer=_entry(folder / TOKENIZER_FILE),
        longest=LONGEST,
        longest_answer=LONGEST_ANSWER,
    )
    text = manifest.model_dump_json(indent=2) + "\n"
    (folder / MANIFEST_FILE).write_text(text, encoding="utf-8")
    size = (folder / NETWORK_FILE).stat().st_size / 1e6
    log.info("%s: %.1f MB, SHA-256 %s", folder / NETWORK_FILE, size, manifest.network.sha256)


def main() -> None:
    """Exports the checkpoint of a cache folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", type=Path, required=True, help="folder of rag.training.start")
    parser.add_argument("--cache", type=Path, required=True, help="folder of rag.training.train")
    parser.add_argument("--reader", type=Path, required=True, help="folder to write")
    parser.add_argument("--kind", choices=("weights", "average"), default="average")
    parser.add_argument("--blend", type=Path, help="checkpoint of an earlier stage, to mix in")
    parser.add_argument("--share", type=float, default=0.25, help="of what is mixed in")
    parser.add_argument("--precision", type=Precision, default=Precision.DYNAMIC_INT8)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    arrays = trained_arrays(options.cache / "checkpoint.npz", options.start, options.kind)
    if options.blend:
        first = trained_arrays(options.blend, options.start, "weights")
        arrays = blended(arrays, first, options.share)
    tokenizer = (options.start / TOKENIZER_FILE).read_text(encoding="utf-8")
    write_reader(options.reader, arrays, tokenizer, options.precision)


if __name__ == "__main__":
    main()
