"""The two faces of Pressmark: the `pressmark` command and the chat page.

Both get their query engine from `ui.engine.ready_engine`; importing this package loads neither.
"""
