"""The reader as an ONNX graph, written node by node from trained arrays; no exporter needed.

Matrices of the encoder are int8, one scale for each output channel; activations are quantised
as they come (ONNX Runtime's `DynamicQuantizeMatMul`). Word vectors are int8 with one scale a
word. Everything else stays float32.
"""

from collections.abc import Mapping
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

Array = npt.NDArray[np.float32]

HEADS = 12
LAYER_NORM_EPSILON = 1e-12
MICROSOFT = "com.microsoft"
INPUTS = ("input_ids", "token_type_ids")
PREFIX = "encoder."


class Precision(StrEnum):
    """How the encoder's matrices are stored and multiplied."""

    FLOAT32 = "float32"
    DYNAMIC_INT8 = "dynamic-int8"


def by_rows(weights: Array) -> tuple[npt.NDArray[np.int8], Array]:
    """Int8 rows and their scales: `[[1.0, -0.5]]` gives `[[127, -64]]` and `[1/127]`."""
    scales = np.maximum(np.abs(weights).max(axis=1), 1e-12) / 127.0
    return np.rint(weights / scales[:, None]).astype(np.int8), scales.astype(np.float32)


class Graph:
    """Nodes and constants of one graph in the making."""

    def __init__(self, weights: Mapping[str, Array], precision: Precision) -> None:
        self.weights = weights
        self.precision = precision
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def node(
        self,
        operator: str,
        *inputs: str,
        outputs: tuple[str, ...] = (),
        domain: str = "",
        **attributes: int | float,
    ) -> str:
        """Adds a node; returns its first output."""
        names = outputs or (f"{operator}_{len(self.nodes)}",)
        self.nodes.append(
            helper.make_node(operator, inputs, names, None, None, domain, None, **attributes)
        )
        return names[0]

    def constant(self, name: str, value: npt.ArrayLike, dtype: npt.DTypeLike = np.float32) -> str:
        """Adds a constant once; returns its name."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.asarray(value, dtype), name)
        return name

    def weight(self, name: str) -> str:
        """A trained array as a float32 constant."""
        return self.constant(name, self.weights[name])

    def linear(self, value: str, name: str, matrix: Array, bias: Array) -> str:
        """`value` times the transpose of `matrix` `[out, in]`, plus `bias`."""
        biases = self.constant(f"{name}.bias", bias)
        if self.precision is Precision.FLOAT32:
            product = self.node("MatMul", value, self.constant(name, matrix.T.copy()))
            return self.node("Add", product, biases)
        rows, scales = by_rows(matrix)
        return self.node(
            "DynamicQuantizeMatMul",
            value,
            self.constant(name, rows.T.copy(), np.int8),
            self.constant(f"{name}.scale", scales),
            "",
            biases,
            domain=MICROSOFT,
        )

    def dense(self, value: str, name: str) -> str:
        """A trained linear layer of the encoder, by the prefix of its names."""
        return self.linear(
            value, name, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        )

    def normalised(self, value: str, prefix: str) -> str:
        """Layer norm over the last axis."""
        return self.node(
            "LayerNormalization",
            value,
            self.weight(f"{prefix}.weight"),
            self.weight(f"{prefix}.bias"),
            axis=-1,
            epsilon=LAYER_NORM_EPSILON,
        )


def _embeddings(graph: Graph) -> str:
    base = f"{PREFIX}embeddings."
    words = graph.weights[f"{base}word_embeddings.weight"]
    if graph.precision is Precision.FLOAT32:
        states = graph.node("Gather", graph.weight(f"{base}word_embeddings.weight"), INPUTS[0])
    else:
        rows, scales = by_rows(words)
        gathered = graph.node("Gather", graph.constant("words", rows, np.int8), INPUTS[0])
        scale = graph.node("Gather", graph.constant("words.scale", scales[:, None]), INPUTS[0])
        states = graph.node("Mul", graph.node("Cast", gathered, to=TensorProto.FLOAT), scale)
    types = graph.node("Gather", graph.weight(f"{base}token_type_embeddings.weight"), INPUTS[1])
    shape = graph.node("Shape", INPUTS[0])
    length = graph.node("Gather", shape, graph.constant("one", 1, np.int64))
    places = graph.node(
        "Range", graph.constant("zero", 0, np.int64), length, graph.constant("one", 1, np.int64)
    )
    positions = graph.node("Gather", graph.weight(f"{base}position_embeddings.weight"), places)
    states = graph.node("Add", graph.node("Add", states, types), positions)
    return graph.normalised(states, f"{base}LayerNorm")


def _layer(graph: Graph, states: str, number: int) -> str:
    base = f"{PREFIX}encoder.layer.{number}."
    parts = [f"{base}attention.self.{name}" for name in ("query", "key", "value")]
    matrix = np.concatenate([graph.weights[f"{part}.weight"] for part in parts])
    bias = np.concatenate([graph.weights[f"{part}.bias"] for part in parts])
    mixed = graph.linear(states, f"{base}qkv", matrix, bias)
    heads = tuple(f"{base}{name}" for name in ("q", "k", "v"))
    graph.node("Split", mixed, outputs=heads, axis=-1, num_outputs=3)
    attended = graph.node("MultiHeadAttention", *heads, domain=MICROSOFT, num_heads=HEADS)
    # Not SkipLayerNormalization, which takes seven times as long as its three parts.
    after = graph.dense(attended, f"{base}attention.output.dense")
    states = graph.normalised(graph.node("Add", after, states), f"{base}attention.output.LayerNorm")
    inner = graph.node("Gelu", graph.dense(states, f"{base}intermediate.dense"), domain=MICROSOFT)
    outer = graph.dense(inner, f"{base}output.dense")
    return graph.normalised(graph.node("Add", outer, states), f"{base}output.LayerNorm")


def _dense(graph: Graph, value: str, name: str) -> str:
    matrix = graph.constant(f"{name}.weight", graph.weights[f"{name}.weight"].T.copy())
    return graph.node("Add", graph.node("MatMul", value, matrix), graph.weight(f"{name}.bias"))


def _heads(graph: Graph, states: str) -> None:
    last = graph.constant("last", [-1], np.int64)
    graph.node("Split", _dense(graph, states, "span"), outputs=("s", "e"), axis=-1, num_outputs=2)
    graph.node("Squeeze", "s", last, outputs=("starts",))
    graph.node("Squeeze", "e", last, outputs=("ends",))
    first = graph.node("Gather", states, graph.constant("zero", 0, np.int64), axis=1)
    along = graph.constant("along", [1], np.int64)
    mean = graph.node("ReduceMean", states, along, keepdims=0)
    both = graph.node("Concat", first, mean, axis=-1)
    pooled = graph.node("Tanh", graph.dense(both, "pool"))
    scores = _dense(graph, pooled, "scores")
    graph.node("Split", scores, outputs=("n", "r"), axis=-1, num_outputs=2)
    graph.node("Squeeze", "n", last, outputs=("answers",))
    graph.node("Squeeze", "r", last, outputs=("about",))


def build(weights: Mapping[str, Array], precision: Precision) -> bytes:
    """The serialised network with the arrays of a `ReaderModel`, by parameter name.

    It reads pairs of one length; there is no padding.
    """
    graph = Graph(weights, precision)
    states = _embeddings(graph)
    layers = {name.split(".")[3] for name in weights if name.startswith("encoder.encoder.layer.")}
    for number in range(len(layers)):
        states = _layer(graph, states, number)
    _heads(graph, states)
    pair, single = ["batch", "tokens"], ["batch"]
    proto = helper.make_graph(
        graph.nodes,
        "reader",
        [helper.make_tensor_value_info(name, TensorProto.INT64, pair) for name in INPUTS],
        [
            helper.make_tensor_value_info("starts", TensorProto.FLOAT, pair),
            helper.make_tensor_value_info("ends", TensorProto.FLOAT, pair),
            helper.make_tensor_value_info("answers", TensorProto.FLOAT, single),
            helper.make_tensor_value_info("about", TensorProto.FLOAT, single),
        ],
        list(graph.constants.values()),
    )
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
    model = helper.make_model(proto, opset_imports=opsets, ir_version=9)
    return bytes(model.SerializeToString())
