"""The page's own addresses beside Gradio's: reader, stored turns, exports, feedback, assets."""

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException
from fastapi.responses import HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rag.request import MAX_QUESTION_CHARACTERS
from ui.feedback.store import FeedbackStore, Vote
from ui.page.answer_view import draw_follow_ups, draw_stored
from ui.page.engines import EngineSource
from ui.page.export import to_markdown, to_print
from ui.page.question_ideas import follow_ups
from ui.page.reading_request import ReadingRequest, draw_reading
from ui.page.runs import LONGEST_NAME, Runs
from ui.page.set_run import ReportShelf
from ui.page.shell import ASSETS
from ui.page.turns import MOST_TURNS, Conversation

MOST_NEAR = 50
ASSET_FOLDER = Path(__file__).with_name("assets")
# A report shows words of articles and has a script of its own: it runs without an origin.
REPORT_HEADERS = {
    "content-security-policy": "sandbox allow-scripts; default-src 'none'; img-src data:; "
    "style-src 'unsafe-inline'; script-src 'unsafe-inline'; frame-ancestors 'self'",
    "x-frame-options": "SAMEORIGIN",
}
UNREADABLE = "That conversation cannot be read."


class FollowUpsRequest(BaseModel):
    """What was asked so far, and the articles (ids) that the last answer cites."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    asked: tuple[Annotated[str, Field(max_length=MAX_QUESTION_CHARACTERS)], ...] = Field(
        max_length=MOST_TURNS
    )
    near: tuple[str, ...] = Field(max_length=MOST_NEAR)


class StopRequest(BaseModel):
    """The name of an answer that its visitor wants no more of."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    run: str = Field(max_length=LONGEST_NAME)


def asset_files() -> StaticFiles:
    """Style, scripts and icon."""
    return StaticFiles(directory=ASSET_FOLDER)


def page_routes(
    engines: EngineSource, runs: Runs, feedback: FeedbackStore, reports: ReportShelf
) -> APIRouter:
    """Everything under /page but the assets and signing in."""
    router = APIRouter(prefix="/page")

    @router.post("/reader", response_class=HTMLResponse)
    def reader(asked: ReadingRequest) -> str:
        engine = engines.current()  # held, so that its index stays open meanwhile
        return draw_reading(engine.index, asked)

    # On the event loop's own thread, where the runs are.
    @router.post("/stop", status_code=204)
    async def stop(asked: StopRequest) -> None:
        runs.stop(asked.run)

    @router.post("/turns", response_class=HTMLResponse)
    def turns(conversation: Conversation) -> str:
        articles = engines.current().index.articles
        numbered = enumerate(conversation.turns)
        return "".join(draw_stored(number, turn, articles) for number, turn in numbered)

    @router.post("/follow-ups", response_class=HTMLResponse)
    def next_questions(after: FollowUpsRequest) -> str:
        return draw_follow_ups(follow_ups(engines.current(), after.near, after.asked))

    @router.post("/feedback", status_code=204)
    def vote(given: Vote) -> None:
        feedback.add(given)

    @router.post("/export/markdown")
    def markdown(conversation: Annotated[str, Form()]) -> Response:
        return Response(
            to_markdown(_read(conversation), engines.current().index.articles),
            media_type="text/markdown; charset=utf-8",
            headers={"content-disposition": 'attachment; filename="pressmark.md"'},
        )

    @router.post("/export/print", response_class=HTMLResponse)
    def printable(conversation: Annotated[str, Form()]) -> str:
        articles = engines.current().index.articles
        return to_print(_read(conversation), articles, f"{ASSETS}/print.css")

    @router.get("/reports/{name}", response_class=HTMLResponse)
    def report(name: str) -> Response:
        page = reports.get(name)
        if page is None:
            raise HTTPException(404, "There is no such report, or it has been replaced since.")
        return HTMLResponse(page, headers=REPORT_HEADERS)

    return router


def _read(written: str) -> Conversation:
    try:
        return Conversation.model_validate_json(written)
    except ValidationError:
        raise HTTPException(422, UNREADABLE) from None
