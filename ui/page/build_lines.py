"""What a builder in a process of its own tells the page: one JSON object a line."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from ingest.index.report import BuildReport


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Advanced(_Line):
    """How far the build is; `done` and `total` are in units of the stage's own."""

    kind: Literal["advanced"] = "advanced"
    stage: str
    done: int
    total: int


class Built(_Line):
    """The build came to its end."""

    kind: Literal["built"] = "built"
    report: BuildReport


class Refused(_Line):
    """An error that Pressmark raised on purpose; `error` names its class."""

    kind: Literal["refused"] = "refused"
    error: str
    message: str


class SystemRefused(_Line):
    """An error of the system, such as a full disk."""

    kind: Literal["system refused"] = "system refused"
    number: int
    message: str
    file: str | None


Line = Advanced | Built | Refused | SystemRefused
LINES: TypeAdapter[Line] = TypeAdapter(Line)
