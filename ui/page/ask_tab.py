"""The chat: first sight, question box, filters, and the stream of answers to the page's script."""

from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial

import gradio as gr

from ingest.errors import PressmarkError
from rag.request import MAX_QUESTION_CHARACTERS, Filters
from ui.page.asking import answer_steps, failed_turn, read_context
from ui.page.engines import EngineSource
from ui.page.filtering import article_choices, describe, filters_from, publisher_choices
from ui.page.first_sight import WelcomeDesk
from ui.page.markup import element, escape
from ui.page.runs import Runs
from ui.page.settings import PageSettings
from ui.page.wiring import Places, connect, on_arrival

# The page's script fills these; they are the only parts of the chat that it owns.
SHELF = '<nav class="shelf" id="shelf"></nav>'
TRANSCRIPT = '<div class="transcript" id="transcript"></div>'
READER = '<section class="reader" id="reader"></section>'
ALL_SEARCHED = "All articles are searched"


@dataclass(frozen=True, slots=True)
class FilterBoxes:
    """The controls that say what is searched."""

    first: gr.DateTime
    last: gr.DateTime
    publishers: gr.Dropdown
    articles: gr.Dropdown
    comments: gr.Checkbox

    @property
    def all(self) -> list[gr.components.Component]:
        """Every control, in the order that `read_filters` takes their values."""
        return [self.first, self.last, self.publishers, self.articles, self.comments]

    @property
    def of_the_index(self) -> list[gr.components.Component]:
        """The controls whose choices follow the index."""
        return [self.publishers, self.articles]


def ask_tab(
    blocks: gr.Blocks, engines: EngineSource, runs: Runs, desk: WelcomeDesk, settings: PageSettings
) -> FilterBoxes:
    """Lay the chat out and connect it."""
    with gr.Row(elem_id="desk"):
        with gr.Column(elem_id="shelf-column", min_width=0):
            gr.Markdown(SHELF)
        with gr.Column(elem_id="talk", min_width=0):
            welcome = gr.Markdown(elem_id="welcome", latex_delimiters=[])
            gr.Markdown(TRANSCRIPT, elem_id="transcript-block")
            with gr.Column(elem_id="asking", min_width=0):
                question = _question_box()
                ask = gr.Button("Ask", elem_id="ask", variant="primary")
                gr.Button("Stop", elem_id="stop")
                filter_line = gr.Markdown(ALL_SEARCHED, elem_id="filter-line", latex_delimiters=[])
                boxes = _filter_boxes()
        with gr.Column(elem_id="reader-column", min_width=0):
            gr.Markdown(READER)
    wire = gr.Markdown(elem_id="wire", elem_classes="off-stage", latex_delimiters=[])
    context = gr.Textbox(elem_id="context", visible="hidden", show_label=False)

    # A question asked while a stopped one is still ending, or while one of another conversation is
    # answered, waits for that end. The page's script keeps back what must not wait, and stops.
    running = connect(
        partial(gr.on, [question.submit, ask.click], trigger_mode="always_last"),
        partial(_answer, engines, runs),
        [question, context, *boxes.all],
        [wire, question],
        Places("answers", settings.answering_at_once),
    )
    connect(running.failure, _failed, [question, context], wire)
    connect(
        partial(gr.on, [box.change for box in boxes.all]),  # type: ignore[attr-defined]
        partial(_filter_line, engines),
        boxes.all,
        filter_line,
    )
    on_arrival(blocks, desk.welcome, None, welcome)
    on_arrival(blocks, partial(_choices, engines), None, boxes.of_the_index)
    return boxes


def read_filters(*chosen: object) -> Filters:
    """Filters from the values of the controls, in the order of `FilterBoxes.all`.

    Raises:
        QuestionError: a date is not a date, or the first lies after the last.
    """
    first, last, publishers, articles, comments = chosen
    return filters_from(
        first if isinstance(first, str) else None,
        last if isinstance(last, str) else None,
        [str(one) for one in publishers] if isinstance(publishers, list) else (),
        [str(one) for one in articles] if isinstance(articles, list) else (),
        include_comments=bool(comments),
    )


async def _answer(
    engines: EngineSource, runs: Runs, asked: str | None, written: str | None, *chosen: object
) -> AsyncIterator[tuple[object, object]]:
    """Stream one turn; the question box is emptied first.

    That is a step of its own: Gradio sends the last step once more at the end, and by then a
    person may have written the next question.
    """
    if not asked or not asked.strip():
        yield gr.skip(), gr.skip()
        return
    filters: Callable[[], Filters] = partial(read_filters, *chosen)
    context = read_context(written)
    steps = answer_steps(engines, asked, context, filters)
    failed = failed_turn(asked, context)
    yield gr.skip(), ""
    async with aclosing(runs.follow(context.run, steps, failed)) as followed:
        async for drawn in followed:
            yield drawn, gr.skip()


def _failed(asked: str | None, written: str | None) -> str:
    return failed_turn(asked or "", read_context(written))


def _filter_line(engines: EngineSource, *chosen: object) -> str:
    try:
        filters = read_filters(*chosen)
    except PressmarkError as error:
        return element("span", escape(str(error)), "trouble")
    return escape(describe(filters, engines.current().index.articles) or ALL_SEARCHED)


def _choices(engines: EngineSource) -> tuple[object, object]:
    articles = engines.current().index.articles
    return (
        gr.update(choices=publisher_choices(articles)),
        gr.update(choices=article_choices(articles)),
    )


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        elem_id="question-box",
        label="Your question",
        placeholder="Ask about these articles",
        autofocus=True,
        lines=1,
        max_lines=6,
        max_length=MAX_QUESTION_CHARACTERS,
    )


def _filter_boxes() -> FilterBoxes:
    with gr.Accordion("Choose what is searched", open=False, elem_id="filters"):
        with gr.Row():
            first = gr.DateTime(include_time=False, type="string", label="Published from")
            last = gr.DateTime(include_time=False, type="string", label="Published up to")
        publishers = gr.Dropdown([], multiselect=True, label="Publishers", value=[])
        articles = gr.Dropdown([], multiselect=True, label="Articles", value=[])
        comments = gr.Checkbox(value=True, label="Search reader comments too")
    return FilterBoxes(first, last, publishers, articles, comments)
