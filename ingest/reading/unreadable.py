"""Why one file, or one record of it, was not read."""

from ingest.errors import CorpusError


class Unreadable(CorpusError):
    """A file or record that is skipped; the message is the reason, for a person."""
