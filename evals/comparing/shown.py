"""A comparison and a gate's verdict as lines for a terminal."""

from collections.abc import Sequence

from evals.comparing.baseline import Comparison
from evals.comparing.gate import GateFault

MAX_CASES_SHOWN = 8


def comparison_lines(
    comparison: Comparison, name: str = "", against: str = "the baseline"
) -> list[str]:
    """Write what turned and by how much, with p-values; `name` is the newer run's."""
    lead = f"{name} against {against}" if name else f"against {against}"
    lines = [
        f"{lead}, {comparison.shared} cases: {len(comparison.mended)} mended, "
        f"{len(comparison.broken)} broken (McNemar exact p = {comparison.p_value:.3f})"
    ]
    lines += [f"  broken: {name}" for name in comparison.broken]
    lines += [f"  mended: {name}" for name in comparison.mended]
    for change in comparison.metrics:
        found = change.difference
        if found is None or found.difference == 0:
            continue
        unit = change.metric.unit
        low, high = signed(found.low, unit), signed(found.high, unit)
        lines.append(
            f"  {change.metric.title}: {signed(found.difference, unit)} [{low}, {high}] "
            f"over {found.cases} cases, p = {found.p_value:.3f}"
        )
    if comparison.changed:
        lines.append(f"  not compared, the case itself changed: {', '.join(comparison.changed)}")
    return lines


def signed(difference: float, unit: str) -> str:
    """Write a difference of a metric: `signed(0.0351, "share")` is "+0.035", of ms "+12 ms"."""
    return f"{difference:+.3f}" if unit == "share" else f"{difference:+.0f} {unit}"


def gate_lines(faults: Sequence[GateFault]) -> list[str]:
    """Write that the gate holds, or each thing that fell short."""
    if not faults:
        return ["gate: held"]
    lines = [f"gate: {len(faults)} fell short"]
    for fault in faults:
        cases = ", ".join(fault.cases[:MAX_CASES_SHOWN])
        more = len(fault.cases) - MAX_CASES_SHOWN
        shown = f" ({cases}{f' and {more} more' if more > 0 else ''})" if cases else ""
        lines.append(f"  {fault.message}{shown}")
    return lines
