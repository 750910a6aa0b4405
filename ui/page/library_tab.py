"""The tab of the collection: what is in it, adding files or text, removing them with undo."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import gradio as gr

from ingest.reading import SUFFIXES
from ui.page.filtering import article_choices, publisher_choices
from ui.page.library import Job, Library
from ui.page.library_view import draw_articles, draw_job
from ui.page.markup import element, escape
from ui.page.settings import PageSettings
from ui.page.shelving import PLAIN_SUFFIX, Offered

LOOK_AGAIN_SECONDS = 0.3
CLOSED = "Adding articles is switched off here; whoever runs this page can switch it on."
LONGEST_PASTE = 500_000


def library_tab(
    library: Library, settings: PageSettings, filter_boxes: tuple[gr.Dropdown, gr.Dropdown]
) -> None:
    """Lay the tab out and connect it."""
    gr.Markdown("## The collection", elem_classes="tab-heading")
    if not settings.uploads:
        gr.Markdown(escape(CLOSED))
    with gr.Column(visible=settings.uploads, elem_id="adding"):
        with gr.Row():
            with gr.Column(min_width=280):
                files = gr.File(
                    label="Drop files here, or choose them",
                    file_count="multiple",
                    file_types=sorted(SUFFIXES),
                    height=170,
                    elem_id="add-files",
                )
                add_files = gr.Button("Add these files", variant="primary", elem_id="add-files-go")
            with gr.Column(min_width=280):
                title = gr.Textbox(label="Title of a pasted text", max_length=200)
                pasted = gr.Textbox(
                    label="Text of an article", lines=4, max_lines=8, max_length=LONGEST_PASTE
                )
                add_text = gr.Button("Add this text", elem_id="add-text-go")
        told = gr.Markdown(elem_id="job", latex_delimiters=[])
        with gr.Row(elem_id="removing"):
            chosen = gr.Dropdown([], label="Files added here", elem_id="added-files")
            remove = gr.Button("Remove", elem_id="remove-go")
            undo = gr.Button("Undo the removal", elem_id="undo-go", interactive=False)
    listing = gr.Markdown(elem_id="articles", latex_delimiters=[])
    last_removed = gr.State("")
    after = [listing, *filter_boxes, chosen, undo, last_removed]

    def follow(job: Job) -> Iterator[str]:
        while not job.state.done:
            yield draw_job(job.state)
            time.sleep(LOOK_AGAIN_SECONDS)
        yield draw_job(job.state)

    def add(paths: list[str] | None) -> Iterator[str]:
        offered = [Offered(Path(path).name, Path(path)) for path in paths or []]
        if not offered:
            yield element("p", "Choose at least one file first&#46;", "trouble")
        elif len(offered) > settings.upload_files:
            words = f"Add at most {settings.upload_files} files at once."
            yield element("p", escape(words), "trouble")
        else:
            yield from follow(library.add(offered, settings.upload_bytes))

    def paste(name: str, text: str) -> Iterator[str]:
        if not text.strip():
            yield element("p", "Paste a text first&#46;", "trouble")
            return
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"pasted{PLAIN_SUFFIX}"
            head = f"{name.strip()}\n\n" if name.strip() else ""
            path.write_text(head + text, encoding="utf-8", errors="replace")
            label = (name.strip() or "Pasted text") + PLAIN_SUFFIX
            yield from follow(library.add([Offered(label, path)], settings.upload_bytes))

    def take_out(source: str | None) -> Iterator[tuple[str, object]]:
        if not source:
            yield element("p", "Choose a file first&#46;", "trouble"), gr.skip()
            return
        job = library.remove(source)
        for drawn in follow(job):
            yield drawn, job.state.removed or ""

    def put_back(source: str) -> Iterator[str]:
        yield from follow(library.restore(source))

    def refresh(removed: str) -> tuple[object, ...]:
        articles = library.engines.current().index.articles
        return (
            draw_articles(articles),
            gr.update(choices=publisher_choices(articles)),
            gr.update(choices=article_choices(articles)),
            gr.update(choices=library.files.sources(), value=None),
            gr.update(interactive=bool(removed)),
            removed,
        )

    quiet = {"api_visibility": "private", "show_progress": "hidden"}
    shared = {**quiet, "concurrency_id": "library", "concurrency_limit": 4}
    endings = (
        add_files.click(add, files, told, **shared).then(lambda: None, None, files, **quiet),
        add_text.click(paste, [title, pasted], told, **shared).then(
            lambda: ("", ""), None, [title, pasted], **quiet
        ),
        remove.click(take_out, chosen, [told, last_removed], **shared),
        undo.click(put_back, last_removed, told, **shared).then(
            lambda: "", None, last_removed, **quiet
        ),
    )
    for ending in endings:
        ending.then(refresh, last_removed, after, **quiet)
    gr.context.Context.root_block.load(refresh, last_removed, after, **quiet)
