"""Text of documents and people as inert HTML.

Answers travel through a Markdown component, so beside HTML's own characters every character
that Markdown or TeX could act on becomes a numeric reference, and so do line breaks.
"""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# C0 and C1 controls but tab and line break, lone surrogates, and the bidirectional overrides
# that can make a file name read backwards (Unicode TR36, section 3.5).
UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)
ACTIVE = re.compile(r"[^\w ,;?]|_", re.ASCII)


def escape(text: str) -> str:
    """Encode text so that no HTML, Markdown or TeX reader acts on it.

    >>> escape("<b>*x*")
    '&#60;b&#62;&#42;x&#42;'
    """
    return ACTIVE.sub(_reference, UNSHOWABLE.sub(REPLACEMENT, text))


def element(tag: str, inner: str, css_class: str = "", **attributes: str) -> str:
    """One element around HTML that is already escaped; attribute values are escaped here."""
    pairs = {"class": css_class, **attributes} if css_class else attributes
    written = "".join(f' {name}="{escape(value)}"' for name, value in pairs.items())
    return f"<{tag}{written}>{inner}</{tag}>"


def isolated(text: str, css_class: str = "") -> str:
    """A foreign name or title, kept from changing the direction of the words around it."""
    return element("bdi", escape(text), css_class)


def _reference(match: re.Match[str]) -> str:
    character = match.group()
    return character if ord(character) > 127 else f"&#{ord(character)};"
