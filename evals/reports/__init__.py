"""A run's results for people and programs: terminal, JSON, JUnit XML and one HTML page.

The worst cases come first everywhere.
"""

from evals.reports.html_page import html_report
from evals.reports.json_file import load_report, write_report
from evals.reports.junit import junit_report
from evals.reports.summary import Summary, summarise, worst_first

__all__ = [
    "Summary",
    "html_report",
    "junit_report",
    "load_report",
    "summarise",
    "worst_first",
    "write_report",
]
