"""The shortened vocabulary cuts English text as the whole one does."""

import json
from collections.abc import Mapping

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

from rag.training.vocabulary import kept_pieces, with_pieces

PIECES = (
    "[PAD]",
    "[unused0]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "京",
    "##р",
    "cafe",
    "##s",
    "€",
    "’",
    "é",
)


def whole(vocabulary: Mapping[str, int]) -> Tokenizer:
    tokenizer = Tokenizer(WordPiece(vocab=dict(vocabulary), unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS]:0 $A:0 [SEP]:0 $B:1 [SEP]:1",
        special_tokens=[(name, vocabulary[name]) for name in ("[CLS]", "[SEP]")],
    )
    tokenizer.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])
    return tokenizer


@pytest.fixture
def vocabulary() -> dict[str, int]:
    return {piece: number for number, piece in enumerate(PIECES)}


def test_unused_pieces_and_foreign_letters_go(vocabulary: dict[str, int]) -> None:
    kept = kept_pieces(vocabulary)
    assert [PIECES[number] for number in kept] == [
        "[PAD]", "[UNK]", "[CLS]", "[SEP]", "cafe", "##s", "€", "’",
    ]  # fmt: skip


def test_text_is_cut_into_the_same_pieces(vocabulary: dict[str, int]) -> None:
    tokenizer = whole(vocabulary)
    shorter = Tokenizer.from_str(with_pieces(tokenizer.to_str(), kept_pieces(vocabulary)))
    for text in ("Cafés’ €", "a cafe", "CAFE"):
        assert shorter.encode(text, text).tokens == tokenizer.encode(text, text).tokens


def test_numbers_are_places_among_the_kept(vocabulary: dict[str, int]) -> None:
    kept = kept_pieces(vocabulary)
    settings = json.loads(with_pieces(whole(vocabulary).to_str(), kept))
    assert sorted(settings["model"]["vocab"].values()) == list(range(len(kept)))
    assert settings["post_processor"]["special_tokens"]["[SEP]"]["ids"] == [3]
