"""What the collection's buttons do: begin a job, follow it, and draw what came of it."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import gradio as gr

from ui.page.filtering import article_choices, publisher_choices, source_choices
from ui.page.library import Job, Library
from ui.page.library_view import draw_articles, draw_job, draw_unread
from ui.page.markup import element, escape
from ui.page.settings import PageSettings
from ui.page.shelving import PLAIN_SUFFIX, Offered

LOOK_AGAIN_SECONDS = 0.3


class LibraryHandlers:
    """Handlers over the shared collection; what a visitor has removed is kept by the visitor."""

    def __init__(self, library: Library, settings: PageSettings) -> None:
        self._library = library
        self._settings = settings

    def add(self, paths: list[str] | None) -> Iterator[str]:
        """Add uploaded files, telling how far it is."""
        offered = [Offered(Path(path).name, Path(path)) for path in paths or []]
        most = self._settings.upload_files
        if not self._settings.uploads or not offered:
            yield _asked_for("Choose at least one file first.")
        elif len(offered) > most:
            yield _asked_for(f"Add at most {most} files at once.")
        else:
            yield from _followed(self._library.add(offered, self._settings.upload_bytes))

    def paste(self, title: str, text: str) -> Iterator[str]:
        """Add a pasted text as a file of its own."""
        if not self._settings.uploads or not text.strip():
            yield _asked_for("Paste a text first.")
            return
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"pasted{PLAIN_SUFFIX}"
            head = f"{title.strip()}\n\n" if title.strip() else ""
            path.write_text(head + text, encoding="utf-8", errors="replace")
            offered = Offered((title.strip() or "Pasted text") + PLAIN_SUFFIX, path)
            yield from _followed(self._library.add([offered], self._settings.upload_bytes))

    def remove(self, source: str | None) -> Iterator[tuple[str, object]]:
        """Take a file out; also gives what can be undone."""
        if not self._settings.uploads or not source:
            yield _asked_for("Choose a file first."), gr.skip()
            return
        job = self._library.remove(source)
        for drawn in _followed(job):
            yield drawn, job.state.removed or ""

    def undo(self, source: str) -> Iterator[str]:
        """Put the removed file back."""
        if self._settings.uploads and source:
            yield from _followed(self._library.restore(source))

    def refreshed(self, removed: str) -> tuple[object, ...]:
        """The list of articles, the choices that follow it, and what can be removed or undone."""
        engine = self._library.engines.current()  # held, so that its index stays open meanwhile
        articles = engine.index.articles
        added = self._library.files.sources()
        return (
            draw_articles(articles) + draw_unread(engine.index.report),
            gr.update(choices=publisher_choices(articles)),
            gr.update(choices=article_choices(articles)),
            gr.update(choices=source_choices(added, articles), value=None),
            gr.update(interactive=bool(removed)),
            gr.update(visible=bool(added or removed)),
        )


def _followed(job: Job) -> Iterator[str]:
    while not job.state.done:
        yield draw_job(job.state)
        time.sleep(LOOK_AGAIN_SECONDS)
    yield draw_job(job.state)


def _asked_for(words: str) -> str:
    return element("p", escape(words), "trouble")
