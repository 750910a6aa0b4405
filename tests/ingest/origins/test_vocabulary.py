"""Words as numbers say what the words said."""

from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from ingest.origins.vocabulary import Vocabulary, count, unpacked

_WORDS = st.lists(st.text("abegilnrsty", min_size=1, max_size=9), max_size=12)


def test_words_keep_their_order_and_stems_stand_once() -> None:
    vocabulary = Vocabulary()
    words = ["the", "troops", "left", "the", "trooped", "#7"]
    numbers = list(unpacked(vocabulary.numbered(words)))
    assert numbers == [0, 1, 2, 0, 3, 4]
    content = vocabulary.content(words)
    assert count(content) == 3
    hashes = vocabulary.hashes()
    assert {hashes[number] for number in unpacked(content)} == {
        crc32(word) for word in (b"troop", b"left", b"#7")
    }


@given(_WORDS, _WORDS)
def test_equal_words_have_equal_numbers_and_no_others(left: list[str], right: list[str]) -> None:
    vocabulary = Vocabulary()
    assert (vocabulary.numbered(left) == vocabulary.numbered(right)) == (left == right)
    assert count(vocabulary.numbered(left)) == len(left)
