"""What a build makes, keeps, and leaves alone."""

import pytest

from ingest.errors import CorpusError, IndexMissing, SettingError
from ingest.index import open_index
from ingest.index.build import run_build
from ingest.records import SegmentKind


def _state(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_build_reports_file_by_file(tiny, corpus, index):
    (corpus / "empty.txt").write_bytes(b"")
    report = run_build(tiny.job(corpus, index))
    found = {file.source: file for file in report.files}
    assert found["empty.txt"].skipped
    harbour = found["harbour.txt"]
    assert (harbour.articles, harbour.comments, harbour.furniture_lines) == (1, 1, 2)
    assert found["bridge.txt"].articles == 2
    assert not report.unchanged


def test_what_was_built_can_be_searched(tiny, corpus, index):
    run_build(tiny.job(corpus, index))
    with open_index(index, tiny.settings_for(index)) as opened:
        words = opened.search_words("Which boats sailed?", 5)
        nearest = opened.search_vectors(tiny.HashingEmbedder().query("boats sailed dawn"), 2)
        assert words[0][0] == nearest[0][0]
        passage = opened.passages([words[0][0]])[0]
        assert (
            "Forty boats sailed" in opened.source_text("harbour.txt")[passage.start : passage.end]
        )
        assert opened.search_words("zebra", 5) == []
        assert opened.notice is None


def test_passages_break_at_furniture_and_cover_all_else(tiny, corpus, index):
    run_build(tiny.job(corpus, index))
    with open_index(index, tiny.settings_for(index)) as opened:
        ids = [
            passage_id
            for passage_id, _ in opened.search_vectors(tiny.HashingEmbedder().query("harbour"), 99)
        ]
        text = opened.source_text("harbour.txt")
        quoted = [text[p.start : p.end] for p in opened.passages(ids) if p.source == "harbour.txt"]
        assert sorted(quoted) == [
            "# Harbour reopens\n\nThe harbour of Larkmouth reopened on Monday. "
            "Forty boats sailed at dawn.",
            "> I saw the boats leave.",
            "Fishermen said the repairs took nine weeks.",
        ]


def test_searches_keep_to_articles_and_kinds(tiny, corpus, index):
    run_build(tiny.job(corpus, index))
    with open_index(index, tiny.settings_for(index)) as opened:
        article = next(a for a in opened.articles.values() if a.title == "Library grows")
        vector = tiny.HashingEmbedder().query("boats leave")
        only = frozenset({article.article_id})
        assert [
            p.article_id
            for p in opened.passages([i for i, _ in opened.search_vectors(vector, 9, only)])
        ] == [article.article_id]
        assert opened.search_words("boats", 9, only) == []
        comments = frozenset({SegmentKind.READER_COMMENT})
        found = opened.search_words("boats leave", 9, kinds=comments)
        assert [p.kind for p in opened.passages([i for i, _ in found])] == ["reader_comment"]
        assert opened.search_vectors(vector, 9, frozenset({"nobody"})) == []
        own = opened.article_sentences(article.article_id)
        text = opened.source_text("bridge.txt")
        assert [text[s.start : s.end] for s in own] == [
            "# Library grows",
            "The town library bought 300 books.",
        ]
        assert opened.sentence_vectors([s.row for s in own]).shape == (2, tiny.WIDTH)


def test_an_unchanged_corpus_writes_nothing(tiny, corpus, index):
    first = run_build(tiny.job(corpus, index))
    before = _state(index)
    for _ in range(2):
        again = run_build(tiny.job(corpus, index))
        assert again.unchanged
        assert again.generation == first.generation
        assert again.files == first.files
    assert _state(index) == before


def test_only_an_edited_article_is_embedded_again(tiny, corpus, index):
    run_build(tiny.job(corpus, index))
    with open_index(index, tiny.settings_for(index)) as opened:
        assert opened.corpus_changed(corpus) is None
        path = corpus / "bridge.txt"
        path.write_text(path.read_text().replace("300", "400"))
        change = opened.corpus_changed(corpus)
        assert change is not None
        assert change.edited == ("bridge.txt",)
    embedder = tiny.HashingEmbedder()
    report = run_build(tiny.job(corpus, index, embedder=embedder))
    assert embedder.embedded == 1
    assert report.reused == report.passages - 1
    with open_index(index, tiny.settings_for(index)) as opened:
        assert opened.search_words("300", 5) == []
        assert len(opened.search_words("400", 5)) == 1


def test_deleted_and_renamed_files(tiny, corpus, index):
    run_build(tiny.job(corpus, index))
    (corpus / "harbour.txt").unlink()
    (corpus / "bridge.txt").rename(corpus / "span.txt")
    embedder = tiny.HashingEmbedder()
    report = run_build(tiny.job(corpus, index, embedder=embedder))
    assert embedder.embedded == 0
    assert report.reused == report.passages == 2
    generation = index / (index / "CURRENT").read_text().strip()
    assert all(b"boats" not in content for content in _state(generation).values())
    with open_index(index, tiny.settings_for(index)) as opened:
        assert {p.source for p in opened.articles.values()} == {"span.txt"}


def test_one_article_under_two_names_is_indexed_once(tiny, corpus, index):
    report = run_build(tiny.job(corpus, index))
    (corpus / "copy.txt").write_bytes((corpus / "bridge.txt").read_bytes())
    again = run_build(tiny.job(corpus, index))
    assert again.passages == report.passages
    found = {file.source: file.repeats for file in again.files}
    assert found["bridge.txt"] == ()
    assert found["copy.txt"] == ("bridge.txt", "bridge.txt")


def test_every_passage_finds_itself_after_half_was_deleted_and_added_again(tiny, corpus, index):
    texts = {f"n{n}.txt": f"# Number {n}\n\nWord{n} and word{n + 1} met.\n" for n in range(40)}
    for names in (texts, list(texts)[::2], texts):
        for path in corpus.glob("n*.txt"):
            path.unlink()
        for name in names:
            (corpus / name).write_text(texts[name])
        run_build(tiny.job(corpus, index))
    with open_index(index, tiny.settings_for(index)) as opened:
        ids = [i for i, _ in opened.search_vectors(tiny.HashingEmbedder().query("met"), 999)]
        vectors = opened.passage_vectors(ids)
        for row, passage_id in enumerate(ids):
            found = opened.search_vectors(vectors[row], 5)
            exact = sorted((vectors @ vectors[row]).tolist(), reverse=True)[:5]
            assert [cosine for _, cosine in found] == pytest.approx(exact, abs=1e-5)
            assert passage_id in {i for i, cosine in found if cosine > 0.9999}


def test_no_index_no_corpus_and_an_index_inside_the_corpus(tiny, corpus, index, tmp_path):
    with pytest.raises(IndexMissing, match="pressmark ingest"):
        open_index(index, tiny.settings_for(index))
    with pytest.raises(CorpusError, match="nowhere"):
        run_build(tiny.job(tmp_path / "nowhere", index))
    with pytest.raises(SettingError, match="inside the corpus"):
        run_build(tiny.job(corpus, corpus / "index"))
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(CorpusError, match="no article"):
        run_build(tiny.job(empty, index))
    with pytest.raises(IndexMissing):
        open_index(index, tiny.settings_for(index))
