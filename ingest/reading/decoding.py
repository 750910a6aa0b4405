"""Bytes to text, with the encoding and what it rests on.

UTF-8 wherever the bytes are valid UTF-8. Otherwise, in this order: a byte-order mark, zero
bytes in every other place (UTF-16 without a mark), the encoding that an HTML page declares,
UTF-8 with a few bytes damaged, Windows-1252 where few bytes are above 127 (as in Western
text), and else what charset-normalizer finds. Line ends stay as they are, so that offsets
refer to the decoded file.
"""

import codecs
from dataclasses import dataclass

from ingest.reading.unreadable import Unreadable

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 64 * 1024
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b")) + b"\x7f"
_CONTROLS_ALLOWED = 0.005
_UTF16_ZEROS = 0.3
_WESTERN_HIGH_BYTES = 0.3
_DAMAGED_UTF8 = 0.2


@dataclass(frozen=True, slots=True)
class DecodedText:
    """Text, the codec it was decoded with, and why that one."""

    text: str
    encoding: str
    basis: str


def decode(data: bytes, declared: str | None = None) -> DecodedText:
    """Decode a file's bytes.

    Args:
        data: The whole file.
        declared: Encoding that the file itself names (an HTML page's charset).

    Raises:
        Unreadable: The bytes are not text.
    """
    if data.startswith(codecs.BOM_UTF8):
        return _damaged_or_whole(data[len(codecs.BOM_UTF8) :], "utf-8", "byte-order mark")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _damaged_or_whole(data[len(mark) :], encoding, "byte-order mark")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data, declared)
    if "\0" in text and (wide := _unmarked_utf16(data)) is not None:
        return wide
    _refuse_binary(data)
    return DecodedText(text, "utf-8", "valid UTF-8")


def _decode_legacy(data: bytes, declared: str | None) -> DecodedText:
    if (wide := _unmarked_utf16(data)) is not None:
        return wide
    _refuse_binary(data)
    if declared is not None and (text := _strictly(data, declared)) is not None:
        return DecodedText(text, declared, "declared by the page")
    high = sum(byte > 127 for byte in data[:_SAMPLE_BYTES]) / len(data[:_SAMPLE_BYTES])
    lenient = data.decode("utf-8", "replace")
    multibyte = sum(character > "\x7f" for character in lenient)
    if lenient.count("\ufffd") <= _DAMAGED_UTF8 * multibyte:
        return _damaged_or_whole(data, "utf-8", "nearly valid UTF-8")
    if high <= _WESTERN_HIGH_BYTES and (text := _strictly(data, "cp1252")) is not None:
        return DecodedText(text, "cp1252", "not valid UTF-8; few bytes above 127")
    return _detected(data)


def _detected(data: bytes) -> DecodedText:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    encoding = best.encoding if best is not None else "cp1252"
    basis = "detected by charset-normalizer" if best is not None else "no encoding fits"
    return _damaged_or_whole(data, encoding, basis)


def _damaged_or_whole(data: bytes, encoding: str, basis: str) -> DecodedText:
    text = _strictly(data, encoding)
    if text is None:
        text = data.decode(encoding, "replace")
        basis += "; undecodable bytes read as U+FFFD"
    return DecodedText(text, encoding, basis)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _unmarked_utf16(data: bytes) -> DecodedText | None:
    """UTF-16 without a mark: Latin text has a zero byte in every other place."""
    sample = data[: _SAMPLE_BYTES - _SAMPLE_BYTES % 2]
    half = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if max(even, odd) < _UTF16_ZEROS or min(even, odd) > 0.01:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = _strictly(data, encoding)
    if text is None:
        return None
    return DecodedText(text, encoding, "zero bytes in every other place")


def _refuse_binary(data: bytes) -> None:
    sample = data[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _CONTROLS_ALLOWED * len(sample):
        raise Unreadable("It is not text: it holds binary data.")
