"""Fits the chance of an answer on the development articles: `python -m rag.training.calibrate`.

The engine asks of the best window: does it answer? So each question gives one or two points:
an answerable one its best window among what retrieval found (right where that holds a gold
answer) and, as if the corpus had no answer, its best window among the wrong passages; an
unanswerable one its best window. Logistic regression on three logits (Platt 1999), by Newton's
method.
"""

import argparse
import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rag.reader.manifest import CALIBRATION_FILE, Calibration
from rag.training.cases import read_cases
from rag.training.reread import CaseReader, ReadCase, WindowScores

SEED = 20
PARTS = ("development", "news")
RIDGE = 1e-3
ROUNDS = 3
"""Which window is the best depends on the fit: it is repeated until it settles."""

Numbers = npt.NDArray[np.float64]

log = logging.getLogger("rag.training.calibrate")


@dataclass(frozen=True, slots=True)
class Point:
    """The best window of a question, and whether it answers."""

    window: WindowScores
    right: bool


def features(window: WindowScores) -> tuple[float, float, float]:
    """The logits that the calibration adds up, in the order of its fields."""
    return window.answers, window.about, window.margin


def best_window(windows: Sequence[WindowScores], weights: Numbers) -> WindowScores | None:
    """The window with the highest weighted sum of logits."""
    return max(windows, key=lambda w: float(np.dot(weights, features(w))), default=None)


def points_of(read: ReadCase, weights: Numbers) -> list[Point]:
    """What a question teaches the calibration."""
    if not read.case.answers:
        best = best_window(read.windows, weights)
        return [Point(best, right=False)] if best else []
    points = []
    found = [w for w in read.windows if not _added(read, w)]
    if best := best_window(found, weights):
        right = best.holds and read.case.candidates[best.candidate].gold
        points.append(Point(best, right=right))
    wrong = [w for w in read.windows if read.case.candidates[w.candidate].wrong]
    if best := best_window(wrong, weights):
        points.append(Point(best, right=False))
    return points


def _added(read: ReadCase, window: WindowScores) -> bool:
    return read.case.found_at is None and read.case.candidates[window.candidate].gold


def fit(points: Sequence[Point]) -> Numbers:
    """Bias and weights of the logistic regression of `right` on the windows' logits."""
    rows = np.array([(1.0, *features(point.window)) for point in points])
    right = np.array([float(point.right) for point in points])
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1.0 / (1.0 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (right - chance) - RIDGE * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def calibrate(cases: Sequence[ReadCase], fitted_on: str) -> Calibration:
    """The calibration that the cases give."""
    weights = np.array([1.0, 0.0, 0.2])
    bias = 0.0
    for _ in range(ROUNDS):
        bias, *rest = fit([point for read in cases for point in points_of(read, weights)])
        weights = np.array(rest)
    answers, about, margin = (round(float(weight), 4) for weight in weights)
    return Calibration(
        bias=round(float(bias), 4), answers=answers, about=about, margin=margin, fitted_on=fitted_on
    )


def main() -> None:
    """Writes `calibration.json` into the reader's folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="of rag.training.find_cases")
    parser.add_argument("--reader", type=Path, required=True, help="folder of the exported reader")
    parser.add_argument("--questions", type=int, default=500, help="of each part")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    cases = []
    for part in PARTS:
        drawn = list(read_cases(options.cache / f"{part}-cases.jsonl"))
        random.Random(SEED).shuffle(drawn)
        cases += drawn[: options.questions]
    read = list(CaseReader(options.reader, options.threads).read(cases))
    fitted_on = f"{len(read)} questions of the development articles (SQuAD, SQuADShifts, news)"
    found = calibrate(read, fitted_on)
    path = options.reader / CALIBRATION_FILE
    path.write_text(found.model_dump_json(indent=2) + "\n", encoding="utf-8")
    log.info("%s", found)


if __name__ == "__main__":
    main()
