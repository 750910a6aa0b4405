"""How soon a person sees the first words: as soon as one sentence is written and checked."""

import json
import time
import urllib.request

import pytest

from ingest.embedding.weights import find_model
from rag.checking import GroundingChecker
from rag.events import AnswerDone, SentenceReady
from rag.request import AskRequest, Filters
from rag.word_matching import WordMatcher
from rag.word_vectors import WordVectors
from ui.page.asking import AskContext, answer_steps

QUESTION = "When will the ferry line between Tarn and Olmsted close?"
ALLOWED = 0.150
"""Seconds beside the checking of one sentence."""
TRIES = 3
"""The quickest of them counts: the machine does other things too."""


class Engines:
    """Hands out one engine, as the page's source of engines does."""

    def __init__(self, engine):
        self.engine = engine

    def current(self):
        return self.engine


@pytest.fixture
def checking(index, settings, encoder):
    """Seconds that the checking of one sentence takes, against evidence that it rewords."""
    model = find_model(settings.model_folder, settings.hub_cache)
    checker = GroundingChecker(index.names, WordMatcher(WordVectors(model.folder)), encoder)

    def once(claim, evidence):
        began = time.perf_counter()
        checker.check(claim, evidence)
        return time.perf_counter() - began

    claim = "The ferry line between Tarn and Olmsted will close on 30 April, the board said."
    evidence = [
        "The ferry line between Tarn and Olmsted will close on 30 April, the Harbour Board said."
    ]
    return min(once(claim, evidence) for _ in range(TRIES))


def first_words_at(url):
    with urllib.request.urlopen(url) as reply:
        return json.load(reply)[-1]["first_words_at"]


def test_the_first_sentence_comes_while_the_model_writes_on(engine_at, serving, checking):
    waits = []
    with serving("slow") as url:
        engine = engine_at(url)
        for _ in range(TRIES):
            ready = None
            for event in engine.stream(AskRequest(QUESTION)):
                if isinstance(event, SentenceReady) and ready is None:
                    ready = time.time()
                if isinstance(event, AnswerDone):
                    done = time.time()
            assert ready is not None
            waits.append(ready - first_words_at(url))
            assert done - ready > 0.4, "the answer was held back until the model had finished"
    assert min(waits) < ALLOWED + checking, f"{min(waits):.3f} s, checking {checking:.3f} s"


def test_the_page_draws_it_as_soon(engine_at, serving, checking):
    waits = []
    with serving("slow") as url:
        engines = Engines(engine_at(url))
        for _ in range(TRIES):
            steps = answer_steps(engines, QUESTION, AskContext(), Filters)
            drawn = next(time.time() for step in steps if "30 April" in step)
            waits.append(drawn - first_words_at(url))
    assert min(waits) < ALLOWED + checking, f"{min(waits):.3f} s, checking {checking:.3f} s"
