"""What rules out that two forms are one name, whatever else speaks for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ingest.names import evidence
from ingest.names.evidence import PersonName
from ingest.names.groups import Key
from ingest.names.observing import Form
from ingest.names.records import NameKind
from ingest.names.words import key_of


@dataclass(frozen=True, slots=True)
class Contradictions:
    """What each form of a corpus is, and the pairs that a person has told apart."""

    forms: Mapping[Key, Form]
    names: Mapping[Key, PersonName]
    kinds: Mapping[Key, NameKind]
    apart: frozenset[frozenset[Key]]

    def forbid(self, left: Key, right: Key) -> bool:
        """Say whether two forms are never one name."""
        if frozenset((left, right)) in self.apart:
            return True
        if left not in self.names or right not in self.names:
            return False
        if {"jr", "sr"} <= {left[-1], right[-1]}:
            return True
        if {self.kinds[left], self.kinds[right]} == {"person", "place"}:
            return True
        return "person" in (self.kinds[left], self.kinds[right]) and (
            evidence.contradict(self.names[left], self.names[right])
            or evidence.other_gender(self.forms[left], self.forms[right])
        )


def told_apart(different: Iterable[Sequence[str]]) -> frozenset[frozenset[Key]]:
    """Give every pair of the forms that a person has told to be different bearers'."""
    return frozenset(
        frozenset((key_of(one), key_of(other)))
        for forms in different
        for one, other in combinations(forms, 2)
    )
