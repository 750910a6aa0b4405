"""The chat page: a Gradio app behind our own guards, with a reader beside the answers.

`ui.page.launching` holds `launch`, `ui.page.app` `build_app`, `ui.page.settings` `PageSettings`.
"""
