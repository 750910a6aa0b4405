"""A build that is left half-way, by Ctrl+C or an error, waits for nothing that it began beside."""

import threading
from dataclasses import replace

import pytest

from ingest.index.build import run_build

BATCHES = 600
BATCH_SECONDS = 0.05


@pytest.fixture
def slow(tiny):
    """An embedder that takes half a minute, and tells its progress as the real one does."""

    class Slow(tiny.HashingEmbedder):
        def __init__(self):
            super().__init__()
            self.begun = threading.Event()
            self.batches = 0

        def passages(self, texts, progress=None):
            for _ in range(BATCHES):
                self.begun.set()
                threading.Event().wait(BATCH_SECONDS)
                self.batches += 1
                if progress is not None:
                    progress(0)
            return super().passages(texts, progress)

    return Slow()


@pytest.mark.parametrize("reason", [KeyboardInterrupt, OSError])
def test_what_is_being_embedded_is_left(tiny, corpus, index, slow, reason):
    def stopped(pages):
        assert slow.begun.wait(10)
        raise reason

    with pytest.raises(reason):
        run_build(replace(tiny.job(corpus, index, embedder=slow), learn=stopped))
    assert slow.batches < BATCHES
    assert list(index.glob("*-*")) == []
    assert not run_build(tiny.job(corpus, index)).unchanged
