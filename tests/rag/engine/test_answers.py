from collections.abc import Callable, Mapping
from datetime import date

import pytest

from ingest.errors import QuestionError
from rag.answer import Answer
from rag.engine import AnswerEngine
from rag.events import AnswerDone, SentenceReady, StageStarted
from rag.request import AskRequest, Filters

QUESTIONS = (
    "How many rotten piles are there?",
    "What did Ana Dravic say?",
    "Why was the ferry withdrawn?",
    "Who drowned there?",
    "What do readers say?",
    "Which article mentions the ferry?",
    "Summarise the article about the pier",
    "When will work on the jetty begin?",
    "What is the capital of France?",
    "How has the number of rotten piles changed?",
)


def ask(engine: AnswerEngine, question: str, *history: str) -> Answer:
    return engine.answer(AskRequest(question, history))


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_quote_is_the_source_at_its_offsets(
    question: str, engine: AnswerEngine, corpus: Mapping[str, str]
) -> None:
    answer = ask(engine, question)
    for citation in (*answer.citations, *answer.near_misses):
        text = corpus[citation.source]
        assert text[citation.start : citation.end] == citation.quote
    markers = [citation.marker for citation in answer.citations]
    assert markers == list(range(1, len(markers) + 1))
    assert (answer.status == "answered") == bool(answer.sentences)
    for sentence in answer.sentences:
        assert sentence.verdict == "verbatim"
        assert set(sentence.citations) <= set(markers)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Ana Dravic say?", "Nobody should walk out there"),
        ("How much will the repair cost?", "2.5 million crowns"),
        ("Why was the ferry withdrawn?", "engine had failed"),
        ("When was the pier built?", "1911"),
        ("How many passengers were on board?", "300 passengers"),
    ],
)
def test_plain_questions_are_answered(question: str, words: str, engine: AnswerEngine) -> None:
    answer = ask(engine, question)
    assert answer.status == "answered", answer.text
    assert words in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of France?",
        "How many Danish sailors were on board?",
        "How do I boil an egg?",
        "How old is Ana Dravic?",
        "Did my uncle drown in 1988?",
    ],
)
def test_what_the_articles_do_not_say_is_refused(question: str, engine: AnswerEngine) -> None:
    answer = ask(engine, question)
    assert answer.status == "refused", answer.text
    assert not answer.citations
    assert not answer.sentences


def test_differing_counts_are_all_shown_in_order_of_time(engine: AnswerEngine) -> None:
    answer = ask(engine, "How many rotten piles were found under the old pier?")
    quotes = " ".join(citation.quote for citation in answer.citations)
    assert "14 rotten piles" in quotes
    assert "22 rotten piles" in quotes
    assert [value.published for value in answer.conflicts[0].values] == [
        date(2021, 3, 3),
        date(2021, 6, 12),
    ]


def test_comments_are_shown_only_when_asked_for(engine: AnswerEngine) -> None:
    for question in QUESTIONS[:4]:
        answer = ask(engine, question)
        assert all(citation.kind == "article" for citation in answer.citations)
    asked = ask(engine, "What do readers say about the pier?")
    assert asked.status == "answered"
    assert {citation.kind for citation in asked.citations} == {"reader_comment"}
    left_out = engine.answer(
        AskRequest("What do readers say?", filters=Filters(include_comments=False))
    )
    assert left_out.status == "refused"


@pytest.mark.parametrize(
    ("question", "writer"),
    [
        ("What did Jonte write in the comments?", "Jonte"),
        ("what does the reader marit think", "Marit"),
        ("What did Marit say?", "Marit"),
    ],
)
def test_a_reader_asked_for_by_screen_name_is_quoted_alone(
    engine: AnswerEngine, question: str, writer: str
) -> None:
    answer = ask(engine, question)
    assert answer.status == "answered"
    assert answer.text.startswith("From readers’ comments, which are no evidence")
    assert {citation.speaker for citation in answer.citations} == {writer}
    assert {citation.kind for citation in answer.citations} == {"reader_comment"}


