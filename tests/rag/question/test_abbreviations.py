"""Abbreviations in full, where the corpus has their words."""

import pytest

from ingest.names import NameTable
from rag.question.abbreviations import spelled_out
from rag.question.understanding import understand

SEEN = "the prime minister of traumatic brain injury injuries at pm said"
NAMES = NameTable((), seen=frozenset(SEEN.split()))


@pytest.mark.parametrize(
    ("question", "full"),
    [
        ("Who is the PM?", "Who is the prime minister?"),
        ("what did the pm say", "what did the prime minister say"),
        ("What did the PM’s office say?", "What did the prime minister’s office say?"),
        ("How many TBIs were there?", "How many traumatic brain injuries were there?"),
        ("What happened at 3 pm?", "What happened at 3 pm?"),
        ("What did the vp say?", "What did the vp say?"),
        ("Who is p.m. now?", "Who is p.m. now?"),
        ("Who spammed us?", "Who spammed us?"),
    ],
)
def test_abbreviations_are_spelled_out(question: str, full: str) -> None:
    assert spelled_out(question, NAMES) == full


def test_earlier_questions_are_spelled_out_too() -> None:
    question = understand("When did he leave?", ("Who is the pm?",), NAMES)
    assert question.standalone == "When did the prime minister leave?"
    assert question.asked == "When did he leave?"


def test_an_abbreviation_that_the_articles_use_stays() -> None:
    names = NameTable((), seen=frozenset((SEEN + " vice president vp").split()))
    assert spelled_out("Who is the VP?", names) == "Who is the VP?"
    unused = NameTable((), seen=frozenset((SEEN + " vice president").split()))
    assert spelled_out("Who is the VP?", unused) == "Who is the vice president?"
