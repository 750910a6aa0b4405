"""Running text that is the site's own: consent, subscription, donation and legal paragraphs."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.segmenting.register import unquoted

_LONGEST = 120
_FLOOR = 3.0
_SHORT = 12
_SPEAKER = re.compile(r"^[A-Z][A-Z.'’-]{1,20}(?: [A-Z][A-Z.'’-]{1,20})?(?: ?\([^()]{2,40}\))?: ")
_VISITOR = re.compile(r"\b(?:you|your|please|here|now)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SiteWords:
    """The compiled lists of `site_prose.toml`."""

    words: re.Pattern[str]
    address: re.Pattern[str]
    openings: re.Pattern[str]
    legal: re.Pattern[str]


@cache
def load_site_words() -> SiteWords:
    """The word lists that are part of the package."""
    lists = tomllib.loads(Path(__file__).with_name("site_prose.toml").read_text("utf-8"))
    joined = {name: "|".join(items) for name, items in lists.items()}
    return SiteWords(
        re.compile(rf"\b(?:{joined['words']})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{joined['address']})\b", re.IGNORECASE),
        re.compile(rf"^(?:{joined['openings']})\b", re.IGNORECASE),
        re.compile(joined["legal"], re.IGNORECASE),
    )


def speaks_of_site(text: str) -> bool:
    """Whether a paragraph has words of a site's offers, and speaks to the visitor."""
    lists = load_site_words()
    return bool(lists.words.search(text) and lists.address.search(text))


def is_site_prose(text: str, words: int) -> bool:
    """Whether a paragraph is the site speaking to its visitor rather than its article."""
    if words > _LONGEST:
        return False
    lists = load_site_words()
    if lists.legal.search(text):
        return True
    if not lists.address.search(text):
        return False
    outside = unquoted(_SPEAKER.sub("", text))
    site = len(lists.words.findall(outside))
    if site == 0:
        return False
    address = len(lists.address.findall(outside))
    opening = 1.5 if lists.openings.match(outside.strip()) else 0.0
    density = 20 / max(words, 12)
    is_heading = words <= _SHORT and not opening and outside.rstrip()[-1:].isalpha()
    if is_heading and not _VISITOR.search(outside):
        return False
    return address > 0 and (1.2 * site + 0.8 * address) * density + opening >= _FLOOR
