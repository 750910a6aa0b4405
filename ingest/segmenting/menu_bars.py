"""Lines that hold a menu's entries, or several of a page's buttons, one beside the other."""

import re
from collections import Counter

from ingest.segmenting.lexicon import Sign, line_key, signs_of

_WIDE = re.compile(r"[ \u00a0]{2,}")
_PARTING = re.compile(r"[ \u00a0]{2,}|\s[|·•]\s")
_FEWEST_ENTRIES = 3
_LONGEST_ENTRY = 3
_LONGEST_BAR = 160
_NO_ENTRY = re.compile(r"[^\w]*\d[\d.,:%]*[^\w]*|.*[.;!?]|[a-z].*")
_ENTRY_SIGNS = frozenset(
    {
        *(Sign.FURNITURE, Sign.RELATED, Sign.COMMENTS, Sign.FORM, Sign.FOOTER, Sign.FORUM),
        Sign.FOLLOW,
    }
)
_BUTTONS = frozenset(
    {
        *("share", "tweet", "facebook", "twitter", "x", "email", "e-mail", "mail", "print", "save"),
        *("whatsapp", "linkedin", "copy", "listen", "like", "comment", "comments", "link"),
    }
)


def is_menu_bar(line: str) -> bool:
    """Whether wide gaps part a line into a menu's short entries: "Home   Shop   Letters"."""
    if len(line) > _LONGEST_BAR or _WIDE.search(line) is None:
        return False
    entries = _WIDE.split(line)
    return len(entries) >= _FEWEST_ENTRIES and not any(
        len(entry.split()) > _LONGEST_ENTRY or _NO_ENTRY.fullmatch(entry) for entry in entries
    )


def bar_signs(line: str) -> frozenset[Sign]:
    """What a line of several entries is a sign of: "Comments (3)   Sort by: oldest" of comments.

    None where one of its entries has nothing of the site about it.
    """
    if is_menu_bar(line):
        return frozenset({Sign.FURNITURE})
    if len(line) > _LONGEST_BAR or _PARTING.search(line) is None:
        return frozenset()
    signs = [signs_of(line_key(entry)) & _ENTRY_SIGNS for entry in _PARTING.split(line)]
    if not all(signs):
        return frozenset()
    counts = Counter(sign for of in signs for sign in of)
    return frozenset(sign for sign, count in counts.items() if count == max(counts.values()))


def is_navigation(line: str) -> bool:
    """Whether a line is a site's menu and no row of buttons to share a story."""
    entries = _PARTING.split(line)
    if len(line) > _LONGEST_BAR or len(entries) < _FEWEST_ENTRIES:
        return False
    keys = [line_key(entry) for entry in entries]
    if any(key.partition(" ")[0] in _BUTTONS for key in keys):
        return False
    return is_menu_bar(line) or Sign.FURNITURE in signs_of(line_key(line))
