import pytest

from evals.bench.answers import SetTable, markdown
from evals.bench.figures import Figure, rgb_figures, squad_figures
from evals.bench.outcomes import Chosen, Contestant, Outcome, ask_all
from evals.bench.sentences_f1 import sentences_f1
from evals.bench.simple_support import name_overlap, rouge_l_support
from evals.formats import Document, Item
from evals.statistics import Interval
from evals.systems.bm25 import Bm25System
from rag.request import AskRequest, Filters

DOCUMENTS = (
    Document("rain", "Ann said it rained in Paris. Bob left early.", "Weather"),
    Document("oil", "The price of oil fell. Shares rose in London.", "Markets"),
)
TEXTS = {document.source: document.content for document in DOCUMENTS}


@pytest.fixture(scope="module")
def bm25():
    return Bm25System(TEXTS)


def test_bm25_quotes_the_best_sentence_of_the_best_source(bm25):
    response = bm25.respond(AskRequest("Did it rain in Paris?"))
    (citation,) = response.answer.citations
    assert citation.quote == "Ann said it rained in Paris."
    assert TEXTS[citation.source][citation.start : citation.end] == citation.quote
    assert [passage.source for passage in response.passages] == ["rain.txt", "oil.txt"]


def test_bm25_searches_only_what_the_filters_let_through(bm25):
    request = AskRequest("Did it rain in Paris?", filters=Filters(article_ids=("oil.txt",)))
    assert [passage.source for passage in bm25.respond(request).passages] == ["oil.txt"]


def test_a_question_without_a_known_word_is_no_error(bm25):
    assert bm25.respond(AskRequest("xyzzy")).support == 0


def test_items_are_asked_in_their_scope(bm25):
    items = (
        Item("1", ("Did it rain in Paris?",), True, documents=("rain",), answers=("Paris",)),
        Item("2", ("Did it rain in Paris?",), False, scope=("oil",)),
    )
    contestant = Contestant(bm25, lambda source: (source,))
    first, second = ask_all(items, contestant, DOCUMENTS)
    assert first.ranked == ("rain", "oil")
    assert second.ranked == ("oil",)


def outcome(item, **changes):
    given = {
        "item": item,
        "ranked": ("rain", "oil"),
        "chosen": (Chosen("rain", "Ann said it rained in Paris."),),
        "refused": False,
        "support": 0.5,
        "conflicts": (),
        "elapsed_ms": 1.0,
    }
    return Outcome(**(given | changes))


def estimates(figures):
    return {f.name: f.interval.estimate for f in figures if f.interval is not None}


def test_squad_figures_by_hand():
    yes = Item("1", ("q",), True, documents=("oil",), answers=("paris",), group="a")
    no = Item("2", ("q",), False, group="b")
    found = estimates(squad_figures([outcome(yes, support=0.9), outcome(no, support=0.1)], ()))
    assert found["paragraph hit@1"] == 0
    assert found["paragraph hit@5"] == 1
    assert found["first sentence has the answer"] == 1
    assert found["answerable told apart (AUC)"] == 1
    assert found["refused at 5 % false refusals"] == 1
    assert found["unanswerable refused"] == 0


def test_rgb_figures_by_hand():
    altered = Item("1", ("q",), True, answers=("64", "100"), group="a", label="altered")
    shown = outcome(altered, conflicts=(("64 men", "over 100"),))
    apart = outcome(altered, conflicts=(("64 men",), ("over 100",)))
    found = estimates(rgb_figures([shown, apart], ()))
    assert found["altered: conflict shown"] == 0.5


def test_sentence_f1_by_hand():
    said, left = "Ann said it rained in Paris.", "Bob left early."
    documents = {"rain": Document("rain", f"{said} {left}", "Weather", (said, left))}
    item = Item("1", ("q",), True, documents=("rain",), sentences=(left,))
    both = (Chosen("rain", left), Chosen("rain", said))
    assert sentences_f1(outcome(item, chosen=both), documents) == pytest.approx(2 / 3)
    assert sentences_f1(outcome(item, chosen=both[:1]), documents) == 1
    assert sentences_f1(outcome(item, chosen=both, refused=True), documents) == 0


def test_simple_support_by_hand():
    assert rouge_l_support("a b c", ["a x c"]) == pytest.approx(2 / 3)
    assert rouge_l_support("", ["a"]) == 0
    assert name_overlap("Ann met Bob in 2020", ["Ann left in 2021."]) == pytest.approx(1 / 3)
    assert name_overlap("nothing", []) == 1


def test_a_table_is_markdown():
    figure = Figure("hit", Interval(0.5, 0.25, 0.75, 4, 2))
    table = SetTable("Set", 4, 2, {"us": (figure,), "it": (Figure("hit", None),)})
    assert markdown(table).splitlines()[-1] == "| hit | 0.500 [0.250, 0.750] | – |"
