"""The page as Gradio lays it out: three tabs, the chat in the first."""

import gradio as gr

from ui.page.ask_tab import ask_tab
from ui.page.first_sight import WelcomeDesk
from ui.page.gradio_start import without_applications
from ui.page.library import Library
from ui.page.library_tab import library_tab
from ui.page.runs import Runs
from ui.page.set_run import ReportShelf
from ui.page.settings import PageSettings
from ui.page.test_sets import lay_out_test_sets

TITLE = "Pressmark"
MASTHEAD = (
    '<header class="masthead">'
    '<p class="skip"><a href="#question-box">Go to the question box</a></p>'
    "<h1>Pressmark</h1>"
    '<button class="colours" id="colours" title="Light or dark">Light or dark</button></header>'
)


def page_blocks(
    library: Library, desk: WelcomeDesk, runs: Runs, reports: ReportShelf, settings: PageSettings
) -> gr.Blocks:
    """Every component and event of the page; no visitor's things live in it."""
    with without_applications():
        blocks = gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True)
        with blocks:
            gr.Markdown(MASTHEAD, elem_id="masthead")
            with gr.Tabs(elem_id="tabs"):
                with gr.Tab("Ask", id="ask"):
                    filters = ask_tab(blocks, library.engines, runs, desk, settings)
                with gr.Tab("Articles", id="articles", elem_classes="page-tab"):
                    library_tab(blocks, library, settings, filters)
                with gr.Tab("Test sets", id="test-sets", elem_classes="page-tab"):
                    lay_out_test_sets(library, settings, reports)
        blocks.queue(max_size=settings.queue_length, default_concurrency_limit=2)
    return blocks
