import pytest

from rag.question.asked_for import AskedFor, asked_for, frame_stems


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many nurses work at the clinic?", AskedFor.QUANTITY),
        ("how old is the mayor", AskedFor.AGE),
        ("For how many weeks did the strike last?", AskedFor.DURATION),
        ("How long will the bridge stay closed?", AskedFor.DURATION),
        ("What percentage of voters stayed home?", AskedFor.SHARE),
        ("When did the bakery open?", AskedFor.DATE),
        ("On which day was the verdict read?", AskedFor.DATE),
        ("Who won the election?", AskedFor.PERSON),
        ("Which official resigned?", AskedFor.PERSON),
        ("Where was the boat found?", AskedFor.PLACE),
        ("What country sold the ferry?", AskedFor.PLACE),
        ("Why did the council refuse?", AskedFor.REASON),
        ("What did the coach say about the transfer?", AskedFor.STATEMENT),
        ("What did the union leader, who resigned, say?", AskedFor.STATEMENT),
        ("Did anyone drown when the ferry sank?", AskedFor.YES_NO),
        ("Which article mentions the ferry?", AskedFor.ARTICLES),
        ("List all the reports", AskedFor.ARTICLES),
        ("How many articles are there?", AskedFor.ARTICLE_COUNT),
        ("Summarise the piece on the ferry", AskedFor.SUMMARY),
        ("How did ticket prices change over time?", AskedFor.CHANGE),
        ("What do readers think of the ferry?", AskedFor.COMMENTS),
        ("Tell me about the ferry", AskedFor.THING),
        ("Who wrote the report?", AskedFor.AUTHOR),
        ("When was the person who wrote the letter born?", AskedFor.DATE),
        ("How old is the one who authored the study?", AskedFor.AGE),
    ],
)
def test_the_kind_of_question(question: str, kind: AskedFor) -> None:
    assert asked_for(question) is kind


def test_words_that_name_the_kind_are_no_subject() -> None:
    assert "date" in frame_stems(AskedFor.DATE)
    assert "subject" not in frame_stems(AskedFor.THING)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who paid the ransom for the crew?", AskedFor.PERSON),
        ("WHO said that?", AskedFor.PERSON),
        ("Who was at the wheel at the time that the ferry sank?", AskedFor.PERSON),
        ("Who decides how many ferries sail?", AskedFor.PERSON),
        ("When did the price of tickets rise?", AskedFor.DATE),
        ("What does the WHO advise sailors to do?", AskedFor.THING),
        ("What did divers find below the ferry when it sank?", AskedFor.THING),
        ("What does the mayor still want?", AskedFor.THING),
        ("Did the meter reader find a leak?", AskedFor.YES_NO),
        ('Who said "A memo has more than one reader"?', AskedFor.PERSON),
        ("After the vote, when did the board meet?", AskedFor.DATE),
        ("What did the captain, who resigned, say?", AskedFor.STATEMENT),
        ("Who can claim (the fund), until when?", AskedFor.DATE),
        ("Who sank the ferry, and why?", AskedFor.REASON),
        ("Did he resign, or when?", AskedFor.YES_NO),
    ],
)
def test_words_of_another_kind_do_not_decide(question: str, kind: AskedFor) -> None:
    assert asked_for(question) is kind
