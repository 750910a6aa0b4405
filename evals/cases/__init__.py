"""Test sets: what a case is, how a file of cases is read and checked, and where its gold lies.

A file that cannot be used is refused with every fault and the line it is on.
"""

from evals.cases.loading import CaseFileError, load_cases
from evals.cases.places import Places, Span
from evals.cases.problems import Problem
from evals.cases.schema import ArticleRegion, Case, CaseSet, Gold, Kind, Status

__all__ = [
    "ArticleRegion",
    "Case",
    "CaseFileError",
    "CaseSet",
    "Gold",
    "Kind",
    "Places",
    "Problem",
    "Span",
    "Status",
    "load_cases",
]
