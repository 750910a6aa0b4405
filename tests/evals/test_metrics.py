"""Values worked out by hand over one text: `Ann said it rained. Bob left early.`."""

import pytest

from evals.cases import CaseSet
from evals.cases.loading import PlacesMaker
from evals.metrics import METRICS, View, score_all, verdict
from evals.metrics.retrieval import documents
from evals.metrics.statements import is_said, plain
from evals.systems import RankedPassage, Response
from rag.answer import Answer, AnswerSentence, Citation, Conflict, ConflictValue

TEXT = "Menu\nAnn said it rained. Bob left early.\nShare"
PLACES = {
    "articles": {
        "news": {"source": "a.txt", "title": "Rain", "first": "Ann", "last": "left early."}
    }
}
BY_NAME = {metric.name: metric for metric in METRICS}


def cited(marker=1, start=5, end=24, **changes):
    given = {
        "marker": marker,
        "article_id": "x",
        "source": "a.txt",
        "title": None,
        "publisher": None,
        "published": None,
        "date_basis": "unknown",
        "date_evidence": None,
        "kind": "article",
        "speaker": None,
        "quote": TEXT[start:end],
        "start": start,
        "end": end,
    }
    return Citation(**(given | changes))


def answered(*citations, sentences=None, text=None, **more):
    if sentences is None:
        sentences = [(c.quote, (c.marker,)) for c in citations]
    return Answer(
        question="q",
        standalone_question="q",
        status="answered",
        text=text or " ".join(words for words, _ in sentences),
        sentences=tuple(
            AnswerSentence(text=words, citations=markers, verdict="verbatim")
            for words, markers in sentences
        ),
        citations=citations,
        **more,
    )


def refused():
    return Answer(question="q", standalone_question="q", status="refused", text="no")


class Words:
    """Supports a sentence whose every word is in the evidence."""

    def supports(self, sentence, evidence):
        return set(plain(sentence).split()) <= set(plain(" ".join(evidence)).split())


def view(answer, passages=(), **case):
    case = {"id": "c", "kind": "answerable", "turns": ["q"]} | case
    if case["kind"] == "answerable" and not {"gold", "accept", "cover"} & set(case):
        case["gold"] = [{"article": "news", "quote": "Ann said it rained."}]
    cases = CaseSet.model_validate(PLACES | {"cases": [case]})
    places = PlacesMaker({"a.txt": TEXT})(cases)
    response = Response(answer=answer, passages=passages, elapsed_ms=12.0)
    return View(cases.cases[0], response, places, Words())


def value(name, *arguments, **case):
    return BY_NAME[name].score(view(*arguments, **case)).value


def test_exact_quotes_count_and_shifted_ones_do_not():
    assert value("quote_exactness", answered(cited())) == 1
    half = answered(cited(), cited(2, 6, 24, quote=TEXT[5:23]))
    assert value("quote_exactness", half) == 0.5
    assert value("quote_exactness", answered(cited(source="b.txt"))) == 0
    assert value("quote_exactness", refused()) is None


def test_a_gold_quote_counts_from_half_of_its_characters():
    assert value("gold_quote", answered(cited(start=5, end=15))) == 1
    assert value("gold_quote", answered(cited(start=5, end=12))) == 0
    assert value("gold_quote", refused()) == 0
    assert value("gold_quote", refused(), kind="false_premise", gold=[{"article": "news"}]) is None


def test_any_words_of_an_article_that_is_gold_as_a_whole_count():
    assert value("gold_quote", answered(cited(start=5, end=12)), gold=[{"article": "news"}]) == 1
    assert value("gold_quote", answered(cited(start=0, end=4)), gold=[{"article": "news"}]) == 0


def test_citation_recall_and_precision_follow_alce():
    both = answered(
        cited(1, 5, 24), cited(2, 25, 40), sentences=[("Ann said Bob left early.", (1, 2))]
    )
    assert value("citation_recall", both) == 1
    assert value("citation_precision", both) == 1  # neither is enough alone, both are needed
    idle = answered(cited(1, 5, 24), cited(2, 25, 40), sentences=[("Ann said it rained.", (1, 2))])
    assert value("citation_recall", idle) == 1
    assert value("citation_precision", idle) == 0.5
    invented = answered(cited(), sentences=[("Ann said it snowed.", (1,))])
    assert value("citation_recall", invented) == 0
    assert value("citation_precision", invented) == 0


def test_a_quote_that_is_not_at_its_offsets_supports_nothing():
    shifted = answered(cited(start=25, end=40, quote="Ann said it rained."))
    assert value("citation_recall", shifted) == 0


def test_furniture_outside_the_declared_places_is_found():
    assert value("no_furniture", answered(cited())) == 1
    assert value("no_furniture", answered(cited(start=0, end=4))) == 0
    assert value("right_article", answered(cited(start=0, end=4))) == 0


