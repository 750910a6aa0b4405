"""What of a model's sentences is shown: each is held against the words that it cites."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from ingest.embedding.minilm import MiniLMEmbedding
from ingest.embedding.weights import find_model
from ingest.names import NameTable
from ingest.records import Article, DateBasis, PublicationDate, SegmentKind
from ingest.settings import IngestSettings
from rag.answer import Removed
from rag.checking import GroundingChecker
from rag.composing.model_composer import ModelComposer
from rag.composing.protocol import ComposedSentence, ComposeTask, ComposingFailed
from rag.question.understanding import understand
from rag.strategies.findings import Evidence, Findings
from rag.word_matching import WordMatcher
from rag.word_vectors import WordVectors

ARTICLE = Article(
    "a1",
    "a.txt",
    0,
    900,
    title="Ferry to stay",
    publisher="Northshore Courier",
    published=PublicationDate(date(2019, 3, 4), DateBasis.STATED, "March 4, 2019"),
)


class FakeModel:
    """A language model with its replies written beforehand, one a call."""

    name = "fake"

    def __init__(self, *replies: str) -> None:
        self.replies = list(replies)
        self.requests: list[str] = []

    def stream(self, instructions: str, request: str, deadline: float) -> Iterator[str]:
        del instructions, deadline
        self.requests.append(request)
        if not self.replies:
            raise ComposingFailed("The language model cannot be reached.")
        yield from self.replies.pop(0)


def evidence(quote: str, speaker: str | None = None, comment: bool = False) -> Evidence:
    kind = SegmentKind.READER_COMMENT if comment else SegmentKind.ARTICLE
    return Evidence(quote, "a.txt", 0, len(quote), kind, "a1", ARTICLE, speaker)


EVIDENCE = (
    evidence("The ferry to Norland carried 41,200 passengers last year, fewer than ever before."),
    evidence("The Harbour Board will not close the line before the summer."),
    evidence("“The ship will stay in Norland,” Ana Dravic said on Monday.", "Ana Dravic"),
    evidence("they should sell the ferry to a museum", "tidewatcher", comment=True),
    evidence("Ana Dravic sued Piet Holm over the ferry last year."),
    evidence("“It leaks,” Ana Dravic said, while Piet Holm said that the ferry was safe at sea."),
)


@pytest.fixture(scope="module")
def checker(
    names: NameTable, settings: IngestSettings, encoder: MiniLMEmbedding
) -> GroundingChecker:
    model = find_model(settings.model_folder, settings.hub_cache)
    return GroundingChecker(names, WordMatcher(WordVectors(model.folder)), encoder)


Worded = tuple[list[ComposedSentence], list[Removed], str]


@pytest.fixture
def word(checker: GroundingChecker, names: NameTable) -> Callable[..., Worded]:
    """Words an answer by a model's replies: what is shown, what was removed, what it failed by."""

    def word_by(*replies: str, model: FakeModel | None = None) -> Worded:
        composer = ModelComposer(model or FakeModel(*replies), checker, 1_000, 5.0)
        question = understand("What happens to the ferry?", (), names)
        shown: list[ComposedSentence] = []
        removed: list[Removed] = []
        try:
            for piece in composer.compose(ComposeTask(question, Findings(True, 0.9, EVIDENCE))):
                if isinstance(piece, Removed):
                    removed.append(piece)
                else:
                    shown.append(piece)
        except ComposingFailed as error:
            return shown, removed, str(error)
        return shown, removed, ""

    return word_by


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("The ferry to Norland carried 52,000 passengers last year. [e1]", "52000"),
        ("The ferry to Norland carried 41,200 cattle last year. [e1]", "41,200 cattle"),
        ("The ferry to Sudmark carried 41,200 passengers last year. [e1]", "Sudmark"),
        ("The ferry to Aberfoyle carried 41,200 passengers last year. [e1]", "Aberfoyle"),
        ("The Harbour Board will close the line before the summer. [e2]", "affirmed on one side"),
        ("Piet Holm said the ship will stay in Norland. [e3]", "Piet Holm"),
        ("According to Piet Holm, the ship will stay in Norland. [e3]", "Piet Holm"),
        ("The ferry sank in a storm with all hands. [e1]", "the words cited do not say it"),
        ("The ferry to Norland carried 41,200 passengers last year.", "it names no evidence"),
        ("I wrote that the ferry to Norland carried passengers last year. [e1]", "to the reader"),
        ("Piet Holm sued Ana Dravic over the ferry last year. [e5]", "other way round"),
        ("Ana Dravic said that the ferry was safe at sea. [e6]", "not by “Ana Dravic”"),
        ("Norland. [e1]", ""),
        ("The ferry carried 41,200 passengers. [e9]", "evidence that does not exist"),
    ],
)
def test_what_the_evidence_does_not_say_is_removed_whole(word, reply, reason):
    shown, removed, failure = word(reply, "")
    assert shown == []
    assert removed[0].text == reply.partition(" [")[0]
    assert reason in removed[0].reason
    assert "not borne out" in failure


