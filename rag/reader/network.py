"""The reader's network on onnxruntime, with its tokenizer: pairs in, logits out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime as ort
from tokenizers import Encoding, Tokenizer

from rag.reader.manifest import Manifest, ReaderDamaged, checked_bytes
from rag.reader.spans import Floats

LONGEST_QUESTION = 300
"""Characters; a longer question would leave no room for the window."""
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class PairLogits:
    """What the network says of one pair; `offsets` are characters, (0, 0) outside the window."""

    offsets: tuple[tuple[int, int], ...]
    starts: Floats
    ends: Floats
    answers: float
    about: float


class ReaderNetwork:
    """Tokenizer and session of one reader. Safe to call from several threads at once."""

    def __init__(self, folder: Path, manifest: Manifest, threads: int) -> None:
        """Load the checked files.

        Raises:
            ReaderDamaged: A file is missing, changed or cannot be loaded.
        """
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        tokenizer = checked_bytes(folder, manifest.tokenizer)
        network = checked_bytes(folder, manifest.network)
        try:
            self._tokenizer = Tokenizer.from_str(tokenizer.decode("utf-8"))
            self._session = ort.InferenceSession(
                network, options, providers=["CPUExecutionProvider"]
            )
        except (RuntimeError, ValueError) as error:
            raise ReaderDamaged(f"The reader in {folder} cannot be loaded: {error}.") from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(manifest.longest, strategy="only_second")

    def read(self, question: str, windows: Sequence[str]) -> tuple[PairLogits, ...]:
        """The logits of each window, in order; long windows are read to the network's edge."""
        asked = question.translate(_SURROGATES)[:LONGEST_QUESTION]
        encodings = self._tokenizer.encode_batch(
            [(asked, window.translate(_SURROGATES)) for window in windows]
        )
        lengths = [len(encoding.ids) for encoding in encodings]
        read: dict[int, PairLogits] = {}
        for places in batches_by_length(lengths):
            batch = [encodings[place] for place in places]
            read.update(zip(places, self._run(batch), strict=True))
        return tuple(read[place] for place in range(len(windows)))

    def _run(self, batch: Sequence[Encoding]) -> list[PairLogits]:
        width = max(len(encoding.ids) for encoding in batch)
        ids = np.zeros((len(batch), width), np.int64)
        types = np.zeros((len(batch), width), np.int64)
        mask = np.zeros((len(batch), width), np.int64)
        for row, encoding in enumerate(batch):
            length = len(encoding.ids)
            ids[row, :length] = encoding.ids
            types[row, :length] = encoding.type_ids
            mask[row, :length] = encoding.attention_mask
        given = {"input_ids": ids, "token_type_ids": types, "attention_mask": mask}
        outputs = self._session.run(["starts", "ends", "answers", "about"], given)
        starts, ends, answers, about = (np.asarray(output) for output in outputs)
        return [
            PairLogits(
                _window_offsets(encoding),
                starts[row, : len(encoding.ids)],
                ends[row, : len(encoding.ids)],
                float(answers[row]),
                float(about[row]),
            )
            for row, encoding in enumerate(batch)
        ]


def _window_offsets(encoding: Encoding) -> tuple[tuple[int, int], ...]:
    return tuple(
        offset if sequence == 1 else (0, 0)
        for offset, sequence in zip(encoding.offsets, encoding.sequence_ids, strict=True)
    )


def batches_by_length(lengths: Sequence[int], call_cost: int = 120) -> tuple[list[int], ...]:
    """Places in one or two batches of like length, whichever leaves least to compute.

    `call_cost` is what another call costs, in word pieces. `[90, 20, 88, 22]` with a cost of
    10 gives `([1, 3], [2, 0])`.
    """
    order = sorted(range(len(lengths)), key=lambda place: lengths[place])
    if not order:
        return ()
    longest = lengths[order[-1]]
    best, cut = len(order) * longest, 0
    for size in range(1, len(order)):
        work = size * lengths[order[size - 1]] + (len(order) - size) * longest + call_cost
        if work < best:
            best, cut = work, size
    return (order[:cut], order[cut:]) if cut else (order,)