def test_a_citation_under_another_title_is_found():
    assert value("article_named", answered(cited(title="Rain"))) == 1
    assert value("article_named", answered(cited(title="Sun"))) == 0
    assert value("article_named", answered(cited(title=None))) is None


def test_a_comment_must_be_labelled_as_its_place_is():
    assert value("comment_label", answered(cited())) == 1
    assert value("comment_label", answered(cited(kind="reader_comment"))) == 0


def test_the_speaker_of_the_cited_gold_counts():
    assert value("right_speaker", answered(cited(speaker="Ann Lee")), speaker=["Ann"]) == 1
    assert value("right_speaker", answered(cited(speaker="Annabel")), speaker=["Ann"]) == 0
    assert value("right_speaker", answered(cited()), speaker=["Ann"]) == 0
    assert value("right_speaker", answered(cited())) is None


def test_the_date_may_be_known_to_the_month():
    dated = answered(cited(published="2020-07-08"))
    assert value("right_date", dated, published="2020-07") == 1
    assert value("right_date", dated, published="2021") == 0
    assert value("right_date", answered(cited()), published="2021") == 0


@pytest.mark.parametrize(
    ("expect", "answer", "right"),
    [
        ("answered", answered(cited()), 1),
        ("answered", refused(), 0),
        ("refused", refused(), 1),
        ("refused", answered(cited()), 0),
        ("either", refused(), 1),
    ],
)
def test_refusals_are_compared_with_the_expected_status(expect, answer, right):
    assert value("refusal", answer, expect=expect) == right


def test_a_conflict_must_hold_all_values_together():
    def with_values(*groups):
        conflicts = tuple(
            Conflict(
                about="it",
                values=tuple(ConflictValue(value=v, citation=1, published=None) for v in group),
            )
            for group in groups
        )
        return answered(cited(), conflicts=conflicts)

    expected = {"kind": "conflict", "values": ["64", "100"]}
    assert value("conflict_recall", with_values(("64", "more than 100")), **expected) == 1
    assert value("conflict_recall", with_values(("64",), ("100",)), **expected) == 0.5
    assert value("conflict_recall", with_values(("640", "1,100")), **expected) == 0


def test_coverage_is_the_share_of_articles_cited():
    case = {"kind": "listing", "cover": ["news"]}
    assert value("article_coverage", answered(cited()), **case) == 1
    assert value("article_coverage", answered(cited(start=0, end=4)), **case) == 0


@pytest.mark.parametrize(
    ("statement", "text", "said"),
    [
        ("5", "5,000 men", False),
        ("5", "5 men", True),
        ("5,000", "between 5,000 and 6,000", True),
        ("000", "5,000", False),
        ("not “sure”", 'he is NOT\n"sure" [1].', True),
        ("May", "maybe", False),
        (r"/\bMay\b/", "in may", True),
        ("US", "usual", False),
    ],
)
def test_statements_end_at_word_borders(statement, text, said):
    assert is_said(statement, text) is said


def test_forbidden_statements_and_accepted_ones():
    answer = answered(cited())
    assert value("forbidden", answer, forbid=["rained"]) == 0
    assert value("forbidden", answer, forbid=["snowed"]) == 1
    assert value("answer_match", answer, accept=["snowed", "rained"]) == 1
    assert value("answer_match", answer, accept=["snowed"]) == 0
    assert value("answer_match", answer, accept=["rained"], require=["Bob"]) == 0


def test_retrieval_is_worked_out_by_hand():
    passages = (
        RankedPassage(source="b.txt", start=0, end=9, score=0.9),
        RankedPassage(source="a.txt", start=5, end=24, score=0.8),
    )
    gold = [
        {"article": "news", "quote": "Ann said it rained."},
        {"article": "news", "quote": "Bob left early."},
    ]
    judged = view(answered(cited()), passages, gold=gold)
    assert documents(judged) == (["other0", "gold0"], {"gold0", "missed1"})
    scores = score_all(judged)
    assert scores["recall@5"].value == 0.5
    assert scores["mrr"].value == 0.5
    # one of two relevant documents, at rank 2: (1/log2 3) / (1 + 1/log2 3)
    assert scores["ndcg@10"].value == pytest.approx(0.38685, abs=1e-4)


def test_golds_in_one_passage_are_one_document():
    passages = (RankedPassage(source="a.txt", start=0, end=45, score=0.8),)
    gold = [{"article": "news", "quote": "Ann said"}, {"article": "news", "quote": "Bob left"}]
    assert documents(view(answered(cited()), passages, gold=gold)) == (["gold0"], {"gold0"})


def test_a_case_passes_when_every_deciding_metric_is_one_or_unscored():
    right = verdict(score_all(view(answered(cited()))))
    assert right.passed
    wrong = verdict(score_all(view(answered(cited()), accept=["snow"])))
    assert not wrong.passed
    assert wrong.reasons == ("Answer says it: none of 'snow' is said",)
