"""What a run leaves behind: one result per case and repeat, and the report of all of them."""

from pydantic import BaseModel, ConfigDict, Field

from evals.cases import Case
from evals.metrics import Score, Verdict
from evals.systems import Response

REPORT_VERSION = 1


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CaseResult(_Frozen):
    """One case asked once. `error` says why there is no response; scores are then empty.

    `repeat` counts from 1. `cluster` is what the case shares with others.
    """

    case: Case
    cluster: str
    repeat: int = 1
    response: Response | None = None
    error: str | None = None
    scores: dict[str, Score] = Field(default_factory=dict)
    verdict: Verdict

    @property
    def key(self) -> tuple[str, int]:
        """What tells results of one run apart."""
        return self.case.id, self.repeat


class RunSettings(_Frozen):
    """What was run: a result may be compared or resumed only with the same.

    `set_hash` is the SHA-256 of the case file's content, as read.
    """

    set_title: str
    set_hash: str
    system: str
    corpus: str
    repeat: int = 1


class Report(_Frozen):
    """All results of one run, as the JSON report holds them."""

    version: int = REPORT_VERSION
    settings: RunSettings
    started: str
    results: tuple[CaseResult, ...]
