"""One person, place or organisation written several ways is one.

The table of names is learned from the corpus, can be read and corrected by a person, and finds
names in articles and questions alike.
"""

from ingest.names.corrections import NameCorrections, parse_corrections, read_corrections
from ingest.names.learning import learn_names
from ingest.names.lexicon import is_country, role_fields
from ingest.names.records import NameEntry, NameKind, NameMention
from ingest.names.roles import role_noun
from ingest.names.table import NameTable

__all__ = [
    "NameCorrections",
    "NameEntry",
    "NameKind",
    "NameMention",
    "NameTable",
    "is_country",
    "learn_names",
    "parse_corrections",
    "read_corrections",
    "role_fields",
    "role_noun",
]
