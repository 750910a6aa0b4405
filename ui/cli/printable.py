"""Text of strangers made safe for a terminal: no escape sequences, no reordering."""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Controls other than tab and newline (ESC starts a terminal command), embeddings and overrides
# that reorder what is read (Unicode Technical Report 36, section 3), and lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def printable(text: str) -> str:
    r"""Return `text` with each unsafe character shown as U+FFFD.

    >>> printable("a\x1b[2Jb")
    'a\ufffd[2Jb'
    """
    return _UNSAFE.sub(REPLACEMENT, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    r"""Return `text` printable and on one line, its white space single.

    >>> one_line("two\n  lines")
    'two lines'
    """
    return " ".join(printable(text).split())


def encodable(text: str) -> str:
    r"""Return `text` with lone surrogates, which UTF-8 cannot hold, as U+FFFD.

    >>> encodable("caf\udce9")
    'caf\ufffd'
    """
    return _SURROGATES.sub(REPLACEMENT, text)
