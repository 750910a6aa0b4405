import pytest

from evals.feedback import Feedback, draft_cases
from evals.judging import OpenAIJudge, agreement, parse_verdict
from rag.answer import Answer, AnswerSentence, Citation


@pytest.mark.parametrize(
    ("reply", "verdict"),
    [
        ('{"verdict": "supported"}', True),
        (' {"verdict": "unsupported"}\n', False),
        ('Sure! {"verdict": "supported"}', None),
        ('{"verdict": "Supported"}', None),
        ('{"verdict": "supported", "why": "x"}', None),
        ('{"verdict": "supported", "verdict": "unsupported"}', None),
        ('{"verdict": true}', None),
        ('["supported"]', None),
        ("[" * 100_000, None),
        ("A", None),
        ("", None),
    ],
)
def test_only_the_exact_form_is_a_verdict(reply, verdict):
    assert parse_verdict(reply) is verdict


def scripted(*replies):
    waiting = iter(replies)
    return lambda prompt: next(waiting)


YES, NO = '{"verdict": "supported"}', '{"verdict": "unsupported"}'


@pytest.mark.parametrize(
    ("replies", "supported", "parsed"),
    [((YES, YES, NO), True, 3), ((YES, "?", NO), None, 2), (("?", "?", "?"), None, 0)],
)
def test_the_majority_of_parsed_replies_counts(replies, supported, parsed):
    judgement = OpenAIJudge(scripted(*replies), repeats=3).judge("s", ["e"])
    assert (judgement.supported, judgement.parsed, judgement.asked) == (supported, parsed, 3)


def test_agreement_is_with_people_and_beyond_chance():
    found = agreement([True, True, False, None], [True, False, False, True], list("abcd"))
    assert found.share is not None
    assert found.share.estimate == pytest.approx(2 / 3)
    assert found.kappa == pytest.approx((2 / 3 - 4 / 9) / (1 - 4 / 9))
    assert found.unscored == 1
    assert agreement([None], [True], ["a"]).share is None


def answer(status, *quotes):
    citations = tuple(
        Citation(
            marker=n,
            article_id="x",
            source="a.txt",
            title=None,
            publisher=None,
            published=None,
            date_basis="unknown",
            date_evidence=None,
            kind="article",
            speaker=None,
            quote=quote,
            start=0,
            end=len(quote),
        )
        for n, quote in enumerate(quotes, start=1)
    )
    return Answer(
        question="q",
        standalone_question="q",
        status=status,
        text="t",
        sentences=tuple(
            AnswerSentence(text=c.quote, citations=(c.marker,), verdict="verbatim")
            for c in citations
        ),
        citations=citations,
    )


def test_thumbs_become_drafts():
    cases = draft_cases(
        [
            Feedback(("Did it rain?",), answer("answered", "It rained."), liked=True),
            Feedback(("And then?", "Why?"), answer("answered", "It snowed."), False, "wrong day"),
            Feedback(("How tall is Ann?",), answer("refused"), liked=True),
        ]
    )
    assert cases is not None
    liked, disliked, refused = cases.cases
    assert liked.gold[0].quote == "It rained."
    assert (liked.kind, disliked.kind, refused.kind) == ("answerable", "follow_up", "absent")
    assert disliked.forbid == ("It snowed.",)
    assert disliked.tags == ("draft", "disliked", "reason: wrong day")
    assert refused.expected_status == "refused"
    assert draft_cases([]) is None
