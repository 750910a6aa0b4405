# mypy: disable-error-code="import-not-found, untyped-decorator"
"""Hard negatives: windows that retrieval ranks high for a question without its answer.

The ranking is the engine's: half cosine of all-MiniLM-L6-v2, half BM25 over its maximum.
"""

from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import torch
from tokenizers import Tokenizer

from rag.training.arithmetic import working_type
from rag.training.encoder import Encoder, load_encoder

BATCH = 64
LONGEST = 256


class Embedder:
    """Unit vectors of texts by the untrained encoder, in the fastest arithmetic."""

    def __init__(self, weights: Path) -> None:
        self._encoder: Encoder = load_encoder(weights).to(working_type()).eval()
        self._tokenizer = Tokenizer.from_file(str(weights / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.enable_padding()

    @torch.inference_mode()
    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """`(len(texts), 384)` float32 vectors of length one."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        vectors = np.zeros((len(texts), 384), np.float32)
        for begin in range(0, len(order), BATCH):
            rows = order[begin : begin + BATCH]
            encoded = self._tokenizer.encode_batch([texts[i] for i in rows])
            ids = torch.tensor([e.ids for e in encoded])
            attended = torch.tensor([e.attention_mask for e in encoded])
            states = self._encoder(ids, torch.zeros_like(ids), attended).float()
            weights = attended[:, :, None].float()
            mean = (states * weights).sum(1) / weights.sum(1)
            vectors[rows] = torch.nn.functional.normalize(mean, dim=-1).numpy()
        return vectors


def rank(
    questions: Sequence[str], windows: Sequence[str], top: int, *, embedder: Embedder | None
) -> np.ndarray:
    """For each question the indices of its `top` windows by the hybrid score, best first.

    Without an embedder, by BM25 alone.
    """
    index = bm25s.BM25()
    index.index(
        bm25s.tokenize(list(windows), stopwords="en", show_progress=False), show_progress=False
    )
    window_vectors = embedder.embed(windows) if embedder else None
    question_vectors = embedder.embed(questions) if embedder else None
    found = np.zeros((len(questions), min(top, len(windows))), np.int32)
    tokens = bm25s.tokenize(list(questions), stopwords="en", return_ids=False, show_progress=False)
    for row, words in enumerate(tokens):
        lexical = index.get_scores(words) if words else np.zeros(len(windows), np.float32)
        score = 0.5 * lexical / max(float(lexical.max()), 1e-6)
        if window_vectors is not None and question_vectors is not None:
            score += 0.5 * (window_vectors @ question_vectors[row])
        best = np.argpartition(-score, found.shape[1] - 1)[: found.shape[1]]
        found[row] = best[np.argsort(-score[best])]
    return found
