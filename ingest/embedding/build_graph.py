"""Write `minilm.onnx`: the graph of all-MiniLM-L6-v2 with its weights left where they are.

The graph is built with `onnx.helper` (a development tool, not needed to run it). Every weight
is external data: a byte offset inside the upstream `model.safetensors`, so the committed file
holds the shape of the network and no weights. Run again with

    python -m ingest.embedding.build_graph FOLDER_WITH_MODEL_SAFETENSORS

Inputs: `input_ids`, `attention_mask` int64 [batch, pieces]. Outputs: `hidden` float32
[batch, pieces, 384], the last hidden states; `embedding` float32 [batch, 384], their mean over
the mask, normalised to length 1 (as the model card's Sentence Transformers pipeline does).
The network is BERT (Devlin et al. 2019) with six layers, as in the model's `config.json`.
"""

import json
import struct
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from ingest.embedding.weights import GRAPH_FILE, WEIGHTS_FILE

LAYERS, HEADS, HEAD_WIDTH, WIDTH = 6, 12, 32, 384
LAYER_NORM_EPSILON = 1e-12
MASKED_SCORE = np.float32(-3.4e38)
SMALLEST_TOKEN_COUNT = np.float32(1e-9)
MICROSOFT_DOMAIN = "com.microsoft"


class _Graph:
    """Nodes and initialisers as they are added, and where each weight lies in the file."""

    def __init__(self, weights: Path) -> None:
        with weights.open("rb") as file:
            (header_bytes,) = struct.unpack("<Q", file.read(8))
            self._tensors = json.loads(file.read(header_bytes))
        self._base = 8 + header_bytes
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: dict[str, TensorProto] = {}

    def weight(self, name: str) -> str:
        tensor = self._tensors[name]
        start, end = tensor["data_offsets"]
        proto = TensorProto(
            name=name,
            data_type=TensorProto.FLOAT,
            dims=tensor["shape"],
            data_location=TensorProto.EXTERNAL,
        )
        place = {"location": WEIGHTS_FILE, "offset": self._base + start, "length": end - start}
        for key, value in place.items():
            proto.external_data.add(key=key, value=str(value))
        self.initializers[name] = proto
        return name

    def constant(self, name: str, value: object) -> str:
        self.initializers[name] = numpy_helper.from_array(np.asarray(value), name)
        return name

    def node(self, operator: str, *inputs: str, name: str = "", **attributes: Any) -> str:  # noqa: ANN401
        output = name or f"{operator}_{len(self.nodes)}"
        domain = MICROSOFT_DOMAIN if operator == "Gelu" else ""
        self.nodes.append(
            helper.make_node(operator, list(inputs), [output], domain=domain, **attributes)
        )
        return output

    def linear(self, value: str, prefix: str) -> str:
        turned = self.node("Transpose", self.weight(f"{prefix}.weight"), perm=[1, 0])
        product = self.node("MatMul", value, turned)
        return self.node("Add", product, self.weight(f"{prefix}.bias"))

    def layer_norm(self, value: str, prefix: str, name: str = "") -> str:
        scale, bias = self.weight(f"{prefix}.weight"), self.weight(f"{prefix}.bias")
        return self.node(
            "LayerNormalization",
            value,
            scale,
            bias,
            name=name,
            axis=-1,
            epsilon=LAYER_NORM_EPSILON,
        )


def _embeddings(graph: _Graph) -> str:
    length = graph.node(
        "Squeeze",
        graph.node(
            "Slice",
            graph.node("Shape", "input_ids"),
            graph.constant("second", np.array([1], np.int64)),
            graph.constant("third", np.array([2], np.int64)),
        ),
    )
    zero, one = graph.constant("zero", np.int64(0)), graph.constant("one", np.int64(1))
    positions = graph.node("Range", zero, length, one)
    words = graph.node("Gather", graph.weight("embeddings.word_embeddings.weight"), "input_ids")
    types = graph.node("Gather", graph.weight("embeddings.token_type_embeddings.weight"), zero)
    places = graph.node("Gather", graph.weight("embeddings.position_embeddings.weight"), positions)
    total = graph.node("Add", graph.node("Add", words, types), places)
    return graph.layer_norm(total, "embeddings.LayerNorm")


