import pytest

from evals.comparing import compare
from evals.comparing.baseline import ComparisonError
from evals.comparing.shown import comparison_lines
from evals.datasets import SEED_CASES
from evals.running import Plan, Report, RunSettings, Selection, evaluate, run_cases, select
from evals.running.selection import SelectionError
from evals.running.state import StateError, StateFile
from evals.systems.pressmark import PressmarkSystem
from ingest.errors import QuestionError

SETTINGS = RunSettings(set_title="t", set_hash="0" * 64, system="s", corpus="c")


@pytest.fixture
def results(faithful, seed_cases, seed_places, verbatim_only):
    return run_cases(
        seed_cases.cases[:6], PressmarkSystem(faithful), seed_places, verbatim_only, repeat=2
    )


def report(results):
    return Report(settings=SETTINGS, started="2026-01-01T00:00:00+00:00", results=results)


def test_results_come_in_the_order_of_the_cases(results, seed_cases):
    keys = [(case.id, repeat) for case in seed_cases.cases[:6] for repeat in (1, 2)]
    assert [result.key for result in results] == keys


def test_several_workers_give_the_same_verdicts(faithful, seed_cases, seed_places, verbatim_only):
    run = [
        run_cases(
            seed_cases.cases, PressmarkSystem(faithful), seed_places, verbatim_only, workers=n
        )
        for n in (1, 4)
    ]
    assert [r.verdict for r in run[0]] == [r.verdict for r in run[1]]


def test_a_question_that_raises_is_an_error_and_not_the_end(seed_cases, seed_places, verbatim_only):
    class Refusing:
        def stream(self, request):
            raise QuestionError("too long")

    (result,) = run_cases(
        seed_cases.cases[:1], PressmarkSystem(Refusing()), seed_places, verbatim_only
    )
    assert result.error == "too long"
    assert not result.verdict.passed
    assert result.scores["refusal"].value == 0


class Killed(Exception):
    pass


def test_a_killed_run_goes_on_and_asks_nothing_twice(tmp_path, faithful, seeds, verbatim_only):
    asked = []

    class Counting:
        def stream(self, request):
            asked.append((*request.history, request.question))
            return faithful.stream(request)

    def die_at_five(done, total, result):
        if done == 5:
            raise Killed

    state = tmp_path / "state.jsonl"
    system = PressmarkSystem(Counting())
    with pytest.raises(Killed):
        evaluate(Plan(SEED_CASES, seeds, state=state), system, verbatim_only, die_at_five)
    with state.open("a", encoding="utf-8") as file:
        file.write('{"case": {"id": "cut o')
    resumed = Plan(SEED_CASES, seeds, state=state, resume=True)
    evaluation = evaluate(resumed, system, verbatim_only)
    assert len(evaluation.report.results) == len(asked) == len(set(asked))
    assert len(StateFile(state).resume(evaluation.report.settings)) == len(asked)


def test_a_state_of_another_run_is_refused(tmp_path, results):
    state = StateFile(tmp_path / "state.jsonl")
    with pytest.raises(StateError, match="Nothing to resume"):
        state.resume(SETTINGS)
    state.start(SETTINGS)
    state.append(results[0])
    assert state.resume(SETTINGS) == results[:1]
    with pytest.raises(StateError, match="another run"):
        state.resume(SETTINGS.model_copy(update={"system": "other"}))


def test_filters_must_all_hold(seed_cases):
    chosen = select(seed_cases.cases, Selection(("kind=quote,time", "part=open", "id=says-*")))
    assert {case.kind for case in chosen} == {"quote"}
    assert not any(case.held_out for case in chosen)
    with pytest.raises(SelectionError, match="No case"):
        select(seed_cases.cases, Selection(("id=none",)))
    with pytest.raises(SelectionError, match="field=pattern"):
        select(seed_cases.cases, Selection(("colour=red",)))
    one = select(seed_cases.cases, Selection(ids=frozenset({"off-pasta"})))
    assert [case.id for case in one] == ["off-pasta"]


def test_a_comparison_names_what_turned(results, seed_cases, seed_places, verbatim_only, broken):
    after = run_cases(seed_cases.cases[:6], PressmarkSystem(broken), seed_places, verbatim_only)
    comparison = compare(report(results), report(after))
    failing = tuple(r.case.id for r in after if not r.verdict.passed)
    assert comparison.broken == failing
    assert comparison.mended == ()
    assert comparison.shared == 6
    assert all(f"broken: {name}" in "\n".join(comparison_lines(comparison)) for name in failing)
    back = compare(report(after), report(results))
    assert back.mended == failing


def test_a_case_that_changed_is_not_compared(results):
    changed = tuple(
        r.model_copy(update={"case": r.case.model_copy(update={"tags": ("new",)})}) for r in results
    )
    with pytest.raises(ComparisonError):
        compare(report(results), report(changed))
    some = (*changed[:2], *results[2:])
    assert compare(report(results), report(some)).changed == (results[0].case.id,)
