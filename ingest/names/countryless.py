"""Organisations named without their country: "Central Command" is the US one where no other is."""

from ingest.names import lexicon
from ingest.names.records import NameEntry
from ingest.names.words import key_of


def without_country(entry: NameEntry) -> list[str]:
    """Give what is left of an organisation's forms behind its country: "Central Command"."""
    if entry.kind != "organisation":
        return []
    found = []
    for form in entry.forms:
        first, _, rest = form.partition(" ")
        if key_of(first) in lexicon.country_words() and len(key_of(rest)) > 1:
            found.append(rest)
    return found
