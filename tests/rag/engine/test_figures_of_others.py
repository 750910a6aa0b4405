"""Articles that differ on something else than what was asked are not held against an answer."""

from collections.abc import Callable, Mapping

from rag.engine import AnswerEngine
from rag.request import AskRequest

PAGES = {
    "gazette.txt": """Jets over Ardal

March 3, 2021

In March US jets struck five sites in retaliation for a rocket attack on the embassy of the
United States.
""",
    "echo.txt": """Soldiers of Ardal

March 4, 2021

There are 5,000 US troops in Ardal. The United States sent them there last year.
""",
    "courier.txt": """The garrison

December 9, 2021

The United States will keep 2,500 troops in Ardal, American officers said.
""",
}


def test_only_differences_with_the_answer_are_shown(
    reading_engine_over: Callable[[Mapping[str, str], tuple[str, ...]], AnswerEngine],
) -> None:
    engine = reading_engine_over(PAGES, ("five sites",))
    targets = engine.answer(
        AskRequest("How many targets did American jets hit in the March retaliation?")
    )
    assert "five sites" in targets.text
    assert not targets.conflicts
    soldiers = engine.answer(AskRequest("How many US troops are in Ardal?"))
    assert len(soldiers.conflicts) == 1
