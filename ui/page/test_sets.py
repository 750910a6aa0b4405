"""The tab of test sets."""

import gradio as gr

from ui.page.engines import EngineSource
from ui.page.settings import PageSettings


def test_sets_tab(engines: EngineSource, settings: PageSettings) -> None:
    """Lay the tab out."""
    gr.Markdown("## Test sets")
