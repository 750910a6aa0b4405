"""`pressmark bench tune`: what it asks, what it fits, and what it writes."""

import json
from dataclasses import replace
from importlib.resources import files
from itertools import product

import pytest

from evals.bench.tuning import tuning_lines, weights_json
from evals.bench.tuning_cases import BestKind, ReadSentence, TuningCase, best_sentences
from evals.bench.tuning_collect import choosing_half, open_cases, own_cases, public_cases
from evals.bench.tuning_fit import RANK, SUPPORT, SUPPORT_WITH_READER, fit_weights
from evals.bench.tuning_measure import (
    FOLDS,
    WITH_READER,
    WITHOUT_READER,
    answered_by_shift,
    cross_validated,
    measure,
)
from evals.cases import Kind
from evals.formats import Benchmark, Document, Item
from rag.evidence.signals import SIGNAL_NAMES
from rag.evidence.weights import LogisticModel, load_weights, parse_weights

READER = ("reader_answer", "reader_logit", "reader_relevance")


def sentence(strength, source="right.txt", start=0, text="It rained in Paris."):
    """A sentence all of whose signals have one value."""
    values = dict.fromkeys((*SIGNAL_NAMES, *READER), strength)
    return ReadSentence(source, start, start + len(text), text, values)


def case(group, strengths, right=0, answerable=True, own=False):
    """A question whose sentences have these strengths; the one at `right` is of the gold."""
    sentences = tuple(
        sentence(strength, "right.txt" if at == right else "other.txt")
        for at, strength in enumerate(strengths)
    )
    gold = tuple(answerable and at == right for at in range(len(strengths)))
    return TuningCase(
        group, own, answerable, frozenset({"right.txt"} if answerable else ()), sentences, gold
    )


def toy():
    """Strong sentences answer, weak ones do not."""
    cases = []
    for group, own in product("abcdef", (False, True)):
        cases.append(case(group, (0.9, 0.2, 0.1), own=own))
        cases.append(case(group, (0.3, 0.2, 0.1), answerable=False, own=own))
    return tuple(cases)


class RecordingSearch:
    """Finds one sentence for everything, and keeps what it was asked."""

    def __init__(self, found=()):
        self.asked = []
        self.found = found

    def __call__(self, turns):
        self.asked.append(turns)
        return self.found


def silent(stage, done, total):
    del stage, done, total


def test_held_out_cases_are_not_asked(seed_cases, seed_places):
    search = RecordingSearch()
    own_cases(seed_cases, seed_places, search, silent)
    held_out = {entry.turns for entry in seed_cases.cases if entry.held_out}
    assert search.asked
    assert held_out.isdisjoint(search.asked)
    assert all(not entry.held_out for entry in open_cases(seed_cases))


def test_cases_of_other_strategies_are_left_out(seed_cases):
    kinds = {entry.kind for entry in open_cases(seed_cases)}
    assert kinds == set(Kind) - {Kind.LISTING, Kind.COMMENT_ONLY}


def test_a_sentence_that_meets_a_gold_quote_is_right(seed_cases, seed_places):
    chosen = next(entry for entry in open_cases(seed_cases) if entry.kind is Kind.ANSWERABLE)
    span = seed_places.gold_of(chosen)[0]
    meets, misses = (
        sentence(0.5, span.source, span.start),
        sentence(0.5, span.source, span.end + 100_000),
    )
    one = seed_cases.model_copy(update={"cases": (chosen,)})
    (asked,) = own_cases(one, seed_places, RecordingSearch((meets, misses)), silent)
    assert asked.right == (True, False)
    assert asked.answerable


DOCUMENTS = tuple(Document(name, f"It rained in {name}.", name) for name in ("A B", "C", "D"))
SQUAD = Benchmark(
    "SQuAD 2.0",
    DOCUMENTS,
    (
        Item("1", ("Where did it rain?",), True, ("A B",), ("Paris",), group="A_B"),
        Item("2", ("Where did it snow?",), False, group="A_B"),
        Item("3", ("Where did it hail?",), True, ("C",), ("C",), group="C"),
        Item("4", ("Where did it storm?",), True, ("D",), ("Rome",), group="D"),
    ),
)


def test_the_reporting_half_is_neither_indexed_nor_asked():
    search = RecordingSearch()
    half = choosing_half(SQUAD)
    public_cases(half, search, frozenset(), silent)
    assert [document.name for document in half.documents] == ["A B", "D"]
    assert search.asked == [SQUAD.items[at].turns for at in (0, 1, 3)]


def test_a_limit_spreads_the_questions_and_keeps_every_document():
    half = choosing_half(SQUAD, 2)
    assert [item.id for item in half.items] == ["1", "2"]
    assert len(half.documents) == 2


def test_right_is_what_has_the_answer_and_is_of_the_gold_document():
    found = (sentence(1, "A B.txt"), sentence(1, "D.txt"), sentence(1, "A B.txt", text="It rained"))
    answered, unanswerable, _ = public_cases(
        choosing_half(SQUAD), RecordingSearch(found), frozenset(), silent
    )
    assert answered.right == (True, False, False)
    assert unanswerable.right == (False, False, False)


