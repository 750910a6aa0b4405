from pathlib import Path

import pytest

from evals.comparing import Gate, GateError, hold, load_gate
from evals.running import run_cases
from evals.systems.pressmark import PressmarkSystem

GATE = Path(__file__).parents[2] / "evals" / "gate.toml"


def run(engine, seed_cases, seed_places, support):
    return run_cases(seed_cases.cases, PressmarkSystem(engine), seed_places, support)


def test_the_gate_holds_for_an_engine_that_answers_with_the_gold(
    faithful, seed_cases, seed_places, verbatim_only
):
    results = run(faithful, seed_cases, seed_places, verbatim_only)
    failures = {r.case.id: r.verdict.reasons for r in results if not r.verdict.passed}
    assert failures == {}
    assert hold(load_gate(GATE), results) == ()


def test_the_gate_goes_red_for_a_broken_engine(broken, seed_cases, seed_places, verbatim_only):
    results = run(broken, seed_cases, seed_places, verbatim_only)
    assert hold(load_gate(GATE), results)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('invariants = ["exactness"]', "exactness"),
        ("[ceilings]\np99_ms = 1", "p99_ms"),
        ("passed = 2", "passed"),
        ("passed =", "TOML"),
    ],
)
def test_a_gate_that_cannot_be_read_says_why(tmp_path, text, named):
    file = tmp_path / "gate.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GateError, match=named):
        load_gate(file)


def test_nothing_holds_by_being_unscored(faithful, seed_cases, seed_places, verbatim_only):
    off_subject = tuple(c for c in seed_cases.cases if c.kind == "off_subject")
    results = run_cases(off_subject, PressmarkSystem(faithful), seed_places, verbatim_only)
    faults = hold(Gate(invariants=("quote_exactness",)), results)
    assert [fault.message for fault in faults] == ["quote_exactness: 0 cases scored, 1 are needed"]


def test_too_few_cases_hold_no_gate(faithful, seed_cases, seed_places, verbatim_only):
    results = run_cases(seed_cases.cases[:3], PressmarkSystem(faithful), seed_places, verbatim_only)
    assert hold(Gate(min_cases=4), results)


def test_a_gate_on_one_part_does_not_see_the_other(broken, seed_cases, seed_places, verbatim_only):
    held_out = [case for case in seed_cases.cases if case.held_out]
    results = run_cases(held_out, PressmarkSystem(broken), seed_places, verbatim_only)
    assert hold(Gate(part="held-out", passed=0.95), results)
    (fault,) = hold(Gate(part="open", passed=0.95), results)
    assert fault.message == "0 cases were run, 1 are needed"
