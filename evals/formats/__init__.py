"""Public question sets read into one form: SQuAD 2.0, CLAPNQ, mtRAG-UN, RGB; QAGS beside them.

Each adapter is a file of its own; `as_cases` turns what they read into a test set.
"""

from evals.formats.benchmark import Benchmark, Document, Item

__all__ = ["Benchmark", "Document", "Item"]
