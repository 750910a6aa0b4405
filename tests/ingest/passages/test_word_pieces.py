"""Counting the word pieces of sentences together gives what counting each alone gives."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import sentence_spans
from ingest.word_pieces import COUNTED_AT_ONCE, counted


class Words:
    """Words are pieces, and so are marks."""

    window = 254

    def __init__(self):
        self.calls = 0

    def piece_offsets(self, text):
        self.calls += 1
        return [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]


def test_pieces_are_told_relative_to_their_sentence():
    text = "Head. It rained. Boats sailed!"
    found = list(counted(text, [(6, 16), (17, 30)], Words()))
    assert found == [
        (6, 16, [(0, 2), (3, 9), (9, 10)]),
        (17, 30, [(0, 5), (6, 12), (12, 13)]),
    ]


def test_many_sentences_take_few_calls_and_no_sentence_none():
    counter = Words()
    text = "It rained. " * 1_000
    spans = [(at, at + 10) for at in range(0, len(text), 11)]
    assert len(list(counted(text, spans, counter))) == 1_000
    assert counter.calls == -(-len(text) // COUNTED_AT_ONCE)
    assert list(counted(text, [], counter)) == []
    assert counter.calls == -(-len(text) // COUNTED_AT_ONCE)


@given(st.text(alphabet="ab .!?\n“”é1", max_size=400))
def test_together_is_as_alone(text):
    counter = Words()
    spans = sentence_spans(text, 0, len(text))
    alone = [(start, end, counter.piece_offsets(text[start:end])) for start, end in spans]
    assert list(counted(text, spans, counter)) == alone
