"""The chat: first sight, question box, filters, and the stream of answers to the page's script."""

from collections.abc import Iterator
from dataclasses import dataclass

import gradio as gr

from ingest.errors import PressmarkError
from rag.request import MAX_QUESTION_CHARACTERS
from ui.page.asking import answer_steps, failed_turn, read_context
from ui.page.engines import EngineSource
from ui.page.filtering import article_choices, describe, filters_from, publisher_choices
from ui.page.first_sight import WelcomeDesk
from ui.page.markup import element, escape
from ui.page.settings import PageSettings

# The page's script fills these; they are the only parts of the chat that it owns.
SHELF = '<nav class="shelf" id="shelf"></nav>'
TRANSCRIPT = '<div class="transcript" id="transcript"></div>'
READER = '<section class="reader" id="reader"></section>'
ALL_SEARCHED = "All articles are searched"

FilterValues = tuple[str | None, str | None, list[str] | None, list[str] | None, bool]


@dataclass(frozen=True, slots=True)
class AskTab:
    """The boxes that must follow the index when it changes."""

    filter_boxes: tuple[gr.Dropdown, gr.Dropdown]


def ask_tab(engines: EngineSource, desk: WelcomeDesk, settings: PageSettings) -> AskTab:
    """Lay the chat out and connect it."""
    with gr.Row(elem_id="desk"):
        with gr.Column(elem_id="shelf-column", min_width=0):
            gr.Markdown(SHELF)
        with gr.Column(elem_id="talk", min_width=0):
            welcome = gr.Markdown(elem_id="welcome", latex_delimiters=[])
            gr.Markdown(TRANSCRIPT, elem_id="transcript-block")
            with gr.Column(elem_id="asking", min_width=0):
                question = gr.Textbox(
                    elem_id="question-box",
                    label="Your question",
                    placeholder="Ask about these articles",
                    autofocus=True,
                    lines=1,
                    max_lines=6,
                    max_length=MAX_QUESTION_CHARACTERS,
                )
                ask = gr.Button("Ask", elem_id="ask", variant="primary")
                stop = gr.Button("Stop", elem_id="stop")
                filter_line = gr.Markdown(ALL_SEARCHED, elem_id="filter-line", latex_delimiters=[])
                boxes = _filter_boxes(engines)
        with gr.Column(elem_id="reader-column", min_width=0):
            gr.Markdown(READER)
    wire = gr.Markdown(elem_id="wire", elem_classes="off-stage", latex_delimiters=[])
    context = gr.Textbox(elem_id="context", visible="hidden", show_label=False)

    def answer(asked: str, written: str, *chosen: object) -> Iterator[tuple[object, object]]:
        """Stream one turn; the box is emptied at the first step."""
        values = _read_values(*chosen)
        emptied: object = ""
        if not asked.strip():
            yield gr.skip(), gr.skip()
            return
        for drawn in answer_steps(
            engines, asked, read_context(written), lambda: filters_from(*values)
        ):
            yield drawn, emptied
            emptied = gr.skip()

    def fail(asked: str, written: str) -> str:
        return failed_turn(asked, read_context(written))

    def tell_filters(*chosen: object) -> str:
        try:
            filters = filters_from(*_read_values(*chosen))
        except PressmarkError as error:
            return element("span", escape(str(error)), "trouble")
        return escape(describe(filters, engines.current().index.articles) or ALL_SEARCHED)

    running = gr.on(
        [question.submit, ask.click],
        answer,
        [question, context, *boxes],
        [wire, question],
        api_visibility="private",
        show_progress="hidden",
        concurrency_limit=settings.answering_at_once,
        concurrency_id="answers",
    )
    running.failure(
        fail, [question, context], wire, api_visibility="private", show_progress="hidden"
    )
    stop.click(None, None, None, cancels=[running], api_visibility="private")
    gr.on(
        [box.change for box in boxes],
        tell_filters,
        boxes,
        filter_line,
        api_visibility="private",
        show_progress="hidden",
    )
    _on_arrival(engines, desk, welcome, boxes[2], boxes[3])
    return AskTab((boxes[2], boxes[3]))


def _filter_boxes(
    engines: EngineSource,
) -> tuple[gr.DateTime, gr.DateTime, gr.Dropdown, gr.Dropdown, gr.Checkbox]:
    with gr.Accordion("Choose what is searched", open=False, elem_id="filters"):
        with gr.Row():
            first = gr.DateTime(include_time=False, type="string", label="Published from")
            last = gr.DateTime(include_time=False, type="string", label="Published up to")
        publishers = gr.Dropdown([], multiselect=True, label="Publishers", value=[])
        articles = gr.Dropdown([], multiselect=True, label="Articles", value=[])
        comments = gr.Checkbox(value=True, label="Search reader comments too")
    return first, last, publishers, articles, comments


def _read_values(*chosen: object) -> FilterValues:
    first, last, publishers, articles, comments = chosen
    return (
        first if isinstance(first, str) else None,
        last if isinstance(last, str) else None,
        [str(one) for one in publishers] if isinstance(publishers, list) else None,
        [str(one) for one in articles] if isinstance(articles, list) else None,
        bool(comments),
    )


def _on_arrival(
    engines: EngineSource,
    desk: WelcomeDesk,
    welcome: gr.Markdown,
    publishers: gr.Dropdown,
    articles: gr.Dropdown,
) -> None:
    def arrive() -> tuple[str, object, object]:
        known = engines.current().index.articles
        return (
            desk.welcome(),
            gr.update(choices=publisher_choices(known)),
            gr.update(choices=article_choices(known)),
        )

    blocks = gr.context.Context.root_block
    blocks.load(
        arrive,
        None,
        [welcome, publishers, articles],
        api_visibility="private",
        show_progress="hidden",
    )
