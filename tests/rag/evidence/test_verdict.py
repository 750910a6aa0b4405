"""What lacks something demanded falls behind, and a speaker's own words need less."""

from dataclasses import replace

import pytest

from ingest.records import SegmentRole
from rag.evidence.demands import (
    ANCHOR_MISSING_FACTOR,
    NAMED_ELSEWHERE_FACTOR,
    REORDERED,
    SAYS_LITTLE_FACTOR,
    by_demands,
    demerit,
    meets_demands,
)
from rag.evidence.ranked import ReaderSignal
from rag.evidence.verdict import judge
from rag.evidence.weights import LogisticModel, Weights
from rag.question.understanding import understand

EVEN = LogisticModel(0.0, {})
DOUBTED = LogisticModel(-0.5, {})
DOUBTING = Weights(EVEN, EVEN, DOUBTED, DOUBTED, 0.5, 0.5)
READ = ReaderSignal(probability=0.4, relevance=0.5, span=None)


@pytest.fixture(scope="module")
def count(names):
    return understand("How many ferries sank off Norland last winter?", (), names)


@pytest.fixture(scope="module")
def statement(names):
    return understand("What did Ana Dravic say about the old pier?", (), names)


def order(question, entries, signals):
    read = [replace(entry, reader=READ) for entry in entries]
    return [entry.row for entry in by_demands(question, read, signals)]


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Three ferries sank off Sudmark last winter.", {}),
        ("Ferries sank off Norland last winter.", {"answer_type": 0.0}),
        ("Three ferries sank off Norland.", {"in_scope": False}),
        ("Three ferries sank off Norland.", {"by_speaker": False}),
        ("Three ferries sank off Norland.", {"elsewhere": True}),
        ("Did three ferries sink off Norland?", {}),
    ],
)
def test_what_lacks_something_demanded_falls_behind(
    text, lacking, count, candidate, ranked, signals
):
    first = ranked(candidate(text, row=1), 0.5, **lacking)
    second = ranked(candidate("Two ferries sank off Norland last winter.", row=2), 0.0)
    assert order(count, [first, second], signals) == [2, 1]


def test_without_the_reader_the_order_stays(count, candidate, ranked, signals):
    first = ranked(candidate("Three ferries sank off Sudmark.", row=1), 0.5)
    second = ranked(candidate("Two ferries sank off Norland.", row=2), 0.0)
    assert by_demands(count, [first, second], signals) == (first, second)


def test_far_better_evidence_stays_before_what_lacks_nothing(count, candidate, ranked, signals):
    first = ranked(candidate("Three ferries sank off Sudmark.", row=1), 3.0)
    second = ranked(candidate("Two ferries sank off Norland.", row=2), 0.0)
    assert order(count, [first, second], signals) == [1, 2]


def test_what_has_all_keeps_its_order(count, candidate, ranked, signals):
    entries = [
        ranked(candidate("Two ferries sank off Norland.", row=row), 1.0) for row in (5, 3, 4)
    ]
    assert order(count, entries, signals) == [5, 3, 4]


def test_only_the_best_candidates_change_places(count, candidate, ranked, signals):
    told = ["Three ferries sank off Sudmark."] * REORDERED + ["Two ferries sank off Norland."]
    entries = [ranked(candidate(text, row=row)) for row, text in enumerate(told)]
    assert order(count, entries, signals) == list(range(REORDERED + 1))


def test_nothing_is_put_in_order(count, signals):
    assert by_demands(count, (), signals) == ()


def test_a_name_that_the_article_opens_with_counts_for_a_comparison(
    count, candidate, ranked, signals
):
    told = ranked(candidate("Two ferries sank last winter.", lead="NORLAND’S coast, May 3"))
    unled = ranked(candidate("Two ferries sank last winter."))
    opened = ranked(candidate("Two ferries sank last winter.", lead="A storm over Norland"))
    assert not meets_demands(count, unled, signals)
    assert meets_demands(count, opened, signals)
    assert demerit(count, opened, signals) == demerit(count, told, signals) < 1


def spoken(candidate, ranked, **told):
    text = "“It must go before the ice comes,” she said."
    return ranked(candidate(text, speaker="Ana Dravic"), **told)


def test_a_speaker_s_own_words_on_the_subject_need_less(statement, candidate, ranked, signals):
    own = spoken(candidate, ranked, terms=0.2, reader=READ)
    verdict = judge(statement, [own], signals, DOUBTING)
    assert verdict.answered
    assert verdict.support == pytest.approx(0.574, abs=0.001)


