"""A build's report in plain words, worked out by hand."""

import doctest

from ingest.index.report import BuildReport, FileReport
from ui.cli import report_text
from ui.cli.report_text import report_lines

READ = FileReport(
    source="a.txt",
    encoding="utf-8",
    encoding_basis="valid UTF-8",
    articles=1,
    comments=2,
    furniture_lines=3,
)


def build(files, **changes):
    fields = {
        "generation": "1",
        "unchanged": False,
        "files": files,
        "passages": 4,
        "sentences": 9,
        "reused": 0,
        "seconds": 1.25,
    }
    return BuildReport(**(fields | changes))


def shown(report):
    return [line.text for line in report_lines(report)]


def test_worked_examples():
    assert doctest.testmod(report_text).failed == 0


def test_every_file_and_the_whole():
    skipped = FileReport(source="b.bin", skipped="It is not text.")
    assert shown(build((READ, skipped))) == [
        "a.txt",
        "    1 article, 2 reader comments, 3 lines of page furniture; read as utf-8 (valid UTF-8)",
        "b.bin",
        "    not read: It is not text.",
        "",
        "Indexed 1 text: 4 passages, 9 sentences, in 1.2 s; 1 file not read.",
    ]


def test_an_article_held_elsewhere_is_told():
    repeat = READ.model_copy(update={"repeats": ("z.txt", "z.txt")})
    assert shown(build((repeat,)))[2] == "    2 articles also in z.txt, word for word; counted once"


def test_an_unchanged_corpus_and_reused_vectors_are_told():
    assert shown(build((READ,), unchanged=True))[-1] == (
        "Nothing changed since the last ingest: 1 text, 4 passages, 9 sentences."
    )
    assert shown(build((READ,), reused=4))[-1] == (
        "Indexed 1 text: 4 passages (4 of them known already), 9 sentences, in 1.2 s."
    )
