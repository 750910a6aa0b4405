"""`pressmark feedback`: what people thought of answers, listed or written as test cases."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli.options import DEFAULT_INDEX, IndexOption, JsonOption

if TYPE_CHECKING:
    from ui.feedback import GivenVote


def register(app: typer.Typer) -> None:
    """Add the subcommand to `app`."""
    app.command()(feedback)


def feedback(
    index: IndexOption = DEFAULT_INDEX,
    cases: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write them as a test set (JSONL) instead."),
    ] = None,
    unhelpful: Annotated[
        bool, typer.Option("--unhelpful", help="Only answers that were not helpful.")
    ] = False,
    json_output: JsonOption = False,
) -> None:
    """List the thumbs that the chat page kept, or write them as test cases."""
    from ui.feedback import FeedbackStore

    votes = FeedbackStore(index).votes()
    if unhelpful:
        votes = [one for one in votes if one.vote.verdict == "unhelpful"]
    if cases is not None:
        _write_cases(votes, cases)
        return
    for one in votes:
        typer.echo(_as_json(one) if json_output else _as_text(one))
    if not votes and not json_output:
        typer.echo(f"No feedback is kept in {index}.")


def _write_cases(votes: "list[GivenVote]", file: Path) -> None:
    from ingest.errors import InputError
    from ui.feedback.cases import cases_from

    made, silent = cases_from(votes)
    lines = [case.model_dump_json(exclude_defaults=True) for case in made]
    try:
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file} cannot be written: {error.strerror}.") from error
    typer.echo(f"{len(made)} cases written to {file}; {silent} votes do not say what is right.")


def _as_json(given: "GivenVote") -> str:
    from ui.cli.json_lines import json_line

    head = {"number": given.number, "given_at": given.given_at.isoformat()}
    return json_line(head | given.vote.model_dump(mode="json"))


def _as_text(given: "GivenVote") -> str:
    from ui.cli.printable import printable

    vote = given.vote
    said = " · ".join(filter(None, (vote.verdict, vote.reason, vote.remark)))
    when = given.given_at.strftime("%Y-%m-%d %H:%M")
    return printable(f"{given.number}. {when} {vote.answer.status}: {vote.question}\n   {said}")
