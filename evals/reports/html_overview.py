"""The top of the HTML report: figures with intervals, plots, refusals as a matrix."""

from html import escape

from evals.reports.html_plots import latency_histogram, whisker
from evals.reports.summary import GroupFigure, MetricFigure, Summary
from evals.reports.terminal import STATUSES, percent
from evals.reports.times import spoken_time
from evals.running.results import Report

RIGHT = {
    ("answered", "answered"),
    ("refused", "refused"),
    ("either", "answered"),
    ("either", "refused"),
}


def overview(report: Report, summary: Summary) -> str:
    """Write the heading and every figure."""
    settings = report.settings
    passed = sum(result.verdict.passed for result in report.results)
    failed = len(report.results) - passed
    unstable = (
        f"<p>{summary.unstable} cases changed their verdict between repeats.</p>"
        if summary.unstable is not None
        else ""
    )
    return f"""<header class="top">
<h1>{escape(settings.set_title)}</h1>
<p class="about">{escape(settings.system)} over <code>{escape(settings.corpus)}</code>, \
{escape(spoken_time(report.started))}, \
set <code title="{settings.set_hash}">{settings.set_hash[:12]}</code></p>
</header>
<section class="cards" aria-label="At a glance">
{_card("passed", f"{summary.passed.estimate * 100:.1f} %", f"{passed} of {len(report.results)}")}
{_card("failed", str(failed), "worst first below", bad=failed > 0)}
{_card("95 % interval", _ends(summary), f"{summary.passed.clusters} clusters resampled")}
{_card("latency p50 / p95", _latency(summary), "milliseconds")}
</section>
{unstable}
<div class="columns">
<section aria-labelledby="metrics-heading">
<h2 id="metrics-heading">Metrics</h2>
<p class="hint">Mean over the scored cases, with 95 % cluster-bootstrap interval. \
Unscored cases are counted, never turned into a number.</p>
<table class="figures">
<thead><tr><th>metric</th><th>0 to 1</th><th>mean</th><th>scored</th><th>unscored</th></tr></thead>
<tbody>
{"".join(map(_metric_row, summary.metrics))}
</tbody></table>
</section>
<div>
<section aria-labelledby="kinds-heading">
<h2 id="kinds-heading">Passed by kind</h2>
<table class="figures">
<thead><tr><th>kind</th><th>0 to 1</th><th>passed</th></tr></thead>
<tbody>{"".join(map(_group_row, summary.kinds))}</tbody>
<tbody class="first-part">{"".join(map(_group_row, summary.parts))}</tbody></table>
</section>
<section aria-labelledby="refusals-heading">
<h2 id="refusals-heading">Refusals</h2>
{_matrix(summary)}
</section>
<section aria-labelledby="latency-heading">
<h2 id="latency-heading">Latency</h2>
{latency_histogram([r.response.elapsed_ms for r in report.results if r.response])}
</section>
</div>
</div>"""


def _card(label: str, value: str, note: str, *, bad: bool = False) -> str:
    css = "card bad" if bad else "card"
    return (
        f'<div class="{css}"><span class="label">{escape(label)}</span>'
        f'<span class="value">{escape(value)}</span><span class="note">{escape(note)}</span></div>'
    )


def _ends(summary: Summary) -> str:
    low, high = summary.passed.low, summary.passed.high
    return "one cluster" if low is None or high is None else f"{low * 100:.1f} – {high * 100:.1f} %"


def _latency(summary: Summary) -> str:
    if summary.p50_ms is None or summary.p95_ms is None:
        return "none"
    return f"{summary.p50_ms:.0f} / {summary.p95_ms:.0f}"


def _metric_row(figure: MetricFigure) -> str:
    metric, interval = figure.metric, figure.interval
    if interval is None:
        plot, mean = "", "unscored"
    elif metric.unit == "share":
        plot, mean = whisker(interval), percent(interval)
    else:
        plot, mean = "", f"{interval.estimate:.0f} {metric.unit}"
    scored = interval.cases if interval else 0
    return (
        f'<tr><th scope="row"><abbr title="{escape(metric.meaning)}">{escape(metric.title)}</abbr>'
        f"</th><td>{plot}</td><td>{mean}</td><td>{scored}</td><td>{figure.unscored}</td></tr>\n"
    )


def _group_row(group: GroupFigure) -> str:
    return (
        f'<tr><th scope="row">{escape(group.name.replace("_", " "))}</th>'
        f"<td>{whisker(group.interval)}</td><td>{group.passed} of {group.interval.cases}</td></tr>"
    )


def _matrix(summary: Summary) -> str:
    rows = []
    for expected in ("answered", "refused", "either"):
        cells = []
        for actual in STATUSES:
            count = summary.refusals.get((expected, actual), 0)
            css = "right" if (expected, actual) in RIGHT else "wrong" if count else "none"
            cells.append(f'<td class="{css}">{count}</td>')
        rows.append(f'<tr><th scope="row">{expected}</th>{"".join(cells)}</tr>')
    heads = "".join(f'<th scope="col">{status}</th>' for status in STATUSES)
    return (
        '<table class="matrix"><caption>rows: expected; columns: what came out</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )
