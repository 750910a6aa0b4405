"""All files of a report, side by side in one folder."""

from collections.abc import Sequence
from pathlib import Path

from evals.cases import Places
from evals.comparing.side_by_side import SideBySide
from evals.reports.html_page import html_report
from evals.reports.json_file import write_report
from evals.reports.junit import junit_report
from evals.reports.side_by_side import side_by_side_json
from evals.reports.side_by_side_html import side_by_side_html
from evals.running.results import Report

JSON_FILE, HTML_FILE, JUNIT_FILE = "report.json", "report.html", "report.xml"

BESIDE_HTML, BESIDE_JSON = "side-by-side.html", "side-by-side.json"


def write_folder(report: Report, places: Places, folder: Path) -> Path:
    """Write the JSON, HTML and JUnit reports, and give the HTML file's path."""
    write_report(report, folder / JSON_FILE)
    (folder / HTML_FILE).write_text(html_report(report, places), encoding="utf-8")
    (folder / JUNIT_FILE).write_text(junit_report(report), encoding="utf-8")
    return folder / HTML_FILE


def write_side_by_side(found: SideBySide, folders: Sequence[str], out: Path) -> Path:
    """Write several runs beside each other as HTML and JSON, and give the HTML file's path.

    Args:
        found: The runs.
        folders: The folder of each below `out`, where its own report lies.
        out: Where to write.
    """
    pages = tuple(f"{folder}/{HTML_FILE}" for folder in folders)
    (out / BESIDE_JSON).write_text(side_by_side_json(found), encoding="utf-8")
    (out / BESIDE_HTML).write_text(side_by_side_html(found, pages), encoding="utf-8")
    return out / BESIDE_HTML
