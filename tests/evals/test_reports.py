import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from rich.console import Console

from evals.cases import CaseSet
from evals.cases.loading import PlacesMaker
from evals.reports import (
    html_report,
    junit_report,
    load_report,
    summarise,
    worst_first,
    write_report,
)
from evals.reports.json_file import ReportError
from evals.reports.summary import quantile
from evals.reports.terminal import print_summary
from evals.running import Report, RunSettings, run_cases
from evals.systems.pressmark import PressmarkSystem

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\x00"


def report_of(engine, cases, places, support):
    results = run_cases(cases.cases, PressmarkSystem(engine), places, support)
    settings = RunSettings(set_title=cases.title, set_hash="0" * 64, system="s", corpus="c")
    return Report(settings=settings, started="2026-01-01T00:00:00+00:00", results=results)


@pytest.fixture
def report(broken, seed_cases, seed_places, verbatim_only):
    return report_of(broken, seed_cases, seed_places, verbatim_only)


def test_the_worst_come_first(report):
    passed = [result.verdict.passed for result in worst_first(report)]
    assert passed == sorted(passed)


def test_a_report_reads_back_the_same(report, tmp_path):
    write_report(report, tmp_path / "new" / "report.json")
    assert load_report(tmp_path / "new" / "report.json") == report
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    for name in ("other.json", "none.json"):
        with pytest.raises(ReportError):
            load_report(tmp_path / name)


def test_the_matrix_counts_every_case(report):
    summary = summarise(report.results)
    assert sum(summary.refusals.values()) == len(report.results)
    assert summary.figure("refusal").unscored == 0


def test_junit_counts_agree_with_the_results(report):
    suite = ET.fromstring(junit_report(report)).find("testsuite")
    assert suite is not None
    failed = sum(not result.verdict.passed for result in report.results)
    assert suite.get("tests") == str(len(report.results))
    assert suite.get("failures") == str(failed) == str(len(suite.findall("testcase/failure")))


def test_the_terminal_summary_names_every_kind(report):
    console = Console(record=True, width=200, file=None, quiet=False, force_terminal=False)
    with console.capture() as capture:
        print_summary(report, summarise(report.results), console)
    shown = capture.get()
    for kind in ("follow_up", "false_premise", "held out"):
        assert kind in shown


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_the_page_shows_every_case_and_asks_no_network(report, seed_places):
    page = html_report(report, seed_places)
    tags = Tags()
    tags.feed(page)
    cases = [attrs for tag, attrs in tags.found if attrs.get("class", "").startswith("case ")]
    assert len(cases) == len(report.results)
    assert not [attrs for _, attrs in tags.found if "src" in attrs or "href" in attrs]
    assert not re.search(r"@import|url\(", page)


def test_hostile_words_are_inert_in_every_report(conftest_engine):
    cases = CaseSet.model_validate(
        {
            "title": HOSTILE,
            "cases": [
                {
                    "id": "a",
                    "kind": "answerable",
                    "turns": [HOSTILE, HOSTILE],
                    "gold": [{"article": "a.txt", "quote": "alert"}],
                    "tags": [HOSTILE],
                    "forbid": ["alert"],
                }
            ],
        }
    )
    places = PlacesMaker({"a.txt": f"one {HOSTILE} two"})(cases)
    engine, support = conftest_engine(cases, places)
    report = report_of(engine, cases, places, support)
    page = html_report(report, places)
    tags = Tags()
    tags.feed(page)
    assert [tag for tag, _ in tags.found].count("script") == 2  # its own data and code
    assert "img" not in [tag for tag, _ in tags.found]
    ET.fromstring(junit_report(report))


@pytest.mark.parametrize(("share", "value"), [(0.5, 2), (0.95, 4), (0.01, 1)])
def test_quantiles_are_nearest_ranks(share, value):
    assert quantile([1, 2, 3, 4], share) == value
    assert quantile([], share) is None
