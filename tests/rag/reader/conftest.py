"""A reader of random weights, small enough to be made anew by each test."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

from rag.reader.manifest import Calibration, FileEntry, Manifest
from rag.training.graph import Precision, build

HIDDEN, INNER, POSITIONS = 24, 48, 64
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "who", "won", "the", "match", "paris", "in", ".", "?"]


def tiny_tokenizer() -> str:
    tokenizer = Tokenizer(
        WordPiece(vocab={word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]")
    )
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS]:0 $A:0 [SEP]:0 $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    return tokenizer.to_str()


def tiny_weights(seed: int = 0) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    shapes = {
        "encoder.embeddings.word_embeddings.weight": (len(WORDS), HIDDEN),
        "encoder.embeddings.position_embeddings.weight": (POSITIONS, HIDDEN),
        "encoder.embeddings.token_type_embeddings.weight": (2, HIDDEN),
        "encoder.embeddings.LayerNorm.weight": (HIDDEN,),
        "encoder.embeddings.LayerNorm.bias": (HIDDEN,),
        "span.weight": (2, HIDDEN),
        "span.bias": (2,),
        "pool.weight": (HIDDEN, 2 * HIDDEN),
        "pool.bias": (HIDDEN,),
        "scores.weight": (2, HIDDEN),
        "scores.bias": (2,),
    }
    layer = "encoder.encoder.layer.0."
    for name in ("attention.self.query", "attention.self.key", "attention.self.value"):
        shapes[f"{layer}{name}.weight"] = (HIDDEN, HIDDEN)
        shapes[f"{layer}{name}.bias"] = (HIDDEN,)
    shapes[f"{layer}attention.output.dense.weight"] = (HIDDEN, HIDDEN)
    shapes[f"{layer}attention.output.dense.bias"] = (HIDDEN,)
    shapes[f"{layer}intermediate.dense.weight"] = (INNER, HIDDEN)
    shapes[f"{layer}intermediate.dense.bias"] = (INNER,)
    shapes[f"{layer}output.dense.weight"] = (HIDDEN, INNER)
    shapes[f"{layer}output.dense.bias"] = (HIDDEN,)
    for norm in ("attention.output.LayerNorm", "output.LayerNorm"):
        shapes[f"{layer}{norm}.weight"] = (HIDDEN,)
        shapes[f"{layer}{norm}.bias"] = (HIDDEN,)
    return {
        name: rng.normal(1.0 if "LayerNorm.weight" in name else 0.0, 0.3, shape).astype(np.float32)
        for name, shape in shapes.items()
    }


def _write(folder: Path, precision: Precision = Precision.DYNAMIC_INT8) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    content = {
        "reader.onnx": build(tiny_weights(), precision),
        "tokenizer.json": tiny_tokenizer().encode("utf-8"),
    }
    entries = {}
    for name, raw in content.items():
        (folder / name).write_bytes(raw)
        entries[name] = FileEntry(name=name, sha256=hashlib.sha256(raw).hexdigest())
    manifest = Manifest(
        format=1,
        network=entries["reader.onnx"],
        tokenizer=entries["tokenizer.json"],
        longest=48,
        longest_answer=4,
    )
    (folder / "manifest.json").write_text(manifest.model_dump_json(), encoding="utf-8")
    calibration = Calibration(bias=0.0, answers=1.0, about=0.0, margin=0.5, fitted_on="nothing")
    (folder / "calibration.json").write_text(calibration.model_dump_json(), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def write_tiny_reader() -> Callable[..., Path]:
    """Writes a tiny reader into a folder and returns the folder."""
    return _write


@pytest.fixture
def weights() -> dict[str, np.ndarray]:
    """The arrays that a tiny reader is written from."""
    return tiny_weights()
