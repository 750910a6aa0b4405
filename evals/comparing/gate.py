"""A gate: floors under means, ceilings over latency, and invariants of every scored case."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.metrics import METRICS
from evals.reports.summary import Summary, summarise
from evals.running.results import CaseResult
from ingest.errors import InputError

METRIC_NAMES = frozenset(metric.name for metric in METRICS)


class GateError(InputError):
    """A gate file cannot be used."""


class Gate(BaseModel):
    """What a run must keep.

    Attributes:
        part: Judge by the open or the held-out cases alone; None by all. A gate that changes are
            chosen by must leave the held-out ones alone.
        min_cases: Fewer cases than this cannot hold the gate.
        min_scored: Fewest scored cases for a metric to count as measured; a floor or an
            invariant over fewer is a fault, since nothing may hold by being unscored.
        passed: Least share of cases that pass.
        kinds: Least share that pass, for a kind of case.
        floors: Least mean of a metric.
        ceilings: Greatest value of `p50_ms` or `p95_ms`.
        invariants: Metrics that must be 1 for every scored case.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    part: Literal["open", "held-out"] | None = None
    min_cases: int = Field(default=1, ge=1)
    min_scored: int = Field(default=1, ge=1)
    passed: float = Field(default=0.0, ge=0, le=1)
    kinds: dict[str, float] = Field(default_factory=dict)
    floors: dict[str, float] = Field(default_factory=dict)
    ceilings: dict[str, float] = Field(default_factory=dict)
    invariants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GateFault:
    """One thing that fell short, and the cases it fell short on where that can be told."""

    message: str
    cases: tuple[str, ...] = ()


def load_gate(path: Path) -> Gate:
    """Read a gate from TOML.

    Raises:
        GateError: The file cannot be read, or names no such metric.
    """
    try:
        gate = Gate.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise GateError(f"Cannot read the gate {path}: {error.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GateError(f"The gate {path} is not TOML: {error}.") from None
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise GateError(f"The gate {path}: {where}: {fault['msg']}.") from None
    unknown = sorted({*gate.floors, *gate.invariants} - METRIC_NAMES)
    unknown += sorted(set(gate.ceilings) - {"p50_ms", "p95_ms"})
    if unknown:
        raise GateError(f"The gate {path} names no such metric: {', '.join(unknown)}.")
    return gate


def hold(gate: Gate, results: Sequence[CaseResult]) -> tuple[GateFault, ...]:
    """Give everything that falls short; nothing means that the gate holds."""
    if gate.part is not None:
        results = [one for one in results if one.case.held_out == (gate.part == "held-out")]
    if len(results) < gate.min_cases:
        return (GateFault(f"{len(results)} cases were run, {gate.min_cases} are needed"),)
    summary = summarise(results)
    return (
        *_share_faults(gate, summary),
        *_floor_faults(gate, summary),
        *_ceiling_faults(gate, summary),
        *_invariant_faults(gate, results),
    )


def _share_faults(gate: Gate, summary: Summary) -> list[GateFault]:
    shares = {group.name: group.interval.estimate for group in summary.kinds}
    faults = []
    if summary.passed.estimate < gate.passed:
        faults.append(_below("cases passed", summary.passed.estimate, gate.passed))
    for kind, floor in gate.kinds.items():
        if kind not in shares:
            faults.append(GateFault(f"no case of kind {kind} was run"))
        elif shares[kind] < floor:
            faults.append(_below(f"{kind} passed", shares[kind], floor))
    return faults


def _floor_faults(gate: Gate, summary: Summary) -> list[GateFault]:
    faults = []
    for name, floor in gate.floors.items():
        interval = summary.figure(name).interval
        if interval is None or interval.cases < gate.min_scored:
            scored = interval.cases if interval else 0
            faults.append(GateFault(f"{name}: {scored} cases scored, {gate.min_scored} are needed"))
        elif interval.estimate < floor:
            faults.append(_below(name, interval.estimate, floor))
    return faults


def _ceiling_faults(gate: Gate, summary: Summary) -> list[GateFault]:
    measured = {"p50_ms": summary.p50_ms, "p95_ms": summary.p95_ms}
    faults = []
    for name, ceiling in gate.ceilings.items():
        value = measured[name]
        if value is None or value > ceiling:
            shown = "not measured" if value is None else f"{value:.0f}"
            faults.append(GateFault(f"{name}: {shown}, at most {ceiling:.0f}"))
    return faults


def _invariant_faults(gate: Gate, results: Sequence[CaseResult]) -> list[GateFault]:
    faults = []
    for name in gate.invariants:
        scored = [r for r in results if name in r.scores and r.scores[name].value is not None]
        broken = tuple(r.case.id for r in scored if (r.scores[name].value or 0.0) < 1)
        if broken:
            faults.append(GateFault(f"{name} must hold always: {len(broken)} cases do not", broken))
        elif len(scored) < gate.min_scored:
            message = f"{name}: {len(scored)} cases scored, {gate.min_scored} are needed"
            faults.append(GateFault(message))
    return faults


def _below(name: str, value: float, floor: float) -> GateFault:
    return GateFault(f"{name}: {value:.3f}, at least {floor:.3f}")
