"""Which forms are compared at all: a quick look must not hide a pair that sounds alike."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.names.evidence import take_apart
from ingest.names.observing import NO_ARTICLE, Form
from ingest.names.outlines import may_be_near, outlines
from ingest.names.pairing import pair_forms
from ingest.names.sounds import near

_WORDS = st.text("abdefghijkmopstuvwyz", min_size=1, max_size=7)


@given(_WORDS, _WORDS)
def test_words_that_are_near_have_outlines_that_may_be(left: str, right: str) -> None:
    if near(left, right):
        pairs = [(one, other) for one in outlines(left) for other in outlines(right)]
        assert any(may_be_near(one, other) for one, other in pairs)


def test_outline() -> None:
    assert outlines("kadhimi") == {("k", "i", 6)}
    assert may_be_near(("k", "i", 6), ("q", "i", 6))
    assert may_be_near(("h", "m", 5), ("a", "m", 4))
    assert not may_be_near(("h", "m", 5), ("a", "m", 5))
    assert not may_be_near(("k", "i", 6), ("k", "i", 8))


def _pairs(*written: str):
    forms = {}
    for text in written:
        key = tuple(text.split())
        forms[key] = Form(key)
        forms[key].mentions.append(0)
    kinds = dict.fromkeys(forms, "person")
    names = {key: take_apart(key) for key in forms}
    return forms, names, kinds


def test_alike_surnames_and_crossing_family_names_are_compared() -> None:
    forms, names, kinds = _pairs(
        "frank mckenzie",
        "frank mckinsey",
        "frank morris",
        "ana lopez ruiz",
        "ana lopez",
        "mckenzie",
    )
    pairs = pair_forms(forms, names, kinds)
    assert (("frank", "mckenzie"), ("frank", "mckinsey")) in pairs.full
    assert (("ana", "lopez"), ("ana", "lopez", "ruiz")) in pairs.full
    assert pairs.short == ((("frank", "mckinsey"), ("mckenzie",)),)
    assert not any(("frank", "morris") in pair for pair in pairs.full)


def test_other_given_names_countries_and_readers_words_are_not_compared() -> None:
    forms, names, kinds = _pairs("david davis", "peter davies", "iraq", "irak", "asad", "assad")
    forms[("asad",)].mentions[0] = NO_ARTICLE
    pairs = pair_forms(forms, names, kinds)
    assert pairs.full == pairs.short == ()
