import re
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ingest.folding import fold

MISREAD = re.compile("[ÂÃÄÅâ][ŒœŠšŽžƒŸ]")
ODD = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("“”‘’–—\u200b\u202e\U000e0041ﬁßİ\u0301â€™Ã©…№ ½"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Plain ASCII stays", "plain ascii stays"),
        ("“Naïve” – ﬁles", '"naïve" - files'),
        ("Itâ€™s â€œoddâ€\x9d", 'it\'s "odd"'),
        ("AlÂ\xa0Asad cafÃ©", "al asad café"),
        ("Sol\u200beim\u202eani\U000e0041", "soleimani"),
        ("STRASSE Straße", "strasse strasse"),
        ("e\u0301te\u0301", "été"),
        ("№ 5 ½", "no 5 1⁄2"),
        ("", ""),
    ],
)
def test_form(text, form):
    assert fold(text).text == form


def test_a_match_leads_back_to_the_words_as_they_stand():
    text = "He said â€œnoâ€\x9d, Sol\u200beimani’s aide."
    folded = fold(text)
    at = folded.text.index('"no"')
    assert text[slice(*folded.original(at, at + 4))] == "â€œnoâ€\x9d"
    at = folded.text.index("soleimani's")
    assert text[slice(*folded.original(at, at + 11))] == "Sol\u200beimani’s"


def test_outside_of_the_form_is_an_error():
    with pytest.raises(IndexError):
        fold("abc").original(0, 4)


@settings(deadline=None)
@given(ODD)
def test_every_character_of_the_form_has_a_place_in_the_text(text):
    folded = fold(text)
    last = 0
    for at in range(len(folded.text)):
        start, end = folded.original(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert start >= last or end > last
        last = start
    assert folded.original(0, 0)[0] <= len(text)


@settings(deadline=None)
@given(ODD)
def test_ascii_words_are_found_where_they_stand(text):
    whole = f"{text} marker words {text}"
    folded = fold(whole)
    at = folded.text.index("marker words")
    start, end = folded.original(at, at + len("marker words"))
    assert whole[start:end] == "marker words"


@settings(deadline=None)
@given(st.text(st.characters(categories=["Lu", "Ll"]), max_size=30))
def test_case_does_not_matter(text):
    upper = unicodedata.normalize("NFKC", text.upper())
    # "ÃŒ" is "Ì" misread; in lower case the two letters stand for nothing else.
    assume(MISREAD.search(upper) is None)
    assert fold(upper).text == fold(upper.casefold()).text
