"""Which sentences make an answer where the newest is asked for."""

from datetime import date

import numpy as np
import pytest

from rag.evidence.ranked import ReaderSignal
from rag.evidence.selection import select
from rag.question.understanding import understand

VECTORS = np.eye(2, dtype=np.float32)
EARLY, LATE = date(2021, 3, 1), date(2021, 9, 1)


def read(probability):
    return ReaderSignal(probability=probability, relevance=0.5, span=None)


@pytest.mark.parametrize(
    ("probability", "terms", "first"),
    [(0.6, 0.0, 1), (0.01, 0.0, 0), (0.01, 0.9, 1)],
    ids=["read as an answer", "of something else", "in the same words"],
)
def test_a_newer_sentence_must_tell_it_too(probability, terms, first, names, candidate, ranked):
    question = understand("Who is in charge of the pier now?", (), names)
    entries = [
        ranked(candidate("Ana Dravic runs it.", row=0, published=EARLY), 1.0, reader=read(0.8),
               terms=0.5),
        ranked(candidate("Welcome to our coverage.", row=1, article="a2", published=LATE), 0.0,
               reader=read(probability), terms=terms),
    ]  # fmt: skip
    assert select(question, entries, VECTORS)[0].row == first


def test_without_the_reader_the_newest_counts(names, candidate, ranked):
    question = understand("Who is in charge of the pier now?", (), names)
    entries = [
        ranked(candidate("Ana Dravic runs it.", row=0, published=EARLY), 1.0, terms=0.5),
        ranked(
            candidate("Piet Holm runs it.", row=1, article="a2", published=LATE), 0.5, terms=0.1
        ),
    ]
    assert select(question, entries, VECTORS)[0].row == 1


def test_where_the_reader_is_sure_a_further_sentence_must_be_read_so_too(names, candidate, ranked):
    question = understand("What was the pier made of?", (), names)

    def chosen(second):
        entries = [
            ranked(candidate("The pier was made of oak.", row=0), 1.0, reader=read(0.8)),
            ranked(candidate("Goats ate all of it.", row=1), 0.9, reader=read(second)),
        ]
        return [entry.row for entry in select(question, entries, VECTORS)]

    assert chosen(0.7) == [0, 1]
    assert chosen(0.4) == [0]
