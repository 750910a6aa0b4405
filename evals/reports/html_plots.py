"""The plots of the HTML report, as inline SVG."""

from collections.abc import Sequence

from evals.statistics import Interval

WIDTH, HEIGHT = 160, 18
BINS = 24
HISTOGRAM_WIDTH, HISTOGRAM_HEIGHT = 420, 110


def whisker(interval: Interval) -> str:
    """Draw an estimate in 0..1 as a dot with its interval as a line."""
    middle = HEIGHT / 2
    low = interval.estimate if interval.low is None else interval.low
    high = interval.estimate if interval.high is None else interval.high
    label = f"{interval.estimate:.2f}, from {low:.2f} to {high:.2f}"
    return (
        f'<svg class="whisker" role="img" aria-label="{label}" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<line class="axis" x1="{_x(0)}" x2="{_x(1)}" y1="{middle}" y2="{middle}"/>'
        f'<line class="interval" x1="{_x(low)}" x2="{_x(high)}" y1="{middle}" y2="{middle}"/>'
        f'<circle class="dot" cx="{_x(interval.estimate)}" cy="{middle}" r="4.5"/></svg>'
    )


def latency_histogram(values: Sequence[float]) -> str:
    """Draw how many answers took how long."""
    if not values:
        return "<p>No response was timed.</p>"
    longest = max(*values, 1.0)
    counts = [0] * BINS
    for value in values:
        counts[min(BINS - 1, int(value / longest * BINS))] += 1
    width = HISTOGRAM_WIDTH / BINS
    base = HISTOGRAM_HEIGHT - 20
    bars = "".join(
        f'<rect class="bar" x="{index * width + 1:.1f}" width="{width - 2:.1f}" '
        f'y="{base - count / max(counts) * (base - 6):.1f}" '
        f'height="{count / max(counts) * (base - 6):.1f}">'
        f"<title>{count} from {index * longest / BINS:.0f} to {(index + 1) * longest / BINS:.0f} ms"
        "</title></rect>"
        for index, count in enumerate(counts)
        if count
    )
    return (
        f'<svg class="histogram" role="img" aria-label="Histogram of latency up to {longest:.0f} '
        f'milliseconds" viewBox="0 0 {HISTOGRAM_WIDTH} {HISTOGRAM_HEIGHT}">{bars}'
        f'<line class="axis" x1="0" x2="{HISTOGRAM_WIDTH}" y1="{base}" y2="{base}"/>'
        f'<text x="0" y="{HISTOGRAM_HEIGHT - 4}">0 ms</text>'
        f'<text x="{HISTOGRAM_WIDTH}" y="{HISTOGRAM_HEIGHT - 4}" text-anchor="end">'
        f"{longest:.0f} ms</text></svg>"
    )


def _x(share: float) -> str:
    return f"{6 + share * (WIDTH - 12):.1f}"