def _heads(graph: _Graph, value: str, perm: list[int]) -> str:
    return graph.node("Transpose", graph.node("Reshape", value, "split_heads"), perm=perm)


def _layer(graph: _Graph, hidden: str, number: int, mask_bias: str) -> str:
    prefix = f"encoder.layer.{number}"
    attention = f"{prefix}.attention.self"
    query = _heads(graph, graph.linear(hidden, f"{attention}.query"), [0, 2, 1, 3])
    key = _heads(graph, graph.linear(hidden, f"{attention}.key"), [0, 2, 3, 1])
    value = _heads(graph, graph.linear(hidden, f"{attention}.value"), [0, 2, 1, 3])
    scores = graph.node("Mul", graph.node("MatMul", query, key), "score_scale")
    weights = graph.node("Softmax", graph.node("Add", scores, mask_bias), axis=-1)
    mixed = graph.node("Transpose", graph.node("MatMul", weights, value), perm=[0, 2, 1, 3])
    joined = graph.node("Reshape", mixed, "join_heads")
    attended = graph.linear(joined, f"{prefix}.attention.output.dense")
    hidden = graph.layer_norm(
        graph.node("Add", attended, hidden), f"{prefix}.attention.output.LayerNorm"
    )
    inner = graph.node("Gelu", graph.linear(hidden, f"{prefix}.intermediate.dense"))
    outer = graph.node("Add", graph.linear(inner, f"{prefix}.output.dense"), hidden)
    is_last = number == LAYERS - 1
    return graph.layer_norm(outer, f"{prefix}.output.LayerNorm", "hidden" if is_last else "")


def _pool(graph: _Graph, hidden: str, mask: str) -> None:
    column = graph.node("Unsqueeze", mask, graph.constant("axis_2", np.array([2], np.int64)))
    axis = graph.constant("axis_1", np.array([1], np.int64))
    total = graph.node("ReduceSum", graph.node("Mul", hidden, column), axis, keepdims=0)
    count = graph.node("ReduceSum", column, axis, keepdims=0)
    floor = graph.constant("smallest_count", SMALLEST_TOKEN_COUNT)
    mean = graph.node("Div", total, graph.node("Max", count, floor))
    graph.node("LpNormalization", mean, name="embedding", axis=-1, p=2)


def build(weights: Path) -> bytes:
    """Return the serialised graph for the tensors of a `model.safetensors` file."""
    graph = _Graph(weights)
    graph.constant("split_heads", np.array([0, 0, HEADS, HEAD_WIDTH], np.int64))
    graph.constant("join_heads", np.array([0, 0, WIDTH], np.int64))
    graph.constant("score_scale", np.float32(1 / np.sqrt(HEAD_WIDTH)))
    mask = graph.node("Cast", "attention_mask", to=TensorProto.FLOAT)
    absent = graph.node("Sub", graph.constant("one_float", np.float32(1)), mask)
    masked = graph.node("Mul", absent, graph.constant("masked_score", MASKED_SCORE))
    axes = graph.constant("axes_1_2", np.array([1, 2], np.int64))
    mask_bias = graph.node("Unsqueeze", masked, axes)
    hidden = _embeddings(graph)
    for number in range(LAYERS):
        hidden = _layer(graph, hidden, number, mask_bias)
    _pool(graph, hidden, mask)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "pieces"])
        for name in ("input_ids", "attention_mask")
    ]
    outputs = [
        helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["batch", "pieces", WIDTH]),
        helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", WIDTH]),
    ]
    model = helper.make_model(
        helper.make_graph(
            graph.nodes, "minilm", inputs, outputs, list(graph.initializers.values())
        ),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT_DOMAIN, 1)],
        ir_version=8,
    )
    return bytes(model.SerializeToString())


if __name__ == "__main__":
    GRAPH_FILE.write_bytes(build(Path(sys.argv[1]) / WEIGHTS_FILE))
