# mypy: disable-error-code="import-not-found"
"""Which numbers this processor multiplies fastest."""

import logging
import time
from functools import cache

import torch

TRIED = (torch.float32, torch.bfloat16)
SHAPE = (512, 384, 1536)
"""Rows, columns and results of the product that is timed: a layer's of the encoder."""

log = logging.getLogger("rag.training.arithmetic")


@cache
def working_type() -> torch.dtype:
    """The type of `TRIED` whose products take least time.

    bfloat16 is faster than float32 where the processor has instructions for it, and far slower
    where it has none.
    """
    seconds = {kind: _seconds(kind) for kind in TRIED}
    fastest = min(seconds, key=lambda kind: seconds[kind])
    log.info("arithmetic in %s", fastest)
    return fastest


def _seconds(kind: torch.dtype) -> float:
    rows, columns, results = SHAPE
    left, right = torch.zeros(rows, columns, dtype=kind), torch.zeros(columns, results, dtype=kind)
    torch.mm(left, right)
    begun = time.perf_counter()
    torch.mm(left, right)
    return time.perf_counter() - begun
