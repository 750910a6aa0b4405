import codecs
import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.reading.decoding import decode
from ingest.reading.unreadable import Unreadable

WESTERN = "Le général a dit « non » à Besançon, café à 3 €.\r\n" * 3
RUSSIAN = "Генерал сказал журналистам, что войска останутся в стране до конца года.\n" * 4


@pytest.mark.parametrize(
    ("data", "text", "encoding", "basis"),
    [
        ("naïve\r\nline".encode(), "naïve\r\nline", "utf-8", "valid UTF-8"),
        (codecs.BOM_UTF8 + b"abc", "abc", "utf-8", "byte-order mark"),
        (codecs.BOM_UTF16_LE + "añb".encode("utf-16-le"), "añb", "utf-16-le", "byte-order mark"),
        (codecs.BOM_UTF16_BE + "añb".encode("utf-16-be"), "añb", "utf-16-be", "byte-order mark"),
        (codecs.BOM_UTF32_LE + "añb".encode("utf-32-le"), "añb", "utf-32-le", "byte-order mark"),
        (
            "Plain words".encode("utf-16-le"),
            "Plain words",
            "utf-16-le",
            "zero bytes in every other place",
        ),
        (WESTERN.encode("cp1252"), WESTERN, "cp1252", "not valid UTF-8; few bytes above 127"),
    ],
)
def test_encodings(data, text, encoding, basis):
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.basis) == (text, encoding, basis)


def test_other_alphabets_are_detected():
    decoded = decode(RUSSIAN.encode("cp1251"))
    assert decoded.text == RUSSIAN
    assert decoded.basis == "detected by charset-normalizer"


def test_a_cut_multibyte_character_does_not_cost_the_rest():
    decoded = decode("“Quoted” words – all of them “here”".encode()[:-1])
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith("“Quoted” words – all of them “here")
    assert "U+FFFD" in decoded.basis


def test_a_page_may_declare_its_encoding():
    decoded = decode(RUSSIAN.encode("koi8-r"), "koi8-r")
    assert (decoded.text, decoded.basis) == (RUSSIAN, "declared by the page")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00" + bytes(range(256)),
        b"\x00" * 500,
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xdf\xa4\xd2l" + bytes(range(256)) * 3,
    ],
)
def test_binary_is_refused(data):
    with pytest.raises(Unreadable, match="binary"):
        decode(data)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_valid_utf8_is_never_changed(text):
    if not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_decode_or_are_refused(data):
    with contextlib.suppress(Unreadable):
        assert isinstance(decode(data).text, str)
