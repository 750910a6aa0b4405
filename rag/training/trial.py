# mypy: disable-error-code="import-not-found, untyped-decorator"
"""How a PyTorch reader does on examples: span F1, and the area under ROC for each kind."""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer

from rag.training.batches import batches
from rag.training.examples import Example
from rag.training.model import ReaderModel
from rag.training.scores import area, f1

LONGEST_ANSWER = 30


@dataclass(frozen=True, slots=True)
class Tried:
    """One example and what the model said of it; the logits are not calibrated."""

    example: Example
    start: int
    end: int
    margin: float
    answers: float
    about: float


@torch.inference_mode()
def try_out(
    model: ReaderModel, examples: Sequence[Example], tokenizer: Tokenizer
) -> tuple[Tried, ...]:
    """Reads every example; the order is that of the batches."""
    tried: list[Tried] = []
    for batch in batches(examples, tokenizer, random.Random(0)):
        heads = model(batch.ids, batch.types, batch.attended)
        scores = heads.starts[:, :, None] + heads.ends[:, None, :]
        width = scores.shape[1]
        band = torch.ones(width, width).triu().tril(LONGEST_ANSWER - 1)
        null = heads.starts[:, 0] + heads.ends[:, 0]
        scores = scores.masked_fill(band[None] == 0, -1e9)
        scores[:, 0, :] = -1e9
        best = scores.flatten(1).max(dim=1)
        for row, example in enumerate(batch.examples):
            first, last = divmod(int(best.indices[row]), width)
            offsets = batch.encodings[row].offsets
            tried.append(
                Tried(
                    example,
                    offsets[first][0],
                    offsets[last][1],
                    float(best.values[row] - null[row]),
                    float(heads.answers[row]),
                    float(heads.about[row]),
                )
            )
    return tuple(tried)


def summary(tried: Sequence[Tried]) -> Mapping[str, float]:
    """Span F1 on answerable examples, and the area of "answers" against each other kind."""
    by_kind: dict[str, list[Tried]] = defaultdict(list)
    for one in tried:
        by_kind[one.example.kind].append(one)
    positive = by_kind.pop("positive")
    overlap = [
        f1(t.example.passage[t.start : t.end], [t.example.passage[t.example.start : t.example.end]])
        for t in positive
    ]
    figures = {"f1": sum(overlap) / len(overlap)}
    sure = [t.answers for t in positive]
    for kind, others in sorted(by_kind.items()):
        figures[kind] = area(sure, [t.answers for t in others])
    figures["impossible, margin"] = area(
        [t.margin for t in positive], [t.margin for t in by_kind["impossible"]]
    )
    return {name: round(value, 3) for name, value in figures.items()}
