"""Gradio's theme: system fonts only, so that the browser asks no other host."""

import gradio as gr

SANS = ("ui-sans-serif", "system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif")
MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "monospace")


def theme() -> gr.themes.Base:
    """A plain base; the page's own style sheet does the rest with the same variables."""
    return gr.themes.Base(font=SANS, font_mono=MONO, radius_size="sm")
