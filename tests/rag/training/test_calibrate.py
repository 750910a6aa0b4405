import numpy as np
import pytest

from rag.training.calibrate import Point, calibrate, fit, points_of
from rag.training.cases import Candidate, Case
from rag.training.evaluate import Measures, calibration_error
from rag.training.reread import ReadCase, WindowScores

GOLD = Candidate("Anna won.", gold=True, wrong=False)
WRONG = Candidate("It rained.", gold=False, wrong=True)


def window(candidate: int, answers: float, *, holds: bool = False, words: str = "") -> WindowScores:
    return WindowScores(candidate, words, holds, answers, 0.0, 0.0)


ANSWERABLE = ReadCase(
    Case("Who won?", ("Anna",), (WRONG, GOLD), 1),
    (window(0, -2.0, words="It"), window(1, 3.0, holds=True, words="Anna")),
)
IMPOSSIBLE = ReadCase(Case("Who lost?", (), (GOLD,), None), (window(0, -1.0, words="Anna"),))


def test_an_answerable_question_gives_a_right_and_a_wrong_point() -> None:
    points = points_of(ANSWERABLE, np.array([1.0, 0.0, 0.0]))
    assert [(point.window.answers, point.right) for point in points] == [(3.0, True), (-2.0, False)]


def test_a_passage_that_retrieval_missed_is_not_what_the_engine_would_see() -> None:
    missed = ReadCase(Case("Who won?", ("Anna",), (WRONG, GOLD), None), ANSWERABLE.windows)
    points = points_of(missed, np.array([1.0, 0.0, 0.0]))
    assert [point.right for point in points] == [False, False]


def test_the_fit_finds_the_weights_that_made_the_points() -> None:
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 3, 4000)
    right = rng.random(4000) < 1 / (1 + np.exp(-(0.5 * logits - 1.0)))
    points = [Point(window(0, float(x)), right=bool(y)) for x, y in zip(logits, right, strict=True)]
    bias, answers, _, _ = fit(points)
    assert bias == pytest.approx(-1.0, abs=0.15)
    assert answers == pytest.approx(0.5, abs=0.05)


def test_measures_of_two_questions_by_hand() -> None:
    measures = Measures(calibrate([ANSWERABLE, IMPOSSIBLE] * 5, "two questions"))
    figures = measures.squad([ANSWERABLE, IMPOSSIBLE])
    assert figures["f1"] == 1.0
    assert figures["area, best wrong passage"] == 1.0
    assert figures["area, adversarial questions"] == 1.0
    assert figures["hit@1 of retrieval"] == 0.0
    assert figures["hit@1, reader alone"] == 1.0


def test_calibration_error_is_the_gap_in_each_bin() -> None:
    assert calibration_error([0.8], [0.2]) == pytest.approx(0.2)
    assert calibration_error([0.75], [0.75]) == pytest.approx(0.25)
