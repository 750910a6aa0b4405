"""The HTML report: one page that asks no network, to look at and to send on."""

import json
from html import escape
from importlib.resources import files

from evals.cases import Places
from evals.reports.html_case import case_block
from evals.reports.html_overview import overview
from evals.reports.summary import summarise, worst_first
from evals.running.results import Report

MAX_SOURCES_CHARACTERS = 4_000_000  # beyond this a page shows quotes without whole articles


def html_report(report: Report, places: Places) -> str:
    """Write a run as one self-contained HTML page, the worst cases first."""
    summary = summarise(report.results)
    title = escape(f"{report.settings.set_title}: {report.settings.system}")
    results = worst_first(report)
    kinds = dict.fromkeys(result.case.kind.value for result in results)
    options = "".join(f"<option>{escape(kind)}</option>" for kind in kinds)
    blocks = "\n".join(case_block(result, places) for result in results)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<title>{title}</title>
<style>
{_resource("page.css")}
</style>
</head>
<body>
<main>
{overview(report, summary)}
<section aria-labelledby="cases-heading">
<h2 id="cases-heading">Cases</h2>
<div class="filters" role="search">
<input id="words" type="search" placeholder="Words in id, question, answer, tags" \
aria-label="Words in id, question, answer or tags">
<select id="kind" aria-label="Kind"><option value="">every kind</option>{options}</select>
<select id="verdict" aria-label="Verdict"><option value="">passed and failed</option>
<option value="failed">failed</option><option value="passed">passed</option></select>
<select id="part" aria-label="Part"><option value="">both parts</option>
<option value="open">open</option><option value="held-out">held out</option></select>
<output id="shown"></output>
</div>
<div id="cases">
{blocks}
</div>
<p id="none" hidden>No case has all of this.</p>
</section>
</main>
<dialog id="article" aria-labelledby="article-title">
<header><h2 id="article-title"></h2><form method="dialog"><button>Close</button></form></header>
<div id="article-text" tabindex="0"></div>
</dialog>
<script type="application/json" id="sources">{_sources(report, places)}</script>
<script>
{_resource("page.js")}
</script>
</body>
</html>
"""


def _resource(name: str) -> str:
    return (files("evals.reports") / name).read_text(encoding="utf-8")


def _sources(report: Report, places: Places) -> str:
    texts: dict[str, str] = {}
    for result in report.results:
        cited = result.response.answer.citations if result.response else ()
        for source in (
            *(c.source for c in cited),
            *(s.source for s in places.gold_of(result.case)),
        ):
            texts.setdefault(source, places.text(source) or "")
    if sum(map(len, texts.values())) > MAX_SOURCES_CHARACTERS:
        texts = {}
    # "<" cannot stand in a script element as it is: "</script" would end it.
    return json.dumps(texts, ensure_ascii=True).replace("<", "\\u003c")