def test_words_with_most_of_the_subject_are_enough(statement, candidate, ranked, signals):
    hardly = Weights(EVEN, EVEN, DOUBTED, LogisticModel(-4.0, {}), 0.5, 0.5)
    half = spoken(candidate, ranked, terms=0.5, reader=READ)
    assert judge(statement, [half], signals, hardly).answered
    less = spoken(candidate, ranked, terms=0.4, reader=READ)
    assert not judge(statement, [less], signals, hardly).answered
    else_s = spoken(candidate, ranked, terms=0.5, reader=READ, by_speaker=False)
    assert not judge(statement, [else_s], signals, hardly).answered


@pytest.mark.parametrize(
    "told",
    [
        {"terms": 0.1, "reader": READ},
        {"terms": 0.2, "reader": READ, "by_speaker": False},
        {"terms": 0.2},
    ],
    ids=["off the subject", "somebody else", "not read"],
)
def test_other_words_need_as_much_as_ever(told, statement, candidate, ranked, signals):
    verdict = judge(statement, [spoken(candidate, ranked, **told)], signals, DOUBTING)
    assert not verdict.answered
    assert verdict.support <= 0.378


def test_where_no_speaker_is_named_words_need_as_much_as_ever(count, candidate, ranked, signals):
    told = ranked(candidate("Two ferries sank off Norland."), terms=0.9, reader=READ)
    assert judge(count, [told], signals, DOUBTING).support == pytest.approx(0.378, abs=0.001)


@pytest.mark.parametrize("role", [SegmentRole.BYLINE, SegmentRole.DATELINE])
def test_a_line_that_says_who_wrote_or_when_answers_nothing(
    role, names, ranked, candidate, signals
):
    question = understand("How often was the report on the old pier read?", (), names)
    line = "The report on the old pier was read 75 times."
    body = demerit(question, ranked(candidate(line)), signals)
    told = demerit(question, ranked(candidate(line, role=role)), signals)
    assert told == pytest.approx(SAYS_LITTLE_FACTOR * body)


@pytest.fixture(scope="module")
def whether(names):
    return understand("Were there rats in the ferry's galley at Norland?", (), names)


@pytest.mark.parametrize(
    ("told", "beside_it"),
    [
        ({}, True),
        ({"rarest": 0.6}, False),
        ({"terms": 0.5}, False),
        ({"probability": 0.4}, False),
    ],
    ids=["nothing speaks for it", "its rarest word", "many of its words", "the reader"],
)
def test_a_yes_or_no_needs_something_that_speaks_for_it(
    told, beside_it, whether, candidate, ranked, signals
):
    probability = told.pop("probability", 0.1)
    entry = ranked(
        candidate("There will be no ferry to Norland."),
        reader=ReaderSignal(probability, relevance=0.5, span=None),
        **{"rarest": 0.0, "terms": 0.2, **told},
    )
    assert (demerit(whether, entry, signals) < 1) == beside_it


def test_other_questions_may_be_answered_in_other_words(names, candidate, ranked, signals):
    asked = understand("Why was the galley of the ferry at Norland scrubbed out?", (), names)
    doubted = ReaderSignal(0.1, relevance=0.5, span=None)
    entry = ranked(candidate("Rats at Norland."), reader=doubted, rarest=0.0, terms=0.2)
    assert demerit(asked, entry, signals) == 1


def test_a_figure_of_another_kind_may_be_compared(count, candidate, ranked, signals):
    told = ranked(candidate("Norland lost twenty that winter."), answer_type=0.0)
    assert not meets_demands(count, told, signals)
    assert meets_demands(count, told, signals, typed=False)


def test_the_age_of_another_is_no_answer(candidate, ranked, signals, names):
    question = understand("How old is Ana Dravic?", (), names)

    def factor(text, before=""):
        entry = ranked(candidate(text, before=before, title="Ana Dravic at the pier"), 0.5)
        return demerit(question, replace(entry, reader=READ), signals)

    assert factor("Ana Dravic, 44, left the pier.") == 1.0
    assert factor("Girl, 11, dug out alive at the pier.") == ANCHOR_MISSING_FACTOR


def test_names_elsewhere_in_the_article_count_half(candidate, ranked, signals, names):
    question = understand("When did the ferries of Ana Dravic sink off the pier?", (), names)
    doubted = replace(READ, probability=0.1)

    def factor(article):
        entry = ranked(candidate("The ferries sank off the pier in May.", article=article), 0.5)
        return demerit(question, replace(entry, reader=doubted), signals)

    assert factor("a") == NAMED_ELSEWHERE_FACTOR
    assert factor("b") == ANCHOR_MISSING_FACTOR
