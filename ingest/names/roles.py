"""What a person is said to be, near the name: ranks, offices, trades, and of what."""

import re
from dataclasses import dataclass

from ingest.names import lexicon
from ingest.names.observing import Form, Observations
from ingest.names.words import fold_word

_BEFORE = 70
_AFTER = 90
_CLAUSE_BREAK = re.compile(r"[.;:!?\n()“”\"—]|,|\b(?:and|with|to|met|told)\b")
_APPOSITION = re.compile(
    r"\s*(?:Jr\.?|Sr\.?)?\s*(?:,|\(|—|–|\bwho\b|\bis\b|\bwas\b)\s*(?P<words>[^.;:!?\n()—]+)"
)
_OF_ANOTHER = re.compile(r"\b(?:of|for|in|to|the|by|at|from|on|against|over|into)\s+$")
_SET_BEFORE = re.compile(
    r"(?:^|[.;:,\n“\"]\s*|\b)(?P<words>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|\w+[’']s)\s[^.;:,\n“”\"]{3,50}),\s$"
)
_WORD = re.compile(r"[^\W\d_]+")
_APPOSITION_WORDS = 12
_SAME = {
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "cmdr": "commander",
    "sgt": "sergeant",
    "adm": "admiral",
    "brig": "brigadier",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "premier": "minister",
    "cllr": "councillor",
    "advisor": "adviser",
    "heads": "head",
    "commanders": "commander",
    "commands": "commander",
    "commanded": "commander",
    "led": "leader",
    "leads": "leader",
}


@dataclass(frozen=True, slots=True)
class Role:
    """Role words found near one form, and the capitalised words that stand with them."""

    words: frozenset[str]
    of: frozenset[str]

    @property
    def fields(self) -> frozenset[str]:
        """The walks of life that the words belong to."""
        return frozenset(
            field
            for field, words in lexicon.role_fields().items()
            if any(word in words for word in self.words)
        )


def role_of(form: Form, observations: Observations) -> Role:
    """Gather what all the places of a form say that its bearer is."""
    words: set[str] = {_one(title) for title in form.titles if title in lexicon.RANKS}
    of: set[str] = set()
    for spot in form.spots:
        text = observations.pages[spot.page].text.text
        for near in (_before(text, spot.start), _after(text, spot.end)):
            found = {_one(fold_word(word)) for word in near}
            roles = {word for word in found if word in lexicon.ROLES}
            if roles:
                words |= roles
                of |= {fold_word(word) for word in near if word[0].isupper()}
    return Role(frozenset(words), frozenset(of - words - set(form.key)))


def role_noun(folded: str) -> str | None:
    """Return the noun of office, rank or trade that a lower-case word is, in one spelling.

    None where the word is no such noun: `role_noun("gen") == "general"`.
    """
    word = _one(folded)
    return word if word in lexicon.ROLES else None


def _one(word: str) -> str:
    return _SAME.get(word, word)


def _before(text: str, start: int) -> list[str]:
    """Give the words of the clause before a name, or of one set before it by a comma."""
    window = text[max(0, start - _BEFORE) : start].replace("U.S.", "US").replace("Gen.", "General")
    if _OF_ANOTHER.search(window):
        return []
    set_before = _SET_BEFORE.search(window)
    if set_before:
        return _WORD.findall(set_before["words"])
    breaks = [match.end() for match in _CLAUSE_BREAK.finditer(window)]
    return _WORD.findall(window[breaks[-1] if breaks else 0 :])


def _after(text: str, end: int) -> list[str]:
    window = text[end : end + _AFTER].replace("U.S.", "US")
    match = _APPOSITION.match(window)
    return _WORD.findall(match["words"])[:_APPOSITION_WORDS] if match else []
