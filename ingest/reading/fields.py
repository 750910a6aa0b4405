"""Which field of a JSON record is what: defaults, and the corpus's own `pressmark.toml`.

    [json]
    records = "articles"      # where the list of records is, if not at the top
    text = "body"             # a name, or a list of names of which the first present is taken
    title = "headline"
    published = "date"
    author = "byline"
    publisher = "outlet"
    comments = "comments"     # a list of texts, or of records with an author and a text

A name may be a path: `source.name`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from ingest.errors import CorpusError

MAPPING_FILE = "pressmark.toml"


@dataclass(frozen=True, slots=True)
class FieldMapping:
    """Names to look under, in order, for each thing a record may say."""

    records: tuple[str, ...] = ("articles", "records", "items", "documents", "results", "data")
    text: tuple[str, ...] = (
        *("text", "body", "content", "article", "article_body", "articleBody", "maintext"),
        *("full_text", "raw_text", "story", "document", "message", "selftext"),
    )
    title: tuple[str, ...] = ("title", "headline", "name", "heading")
    published: tuple[str, ...] = (
        *("published", "date", "publish_date", "date_published", "datePublished", "published_at"),
        *("publishedAt", "pubDate", "pub_date", "publication_date", "date_publish"),
    )
    author: tuple[str, ...] = ("author", "byline", "authors", "by", "creator")
    publisher: tuple[str, ...] = (
        *("publisher", "source", "site", "sitename", "publication", "outlet", "source_domain"),
    )
    comments: tuple[str, ...] = ("comments", "replies")


DEFAULT_FIELDS = FieldMapping()


def load_mapping(folder: Path) -> FieldMapping:
    """The field mapping that a corpus folder declares, over the defaults.

    Raises:
        CorpusError: `pressmark.toml` cannot be read, or names something that does not exist.
    """
    path = folder / MAPPING_FILE
    if not path.is_file():
        return DEFAULT_FIELDS
    try:
        declared = tomllib.loads(path.read_text("utf-8")).get("json", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(f"{path} cannot be read: {error}. Correct or remove it.") from error
    if not isinstance(declared, Mapping):
        raise CorpusError(f"{path}: [json] must be a table of field names.")
    known = [field.name for field in fields(FieldMapping)]
    if unknown := sorted(set(declared) - set(known)):
        raise CorpusError(f"{path}: [json] has no {unknown[0]!r}; it has {', '.join(known)}.")
    return FieldMapping(**{name: _names(path, name, value) for name, value in declared.items()})


def _names(path: Path, name: str, value: object) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [value]
    checked = tuple(item for item in names if isinstance(item, str))
    if not names or len(checked) != len(names):
        raise CorpusError(f"{path}: [json] {name} must be a field name or a list of them.")
    return checked


def look_up(record: Mapping[str, object], names: tuple[str, ...]) -> object:
    """The value under the first of `names` that is there and not empty, else None."""
    for name in names:
        value: object = record
        for step in name.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        if value:
            return value
    return None