def test_the_latest_figure_is_that_of_the_newest_article(engine: AnswerEngine) -> None:
    answer = ask(engine, "What’s the latest number of rotten piles?")
    assert [citation.source for citation in answer.citations] == ["count.txt"]
    assert "22" in answer.text


def test_articles_are_listed_by_their_date(engine: AnswerEngine) -> None:
    answer = ask(engine, "Which articles were published in 2021?")
    assert {citation.source for citation in answer.citations} == {"harbour.txt", "count.txt"}
    nothing = ask(engine, "Which articles were published in 2015?")
    assert nothing.status == "refused"
    assert "2015" in nothing.text


def test_those_hurt_are_no_answer_where_the_dead_are_asked_for(engine: AnswerEngine) -> None:
    assert ask(engine, "How many passengers died on the ferry to Sudmark?").status == "refused"


def test_filters_leave_articles_out(engine: AnswerEngine) -> None:
    early = Filters(published_to=date(2021, 4, 1))
    answer = engine.answer(AskRequest("How many rotten piles are there?", filters=early))
    assert {citation.source for citation in answer.citations} == {"harbour.txt"}


def test_a_follow_up_is_resolved_and_shown(engine: AnswerEngine) -> None:
    answer = ask(engine, "How old is she?", "What did Ana Dravic say?")
    assert "Ana Dravic" in answer.standalone_question
    assert answer.status == "refused"


def test_the_same_question_gets_the_same_answer(engine: AnswerEngine) -> None:
    first, second = (ask(engine, QUESTIONS[0]) for _ in range(2))
    assert first.model_copy(update={"timings_ms": {}}) == second.model_copy(
        update={"timings_ms": {}}
    )


def test_a_stream_tells_its_stages_and_ends_with_the_answer(engine: AnswerEngine) -> None:
    events = list(engine.stream(AskRequest(QUESTIONS[0])))
    assert isinstance(events[0], StageStarted)
    assert isinstance(events[-1], AnswerDone)
    ready = [event.sentence for event in events if isinstance(event, SentenceReady)]
    assert tuple(ready) == events[-1].answer.sentences


def test_an_unusable_question_raises(engine: AnswerEngine) -> None:
    with pytest.raises(QuestionError):
        ask(engine, "   ")


def test_every_article_that_names_somebody_is_listed(engine: AnswerEngine) -> None:
    answer = ask(engine, "How many articles mention Norhaven?")
    assert answer.text.startswith("3 articles")
    assert len({citation.source for citation in answer.citations}) == 3


def test_of_a_reader_what_is_on_the_subject_is_shown_and_not_the_line_above(
    engine_over: Callable[[Mapping[str, str]], AnswerEngine],
) -> None:
    page = """Harbour board closes old pier

NORHAVEN, March 3, 2021 - The Norhaven harbour board will close the old pier in April.

Inspectors found 14 rotten piles under the old pier. The repair will cost 2.5 million crowns.

Local fishermen have asked the board for a floating jetty instead, which it has promised to build.

Comments

Post by Tall Trawler » Wed Mar 03, 2021 8:30 am
The ferry radar had been dead since Sunday.

Post by gullwing » Wed Mar 03, 2021 9:30 am
Nobody asked us about the pier.

Post by Tall Trawler » Thu Mar 04, 2021 9:30 am
My bread was stale again this morning.
"""
    engine = engine_over({"page.txt": page})
    asked = engine.answer(AskRequest("What does Tall Trawler say about the ferry's radar?"))
    assert [citation.quote for citation in asked.citations] == [
        "The ferry radar had been dead since Sunday."
    ]
    everything = engine.answer(AskRequest("What does Tall Trawler say in the comments?"))
    assert not any("Post by" in citation.quote for citation in everything.citations)
    assert len(everything.citations) == 2
