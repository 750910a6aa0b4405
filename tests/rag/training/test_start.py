"""Float weights worked out again from an int8 graph."""

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from rag.training.start import encoder_arrays, lower_layers

LAYER = "encoder.layer.{}.attention.self.query"


def quantised(name: str, values: np.ndarray, zero: int, scale: float) -> list[object]:
    return [
        numpy_helper.from_array(values, f"{name}_quantized"),
        numpy_helper.from_array(np.asarray(zero, values.dtype), f"{name}_zero_point"),
        numpy_helper.from_array(np.asarray(scale, np.float32), f"{name}_scale"),
    ]


def graph() -> object:
    entries: list[object] = []
    for kind in ("word", "position", "token_type"):
        name = f"bert.embeddings.{kind}_embeddings.weight"
        entries += quantised(name, np.array([[128, 130]], np.uint8), 128, 0.5)
    nodes = []
    for number in (0, 1):
        bias = numpy_helper.from_array(np.ones(2, np.float32), f"bert.{LAYER.format(number)}.bias")
        matrix = np.array([[1, 2, 3], [4, 5, 6]], np.int8)
        entries += [bias, *quantised(f"MatMul_{number}", matrix, 0, 2.0)]
        place = f"/bert/{LAYER.format(number).replace('.', '/').replace('layer/', 'layer.')}"
        given = ["x", f"MatMul_{number}_quantized"]
        nodes.append(helper.make_node("MatMulInteger", given, [f"y{number}"], f"{place}/MatMul"))
    entries.append(numpy_helper.from_array(np.ones(1, np.float32), "classifier.bias"))
    given = [helper.make_tensor_value_info("x", TensorProto.UINT8, [1, 2])]
    return helper.make_model(helper.make_graph(nodes, "tiny", given, [], entries))


def test_matrices_are_restored_and_turned() -> None:
    arrays = encoder_arrays(graph())
    matrix = arrays[f"{LAYER.format(0)}.weight"]
    assert matrix.tolist() == [[2.0, 8.0], [4.0, 10.0], [6.0, 12.0]]
    assert arrays["embeddings.word_embeddings.weight"].tolist() == [[0.0, 1.0]]
    assert arrays[f"{LAYER.format(1)}.bias"].tolist() == [1.0, 1.0]
    assert "classifier.bias" not in arrays


def test_upper_layers_are_left_out() -> None:
    left = lower_layers(encoder_arrays(graph()), 1)
    assert f"{LAYER.format(0)}.weight" in left
    assert "embeddings.word_embeddings.weight" in left
    assert not any(name.startswith("encoder.layer.1") for name in left)
