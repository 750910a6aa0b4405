"""The tab of the collection: what is in it, adding files or text, removing them with undo."""

import gradio as gr

from ingest.reading import SUFFIXES
from ui.page.ask_tab import FilterBoxes
from ui.page.library import Library
from ui.page.library_handlers import LibraryHandlers
from ui.page.markup import escape
from ui.page.settings import PageSettings
from ui.page.wiring import Places, connect, on_arrival

CLOSED = "Adding articles is switched off here; whoever runs this page can switch it on."
ABOUT = (
    "Answers rest on these articles and nothing else. Add files (text, Markdown, HTML, PDF or "
    "Word, up to {megabytes} MB each) or paste a text; everyone who uses this page sees what is "
    "added here."
)
LONGEST_PASTE = 500_000
JOBS = Places("library", 4)


def library_tab(
    blocks: gr.Blocks, library: Library, settings: PageSettings, filters: FilterBoxes
) -> None:
    """Lay the tab out and connect it."""
    gr.Markdown("## The collection", elem_classes="tab-heading")
    about = ABOUT.format(megabytes=settings.upload_megabytes) if settings.uploads else CLOSED
    gr.Markdown(escape(about))
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
                add = gr.Button("Add these files", variant="primary", elem_id="add-files-go")
            with gr.Column(min_width=280):
                title = gr.Textbox(label="Title of a pasted text", max_length=200)
                text = gr.Textbox(
                    label="Text of an article", lines=4, max_lines=8, max_length=LONGEST_PASTE
                )
                paste = gr.Button("Add this text", elem_id="add-text-go")
        told = gr.Markdown(elem_id="job", latex_delimiters=[])
        with gr.Row(elem_id="removing", visible=False) as removing_row:
            added = gr.Dropdown([], label="Files added here", elem_id="added-files")
            remove = gr.Button("Remove", elem_id="remove-go")
            undo = gr.Button("Undo the removal", elem_id="undo-go", interactive=False)
    listing = gr.Markdown(elem_id="articles", latex_delimiters=[])
    removed = gr.State("")

    do = LibraryHandlers(library, settings)
    adding = connect(add.click, do.add, files, told, JOBS)
    pasting = connect(paste.click, do.paste, [title, text], told, JOBS)
    removing = connect(remove.click, do.remove, added, [told, removed], JOBS)
    undoing = connect(undo.click, do.undo, removed, told, JOBS)
    endings = (
        connect(adding.then, lambda: None, None, files),
        connect(pasting.then, lambda: ("", ""), None, [title, text]),
        removing,
        connect(undoing.then, lambda: "", None, removed),
    )
    shown = [listing, *filters.of_the_index, added, undo, removing_row]
    for ending in endings:
        connect(ending.then, do.refreshed, removed, shown)
    on_arrival(blocks, do.refreshed, removed, shown)
