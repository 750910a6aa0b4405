"""What a test set is put to: our engine, or another system behind the same protocol.

Every system gives an `Answer` with citations into the same decoded sources, so that one set of
metrics measures them all.
"""

from evals.systems.protocol import RankedPassage, Response, System

__all__ = ["RankedPassage", "Response", "System"]
