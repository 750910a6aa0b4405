"""The grounding checker: is a sentence supported by exact words, and if not, what is wrong.

Public: `Check`, `Problem`, `GroundingChecker`.
"""

from rag.checking.checker import Check, GroundingChecker
from rag.checking.problems import Problem

__all__ = ["Check", "GroundingChecker", "Problem"]
