"""All files of a report, side by side in one folder."""

from pathlib import Path

from evals.cases import Places
from evals.reports.html_page import html_report
from evals.reports.json_file import write_report
from evals.reports.junit import junit_report
from evals.running.results import Report

JSON_FILE, HTML_FILE, JUNIT_FILE = "report.json", "report.html", "report.xml"


def write_folder(report: Report, places: Places, folder: Path) -> Path:
    """Write the JSON, HTML and JUnit reports, and give the HTML file's path."""
    write_report(report, folder / JSON_FILE)
    (folder / HTML_FILE).write_text(html_report(report, places), encoding="utf-8")
    (folder / JUNIT_FILE).write_text(junit_report(report), encoding="utf-8")
    return folder / HTML_FILE
