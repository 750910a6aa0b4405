"""Text that a mail program forwarded or answered with a sign before each line ("> Dear all").

After RFC 3676, section 4.5: quoted lines begin with ">", once for each depth of quotation.
"""

import re

_QUOTED = re.compile(r"^(?:[ \t]*>)+(?=[ \t]|$)", re.MULTILINE)
_LINE = re.compile(r"^.*\S", re.MULTILINE)
_FEWEST = 8
_QUOTED_SHARE = 0.4


def without_quote_signs(text: str) -> str:
    """A text of the same length in which white space stands for the signs of quoted lines.

    A text in which little is quoted is an exchange of letters, and comes back as it is.
    """
    if text.count("\n>") < _FEWEST:
        return text
    signs = sum(1 for _ in _QUOTED.finditer(text))
    if signs < max(_FEWEST, _QUOTED_SHARE * sum(1 for _ in _LINE.finditer(text))):
        return text
    return _QUOTED.sub(lambda found: " " * len(found.group()), text)
