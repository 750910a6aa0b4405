"""Which words mean nearly the same: the embedding model's own input vectors of word pieces.

The input embeddings of a BERT model place inflections and near synonyms close together
(troops–soldiers 0.69, wounded–injured 0.63 after centring; Mu and Viswanath 2018, "All-but-the-
Top", for the centring). They cost one table look-up a word, so paraphrases are recognised without
running the model.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Vector = NDArray[np.float32]
_FIRST_WORD = 1_996
_WORDS = 20_000
"""Place of the most frequent word in the vocabulary of bert-base-uncased, and whole words there."""
_FIRST_ROWS = 4_096
_MOST_ROWS = 50_000
"""Words whose vectors are kept: room for so many at first, doubled up to so many at most."""
_TENSOR = "embeddings.word_embeddings.weight"


@dataclass(frozen=True, slots=True)
class _Kept:
    """The vectors of words read so far; a word's place is given out when its row is filled."""

    places: dict[str, int]
    rows: Vector


class WordVectors:
    """Centred, normalised input vectors of single words, read from `model.safetensors`."""

    def __init__(self, folder: Path) -> None:
        """Map the table of `folder/model.safetensors`; `folder/tokenizer.json` splits words."""
        self._table = _word_table(folder / "model.safetensors")
        self._mean = self._table.mean(axis=0, dtype=np.float32)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self._lock = Lock()
        self._kept = _Kept({}, np.empty((_FIRST_ROWS, self._table.shape[1]), np.float32))

    def stack(self, folded: tuple[str, ...]) -> Vector:
        """Return the vectors of lower-case words, one row each."""
        kept = self._kept
        try:
            return kept.rows[[kept.places[word] for word in folded]]
        except KeyError:
            return self._stack_new(folded)

    def _stack_new(self, folded: tuple[str, ...]) -> Vector:
        with self._lock:
            self._make_room(len(folded))
            kept = self._kept
            for word in folded:
                if word not in kept.places:
                    kept.rows[len(kept.places)] = self._read(word)
                    kept.places[word] = len(kept.places)
            return kept.rows[[kept.places[word] for word in folded]]

    def _make_room(self, count: int) -> None:
        """Begin larger rows or, at the bound, empty ones; whoever reads the old ones goes on."""
        places, rows = self._kept.places, self._kept.rows
        if len(places) + count <= len(rows):
            return
        if len(rows) + count > _MOST_ROWS:
            places, rows = {}, rows[:0]
        size = max(2 * len(rows), _FIRST_ROWS, len(rows) + count)
        larger = np.empty((size, self._table.shape[1]), np.float32)
        larger[: len(rows)] = rows
        self._kept = _Kept(dict(places), larger)

    def rarity(self, folded: str) -> float:
        """Return how rare a lower-case word is in English at large, in 0..1.

        BERT's vocabulary is in order of frequency, so a word's place in it is a rank; a word
        of several pieces is as rare as the vocabulary is long.
        """
        pieces = self._tokenizer.encode(folded, add_special_tokens=False).ids
        if len(pieces) != 1:
            return 1.0
        rank = max(1, pieces[0] - _FIRST_WORD)
        return min(1.0, math.log(1 + rank) / math.log(1 + _WORDS))

    def _read(self, folded: str) -> Vector:
        # One by one: for the few new words of a sentence, a batch's threads cost more.
        pieces = self._tokenizer.encode(folded, add_special_tokens=False).ids
        if not pieces:
            return np.zeros_like(self._mean)
        vector = self._table[pieces].mean(axis=0) - self._mean
        return np.asarray(vector / (np.linalg.norm(vector) or 1.0), np.float32)


def _word_table(weights: Path) -> Vector:
    with weights.open("rb") as file:
        header_size = int.from_bytes(file.read(8), "little")
        entry = json.loads(file.read(header_size))[_TENSOR]
    rows, columns = entry["shape"]
    table: NDArray[np.float32] = np.memmap(
        weights,
        dtype=np.float32,
        mode="r",
        offset=8 + header_size + entry["data_offsets"][0],
        shape=(rows, columns),
    )
    return np.asarray(table)
