"""The HTML report in a real Chromium: it filters, opens a source at the quote, asks no host."""

import pytest

from evals.reports import html_report
from evals.running import Report, RunSettings, run_cases
from evals.systems.pressmark import PressmarkSystem

pytestmark = pytest.mark.browser


@pytest.fixture
def page_file(faithful, seed_cases, seed_places, verbatim_only, tmp_path):
    system = PressmarkSystem(faithful)
    results = run_cases(seed_cases.cases[:60], system, seed_places, verbatim_only)
    settings = RunSettings(set_title="t", set_hash="0" * 64, system="s", corpus="c")
    report = Report(settings=settings, started="2026-01-01T00:00:00+00:00", results=results)
    file = tmp_path / "report.html"
    file.write_text(html_report(report, seed_places), encoding="utf-8")
    return file


def test_the_page_works_without_a_network(page_file, chromium):
    context = chromium.new_context()
    try:
        page = context.new_page()
        asked, faults = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text))
        page.goto(page_file.as_uri())
        assert page.locator("#shown").inner_text() == "60 of 60"
        page.select_option("#kind", "quote")
        assert page.locator("#shown").inner_text() == "18 of 60"
        page.fill("#words", "says-mulroy-militias")
        assert page.locator(".case:visible").count() == 1
        page.locator(".case:visible > summary").click()
        page.locator(".case:visible .pair button.whole").first.click()
        marked = page.locator("#article-text mark")
        assert marked.inner_text().startswith("Many of these militias look out")
        assert marked.is_visible()
        page.keyboard.press("Escape")
        page.fill("#words", "no such words")
        assert page.locator("#none").is_visible()
    finally:
        context.close()
    assert faults == []
    assert [url for url in asked if not url.startswith("file:")] == []
