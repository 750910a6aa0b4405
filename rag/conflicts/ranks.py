"""The armed service and rank that a text gives a person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.names import NameTable
from rag.conflicts.records import ConflictInput, Reading

_SERVICE = r"Marine(?: Corps)?|Navy|Naval|Army|Air Force|Coast Guard|Space Force"
_RANKS = {
    "gen": "general",
    "general": "general",
    "lt": "lieutenant",
    "lieutenant": "lieutenant",
    "col": "colonel",
    "colonel": "colonel",
    "maj": "major",
    "major": "major",
    "capt": "captain",
    "captain": "captain",
    "adm": "admiral",
    "admiral": "admiral",
    "sgt": "sergeant",
    "sergeant": "sergeant",
    "brig": "brigadier",
    "brigadier": "brigadier",
}
RANKS = frozenset(_RANKS.values())
_BEFORE_NAME = re.compile(
    rf"(?P<all>(?:(?P<service>{_SERVICE})\s+)?"
    rf"(?P<rank>(?:(?:{'|'.join(sorted(_RANKS, key=len, reverse=True))})\b\.?\s*){{1,3}}))$",
    re.IGNORECASE,
)
_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class RankReading:
    """A rank before a person's name: `service` or None, and the ranks' full words."""

    reading: Reading
    name_id: int
    name: str
    service: str | None
    ranks: frozenset[str]

    def contradicts(self, other: "RankReading") -> bool:
        """Say whether one bearer cannot be both: another service, or no rank in common."""
        if self.service and other.service and self.service != other.service:
            return True
        return not self.ranks & other.ranks


def ranks_of(source: ConflictInput, names: NameTable) -> Iterator[RankReading]:
    """Read the ranks that a text gives the people whom it names."""
    for mention in names.find(source.text):
        if mention.entry.kind != "person":
            continue
        first = max(0, mention.start - _LOOK_BACK)
        match = _BEFORE_NAME.search(source.text[first : mention.start])
        if match:
            start, end = first + match.start("all"), first + match.end("all")
            words = source.text[start:end].rstrip()
            yield RankReading(
                Reading(source, start, start + len(words)),
                mention.entry.name_id,
                mention.entry.canonical,
                _service(match["service"]),
                frozenset(_RANKS[word] for word in re.findall(r"[a-z]+", match["rank"].lower())),
            )


def _service(words: str | None) -> str | None:
    if words is None:
        return None
    folded = words.lower().removesuffix(" corps")
    return "navy" if folded == "naval" else folded
