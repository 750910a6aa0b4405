"""The trained arrays of a reader that was exported: `export` and `graph` the other way round."""

import numpy as np
import numpy.typing as npt
import onnx
from onnx import numpy_helper

MERGED = ".qkv"
PARTS = ("query", "key", "value")
TURNED = ("span.weight", "scores.weight")
"""Float32 matrices that the graph holds as `[in, out]`."""

Array = npt.NDArray[np.float32]


def read_back(network: onnx.ModelProto) -> dict[str, Array]:
    """The arrays of a network that `graph.build` wrote in int8, by parameter name.

    Matrices are `[out, in]`, as trained, but for what int8 took from them. Word vectors are left
    out, of which export keeps only some; there are as many positions as it kept.
    """
    stored = {entry.name: numpy_helper.to_array(entry) for entry in network.graph.initializer}
    found: dict[str, Array] = {}
    for name, scales in stored.items():
        prefix = name.removesuffix(".scale")
        if prefix in (name, "words"):
            continue
        matrix = (stored[prefix].astype(np.float32) * scales).T
        bias = stored[f"{prefix}.bias"]
        if not prefix.endswith(MERGED):
            found |= {f"{prefix}.weight": matrix, f"{prefix}.bias": bias}
            continue
        base = f"{prefix.removesuffix(MERGED)}.attention.self"
        for part, rows, biases in zip(PARTS, np.split(matrix, 3), np.split(bias, 3), strict=True):
            found |= {f"{base}.{part}.weight": rows, f"{base}.{part}.bias": biases}
    for name, array in stored.items():
        if name.endswith((".weight", ".bias")) and MERGED not in name:
            found.setdefault(name, array.T if name in TURNED else array)
    return found
