"""What a test set and a case are; the published JSON Schema is made from these models."""

import re
from datetime import date
from enum import StrEnum
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

ID_PATTERN = r"^[a-z0-9][a-z0-9._-]{0,79}$"
DATE_PREFIX_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"


class Kind(StrEnum):
    """What a case asks of a system."""

    ANSWERABLE = "answerable"
    ABSENT = "absent"
    OFF_SUBJECT = "off_subject"
    FURNITURE = "furniture"
    COMMENT_ONLY = "comment_only"
    FALSE_PREMISE = "false_premise"
    CONFLICT = "conflict"
    QUOTE = "quote"
    TIME = "time"
    FOLLOW_UP = "follow_up"
    LISTING = "listing"


class Status(StrEnum):
    """What the system should do: answer, refuse, or either."""

    ANSWERED = "answered"
    REFUSED = "refused"
    EITHER = "either"


EXPECTED_STATUS = {
    Kind.ABSENT: Status.REFUSED,
    Kind.OFF_SUBJECT: Status.REFUSED,
    Kind.FURNITURE: Status.REFUSED,
    Kind.COMMENT_ONLY: Status.EITHER,
    Kind.FALSE_PREMISE: Status.EITHER,
}


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ArticleRegion(_Strict):
    """A stretch of a source file that a gold quote may be named in.

    Attributes:
        source: Path of the file below the corpus folder.
        kind: "article", or "reader_comment" for a stretch of readers' comments.
        title: The headline, for people who read reports.
        first: The words that the stretch begins with; the start of the file where absent.
        last: The words that it ends with; the end of the file where absent.
        cluster: Name shared by articles that retell one event; cases on them are not independent.
    """

    source: str = Field(min_length=1)
    kind: Literal["article", "reader_comment"] = "article"
    title: str | None = None
    first: str | None = None
    last: str | None = None
    cluster: str | None = None


class Gold(_Strict):
    """Exact words that answer; several golds of a case are alternatives.

    `article` is a name of the set's `articles`, or the path of a source file. Without `quote`
    the whole article is the answer.
    """

    article: str = Field(min_length=1)
    quote: str | None = None


class CaseFilters(_Strict):
    """What may be searched, as in `rag.request.Filters`."""

    published_from: date | None = None
    published_to: date | None = None
    publishers: tuple[str, ...] = ()
    include_comments: bool = True


class Case(_Strict):
    """One question, what must come out, and what must not.

    Attributes:
        id: Unique in its set.
        kind: What the case asks of a system; it sets the expected status unless `expect` does.
        turns: The conversation; the last one is asked, those before it are its history.
        filters: What may be searched.
        as_of: The day that "now" and "latest" mean.
        expect: Whether to answer, refuse, or either.
        gold: Exact words, any of which answers.
        also: Further articles that may be cited without being wrong.
        cover: Articles each of which must be cited.
        accept: Statements, one of which must be in the answer; /…/ is a regular expression.
        require: Statements, all of which must be in the answer.
        forbid: Statements, none of which may be in the answer.
        values: For a conflict: the differing values, all of which must be shown as one.
        speaker: Names, one of which must be the speaker of a cited gold quote.
        published: Date, or its beginning ("2020-07"), of the article of a cited gold quote.
        tags: Free labels to filter and to group by.
        cluster: Cases with one cluster are not independent; the gold's cluster unless given.
        held_out: Kept apart: never used to choose anything.
    """

    id: str = Field(pattern=ID_PATTERN)
    kind: Kind
    turns: tuple[str, ...] = Field(min_length=1)
    filters: CaseFilters = CaseFilters()
    as_of: date | None = None
    expect: Status | None = None
    gold: tuple[Gold, ...] = ()
    also: tuple[str, ...] = ()
    cover: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    published: str | None = Field(default=None, pattern=DATE_PREFIX_PATTERN)
    tags: tuple[str, ...] = ()
    cluster: str | None = None
    held_out: bool = False

    @field_validator("turns")
    @classmethod
    def _no_empty_turn(cls, turns: tuple[str, ...]) -> tuple[str, ...]:
        if not all(turn.strip() for turn in turns):
            raise ValueError("a turn is empty")
        return turns

    @field_validator("accept", "require", "forbid")
    @classmethod
    def _expressions_compile(cls, statements: tuple[str, ...]) -> tuple[str, ...]:
        for statement in statements:
            if is_expression(statement):
                try:
                    re.compile(statement[1:-1])
                except re.error as error:
                    raise ValueError(f"{statement} is no regular expression: {error}") from None
        return statements

    @model_validator(mode="after")
    def _says_what_is_right(self) -> Self:
        if self.expected_status is Status.ANSWERED and not (
            self.gold or self.cover or self.accept or self.require or self.values
        ):
            raise ValueError("an answer is expected, but no gold, cover, accept, require or values")
        return self

    @property
    def expected_status(self) -> Status:
        """The status that counts as right."""
        return self.expect or EXPECTED_STATUS.get(self.kind, Status.ANSWERED)

    @property
    def question(self) -> str:
        """The turn that is asked."""
        return self.turns[-1]


class CaseSet(_Strict):
    """A file of cases.

    Attributes:
        version: Of this format.
        title: For people who read reports.
        corpus: The folder the set was written for, for people; the command names the real one.
        names: A place to keep YAML anchors; not read.
        articles: Stretches of sources by a short name.
        cases: The cases, in order.
    """

    version: Literal[1] = 1
    title: str = "Test set"
    corpus: str | None = None
    names: tuple[tuple[str, ...], ...] = ()
    articles: dict[str, ArticleRegion] = Field(default_factory=dict)
    cases: tuple[Case, ...] = Field(min_length=1)


def is_expression(statement: str) -> bool:
    """Say whether a statement is a regular expression: `/…/`."""
    return len(statement) > 2 and statement.startswith("/") and statement.endswith("/")