@pytest.mark.parametrize(
    ("reply", "verdicts"),
    [
        ("Ana Dravic said the ship will stay in Norland. [e3]", {"supported", "partly supported"}),
        ("Piet Holm was sued by Ana Dravic last year. [e5]", {"supported", "partly supported"}),
        ("Piet Holm said the ferry was safe at sea. [e6]", {"supported", "partly supported"}),
        ("Drawitsch said the ship will stay in Norland. [e3]", {"supported", "partly supported"}),
        ("Dravic told Piet Holm’s paper the ship will stay. [e3]", {None}),
        ("The ship will stay in Norland on Monday. [e3]", {"partly supported"}),
        (
            "On 4 March 2019 the Northshore Courier reported that the ferry to Norland carried "
            "41,200 passengers last year. [e1]",
            {"supported", "partly supported"},
        ),
        (
            "The ferry to Norland carried 41,200 passengers last year. [e1]",
            {"verbatim", "supported"},
        ),
    ],
)
def test_what_the_evidence_says_has_a_verdict(word, reply, verdicts):
    shown, removed, _ = word(reply, "")
    assert {sentence.verdict for sentence in shown} | ({None} if removed else set()) <= verdicts


def test_a_readers_words_are_never_told_as_fact(word):
    shown, _, _ = word("The ferry should be sold to a museum. [e4]", "")
    assert [sentence.verdict for sentence in shown] in ([], ["partly supported"])


def test_one_repair_is_asked_for_and_shown_with_what_it_replaced(word):
    model = FakeModel(
        "The ferry to Norland carried 52,000 passengers last year. [e1]\n",
        "The ferry to Norland carried 41,200 passengers last year. [e1]\n",
    )
    shown, removed, failure = word(model=model)
    assert [sentence.evidence for sentence in shown] == [(1,)]
    assert [one.text for one in removed] == [
        "The ferry to Norland carried 52,000 passengers last year."
    ]
    assert failure == ""
    assert len(model.requests) == 2
    assert "52000" in model.requests[1]
    assert '"id": "e1"' in model.requests[1]
    assert '"id": "e2"' not in model.requests[1]


def test_a_repair_that_fails_leaves_nothing_and_is_told(word):
    model = FakeModel("It carried 52,000 passengers. [e1]", "It carried 53,000 passengers. [e1]")
    shown, removed, failure = word(model=model)
    assert shown == []
    assert len(removed) == 2
    assert removed[1].reason.startswith("rewritten, but ")
    assert "not borne out" in failure
    assert len(model.requests) == 2


def test_a_repair_that_cannot_be_asked_for_keeps_what_was_good(word):
    shown, removed, failure = word(
        "The ferry to Norland carried 41,200 passengers last year. [e1]\n"
        "It carried 52,000 passengers. [e1]\n"
    )
    assert len(shown) == 1
    assert len(removed) == 1
    assert failure == ""


def test_a_common_answer_takes_one_call(word):
    model = FakeModel("The ferry to Norland carried 41,200 passengers last year. [e1]\n")
    word(model=model)
    assert len(model.requests) == 1


def test_a_sentence_is_shown_before_the_model_has_finished(checker, names):
    written: list[str] = []

    class Slow(FakeModel):
        def stream(self, instructions: str, request: str, deadline: float) -> Iterator[str]:
            for piece in super().stream(instructions, request, deadline):
                written.append(piece)
                yield piece

    line = "The ferry to Norland carried 41,200 passengers last year. [e1]\n"
    composer = ModelComposer(Slow(line * 3), checker, 1_000, 5.0)
    question = understand("What happens to the ferry?", (), names)
    pieces = composer.compose(ComposeTask(question, Findings(True, 0.9, EVIDENCE)))
    assert isinstance(next(iter(pieces)), ComposedSentence)
    assert "".join(written) == line
