"""The reader's network on onnxruntime, with its tokenizer: pairs in, logits out."""

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
        checked_bytes(folder, manifest.network)
        try:
            self._tokenizer = Tokenizer.from_str(tokenizer.decode("utf-8"))
            # From its path: a session that is given bytes holds them as long as it lives.
            self._session = ort.InferenceSession(
                folder / manifest.network.name, options, providers=["CPUExecutionProvider"]
            )
        except (RuntimeError, ValueError) as error:
            raise ReaderDamaged(f"The reader in {folder} cannot be loaded: {error}.") from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(manifest.longest, strategy="only_second")
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="reader")

    def read(self, pairs: Sequence[tuple[str, str]]) -> tuple[PairLogits, ...]:
        """The logits of each question and window, in order; long windows are cut."""
        encodings = self._tokenizer.encode_batch(
            [
                (question.translate(_SURROGATES)[:LONGEST_QUESTION], window.translate(_SURROGATES))
                for question, window in pairs
            ]
        )
        # One by one: nothing is padded, a window's logits do not depend on the others', and two
        # threads that share one pass would wait for each other after every operator.
        longest_first = sorted(
            range(len(encodings)), key=lambda place: len(encodings[place].ids), reverse=True
        )
        logits = self._pool.map(self._run, (encodings[place] for place in longest_first))
        read = dict(zip(longest_first, logits, strict=True))
        return tuple(read[place] for place in range(len(pairs)))

    def _run(self, encoding: Encoding) -> PairLogits:
        given = {
            "input_ids": np.array([encoding.ids], np.int64),
            "token_type_ids": np.array([encoding.type_ids], np.int64),
        }
        outputs = self._session.run(["starts", "ends", "answers", "about"], given)
        starts, ends, answers, about = (np.asarray(output)[0] for output in outputs)
        offsets = _window_offsets(encoding)
        return PairLogits(offsets, starts, ends, float(answers), float(about))


def _window_offsets(encoding: Encoding) -> tuple[tuple[int, int], ...]:
    return tuple(
        offset if sequence == 1 else (0, 0)
        for offset, sequence in zip(encoding.offsets, encoding.sequence_ids, strict=True)
    )
