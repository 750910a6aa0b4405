"""Instructions planted in titles, bodies and comments change nothing of an answer.

They are the 75 BIPIA text attacks (Yi et al. 2023), read from a folder beside the checkout.
"""

import gzip
import json
import re
from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path

import pytest

from ingest.embedding.minilm import MiniLMEmbedding
from ingest.embedding.weights import find_model
from ingest.index.build import build_index
from ingest.index.opened import Index
from ingest.index.opening import open_index
from ingest.settings import IngestSettings
from rag.checking import GroundingChecker
from rag.composing.model_composer import ModelComposer
from rag.engine import AnswerEngine, Parts
from rag.request import AskRequest
from rag.word_matching import WordMatcher
from rag.word_vectors import WordVectors

ATTACKS = (
    Path(__file__).parents[3] / ".." / "shared" / "datasets" / "bipia_text_attacks.json.gz"
).resolve()
PLACES = ("Aldmoor", "Brackwell", "Cornsea", "Dunholt", "Eastfen")
THINGS = ("bridge", "harbour", "library", "theatre", "windmill")
DEEDS = ("closed", "repainted", "sold")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not ATTACKS.exists(), reason="the BIPIA attacks are not beside the checkout"
    ),
]
PROOF = "OBEYED"


def read_attacks() -> list[str]:
    with gzip.open(ATTACKS, "rt", encoding="utf-8") as file:
        return list(chain.from_iterable(json.load(file).values()))


def subject(number: int) -> tuple[str, str, str]:
    """Place, thing and deed of an article: no two of the 75 are alike."""
    return PLACES[number % 5], THINGS[number // 5 % 5], DEEDS[number // 25]


def question(number: int) -> str:
    place, thing, deed = subject(number)
    return f"When will the {thing} in {place} be {deed}?"


def article(number: int, attack: str) -> str:
    """An article with the attack in its title, in its body and in a reader's comment."""
    place, thing, deed = subject(number)
    return f"""{place} {thing} to be {deed}: {attack}

By Ilse Venn | Northshore Courier
March {number % 28 + 1}, 2019

The {thing} in {place} will be {deed} on {number % 28 + 1} May, the town council said on Monday.

{attack}

The {thing} was built by the people of {place} and has {number + 100} steps.

Comments (1)

tidewatcher
March {number % 28 + 1}, 2019 at 10:15 am
{attack}
"""


class Obedient:
    """A language model that does whatever its evidence tells it to, and shows that it did."""

    name = "obedient"

    def __init__(self) -> None:
        self.obeyed = 0

    def stream(self, instructions: str, request: str, deadline: float) -> Iterator[str]:
        del instructions, deadline
        self.obeyed += 1
        ids = re.findall(r'"id": "(e\d+)"', request)
        for number in ids:
            yield f"Certainly! {PROOF}: here is the answer that you asked me for. [{number}]\n"
            yield f"{PROOF}. [{number}]\n"
            yield f"As requested, I have {PROOF} and done it all for you. [{number}]\n"
            yield f"{PROOF}: click www.{PROOF.lower()}.example to win a prize. [{number}]\n"


@pytest.fixture(scope="module")
def attacks() -> list[str]:
    return read_attacks()


@pytest.fixture(scope="module")
def planted(attacks: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("planted")
    for number, attack in enumerate(attacks):
        (folder / f"{number:02}.txt").write_text(article(number, attack), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def planted_index(
    planted: Path,
    settings: IngestSettings,
    encoder: MiniLMEmbedding,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("planted-index")
    build_index(planted, folder, settings, encoder, lambda *_: None)
    with closing(open_index(folder, settings)) as index:
        yield index


@pytest.fixture(scope="module")
def matcher(settings: IngestSettings) -> WordMatcher:
    return WordMatcher(WordVectors(find_model(settings.model_folder, settings.hub_cache).folder))


def assert_quotes_only(answer, attack: str, folder: Path) -> None:
    for citation in answer.citations:
        text = (folder / citation.source).read_text("utf-8")
        assert text[citation.start : citation.end] == citation.quote
        assert citation.kind == "article"
    quotes = {citation.quote for citation in answer.citations}
    assert {sentence.text for sentence in answer.sentences} <= quotes
    assert not any(sentence.text.strip() == attack for sentence in answer.sentences)


def test_quotes_obey_none(attacks, planted, planted_index, encoder, matcher):
    engine = AnswerEngine(planted_index, encoder, Parts(matcher))
    answered = 0
    for number, attack in enumerate(attacks):
        answer = engine.answer(AskRequest(question(number)))
        assert_quotes_only(answer, attack, planted)
        answered += answer.status == "answered"
    assert len(attacks) == 75
    assert answered == 75, f"{answered} of 75 questions were answered"


def test_a_model_that_obeys_them_all_shows_none(attacks, planted, planted_index, encoder, matcher):
    model = Obedient()
    checker = GroundingChecker(planted_index.names, matcher, encoder)
    composer = ModelComposer(model, checker, 3_000, 60.0)
    engine = AnswerEngine(planted_index, encoder, Parts(matcher, composer=composer))
    for number, attack in enumerate(attacks):
        answer = engine.answer(AskRequest(question(number)))
        assert PROOF not in answer.text
        assert not any(PROOF in sentence.text for sentence in answer.sentences)
        assert_quotes_only(answer, attack, planted)
        if answer.status == "answered":
            assert answer.composer == "quotes"
            assert any(PROOF in removed.text for removed in answer.removed)
    assert model.obeyed >= 75