def test_best_sentences_by_hand():
    rank = LogisticModel(0.0, {"lexical": 1.0})
    cases = (
        case("a", (0.9, 0.2, 0.3)),
        case("a", (0.1, 0.8)),
        case("a", (0.7,), answerable=False),
        case("a", (0.6, 0.5), own=True),
        case("a", (0.4,), answerable=False, own=True),
        case("a", ()),
    )
    found = [(best.kind, best.values["lexical"]) for best in best_sentences(cases, rank)]
    assert found == [
        (BestKind.ANSWERS, 0.9),
        (BestKind.REMOVED, 0.3),
        (BestKind.WRONG, 0.8),
        (BestKind.REMOVED, 0.8),
        (BestKind.ADVERSARIAL, 0.7),
        (BestKind.OWN_ANSWERABLE, 0.6),
        (BestKind.OWN_ABSENT, 0.4),
    ]


def test_fitting_gives_what_speaks_for_an_answer_a_positive_sign():
    weights = fit_weights(toy())
    for model in (
        weights.rank,
        weights.rank_with_reader,
        weights.support,
        weights.support_with_reader,
    ):
        assert all(value > 0 for value in model.coefficients.values())
        assert model.intercept < 0
    strong, weak = sentence(0.9).values, sentence(0.3).values
    assert weights.support.probability(strong) > 0.5 > weights.support.probability(weak)
    assert tuple(weights.rank.coefficients) == RANK.signals


def turned(found):
    return replace(found, values={**found.values, "anchors": 1 - found.values["anchors"]})


def test_a_signal_that_speaks_against_gets_a_negative_sign():
    cases = [replace(one, sentences=tuple(map(turned, one.sentences))) for one in toy()]
    support = fit_weights(cases).support
    assert support.coefficients["anchors"] < 0 < support.coefficients["answer_type"]


def test_fitting_twice_gives_the_same():
    assert weights_json(fit_weights(toy())) == weights_json(fit_weights(toy()))


def test_what_is_written_is_read_as_shipped_weights_are():
    fitted = fit_weights(toy())
    written = weights_json(fitted)
    read = parse_weights(written)
    assert read.support.coefficients == {
        name: round(value, 3) for name, value in fitted.support.coefficients.items()
    }
    assert tuple(read.support_with_reader.coefficients) == SUPPORT_WITH_READER.signals
    assert read.answer_threshold == read.answer_threshold_with_reader == 0.5
    values = sentence(0.5).values
    assert read.rank_with_reader.logit(values) == pytest.approx(
        fitted.rank_with_reader.logit(values), abs=0.01
    )


def test_the_shipped_weights_have_the_shape_that_is_written():
    shipped = json.loads(files("rag.evidence").joinpath("weights.json").read_text("utf-8"))
    written = json.loads(weights_json(fit_weights(toy())))
    assert list(shipped) == list(written)
    for name, model in written.items():
        if isinstance(model, dict):
            assert list(shipped[name]["coefficients"]) == list(model["coefficients"])
    assert weights_json(load_weights()) == json.dumps(shipped, indent=2)


def test_no_article_is_measured_by_weights_chosen_on_it():
    fitted_on = []

    def remember(cases):
        fitted_on.append({(one.own, one.group) for one in cases})
        return load_weights()

    folds = cross_validated(toy(), remember)
    assert len(folds) == FOLDS
    for others, (_, tested) in zip(fitted_on, folds, strict=True):
        assert others.isdisjoint((one.own, one.group) for one in tested)
    assert sum(len(tested) for _, tested in folds) == len(toy())


def test_figures_of_what_can_be_told_apart():
    folds = cross_validated(toy(), fit_weights)
    for variant in (WITHOUT_READER, WITH_READER):
        found = {figure.name: figure.value for figure in measure(folds, variant)}
        assert found["sentence hit@1, SQuAD"] == 1
        assert found["sentence hit@1, own cases"] == 1
        assert found["support AUC, its paragraph taken away"] == 1
        assert found["support AUC, adversarial, unanswerable"] == 1


def test_a_higher_shift_answers_no_fewer():
    shares = answered_by_shift([(fit_weights(toy()), toy())], WITHOUT_READER)
    assert [entry.shift for entry in shares] == sorted(entry.shift for entry in shares)
    for side in ("answerable", "absent"):
        values = [getattr(entry, side) for entry in shares]
        assert values == sorted(values)
    assert any(entry.shift == SUPPORT.shift for entry in shares)


def test_what_has_nothing_to_be_made_from_is_shown_as_unknown():
    lines = list(tuning_lines(toy(), load_weights()))
    assert lines[0].startswith("12 questions on 6 articles")
    (wrong, _) = [line for line in lines if "another sentence came first" in line]
    assert wrong.split("|")[2:4] == [" – ", " – "]
