"""The index: generations of passages, sentences and vectors that cannot be half-made.

`build_index` makes a generation beside the old one and switches to it once it is verified;
`open_index` gives the `Index` that answering reads. These three bring heavy libraries with
them, so each is imported when it is first asked for.
"""

from typing import TYPE_CHECKING

from ingest.index.report import BuildReport, FileReport
from ingest.index.survey import CorpusChange
from ingest.lazily import lazily

if TYPE_CHECKING:
    from ingest.index.build import build_index
    from ingest.index.opened import Index
    from ingest.index.opening import open_index

__all__ = ["BuildReport", "CorpusChange", "FileReport", "Index", "build_index", "open_index"]

__getattr__ = lazily(
    __name__,
    {
        "Index": "ingest.index.opened",
        "build_index": "ingest.index.build",
        "open_index": "ingest.index.opening",
    },
)
