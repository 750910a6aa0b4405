import random

from hypothesis import given
from hypothesis import strategies as st

from rag.training.windows import LONGEST, around, sentences, sliding

TEXT = "Dr. Smith left at noon. He came back. Nobody knew why! The end."


def test_sentences_end_at_punctuation_and_not_at_abbreviations() -> None:
    found = [TEXT[start:end] for start, end in sentences(TEXT)]
    assert found == ["Dr. Smith left at noon.", "He came back.", "Nobody knew why!", "The end."]


def test_windows_of_three_sentences_two_apart() -> None:
    found = [TEXT[start:end] for start, end in sliding(TEXT)]
    assert found == [
        "Dr. Smith left at noon. He came back. Nobody knew why!",
        "Nobody knew why! The end.",
    ]


@given(st.text(alphabet="ab. A\n!", max_size=300), st.data())
def test_a_window_around_an_answer_holds_it(text: str, data: st.DataObject) -> None:
    units = sentences(text)
    if not units:
        return
    first, last = units[0][0], units[-1][1]
    start = data.draw(st.integers(first, last - 1))
    end = data.draw(st.integers(start + 1, last))
    begin, stop = around(units, (start, end), (1, 2, 3), random.Random(1))
    assert begin <= start < end <= stop


@given(st.text(alphabet="ab. A\n!", max_size=3 * LONGEST))
def test_sliding_windows_lie_in_the_text(text: str) -> None:
    for start, end in sliding(text):
        assert 0 <= start < end <= len(text)
        assert end - start <= 2 * LONGEST
