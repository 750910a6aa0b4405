"""The chat page: a Gradio app behind our own guards, with a reader beside the answers.

`ui.page.app` holds `build_app` and `launch`; `ui.page.settings` holds `PageSettings`.
"""
