"""What a reader of an article keeps in mind: its names, and who spoke last.

A pronoun, "the general" or "the statement" goes back to it.
"""

from dataclasses import dataclass
from functools import cache

from ingest.facts.lexicon import load_lexicon
from ingest.facts.people import People


@cache
def role_titles() -> dict[str, frozenset[str]]:
    """Give, for a role that stands for a person ("the general"), the titles that fit it."""
    roles: dict[str, list[str]] = load_lexicon("speech")["roles"]
    return {role: frozenset(titles) for role, titles in roles.items()}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever a pronoun, role or name stands for; `name` is None where nobody is named."""

    name: str | None
    person: bool


@dataclass(slots=True)
class Discourse:
    """An article as read so far.

    `masked` is its text with the words of its quotations blanked out. `last_person` spoke last,
    `focus` is the person that the last sentence was about.
    """

    masked: str
    people: People
    last_person: str | None = None
    focus: str | None = None
    organisation: str | None = None
    statement: str | None = None

    def heard(self, speaker: Speaker) -> None:
        """Remember who spoke."""
        if speaker.name is None:
            return
        if speaker.person:
            self.last_person = self.focus = speaker.name
        else:
            self.organisation = speaker.name

    def pronoun(self, word: str) -> Speaker:
        """Resolve "he", "she" or "it"; other pronouns name nobody."""
        if word == "it":
            return Speaker(self.organisation, person=False)
        if word in ("he", "she"):
            for known in (self.focus, self.last_person):
                if known is not None and self.people.gender(known) in (None, word):
                    return Speaker(known, person=True)
        return Speaker(None, person=word in ("he", "she"))

    def role(self, role: str, position: int) -> Speaker:
        """Resolve "the general", "the statement" and the like at a place of the text."""
        if role in ("statement", "office"):
            return Speaker(self.statement, person=False)
        titles = role_titles().get(role)
        if titles is None:
            return Speaker(None, person=False)
        for known in (self.focus, self.last_person):
            if known is not None and self.people.has_title(known, titles):
                return Speaker(known, person=True)
        name = self.people.with_role(titles, position)
        return Speaker(name or self.people.next_with_role(titles, position), person=True)
