"""The name table: every spelling of every name, and where a text uses one."""

import json
from dataclasses import dataclass, field, replace
from functools import cached_property

from ingest.names import lexicon
from ingest.names.countryless import without_country
from ingest.names.forms import Form, FormIndex
from ingest.names.hidden import visible
from ingest.names.records import NameEntry, NameMention
from ingest.names.spelling import NearestForms
from ingest.names.words import WORD, fold_word, key_of

_LONG_FORM = 3
_PREFIXED = 2
_SHORT_CAPITALS = 4


@dataclass(frozen=True)
class NameTable:
    """Who and what the corpus names, under all spellings; countries are always in it.

    `seen` is every folded word of the corpus (a word never seen may be a misspelt name);
    `common` those of them that are ordinary words unless capitalised.
    """

    entries: tuple[NameEntry, ...]
    seen: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    _forms: FormIndex = field(init=False, repr=False, compare=False)
    _by_key: dict[tuple[str, ...], NameEntry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        forms: list[Form] = []
        by_key: dict[tuple[str, ...], NameEntry] = {}
        for entry in self.entries:
            for form in entry.forms:
                key = key_of(form)
                if key and by_key.setdefault(key, entry) is entry:
                    forms.append(self._form(form, key, entry))
        for entry in self.entries:
            for form in without_country(entry):
                key = key_of(form)
                if by_key.setdefault(key, entry) is entry:
                    forms.append(self._form(form, key, entry))
        object.__setattr__(self, "_forms", FormIndex(forms))
        object.__setattr__(self, "_by_key", by_key)

    def _form(self, written: str, key: tuple[str, ...], entry: NameEntry) -> Form:
        letters = [letter for letter in written if letter.isalpha()]
        short = len(letters) <= _SHORT_CAPITALS and all(letter.isupper() for letter in letters)
        words = [word in lexicon.ALSO_WORDS or word in self.common for word in key]
        return Form(
            key,
            entry,
            capitals=short and (words[0] or len(letters) < _LONG_FORM),
            common=all(words) and len(key) < _LONG_FORM,
        )

    def find(self, text: str) -> tuple[NameMention, ...]:
        """Find the names of a text: longest first, apart, in order of place.

        A name may be written in any case, but a word that is also an ordinary one counts only
        with a capital ("Turkey", not "turkey"). A word that the corpus never uses is read as
        the nearest known name where one is clearly nearest ("Mackensie"); written small, only as
        one that the articles write: "finish" is no Finn where nobody speaks of Finland.
        """
        shown = visible(text)
        if shown is None:
            return self._find(text)
        return tuple(
            replace(
                mention,
                start=shown.offsets[mention.start],
                end=shown.offsets[mention.end - 1] + 1,
            )
            for mention in self._find(shown.text)
        )

    def _find(self, text: str) -> tuple[NameMention, ...]:
        found: list[NameMention] = []
        matches = list(WORD.finditer(text))
        words = [fold_word(match[0]) for match in matches]
        starts, seen = self._forms.starts, self.seen
        end = 0
        for at, word in enumerate(words):
            if word in starts:
                start = matches[at].start()
                form = self._forms.longest(text, words, matches, at) if start >= end else None
                if form:
                    end = matches[at + len(form.key) - 1].end()
                    found.append(NameMention(start, end, form.entry))
            elif seen and word not in seen:
                start, stop = matches[at].span()
                capital = text[start].isupper()
                entry = self._nearest.nearest(word, capital=capital) if start >= end else None
                if entry and (capital or entry.articles):
                    found.append(NameMention(start, stop, entry, misspelt=True))
        return tuple(found)

    @cached_property
    def _nearest(self) -> NearestForms[NameEntry]:
        return NearestForms(
            (key[-1], entry)
            for key, entry in self._by_key.items()
            if len(key) == 1 or (len(key) == _PREFIXED and key[0] in lexicon.FREE_PREFIXES)
        )

    def entry_of(self, name: str) -> NameEntry | None:
        """Look up the one entry that a whole name stands for, titles left out.

        An unknown full name is not taken for the bearer of its surname.
        """
        key = key_of(name)
        if key in self._by_key:
            return self._by_key[key]
        mentions = self.find(name)
        people = [mention for mention in mentions if mention.entry.kind == "person"] or mentions
        ids = {mention.entry.name_id for mention in people}
        if len(ids) != 1:
            return None
        covered = {
            word for mention in mentions for word in key_of(name[mention.start : mention.end])
        }
        left_over = set(key) - covered
        known = lexicon.TITLES | lexicon.TITLE_MODIFIERS | lexicon.OPENERS | lexicon.SUFFIXES
        return people[0].entry if left_over <= known else None

    def same(self, a: str, b: str) -> bool:
        """Say whether two names are known to be one; a shared surname alone is not."""
        if key_of(a) == key_of(b):
            return True
        first, second = self.entry_of(a), self.entry_of(b)
        return first is not None and second is not None and first.name_id == second.name_id

    def canonical(self, form: str) -> str | None:
        """Give the spelling that the table shows for a name, or None for an unknown one."""
        entry = self.entry_of(form)
        return entry.canonical if entry else None

    def to_json(self) -> str:
        """Write the table as JSON text, one entry a line, the same for the same table."""
        rows = [json.dumps(_as_json(entry), ensure_ascii=False) for entry in self.entries]
        words = json.dumps(" ".join(sorted(self.seen)), ensure_ascii=False)
        common = json.dumps(" ".join(sorted(self.common)), ensure_ascii=False)
        body = ",\n".join(rows)
        return f'{{"entries": [\n{body}\n],\n"common": {common},\n"seen": {words}}}\n'

    @classmethod
    def from_json(cls, text: str) -> "NameTable":
        """Read a table that `to_json` wrote.

        Raises:
            ValueError: The text is no such table.
        """
        try:
            document = json.loads(text)
            return cls(
                tuple(_from_json(row) for row in document["entries"]),
                frozenset(document["seen"].split()),
                frozenset(document["common"].split()),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("The text is no name table.") from error


def _as_json(entry: NameEntry) -> dict[str, object]:
    return {
        "name_id": entry.name_id,
        "canonical": entry.canonical,
        "kind": entry.kind,
        "count": entry.count,
        "forms": list(entry.forms),
        "articles": list(entry.articles),
        "may_be": list(entry.may_be),
    }


def _from_json(row: dict[str, object]) -> NameEntry:
    return NameEntry(
        **{  # type: ignore[arg-type]
            name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
        }
    )
