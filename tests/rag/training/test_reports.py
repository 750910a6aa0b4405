"""Invented reports with their questions."""

from pathlib import Path

import pytest

from rag.training.reports import REPORTED_EVERY, report_questions

REPORT = """# Ferry line to close
1 The line closes in May.
2 "There is nobody left to carry," its owner, Ida Brandt, said.
? why does the boat stop running | 2 | There is nobody left to carry
? Who will buy the boats? | -2 |
"""


def test_a_question_has_its_words_at_their_offsets(tmp_path: Path) -> None:
    (tmp_path / "reports-0.txt").write_text(REPORT, encoding="utf-8")
    (report,) = report_questions(tmp_path).reported
    assert report.headline == "Ferry line to close"
    answered, absent = report.questions
    (answer,) = answered.answers
    assert report.text[answer.start : answer.end] == "There is nobody left to carry"
    assert not absent.answers
    (bait,) = absent.plausible
    assert report.text[bait.start : bait.end].endswith("Ida Brandt, said.")


def test_every_twelfth_report_is_kept_for_figures(tmp_path: Path) -> None:
    (tmp_path / "reports-0.txt").write_text("\n".join([REPORT] * 25), encoding="utf-8")
    split = report_questions(tmp_path)
    assert len(split.reported) == 3
    assert len(split.train) == 22
    assert split.reported[1].title == f"reports-0/{REPORTED_EVERY + 1}"


@pytest.mark.parametrize(
    "line",
    [
        "? Who? | 3 | Ida",
        "? Who? | 2 | Ada Brandt",
        "? Who? | 2 |",
        "Who? | 2 | Ida Brandt",
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "reports-0.txt").write_text(f"{REPORT}{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="reports-0/1"):
        report_questions(tmp_path)


def test_the_reports_that_come_along_are_sound() -> None:
    split = report_questions()
    assert split.train
    assert all(report.questions for report in (*split.train, *split.reported))
