"""`names.toml`: what a person tells of the names."""

import pytest

from ingest.errors import CorpusError
from ingest.names import NameCorrections, learn_names, parse_corrections, read_corrections
from ingest.records import Article, Page, Segment, SegmentKind, SegmentRole, SourceText

TEXT = (
    "Prime Minister Adnan Karimi spoke in Basra. Karimi was calm. The mayor, Aziz Haddad, met "
    "Prime Minister Adnan Kareemi on Friday. Kareemi left early."
)


def pages() -> list[Page]:
    return [
        Page(
            SourceText("a.txt", TEXT, "utf-8", "given"),
            (Segment(SegmentKind.ARTICLE, SegmentRole.BODY, 0, len(TEXT), 0),),
            (Article("a", "a.txt", 0, len(TEXT)),),
        )
    ]


def test_no_file_is_no_correction(tmp_path):
    assert read_corrections(tmp_path) == NameCorrections()


def test_same_joins_and_different_keeps_apart(tmp_path):
    (tmp_path / "names.toml").write_text(
        '[[same]]\nforms = ["Aziz Haddad", "the Lion of Basra"]\n'
        '[[different]]\nforms = ["Adnan Karimi", "Adnan Kareemi"]\n',
        "utf-8",
    )
    told = read_corrections(tmp_path)
    assert learn_names(pages()).same("Adnan Karimi", "Adnan Kareemi")
    table = learn_names(pages(), told)
    assert not table.same("Adnan Karimi", "Adnan Kareemi")
    assert table.same("Aziz Haddad", "the Lion of Basra")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[same]\nforms = 1", "not valid TOML"),
        ('[[similar]]\nforms = ["a", "b"]', "line 1: unknown table 'similar'"),
        ('[[same]]\nforms = ["a", "b"]\n\n[[same]]\nforms = ["a"]', "line 4"),
        ('[same]\nforms = ["a", "b"]', "twice bracketed"),
        ('[[different]]\nnames = ["a", "b"]', "needs forms"),
    ],
)
def test_faults_name_the_line(text, message):
    with pytest.raises(CorpusError, match=message.replace("[", r"\[")):
        parse_corrections(text)


def test_other_encodings_are_refused(tmp_path):
    (tmp_path / "names.toml").write_bytes("[[same]]\nforms = ['Jose', 'José']".encode("utf-16"))
    with pytest.raises(CorpusError, match="UTF-8"):
        read_corrections(tmp_path)
