import json

from ingest.reading import ReadingLimits, read_corpus, read_file
from ingest.records import SegmentRole, SkippedFile, SourceText


def read(path, limits=None):
    return read_file(path, path.name, limits or ReadingLimits())


def test_one_object_is_one_text(tmp_path):
    path = tmp_path / "a.json"
    record = {
        "title": "A title",
        "body": "Body text.",
        "author": ["Ann", "Bo"],
        "date": "2020-07-07",
    }
    path.write_text(json.dumps(record))
    (only,) = read(path)
    assert only.source == "a.json"
    assert only.text == "A title\n\nBody text."
    assert only.markup.author == "Ann, Bo"
    assert only.markup.published == "2020-07-07"
    assert [region.role for region in only.markup.regions] == [SegmentRole.HEADLINE]


def test_lists_are_numbered_from_one_and_bad_records_told(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"articles": [{"text": "One."}, 7, {"title": "no text"}]}))
    one, two, three = read(path)
    assert (one.source, one.text) == ("a.json#1", "One.")
    assert (two.source, three.source) == ("a.json#2", "a.json#3")
    assert "no text" in three.reason


def test_lines_are_read_one_by_one(tmp_path):
    path = tmp_path / "a.jsonl"
    long = json.dumps({"text": "x" * 500})
    path.write_text('{"text": "One."}\n\nnot json\n' + long + '\n{"text": "Five."}')
    read_ones = read(path, ReadingLimits(text_bytes=100))
    assert [one.source for one in read_ones] == ["a.jsonl#1", "a.jsonl#3", "a.jsonl#4", "a.jsonl#5"]
    assert [isinstance(one, SourceText) for one in read_ones] == [True, False, False, True]


def test_the_corpus_declares_its_fields(tmp_path):
    (tmp_path / "pressmark.toml").write_text('[json]\ntext = "inhalt.voll"\ntitle = "kopf"\n')
    (tmp_path / "a.json").write_text('{"kopf": "T", "inhalt": {"voll": "Der Text."}, "text": "no"}')
    (only,) = read_corpus(tmp_path)
    assert only.text == "T\n\nDer Text."


def test_comments_become_regions_with_their_speaker(tmp_path):
    path = tmp_path / "a.json"
    comments = [{"author": "Zed", "text": "I disagree."}, "Plain one."]
    path.write_text(json.dumps({"text": "Body.", "comments": comments}))
    (only,) = read(path)
    spans = [(only.text[r.start : r.end], r.speaker) for r in only.markup.regions]
    assert spans == [("Zed\nI disagree.", "Zed"), ("Plain one.", None)]


def test_nesting_numbers_and_surrogates_do_no_harm(tmp_path):
    deep = tmp_path / "deep.json"
    deep.write_text("[" * 100_000 + "]" * 100_000)
    (only,) = read(deep)
    assert isinstance(only, SkippedFile)
    assert "nested too deeply" in only.reason
    huge = tmp_path / "huge.json"
    huge.write_text('{"n": ' + "9" * 10_000 + ', "text": "x"}')
    assert isinstance(read(huge)[0], SkippedFile)
    lone = tmp_path / "lone.json"
    lone.write_text('{"text": "a\\ud800b"}')
    assert read(lone)[0].text == "a\ufffdb"
