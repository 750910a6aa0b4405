"""Who owns a site, as its copyright line says, by the name that the site goes by."""

import re
from collections.abc import Sequence

from ingest.facts.houses import known_house

MAX_OWNER_WORDS = 6
_BAR = re.compile(r"\s+[|–—·•»«:-]\s+")
_COPYRIGHT = re.compile(
    r"(?:(?:©|\(c\)|copyright|copr\.?)\s*)+(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)?\d\d)?)?)?"
    r"[\s,]*(?:(?:by|copyright|©)\s+)?(?P<house>[^©|,;()\d]{2,60})",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?P<house>[^©|,;()\d]{2,60}?),?\s*(?:©|\(c\)|copyright)\s*(?:19|20)\d\d", re.IGNORECASE
)
_RIGHTS = re.compile(
    r"[,.\s]*(?:\b(?:all(?: rights.*)?|(?:inc|ltd|llc|limited|plc|gmbh"
    r"|e\.\s?v|s\.\s?l|s\.\s?a|b\.\s?v)\b.*)|\.\s.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_ABBREVIATED = re.compile(r"\b(?:Co|Cos|Bros|[A-Z](?:\.[A-Z])+)\Z")
_ADDRESS = re.compile(r", \d+ [A-Z].*\Z", re.DOTALL)
_NO_OWNERS = frozenset({"copyright", "policy", "notice", "all rights reserved"})
_SHORTEST_NAME = 2


def site_owner(furniture: Sequence[str]) -> str | None:
    """The owner that the first copyright line names, None where none does.

    "©2018 Weir Ledger Publishing Corp." gives "The Weir Ledger" where a line of its own says so.

    Args:
        furniture: The lines of a page that are the site's own.
    """
    for line in furniture:
        found = _COPYRIGHT.search(line) or _OWNED.match(line)
        if found is None:
            continue
        house = _without_rights(_BAR.split(found["house"])[0])
        if house.lower() in _NO_OWNERS:
            continue
        if house[:1].isupper() and len(house.split()) <= MAX_OWNER_WORDS:
            known = None if house[-1] == "." else known_house(house)
            return _called(house, furniture) or known or house
    return None


def _without_rights(words: str) -> str:
    """A house without what follows it: "Weir Co. All rights reserved" gives "Weir Co.".

    The stop of an abbreviation stays where the line goes on behind it.
    """
    bare = _RIGHTS.sub("", words).strip(" .,-–—")
    after = words[words.find(bare) + len(bare) :]
    return bare + "." if after.startswith(". ") and _ABBREVIATED.search(bare) else bare


def _called(company: str, furniture: Sequence[str]) -> str | None:
    """The first words of a company's name that stand alone on a line, as its paper's name does.

    Or before its address: "Weir Ledger, 402 N. Commercial St.".
    """
    words = company.split()
    for count in range(len(words) - 1, _SHORTEST_NAME - 1, -1):
        name = " ".join(words[:count])
        names = (_ADDRESS.sub("", one) for one in furniture)
        line = next((one for one in names if one in (name, f"The {name}")), None)
        if line is not None:
            return line
    return None
