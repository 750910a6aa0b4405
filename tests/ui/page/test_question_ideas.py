"""Suggested questions: one spelling a name, something else each time, only what is answered."""

from collections import Counter

import pytest

from ingest.names import NameTable
from ingest.names.records import NameEntry
from ui.page.question_forms import FORMS, Told, told
from ui.page.question_ideas import first_questions, follow_ups, ideas


def known(number, canonical, kind, *others):
    return NameEntry(number, canonical, kind, (canonical, *others))


NAMES = NameTable(
    (
        known(1, "Anna Lindt", "person", "Ana Lint", "Lindt"),
        known(2, "Norway", "place", "Norwegian"),
    )
)
SENTENCES = (
    "On Monday Ana Lint visited Port Ellen with her team.",
    "The Norwegian mayor Anna Lindt met 40 sailors in Port Ellen.",
    "Since 12 hours ago Norway has sent 3 boats to it.",
)


def asked(form):
    said = Told(SENTENCES, Counter({"Ana Lint": 2, "Jonas Berg": 1}), NAMES)
    return [idea.question for idea in form(said)]


def test_each_form_asks_in_the_one_spelling_of_a_name():
    speakers, quantities, events, names = FORMS
    assert asked(speakers) == ["What did Anna Lindt say about Port Ellen?"]
    assert asked(quantities) == ["How many sailors are there in Port Ellen?"]
    assert asked(events) == ["When did Anna Lindt visit Port Ellen?"]
    assert asked(names) == [
        "What is reported about Port Ellen?",
        "What is reported about Anna Lindt?",
    ]


@pytest.mark.parametrize(
    ("sentences", "name", "words"),
    [
        (("The Pentagon waits.", "They asked the Pentagon.", "Pentagon staff."), "Pentagon", "the"),
        (("Anna Lindt waits for the Lindt prize.",), "Anna Lindt", ""),
        (("They sailed to the Norwegian coast, and Norway waited.",), "Norway", ""),
        ((), "Marne", ""),
    ],
)
def test_a_name_takes_the_article_that_the_text_gives_it(sentences, name, words):
    said = Told(sentences, Counter(), NAMES)
    assert said.in_words(name) == f"{words} {name}".strip()


def test_only_the_body_of_the_article_is_read(fakes):
    engine = fakes.FakeEngine()
    harbour = next(a for a in engine.index.articles.values() if a.source == "harbour.txt")
    said = told(engine.index, harbour)
    assert any("harbour wall by 40 centimetres" in sentence for sentence in said.sentences)
    assert not any("My shop stood under water" in sentence for sentence in said.sentences)
    assert not any("Share this article" in sentence for sentence in said.sentences)


def test_articles_take_turns(fakes):
    index = fakes.FakeEngine().index
    ids = list(index.articles)
    alone = [next(ideas(index, [one]), None) for one in ids]
    together = [idea.question for idea in ideas(index, ids)]
    assert together[0] == alone[0].question
    assert len(together) > len([one for one in alone if one])


@pytest.mark.parametrize("earlier", [(), ("How many shops are there in Port Ellen?",)])
def test_what_is_suggested_is_answered_and_not_asked_already(fakes, earlier):
    engine = fakes.FakeEngine(pause=0.0)
    suggested = follow_ups(engine, list(engine.index.articles), earlier)
    assert suggested
    assert not set(suggested) & set(earlier)
    for question in suggested:
        *_, last = engine.stream(fakes.AskRequest(question))
        assert last.answer.status == "answered"


def test_first_questions_rest_on_different_sentences(fakes):
    engine = fakes.FakeEngine(pause=0.0)
    quotes = []
    for question in first_questions(engine):
        *_, last = engine.stream(fakes.AskRequest(question))
        quotes.append(last.answer.citations[0].quote)
    assert len(quotes) >= 2
    assert len(set(quotes)) == len(quotes)
