"""JUnit XML, so that a build server shows each case as a test."""

import re
from xml.etree import ElementTree as ET

from evals.reports.summary import worst_first
from evals.running.results import CaseResult, Report

# XML 1.0 cannot hold these, not even escaped.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_report(report: Report) -> str:
    """Write a report as JUnit XML, the worst cases first."""
    results = worst_first(report)
    failures = sum(not r.verdict.passed and r.error is None for r in results)
    errors = sum(r.error is not None for r in results)
    suite = ET.Element(
        "testsuite",
        name=_writable(report.settings.set_title),
        tests=str(len(results)),
        failures=str(failures),
        errors=str(errors),
        skipped="0",
        time=_seconds(sum(r.response.elapsed_ms for r in results if r.response)),
        timestamp=report.started,
    )
    for result in results:
        suite.append(_test_case(result, report.settings.system))
    suites = ET.Element("testsuites")
    suites.append(suite)
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=False) + "\n"


def _test_case(result: CaseResult, system: str) -> ET.Element:
    repeat = f" ({result.repeat})" if result.repeat > 1 else ""
    element = ET.Element(
        "testcase",
        classname=f"{system}.{result.case.kind.value}",
        name=result.case.id + repeat,
        time=_seconds(result.response.elapsed_ms if result.response else 0.0),
    )
    if result.error is not None:
        ET.SubElement(element, "error", message=_writable(result.error))
    elif not result.verdict.passed:
        failure = ET.SubElement(
            element, "failure", message=_writable(result.verdict.reasons[0]), type="failed"
        )
        lines = [f"question: {result.case.question}", *result.verdict.reasons]
        if result.response:
            lines.append(f"answer: {result.response.answer.text}")
        failure.text = _writable("\n".join(lines))
    return element


def _seconds(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.3f}"


def _writable(text: str) -> str:
    return UNWRITABLE.sub("\ufffd", text)
