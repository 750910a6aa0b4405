"""A question step by step: odd questions, faults of the engine, and swaps."""

import pytest

from ingest.errors import IndexMissing, QuestionError
from rag.request import Filters
from ui.page.asking import AskContext, answer_steps
from ui.page.engines import EngineSource

ODD = [
    "",
    "   ",
    "\x00",
    "a\x00b cost",
    "\ud800 cost",
    "x" * 100_000,
    "${7*7} {{7*7}} cost",
    "\u202ecost",
    "👩‍👩‍👧 cost",
    "<script>cost",
]


def steps(engines, question: str, context: AskContext | None = None) -> list[str]:
    return list(answer_steps(engines, question, context or AskContext(turn=3), Filters))


class Refusing:
    """An engine that takes no question."""

    def __init__(self, index, error: Exception) -> None:
        self.index = index
        self.error = error

    def stream(self, request):
        raise self.error
        yield


@pytest.mark.parametrize("question", ODD)
def test_odd_questions_are_refused_by_the_engine_in_one_sentence(fakes, question):
    index = fakes.FakeEngine().index
    engines = EngineSource(lambda: Refusing(index, QuestionError("That is not a question.")))
    drawn = steps(engines, question)
    assert "That is not a question&#46;" in drawn[-1]
    assert 'class="turn troubled"' in drawn[-1].replace("&#45;", "-")
    for one in drawn:
        one.encode()
        assert "<script" not in one


def test_an_index_that_is_gone_is_told(fakes):
    def gone():
        raise IndexMissing("There is no index in the folder index; run pressmark ingest.")

    assert "There is no index" in steps(EngineSource(gone), "What does it cost?")[-1]


def test_every_step_is_one_line_and_the_last_one_is_complete(fakes):
    engines = EngineSource(fakes.FakeEngine)
    drawn = [one.replace("&#45;", "-") for one in steps(engines, "What does the wall cost?")]
    assert all("\n" not in one for one in drawn)
    assert "under-way" in drawn[0]
    assert 'class="turn answered" id="turn-3"' in drawn[-1]
    assert "code class" in drawn[-1]


def test_an_answer_under_way_keeps_its_engine_when_the_index_is_swapped(fakes):
    engines = EngineSource(fakes.FakeEngine)
    running = answer_steps(engines, "What does the wall cost?", AskContext(), Filters)
    next(running)
    next(running)
    engines.renew()
    assert "2&#46;4 million crowns" in list(running)[-1]


def test_a_renewal_that_fails_leaves_the_old_engine(fakes):
    engine = fakes.FakeEngine()
    supply = iter([engine])

    def open_next():
        found = next(supply, None)
        if found is None:
            raise IndexMissing("gone")
        return found

    engines = EngineSource(open_next)
    assert engines.current() is engine
    with pytest.raises(IndexMissing):
        engines.renew()
    assert engines.current() is engine
