# mypy: disable-error-code="import-not-found"
# mypy: disallow-subclassing-any=False
"""The reader as a PyTorch module: encoder, span head, and two scores of the whole pair."""

from dataclasses import dataclass

import torch
from torch import nn

from rag.training.encoder import HIDDEN, Encoder

FAR = -1e4
"""Logit of a place where a span may not begin or end."""


@dataclass(frozen=True, slots=True)
class Heads:
    """What one pass gives: logits of span starts and ends, of "answers", of "is about"."""

    starts: torch.Tensor
    ends: torch.Tensor
    answers: torch.Tensor
    about: torch.Tensor


class ReaderModel(nn.Module):
    """Reads pairs; position 0 of a span stands for "no answer here" (Devlin et al. 2019)."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.span = nn.Linear(HIDDEN, 2)
        self.pool = nn.Linear(2 * HIDDEN, HIDDEN)
        self.scores = nn.Linear(HIDDEN, 2)

    def forward(self, ids: torch.Tensor, types: torch.Tensor, attended: torch.Tensor) -> Heads:
        """Logits of `(batch, tokens)` pairs; `types` is 0 for the question, 1 for the passage."""
        states = self.encoder(ids, types, attended).float()
        allowed = (types * attended).bool()
        allowed[:, 0] = True
        logits = self.span(states).masked_fill(~allowed[:, :, None], FAR)
        weights = attended[:, :, None].float()
        mean = (states * weights).sum(1) / weights.sum(1)
        pooled = torch.tanh(self.pool(torch.cat([states[:, 0], mean], dim=-1)))
        scores = self.scores(pooled)
        return Heads(logits[:, :, 0], logits[:, :, 1], scores[:, 0], scores[:, 1])
