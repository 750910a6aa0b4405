"""Scores are what bm25s, which computes and saves them, gives for the same words."""

import bm25s
import numpy as np
import pytest

from ingest.errors import IndexDamaged
from ingest.index.lexical import LexicalIndex, LexicalWriter

PASSAGES = (
    ("boat", "sail", "dawn", "boat"),
    ("bridg", "close", "paint"),
    ("boat", "bridg"),
    (),
    ("librari", "book", "book", "book"),
)


@pytest.fixture
def folder(tmp_path):
    writer = LexicalWriter()
    for terms in PASSAGES:
        writer.append(terms)
    writer.write(tmp_path / "lexical")
    return tmp_path / "lexical"


@pytest.mark.parametrize(
    "terms", [("boat",), ("boat", "bridg", "book"), ("dawn", "never"), ("sail", "sail")]
)
def test_scores_are_those_of_bm25s(folder, terms):
    reference = bm25s.BM25.load(folder)
    known = [reference.vocab_dict[term] for term in sorted(set(terms)) if term != "never"]
    np.testing.assert_array_equal(
        LexicalIndex(folder).scores(terms, len(PASSAGES)), reference.get_scores_from_ids(known)
    )


def test_words_that_no_passage_has_score_nothing(folder):
    index = LexicalIndex(folder)
    assert not index.scores(("never",), len(PASSAGES)).any()
    assert not index.scores((), len(PASSAGES)).any()
    assert (index.document_frequency("never"), index.document_frequency("boat")) == (0, 2)
    assert index.rows == len(PASSAGES)


def test_an_index_of_no_word_at_all(tmp_path):
    LexicalWriter().write(tmp_path / "lexical")
    index = LexicalIndex(tmp_path / "lexical")
    assert index.scores(("boat",), 3).tolist() == [0.0, 0.0, 0.0]
    assert index.rows == 0


@pytest.mark.parametrize("name", ["vocab.index.json", "data.csc.index.npy", "params.index.json"])
def test_a_missing_or_cut_file_is_damage(folder, name):
    (folder / name).write_bytes(b"{")
    with pytest.raises(IndexDamaged, match="cannot be read"):
        LexicalIndex(folder)
    (folder / name).unlink()
    with pytest.raises(IndexDamaged, match="cannot be read"):
        LexicalIndex(folder)
