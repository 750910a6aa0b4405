import random
from collections import Counter
from collections.abc import Sequence

import numpy as np

from rag.training.drawing import SUREST, TRIED, Domain
from rag.training.examples import Example
from rag.training.hard_windows import Hardest
from rag.training.squad import AskedQuestion, GoldAnswer, Paragraph

TEXT = "Pier closes\n\nThe board will close it in April. Ana Dravic said it was rotten."
OTHER = "Ferry sails\n\nThe ferry sails on Monday. It was late."
WHY = AskedQuestion("q1", "Why must it go?", (GoldAnswer("rotten", TEXT.index("rotten")),))
PAID = AskedQuestion("q2", "Who paid?", (), (GoldAnswer("Ana Dravic", TEXT.index("Ana")),))
PIER = Paragraph("town/1", TEXT, (WHY, PAID), headline="Pier closes")
FERRY = Paragraph("town/2", OTHER, (), headline="Ferry sails")


def rank(questions: Sequence[str], windows: Sequence[str], top: int) -> np.ndarray:
    return np.tile(np.arange(len(windows), dtype=np.int32)[:top], (len(questions), 1))


def drawn(hardest: dict[tuple[str, str], Hardest]) -> list[Example]:
    domain = Domain("news", (PIER, FERRY), (), rank, hardest)
    rng = random.Random(1)
    return [example for _ in range(40) for example in domain.examples(rng)]


def test_answers_stay_where_they_are_under_a_headline() -> None:
    positive = [example for example in drawn({}) if example.kind == "positive"]
    headed = [one for one in positive if one.passage.startswith("Pier closes: ")]
    assert headed
    assert len(headed) < len(positive)
    assert {one.passage[one.start : one.end] for one in positive} == {"rotten"}


def test_the_hardest_windows_are_drawn_but_not_those_that_may_answer() -> None:
    beside = tuple((f"Beside {n}.", SUREST - n / 10) for n in range(TRIED + 2))
    hardest = {
        ("town/1", "Why must it go?"): Hardest(
            "town/1",
            "Why must it go?",
            (("It had decayed.", 0.99), *beside),
            (("It was late.", 0.3, "town/2"), ("Gone.", 0.3, "an article left out")),
        )
    }
    kinds = Counter(
        (one.kind, one.passage.removeprefix("Pier closes: ").removeprefix("Ferry sails: "))
        for one in drawn(hardest)
        if one.kind.startswith("hard")
    )
    assert {passage for kind, passage in kinds if kind == "hard beside"} == {
        text for text, _ in beside[:TRIED]
    }
    assert {passage for kind, passage in kinds if kind == "hard elsewhere"} == {"It was late."}


def test_what_an_unanswerable_question_tempts_to_is_drawn_however_sure_the_reader_was() -> None:
    hardest = {("town/1", "Who paid?"): Hardest("town/1", "Who paid?", (("Ana.", 0.99),), ())}
    assert any(one.passage.endswith("Ana.") and one.start == -1 for one in drawn(hardest))
