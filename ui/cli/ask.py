"""`pressmark ask`: one question, or a file of them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from ingest.errors import InputError, QuestionError
from ui.cli.failures import EXIT_PART_FAILED, EXIT_UNUSABLE, tell
from ui.cli.options import DEFAULT_INDEX, ChosenCorpusOption, IndexOption, JsonOption, iso_date

if TYPE_CHECKING:
    from rag.answer import Answer
    from rag.request import AskRequest, Filters
    from ui.cli.batch import BatchLine


class Answering(Protocol):
    """What answers: the part of `rag.engine.AnswerEngine` that this command needs."""

    def answer(self, request: "AskRequest") -> "Answer":
        """Answer one question."""
        ...


def register(app: typer.Typer) -> None:
    """Add the subcommand to `app`."""
    app.command(no_args_is_help=True)(ask)


def ask(  # noqa: PLR0913 - a command line has as many parameters as options
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="The question, in quotation marks.")
    ] = None,
    json_output: JsonOption = False,
    batch: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Ask each line of FILE (- is standard input) instead: plain text, or "
            '{"question": "…", "history": ["…"]}.',
        ),
    ] = None,
    corpus: ChosenCorpusOption = None,
    index: IndexOption = DEFAULT_INDEX,
    published_from: Annotated[
        date | None,
        typer.Option(
            "--from", metavar="DATE", parser=iso_date, help="Only articles of this day or later."
        ),
    ] = None,
    published_to: Annotated[
        date | None,
        typer.Option(
            "--to", metavar="DATE", parser=iso_date, help="Only articles of this day or earlier."
        ),
    ] = None,
    publisher: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only articles of this publisher; may be repeated."),
    ] = None,
    article: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only the article with this id; may be repeated."),
    ] = None,
    no_comments: Annotated[
        bool, typer.Option("--no-comments", help="Leave readers' comments out.")
    ] = False,
    as_of: Annotated[
        date | None,
        typer.Option(
            metavar="DATE",
            parser=iso_date,
            help="The day that “now” and “latest” mean; the newest article's, unless given.",
        ),
    ] = None,
) -> None:
    """Answer a question, each sentence cited to exact words."""
    if (question is None) == (batch is None):
        raise InputError(
            'Give one question, as in pressmark ask "Who …?", or a file of them with --batch FILE.'
        )
    from rag.request import Filters
    from ui.cli.batch import BatchLine, batch_lines, read_batch
    from ui.cli.opening import open_for_command

    lines = [BatchLine(question or "")] if batch is None else list(batch_lines(read_batch(batch)))
    filters = Filters(
        published_from=published_from,
        published_to=published_to,
        publishers=tuple(publisher or ()),
        article_ids=tuple(article or ()),
        include_comments=not no_comments,
    )
    failed = 0
    precisions: dict[str, str] = {}
    with ExitStack() as opened:

        def open_engine() -> Answering:
            engine = open_for_command(corpus, index)
            opened.enter_context(engine.index)
            articles = engine.index.articles.values()
            precisions.update({one.article_id: one.published.precision for one in articles})
            return engine

        for number, answer in enumerate(answers(open_engine, lines, filters, as_of), start=1):
            failed += answer.status == "error"
            if answer.message is not None and (json_output or answer.status == "error"):
                tell(answer.message if batch is None else f"line {number}: {answer.message}")
            _print_answer(answer, precisions, json_output=json_output)
    if failed:
        raise typer.Exit(EXIT_UNUSABLE if batch is None else EXIT_PART_FAILED)


def answers(
    open_engine: Callable[[], Answering],
    lines: Iterable["BatchLine"],
    filters: "Filters",
    as_of: date | None,
) -> Iterator["Answer"]:
    """Answer each line in order; a line that cannot be asked gives an answer that says why.

    The engine is opened at the first line that can be asked.
    """
    from rag.question.validation import checked_question
    from rag.request import AskRequest

    engine: Answering | None = None
    for line in lines:
        if line.problem is not None:
            yield unanswerable(line.question, line.problem)
            continue
        try:
            checked_question(line.question)
            engine = engine or open_engine()
            yield engine.answer(AskRequest(line.question, line.history, filters, as_of))
        except QuestionError as error:
            yield unanswerable(line.question, str(error))


def unanswerable(question: str, message: str) -> "Answer":
    """Make the answer of status "error" for a question that could not be asked."""
    from rag.answer import Answer
    from ui.cli.printable import encodable

    shown = encodable(question)
    return Answer(
        question=shown, standalone_question=shown, status="error", text=message, message=message
    )


def _print_answer(answer: "Answer", precisions: dict[str, str], *, json_output: bool) -> None:
    from ui.cli.answer_text import answer_lines
    from ui.cli.json_lines import answer_line
    from ui.cli.styled import print_lines, terminal_width

    if json_output:
        typer.echo(answer_line(answer))
    elif answer.status != "error":
        print_lines(answer_lines(answer, terminal_width(), precisions))
