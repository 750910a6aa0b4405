"""One question through the engine, drawn again at every step."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.errors import PressmarkError
from rag.events import AnswerDone, SentenceReady, StageStarted
from rag.request import MAX_QUESTION_CHARACTERS, AskRequest, Filters
from ui.page.answer_view import TurnInView, draw
from ui.page.engines import Engine, EngineSource
from ui.page.filtering import describe
from ui.page.runs import LONGEST_NAME

MOST_EARLIER_QUESTIONS = 50
FAILED = "Something went wrong here and the question was not answered. Please try it again."


class AskContext(BaseModel):
    """What the browser tells beside the question: its turn, and the questions before it.

    `run` names the answer, so that it can be stopped.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    turn: int = Field(default=0, ge=0, le=1_000_000)
    run: str = Field(default="", max_length=LONGEST_NAME)
    history: tuple[str, ...] = Field(default=(), max_length=MOST_EARLIER_QUESTIONS)


def read_context(written: str | None) -> AskContext:
    """Read the browser's context; one that cannot be read counts as a new conversation."""
    try:
        return AskContext.model_validate_json(written or "{}")
    except ValidationError:
        return AskContext()


def answer_steps(
    engines: EngineSource, question: str, context: AskContext, read_filters: Callable[[], Filters]
) -> Generator[str, None, None]:
    """Yield the turn as HTML: at once, at every stage and sentence, and when it is complete.

    The engine is taken once, so that an index swapped in meanwhile is not mixed in.
    """
    shown = question.strip()
    view = TurnInView(context.turn, shown[:MAX_QUESTION_CHARACTERS])
    yield draw(view, {})
    try:
        engine = engines.current()
        filters = read_filters()
        articles = engine.index.articles
        view = replace(view, filtered=describe(filters, articles))
        request = AskRequest(shown, history=context.history, filters=filters)
        for step in _views(engine, view, request):
            view = step
            yield draw(view, articles)
    except PressmarkError as error:
        yield draw(replace(view, stage=None, trouble=str(error)), {})


def failed_turn(question: str, context: AskContext) -> str:
    """The turn after a fault that nobody foresaw."""
    view = TurnInView(context.turn, question.strip()[:MAX_QUESTION_CHARACTERS])
    return draw(replace(view, stage=None, trouble=FAILED), {})


def _views(engine: Engine, view: TurnInView, request: AskRequest) -> Iterator[TurnInView]:
    for event in engine.stream(request):
        match event:
            case StageStarted(stage):
                view = replace(view, stage=stage)
            case SentenceReady(sentence, citations):
                view = view.with_sentence(sentence, citations)
            case AnswerDone(answer, _):
                view = view.finished(answer)
        yield view
