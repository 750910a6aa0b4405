"""The page as Gradio lays it out: three tabs, the chat in the first."""

import gradio as gr

from ui.page.ask_tab import ask_tab
from ui.page.first_sight import WelcomeDesk
from ui.page.library import Library
from ui.page.library_tab import library_tab
from ui.page.settings import PageSettings
from ui.page.test_sets import test_sets_tab

TITLE = "Pressmark"
MASTHEAD = (
    '<header class="masthead"><p class="skip"><a href="#question">Go to the question box</a></p>'
    "<h1>Pressmark</h1>"
    '<button class="colours" id="colours" title="Light or dark">Light or dark</button></header>'
)


def page_blocks(library: Library, desk: WelcomeDesk, settings: PageSettings) -> gr.Blocks:
    """Every component and event of the page; no visitor's things live in it."""
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True) as blocks:
        gr.Markdown(MASTHEAD, elem_id="masthead")
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Ask", id="ask"):
                ask = ask_tab(library.engines, desk, settings)
            with gr.Tab("Articles", id="articles"):
                library_tab(library, settings, ask.filter_boxes)
            with gr.Tab("Test sets", id="test-sets"):
                test_sets_tab(library.engines, settings)
    blocks.queue(max_size=settings.queue_length, default_concurrency_limit=2)
    return blocks
