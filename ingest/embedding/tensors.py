"""The tensors of a safetensors file, mapped into memory."""

import json
import struct
from pathlib import Path

import numpy as np

from ingest.embedding.embedder import Vectors

_HEADER_SIZE = struct.Struct("<Q")
_FLOAT32 = "F32"


def read_tensors(path: Path) -> dict[str, Vectors]:
    """The float32 tensors by name, as views of the mapped file.

    The format is a length, a JSON header with each tensor's offsets, then the tensors
    (huggingface.co/docs/safetensors).

    Raises:
        OSError: The file cannot be read.
        ValueError: It is no safetensors file.
    """
    with path.open("rb") as file:
        (header_size,) = _HEADER_SIZE.unpack(file.read(_HEADER_SIZE.size))
        header = json.loads(file.read(header_size))
    content = np.memmap(path, np.uint8, "r", offset=_HEADER_SIZE.size + header_size)
    tensors: dict[str, Vectors] = {}
    for name, tensor in header.items():
        if tensor.get("dtype") == _FLOAT32:
            start, end = tensor["data_offsets"]
            tensors[name] = content[start:end].view("<f4").reshape(tensor["shape"])
    return tensors
