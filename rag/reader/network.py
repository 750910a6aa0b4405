"""The reader's network on onnxruntime, with its tokenizer: pairs in, logits out."""

import itertools
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
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
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
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
        self._threads = threads
        # A batch for each thread: threads that share one wait for each other after every operator.
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="reader")

    def read(self, question: str, windows: Sequence[str]) -> tuple[PairLogits, ...]:
        """The logits of each window, in order; long windows are read to the network's edge."""
        asked = question.translate(_SURROGATES)[:LONGEST_QUESTION]
        encodings = self._tokenizer.encode_batch(
            [(asked, window.translate(_SURROGATES)) for window in windows]
        )
        lengths = [len(encoding.ids) for encoding in encodings]
        read: dict[int, PairLogits] = {}
        shares = even_batches(lengths, self._threads)
        batches = [[encodings[place] for place in places] for places in shares]
        for places, logits in zip(shares, self._pool.map(self._run, batches), strict=True):
            read.update(zip(places, logits, strict=True))
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


def even_batches(lengths: Sequence[int], most: int) -> tuple[list[int], ...]:
    """Places in at most so many batches of like length, the largest of which is the smallest.

    A batch is padded to its longest pair. `[90, 20, 88, 22, 21]` in two gives
    `([1, 4, 3], [2, 0])`: three times 22 and twice 90 word pieces.
    """
    order = sorted(range(len(lengths)), key=lambda place: lengths[place])
    ends = range(1, len(order) + 1)
    best: list[tuple[int, tuple[int, ...]]] = [
        (end * lengths[order[end - 1]] if end else 0, (0,)) for end in (0, *ends)
    ]
    for _ in range(1, min(most, len(order))):
        best = [
            best[0],
            *(
                min(
                    (max(best[cut][0], (end - cut) * lengths[order[end - 1]]), (*best[cut][1], cut))
                    for cut in range(end)
                )
                for end in ends
            ),
        ]
    cuts = (*best[-1][1], len(order))
    parts = (order[start:end] for start, end in itertools.pairwise(cuts))
    return tuple(part for part in parts if part)
