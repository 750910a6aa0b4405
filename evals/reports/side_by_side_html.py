"""Several runs on one set, as one HTML page that asks no network."""

from html import escape
from importlib.resources import files

from evals.comparing.baseline import Comparison
from evals.comparing.shown import signed
from evals.comparing.side_by_side import SideBySide, TurnedCase
from evals.reports.side_by_side import rows
from evals.reports.times import spoken_time
from evals.statistics.bootstrap import Difference


def side_by_side_html(found: SideBySide, pages: tuple[str, ...]) -> str:
    """Write the page; `pages` are the addresses of the runs' own reports, in their order."""
    style = (files("evals.reports") / "page.css").read_text(encoding="utf-8")
    names = [column.name for column in found.columns]
    title = escape(f"{found.title}: {' and '.join(names)}")
    links = " · ".join(
        f'<a href="{escape(page, quote=True)}">{escape(name)}</a>'
        for name, page in zip(names, pages, strict=True)
    )
    tests = "".join(
        _tested(name, names[0], comparison)
        for name, comparison in zip(names[1:], found.paired, strict=True)
    )
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
<main>
<header class="top"><h1>{escape(found.title)}</h1>
<p class="about">{escape(spoken_time(found.started))}. The reports: {links}</p></header>
<h2>Side by side</h2>
<p class="hint">Means over the scored cases, with 95 % cluster-bootstrap intervals.</p>
{_table(found)}
{tests}
<h2>Cases that turned</h2>
{_turned(names, found.turned)}
</main>
</body>
</html>
"""


def _table(found: SideBySide) -> str:
    heads = "".join(f'<th scope="col">{escape(column.name)}</th>' for column in found.columns)
    body = "".join(
        f'<tr><th scope="row">{_titled(row.title, row.meaning)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row.cells)
        + "</tr>\n"
        for row in rows(found)
    )
    return (
        f'<table class="figures"><thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody>'
        "</table>"
    )


def _titled(title: str, meaning: str) -> str:
    if not meaning:
        return escape(title)
    return f'<abbr title="{escape(meaning, quote=True)}">{escape(title)}</abbr>'


def _tested(name: str, against: str, comparison: Comparison) -> str:
    body = "".join(
        f'<tr><th scope="row">{escape(change.metric.title)}</th>'
        f"{_difference(change.difference, change.metric.unit)}</tr>\n"
        for change in comparison.metrics
        if change.difference is not None and change.difference.difference != 0
    )
    shown = (
        '<table class="figures"><thead><tr><th>metric</th><th>difference</th><th>95 %</th>'
        f"<th>cases</th><th>p</th></tr></thead><tbody>{body}</tbody></table>"
        if body
        else "<p>No metric differs.</p>"
    )
    return f"""<h2>{escape(name)} against {escape(against)}</h2>
<p>{comparison.shared} cases: {len(comparison.mended)} pass only with {escape(name)}, \
{len(comparison.broken)} only with {escape(against)} \
(McNemar exact p = {comparison.p_value:.3f}).</p>
<p class="hint">Paired differences of means, with a bootstrap over clusters.</p>
{shown}"""


def _difference(found: Difference, unit: str) -> str:
    low, high = signed(found.low, unit), signed(found.high, unit)
    return (
        f"<td>{signed(found.difference, unit)}</td><td>{low} to {high}</td>"
        f"<td>{found.cases}</td><td>{found.p_value:.3f}</td>"
    )


def _turned(names: list[str], turned: tuple[TurnedCase, ...]) -> str:
    if not turned:
        return "<p>Every case passed in all runs or failed in all.</p>"
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(
        f'<tr><th scope="row">{escape(case.id)}</th><td>{escape(case.question)}</td>'
        + "".join(
            f'<td class="{"good" if passed else "bad"}">{"passed" if passed else "failed"}</td>'
            for passed in case.passed
        )
        + "</tr>\n"
        for case in turned
    )
    return (
        f"<table><thead><tr><th>case</th><th>question</th>{heads}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )
