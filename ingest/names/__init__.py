"""One person, place or organisation written several ways is one.

The table of names is learned from the corpus, can be read and corrected by a person, and finds
names in articles and questions alike. What learns it is imported when it is first asked for:
answering only reads it.
"""

from typing import TYPE_CHECKING

from ingest.lazily import lazily
from ingest.names.corrections import NameCorrections, parse_corrections, read_corrections
from ingest.names.lexicon import is_country, role_fields
from ingest.names.records import NameEntry, NameKind, NameMention
from ingest.names.roles import role_noun
from ingest.names.table import NameTable

if TYPE_CHECKING:
    from ingest.names.learning import learn_names

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

__getattr__ = lazily(__name__, {"learn_names": "ingest.names.learning"})
