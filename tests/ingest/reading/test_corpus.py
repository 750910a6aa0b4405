import os
import stat

import pytest

from ingest.errors import CorpusError
from ingest.reading import ReadingLimits, read_corpus, read_file
from ingest.records import SkippedFile, SourceText


def write(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def reasons(folder):
    return {one.source: one.reason for one in read_corpus(folder) if isinstance(one, SkippedFile)}


def test_files_come_in_path_order_with_their_text_unchanged(tmp_path):
    write(tmp_path, b_dot_txt="two\r\n\r\nlines\n", a__z_dot_md="# One\n", a_dot_txt="first")
    read = list(read_corpus(tmp_path))
    assert [one.source for one in read] == ["a.txt", "a/z.md", "b.txt"]
    assert [one.text for one in read] == ["first", "# One\n", "two\r\n\r\nlines\n"]


def test_notes_and_settings_of_the_corpus_are_no_articles(tmp_path):
    write(
        tmp_path,
        README_dot_md="about",
        names_dot_toml="",
        pressmark_dot_toml="",
        _dot_hidden_dot_txt="x",
        sub__README_dot_md="an article",
    )
    assert [one.source for one in read_corpus(tmp_path)] == ["sub/README.md"]


def test_each_skipped_file_has_its_reason_and_the_rest_is_read(tmp_path):
    write(
        tmp_path,
        empty_dot_txt=b"",
        blank_dot_txt=b" \n\n",
        binary_dot_txt=bytes(range(256)) * 9,
        image_dot_jpg=b"\xff\xd8\xff",
        good_dot_txt="words",
    )
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "good.txt")
    (tmp_path / "linked").symlink_to(tmp_path)
    found = reasons(tmp_path)
    assert found.keys() == {
        *("empty.txt", "blank.txt", "binary.txt", "image.jpg", "pipe.txt", "link.txt", "linked"),
    }
    assert "0 bytes" in found["empty.txt"]
    assert "white space" in found["blank.txt"]
    assert "binary" in found["binary.txt"]
    assert "pipe" in found["pipe.txt"]
    assert "link" in found["link.txt"]
    assert [one.source for one in read_corpus(tmp_path) if isinstance(one, SourceText)] == [
        "good.txt"
    ]


def test_devices_are_not_read(tmp_path):
    try:
        os.mknod(tmp_path / "zero.txt", stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root makes devices")
    assert "device" in reasons(tmp_path)["zero.txt"]


def test_odd_file_names_are_kept_apart(tmp_path):
    names = ["\u202eevil.txt", "a" * 240 + ".txt", "new\nline.txt"]
    for name in names:
        (tmp_path / name).write_text("words")
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text("words")
    sources = [one.source for one in read_corpus(tmp_path)]
    assert len(set(sources)) == 4
    assert "bad\\xff.txt" in sources
    assert all(source.encode() for source in sources)


def test_oversize_files_are_refused_by_size(tmp_path):
    write(tmp_path, long_dot_txt="x" * 2000)
    (only,) = read_file(tmp_path / "long.txt", "long.txt", ReadingLimits(text_bytes=1000))
    assert isinstance(only, SkippedFile)
    assert "too large" in only.reason


def test_a_line_of_fifty_megabytes_is_refused_unread(tmp_path):
    path = tmp_path / "line.txt"
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    (only,) = read_file(path, "line.txt")
    assert isinstance(only, SkippedFile)
    assert "50.0 MB" in only.reason


def test_a_missing_folder_and_a_bad_mapping_are_errors(tmp_path):
    with pytest.raises(CorpusError, match="no folder"):
        read_corpus(tmp_path / "nowhere")
    write(tmp_path, pressmark_dot_toml='[json]\nbody = "x"\n')
    with pytest.raises(CorpusError, match="'body'"):
        read_corpus(tmp_path)


def test_an_unreadable_file_is_told(tmp_path):
    missing = tmp_path / "gone.txt"
    (only,) = read_file(missing, "gone.txt")
    assert isinstance(only, SkippedFile)
    assert "No such file" in only.reason
