"""What a reader of an article keeps in mind: its names, and who spoke last.

A pronoun, "the general" or "the statement" goes back to it.
"""

from dataclasses import dataclass, field
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
    `focus` is the person that the last sentence was about, `rivals` are the others it names, and
    `called` is by which pronoun a person has been called.
    """

    masked: str
    people: People
    last_person: str | None = None
    focus: str | None = None
    rivals: tuple[str, ...] = ()
    called: dict[str, str] = field(default_factory=dict)
    organisation: str | None = None
    statement: str | None = None

    def heard(self, speaker: Speaker) -> None:
        """Remember who spoke."""
        if speaker.name is None:
            return
        if speaker.person:
            self.last_person = self.focus = speaker.name
            self.rivals = ()
        else:
            self.organisation = speaker.name

    def attend(self, name: str | None, others: tuple[str, ...]) -> None:
        """Remember whom a sentence was about, and whom else it names."""
        self.focus = name
        self.rivals = tuple(other for other in others if other != name)

    def pronoun(self, word: str) -> Speaker:
        """Resolve "he", "she" or "it"; other pronouns name nobody."""
        if word == "it":
            return Speaker(self.organisation, person=False)
        if word in ("he", "she"):
            for known in (self.focus, self.last_person):
                if known is None or self._gender(known) not in (None, word):
                    continue
                if known == self.focus and self._is_contested(known, word):
                    break
                self.called[known] = word
                return Speaker(known, person=True)
        return Speaker(None, person=word in ("he", "she"))

    def _gender(self, name: str) -> str | None:
        return self.people.gender(name) or self.called.get(name)

    def _is_contested(self, known: str, word: str) -> bool:
        """Whether a pronoun may as well mean another person of the last sentence."""
        if known == self.last_person or self._gender(known) == word:
            return False
        return any(self._gender(rival) in (None, word) for rival in self.rivals)

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
