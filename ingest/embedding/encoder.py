"""A BERT sentence encoder on onnxruntime: texts in, unit vectors out. No PyTorch."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from onnxruntime.capi import onnxruntime_pybind11_state as ort_state
from tokenizers import Encoding, Tokenizer

from ingest.embedding.embedder import PassageText, PassageVectors, Vectors
from ingest.embedding.tensors import read_tensors
from ingest.embedding.weights import GRAPH_FILE, ModelFiles
from ingest.errors import SettingError

MAX_PIECES = 256
"""What all-MiniLM-L6-v2 reads at most (its `sentence_bert_config.json`), with special pieces."""
SPECIAL_PIECES = 2
SMALLEST_NORM = 1e-12
_UNUSED_LAYER = "pooler."
"""BERT's own pooling layer, which sentence encoders leave out for the mean."""
_ONNX_ERRORS = (
    ort_state.Fail,
    ort_state.InvalidArgument,
    ort_state.InvalidGraph,
    ort_state.InvalidProtobuf,
    ort_state.NoSuchFile,
    ort_state.NotImplemented,
    ort_state.RuntimeException,
)
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class _Encoded:
    """The last hidden states of one batch and the mean-pooled unit vectors."""

    hidden: Vectors
    pooled: Vectors


class SentenceEncoder:
    """Tokenizer and network of one model. Safe to call from several threads at once."""

    def __init__(self, files: ModelFiles, threads: int, batch_size: int) -> None:
        """Load the model.

        Raises:
            SettingError: A file of the model cannot be loaded.
        """
        self._batch_size = batch_size
        self._tokenizer = _load_tokenizer(files)
        options = ort.SessionOptions()
        # The session reads these from memory, and does not keep them alive itself.
        self._weights = _place_weights(options, files)
        self._session = _load_session(files, options, threads)
        self._inputs = [node.name for node in self._session.get_inputs()]
        self._is_own_graph = files.graph == GRAPH_FILE
        self.dimensions = int(self._session.get_outputs()[0].shape[-1])

    def piece_offsets(self, text: str) -> list[tuple[int, int]]:
        """The character span of each word piece of the whole text, without special pieces."""
        encoding = self._tokenizer.encode(text.translate(_SURROGATES), add_special_tokens=False)
        offsets = list(encoding.offsets)
        for rest in encoding.overflowing:
            offsets.extend(rest.offsets)
        return offsets

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a text, in order; a text beyond the window is read to its edge."""
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for places, _, encoded in self._batches(texts):
            rows[places] = encoded.pooled
        return rows

    def embed_passages(
        self, texts: Sequence[PassageText], progress: Callable[[int], None] | None = None
    ) -> PassageVectors:
        """Vectors of texts and of the sentences in them (mean of a sentence's token states)."""
        first = np.cumsum([0, *(len(text.sentences) for text in texts)])
        passages = np.zeros((len(texts), self.dimensions), np.float32)
        sentences = np.zeros((int(first[-1]), self.dimensions), np.float32)
        done = 0
        for places, encodings, encoded in self._batches([text.text for text in texts]):
            passages[places] = encoded.pooled
            for row, (place, encoding) in enumerate(zip(places, encodings, strict=True)):
                spans = texts[place].sentences
                sentences[first[place] : first[place] + len(spans)] = _pool_spans(
                    encoding, encoded.hidden[row], spans, encoded.pooled[row]
                )
            done += len(places)
            if progress is not None:
                progress(done)
        return PassageVectors(passages, sentences)

    def _batches(
        self, texts: Sequence[str]
    ) -> Iterator[tuple[list[int], list[Encoding], _Encoded]]:
        """Batches of texts of like length, so that little is padding."""
        encodings = self._tokenizer.encode_batch([text.translate(_SURROGATES) for text in texts])
        order = sorted(range(len(texts)), key=lambda place: len(encodings[place].ids))
        for start in range(0, len(order), self._batch_size):
            places = order[start : start + self._batch_size]
            batch = [encodings[place] for place in places]
            yield places, batch, self._run(batch)

    def _run(self, batch: Sequence[Encoding]) -> _Encoded:
        width = max(len(encoding.ids) for encoding in batch)
        ids = np.zeros((len(batch), width), np.int64)
        mask = np.zeros((len(batch), width), np.int64)
        for row, encoding in enumerate(batch):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = 1
        given = {
            "input_ids": ids,
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(ids),
        }
        outputs = self._session.run(None, {name: given[name] for name in self._inputs})
        hidden = np.asarray(outputs[0])
        pooled = np.asarray(outputs[1]) if self._is_own_graph else _mean_pool(hidden, mask)
        return _Encoded(hidden, pooled)


def _load_tokenizer(files: ModelFiles) -> Tokenizer:
    try:
        tokenizer = Tokenizer.from_str(files.tokenizer.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingError(f"The tokenizer {files.tokenizer} cannot be read: {error}.") from error
    # The file itself truncates at 128 and pads to 128; both are wrong for passages.
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_PIECES)
    return tokenizer


def _load_session(
    files: ModelFiles, options: ort.SessionOptions, threads: int
) -> ort.InferenceSession:
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Threads that wait for the next run by spinning hold a processor that the search needs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return ort.InferenceSession(
            files.graph.read_bytes(), options, providers=["CPUExecutionProvider"]
        )
    except (OSError, ValueError, *_ONNX_ERRORS) as error:
        raise SettingError(f"The model {files.graph} cannot be loaded: {error}.") from error


def _place_weights(options: ort.SessionOptions, files: ModelFiles) -> dict[str, Vectors]:
    """Tell onnxruntime where the weights of our graph lie; gives those that lie in memory.

    It reads them from the file by itself, except behind a symbolic link that leads out of the
    folder, which it refuses: the hub cache keeps its files so. Those are handed over in memory.
    """
    if files.graph != GRAPH_FILE or not files.weights.is_symlink():
        options.add_session_config_entry(
            "session.model_external_initializers_file_folder_path", str(files.folder)
        )
        return {}
    tensors = {
        name: tensor
        for name, tensor in read_tensors(files.weights).items()
        if not name.startswith(_UNUSED_LAYER)
    }
    values = [ort.OrtValue.ortvalue_from_numpy(tensor) for tensor in tensors.values()]
    options.add_external_initializers(list(tensors), values)
    return tensors


def _mean_pool(hidden: Vectors, mask: npt.NDArray[np.int64]) -> Vectors:
    weights = mask[:, :, None].astype(np.float32)
    return _unit((hidden * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1))


def _pool_spans(
    encoding: Encoding,
    hidden: Vectors,
    spans: Sequence[tuple[int, int]],
    fallback: Vectors,
) -> Vectors:
    """Unit mean of the states of the pieces that touch each span; [spans, dimensions].

    A span without a piece of its own (only control characters, say) takes the text's vector.
    """
    starts, ends = np.array(encoding.offsets).T
    rows = np.tile(fallback, (len(spans), 1))
    for number, (start, end) in enumerate(spans):
        inside = (starts < end) & (ends > start) & (ends > starts)
        if inside.any():
            rows[number] = hidden[: len(starts)][inside].mean(axis=0)
    return _unit(rows)


def _unit(rows: Vectors) -> Vectors:
    norms = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, SMALLEST_NORM), np.float32)
