"""Answers in passages that retrieval puts too far down to be read at first."""

from dataclasses import dataclass, replace
from types import SimpleNamespace

import numpy as np
import pytest

from ingest.names import NameTable
from rag.evidence.candidates import CANDIDATE_PASSAGES
from rag.evidence.ranked import ReaderSignal
from rag.question.understanding import understand
from rag.searcher import Found
from rag.strategies.further_down import SURE, found_further_down

QUESTION = "Which body settles how long the pier of Norland will be?"


@dataclass
class Shelf:
    """Stands for a searcher: sentences of lower passages, and what the reader says of each."""

    entries: tuple
    probabilities: tuple
    signals: object
    names: NameTable
    asked: tuple = ()

    def among(self, question, passage_ids):
        self.asked = tuple(passage_ids)
        return Found((), self.entries, np.zeros((0, 1), np.float32))

    def read_further(self, question, entries, room):
        return tuple(
            replace(entry, reader=ReaderSignal(chance, 0.5, (0, 3)))
            for entry, chance in zip(entries, self.probabilities, strict=True)
        )


@pytest.fixture
def found(candidate, ranked):
    read = ranked(candidate("Nobody knows."), reader=ReaderSignal(0.01, 0.1, None))
    hits = tuple(
        SimpleNamespace(passage=SimpleNamespace(passage_id=f"p{place}"))
        for place in range(CANDIDATE_PASSAGES + 2)
    )
    return Found(hits, (read,), np.zeros((1, 1), np.float32))


def shelf(candidate, ranked, signals, names, *chances):
    told = ("The board of Norland decides.", "The mayor of Norland may.", "The board may.")
    entries = tuple(ranked(candidate(text, row=row)) for row, text in enumerate(told))
    return Shelf(entries[: len(chances)], chances, signals, names)


def test_what_the_reader_is_surest_of_is_found(found, candidate, ranked, signals, names):
    searcher = shelf(candidate, ranked, signals, names, SURE, SURE + 0.1, SURE - 0.1)
    best = found_further_down(understand(QUESTION, (), names), searcher, found)
    assert best is not None
    assert best.row == 1
    assert searcher.asked == (f"p{CANDIDATE_PASSAGES}", f"p{CANDIDATE_PASSAGES + 1}")


def test_what_it_is_less_sure_of_is_not(found, candidate, ranked, signals, names):
    searcher = shelf(candidate, ranked, signals, names, SURE - 0.01, 0.2)
    assert found_further_down(understand(QUESTION, (), names), searcher, found) is None


def test_what_lacks_a_name_counts_for_less(found, candidate, ranked, signals, names):
    searcher = shelf(candidate, ranked, signals, names, 0.1, 0.1, 0.9)
    assert found_further_down(understand(QUESTION, (), names), searcher, found) is None


def test_without_the_reader_nothing_is_looked_for(found, candidate, ranked, signals, names):
    searcher = shelf(candidate, ranked, signals, names, 0.9)
    unread = replace(found, ranked=(replace(found.ranked[0], reader=None),))
    assert found_further_down(understand(QUESTION, (), names), searcher, unread) is None
    assert not searcher.asked
