"""Passages: whole sentences, one article or comment each, nothing lost, sizes that fit."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.fitting import fitting_spans
from ingest.passages import MAX_PIECES, split
from ingest.records import (
    Article,
    Attribution,
    Page,
    Segment,
    SegmentKind,
    SegmentRole,
    SourceText,
    SpokenSpan,
)
from ingest.sentences import sentence_spans
from ingest.tokens import count_tokens

WORDS = re.compile(r"\w+|[^\w\s]")


class WordCounter:
    """Counts words and marks as pieces."""

    window = 254

    def piece_offsets(self, text):
        return [match.span() for match in WORDS.finditer(text)]


def nobody_speaks(text, start, end):
    del text, start, end
    return ()


def page_of(*parts):
    """A page of `(kind, article, words)` parts, with blank lines between them."""
    text, segments = "", []
    for kind, article, words in parts:
        start = len(text)
        text += f"{words}\n\n"
        role = {"article": SegmentRole.BODY, "reader_comment": SegmentRole.COMMENT}.get(
            kind, SegmentRole.FURNITURE
        )
        end = start + len(words)
        segments.append(Segment(SegmentKind(kind), role, start, end, article))
    numbers = sorted({s.article for s in segments if s.article is not None})
    articles = []
    for number in numbers:
        own = [s for s in segments if s.article == number and s.kind is SegmentKind.ARTICLE]
        articles.append(Article(f"art{number}", "page.txt", own[0].start, own[-1].end))
    return Page(SourceText("page.txt", text, "utf-8", "test"), tuple(segments), tuple(articles))


def quoted(page, items):
    return [page.text.text[item.start : item.end] for item in items]


def test_passages_end_at_furniture_comments_and_other_articles():
    page = page_of(
        ("article", 0, "One stays."),
        ("article", 0, "Two goes. Three sits."),
        ("furniture", None, "Share this"),
        ("article", 0, "Four comes."),
        ("reader_comment", 0, "I agree."),
        ("reader_comment", 0, "I do not."),
        ("article", 1, "Five is elsewhere."),
    )
    passages, sentences = split(page, WordCounter(), nobody_speaks)
    assert quoted(page, passages) == [
        "One stays.\n\nTwo goes. Three sits.",
        "Four comes.",
        "I agree.",
        "I do not.",
        "Five is elsewhere.",
    ]
    assert [passage.article_id for passage in passages] == ["art0"] * 4 + ["art1"]
    assert [s.paragraph for s in sentences] == [0, 1, 1, 2, 0, 0, 0]
    assert [s.row for s in sentences] == list(range(7))


def test_a_comment_under_no_article_has_an_id_of_its_own():
    page = page_of(("reader_comment", None, "Lone words."), ("reader_comment", None, "More words."))
    passages, _ = split(page, WordCounter(), nobody_speaks)
    assert len({passage.article_id for passage in passages}) == 2
    again, _ = split(page, WordCounter(), nobody_speaks)
    assert again == passages


def test_ids_do_not_depend_on_what_stands_before_an_article():
    bare = page_of(("article", 0, "One stays. Two goes."))
    headed = page_of(("furniture", None, "Menu Home"), ("article", 0, "One stays. Two goes."))
    ids = [
        [p.passage_id for p in split(page, WordCounter(), nobody_speaks)[0]]
        for page in (bare, headed)
    ]
    assert ids[0] == ids[1]


def test_a_long_article_is_cut_into_passages_of_like_size():
    words = " ".join(f"Sentence number {n} says that the boats sailed at dawn." for n in range(60))
    page = page_of(("article", 0, words))
    passages, sentences = split(page, WordCounter(), nobody_speaks)
    sizes = [passage.tokens for passage in passages]
    assert len(sizes) == 5
    assert all(120 <= size <= 160 for size in sizes)
    assert len(sentences) == 60


def test_a_sentence_that_is_too_long_is_cut_and_nothing_is_lost():
    clause = "the boats sailed to the far islands of the north at dawn; "
    page = page_of(("article", 0, clause * 60 + "and came back."))
    passages, sentences = split(page, WordCounter(), nobody_speaks)
    pieces = [len(WordCounter().piece_offsets(words)) for words in quoted(page, passages)]
    assert max(pieces) <= MAX_PIECES
    assert all(words.endswith((";", "back.")) for words in quoted(page, sentences))
    assert "".join("".join(quoted(page, sentences)).split()) == "".join(page.text.text.split())


def test_a_line_without_spaces_is_cut_by_its_length():
    spans = fitting_spans("x" * 10_000, 0, 10_000, [(0, 10_000)], 240)
    assert [end - start for start, end in spans] == [2_000] * 5


def test_speakers_are_those_of_the_larger_part_of_a_sentence():
    said = "“We sailed at dawn and came home,” Ann Fox said."
    page = page_of(("article", 0, f"{said} It rained."))
    span = SpokenSpan(1, 33, "Ann Fox", Attribution.QUOTED)
    _, sentences = split(page, WordCounter(), lambda *_: (span,))
    assert [s.speaker for s in sentences] == ["Ann Fox", None]
    assert sentences[0].spoken == (span,)
    assert sentences[1].spoken == ()


def test_a_sentence_is_who_s_whose_words_alone_stand_in_it():
    told = "Ann Fox, who had waited, told them “we sailed at dawn”, then “we came home”."
    page = page_of(("article", 0, told))

    def spoken(words: str, speaker: str | None) -> SpokenSpan:
        start = told.index(words)
        return SpokenSpan(start, start + len(words), speaker, Attribution.QUOTED)

    def speaker_with(*spans: SpokenSpan) -> str | None:
        _, (sentence,) = split(page, WordCounter(), lambda *_: spans)
        return sentence.speaker

    sailed = spoken("we sailed at dawn", "Ann Fox")
    assert speaker_with(sailed) == "Ann Fox"
    assert speaker_with(sailed, spoken("we came home", "Tom Hill")) is None
    assert speaker_with(sailed, spoken("we came home", None)) is None
    assert speaker_with(spoken("dawn", "Ann Fox")) is None


def test_words_spoken_over_two_sentences_are_cut_at_their_edge():
    page = page_of(("article", 0, "“We sailed. We came home,” said Fox."))
    span = SpokenSpan(1, 24, "Fox", Attribution.QUOTED)
    _, sentences = split(page, WordCounter(), lambda *_: (span,))
    assert [(s.spoken[0].start, s.spoken[0].end) for s in sentences] == [(1, 11), (12, 24)]


def test_tokens_are_counted_offline():
    assert count_tokens("The troops stay.") == 4
    assert count_tokens("<|endoftext|>") > 1
    assert count_tokens("\ud800") > 0


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["article", "furniture", "reader_comment"]),
            st.text(min_size=1, max_size=400).map(str.strip).filter(bool),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_every_character_of_articles_and_comments_is_in_one_sentence(parts):
    page = page_of(
        *((kind, None if kind == "furniture" else 0, words) for kind, words in parts),
        ("article", 0, "The end."),
    )
    passages, sentences = split(page, WordCounter(), nobody_speaks)
    covered = sorted(place for s in sentences for place in range(s.start, s.end))
    expected = [
        place
        for segment in page.segments
        if segment.kind is not SegmentKind.FURNITURE
        for start, end in sentence_spans(page.text.text, segment.start, segment.end)
        for place in range(start, end)
    ]
    spaces = {place for place in expected if page.text.text[place].isspace()}
    assert len(covered) == len(set(covered))
    assert set(expected) - spaces <= set(covered) <= set(expected)
    by_id = {passage.passage_id: passage for passage in passages}
    for sentence in sentences:
        passage = by_id[sentence.passage_id]
        if passage.start <= sentence.start:
            assert sentence.end <= passage.end or passage.end <= sentence.start
    for passage in passages:
        words = page.text.text[passage.start : passage.end]
        assert len(WordCounter().piece_offsets(words)) <= MAX_PIECES
