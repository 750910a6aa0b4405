"""The tab of test sets: run one against the page's own engine and read its report here."""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import gradio as gr

from evals.datasets import SEED_CASES
from ui.page.library import Library
from ui.page.markup import element, escape, isolated
from ui.page.origins import counted
from ui.page.set_run import ReportShelf, SetRun, begin_run
from ui.page.settings import PageSettings
from ui.page.wiring import Places, connect, connect_stop

REPORTS = "page/reports"
RUNS = Places("test-sets", 1)
LOOK_AGAIN_SECONDS = 0.4
SUFFIXES = [".yaml", ".yml", ".jsonl"]
ABOUT = (
    "A test set holds questions with what a right answer says and quotes. It runs against the "
    "collection as it is now; the report shows each case with its evidence, the worst first."
)


def lay_out_test_sets(library: Library, settings: PageSettings, shelf: ReportShelf) -> None:
    """Lay the tab out and connect it."""
    gr.Markdown("## Test sets", elem_classes="tab-heading")
    gr.Markdown(escape(ABOUT))
    file = gr.File(
        label="A test set of your own (YAML or JSONL)",
        file_types=SUFFIXES,
        height=140,
        visible=settings.uploads,
        elem_id="test-set-file",
    )
    with gr.Row(elem_id="test-set-buttons"):
        own = gr.Button("Run this file", visible=settings.uploads, variant="primary")
        built_in = gr.Button("Run the set for the seed articles", elem_id="run-seed-set")
        stop = gr.Button("Stop", elem_id="stop-test-set")
    told = gr.Markdown(elem_id="test-report", latex_delimiters=[])

    run = partial(_run, library, shelf)
    running = (
        connect(own.click, run, file, told, RUNS),
        connect(built_in.click, partial(run, str(SEED_CASES)), None, told, RUNS),
    )
    for one in running:
        connect_stop(stop.click, one)


def _run(library: Library, shelf: ReportShelf, path: str | None) -> Iterator[str]:
    if not path:
        yield element("p", escape("Choose a file first."), "trouble")
        return
    run = begin_run(Path(path), library.corpus, library.engines.current(), shelf)
    try:
        while not run.ended:
            yield draw_run(run)
            time.sleep(LOOK_AGAIN_SECONDS)
        yield draw_run(run)
    finally:
        run.stopped = True


def draw_run(run: SetRun) -> str:
    """A run as far as it has come, or its figures and where its report is."""
    if run.trouble:
        lines = "".join(element("p", isolated(line), "trouble") for line in run.trouble.split("\n"))
        return element("div", lines)
    if run.summary is None or run.report is None:
        said = f"Asked {run.done} of {run.total}; {run.failed} failed so far"
        return element("p", escape(said), "stage")
    passed = run.summary.passed
    first = f"{passed.estimate:.0%} of {counted(run.total, 'case')} passed"
    if passed.low is not None and passed.high is not None:
        first += f" (95 % interval {passed.low:.0%} to {passed.high:.0%})"
    link = element("a", "Open the report by itself", "report", href=f"{REPORTS}/{run.report}")
    rows = "".join(
        element(
            "tr",
            element("th", escape(kind.name.replace("_", " ")), scope="row")
            + element("td", f"{kind.passed} of {kind.interval.cases}"),
        )
        for kind in run.summary.kinds
    )
    heads = element("thead", "<tr><th scope='col'>Kind</th><th scope='col'>Passed</th></tr>")
    table = element("table", heads + element("tbody", rows), "articles")
    return element("div", element("p", escape(first), "done") + table + element("p", link))
