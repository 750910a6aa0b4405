# mypy: disable-error-code="import-not-found"
"""Examples to tensors: pairs cut at `LONGEST` word pieces, batched by length."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Encoding, Tokenizer

from rag.training.examples import Example

LONGEST = 192
TOKENS_IN_BATCH = 2048
CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of some examples; `starts` and `ends` are token places, 0 for no answer."""

    examples: tuple[Example, ...]
    encodings: tuple[Encoding, ...]
    ids: torch.Tensor
    types: torch.Tensor
    attended: torch.Tensor
    starts: torch.Tensor
    ends: torch.Tensor
    answers: torch.Tensor
    about: torch.Tensor


def load_tokenizer(start: Path) -> Tokenizer:
    """The tokenizer of the first encoder, cutting the passage and never the question."""
    tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST, strategy="only_second")
    tokenizer.no_padding()
    return tokenizer


def token_span(encoding: Encoding, start: int, end: int) -> tuple[int, int] | None:
    """First and last token of a character span of the passage; None where it was cut off."""
    first = encoding.char_to_token(start, 1)
    last = encoding.char_to_token(end - 1, 1)
    return None if first is None or last is None else (first, last)


def collate(examples: Sequence[Example], encodings: Sequence[Encoding]) -> Batch:
    """One batch, padded to its longest pair and on to a multiple of eight."""
    width = -(-max(len(e.ids) for e in encodings) // 8) * 8

    def padded(rows: list[list[int]]) -> torch.Tensor:
        return torch.tensor([row + [0] * (width - len(row)) for row in rows])

    spans = [
        token_span(encoding, example.start, example.end) if example.start >= 0 else None
        for example, encoding in zip(examples, encodings, strict=True)
    ]
    return Batch(
        tuple(examples),
        tuple(encodings),
        padded([e.ids for e in encodings]),
        padded([e.type_ids for e in encodings]),
        padded([e.attention_mask for e in encodings]),
        torch.tensor([span[0] if span else 0 for span in spans]),
        torch.tensor([span[1] if span else 0 for span in spans]),
        torch.tensor([1.0 if span else 0.0 for span in spans]),
        torch.tensor([float(example.about) for example in examples]),
    )


def batches(
    examples: Sequence[Example], tokenizer: Tokenizer, rng: random.Random
) -> Iterator[Batch]:
    """Batches of at most `TOKENS_IN_BATCH` tokens, of pairs of like length, in random order."""
    for begin in range(0, len(examples), CHUNK):
        chunk = examples[begin : begin + CHUNK]
        encoded = tokenizer.encode_batch([(e.question[:300], e.passage) for e in chunk])
        order = sorted(range(len(chunk)), key=lambda i: len(encoded[i].ids) + rng.random())
        groups: list[list[int]] = []
        for i in order:
            if groups and (len(groups[-1]) + 1) * len(encoded[i].ids) <= TOKENS_IN_BATCH:
                groups[-1].append(i)
            else:
                groups.append([i])
        rng.shuffle(groups)
        for group in groups:
            yield collate([chunk[i] for i in group], [encoded[i] for i in group])
