"""Which files are read beside an inspected one."""

from ui.cli.context import MAX_FOLDER_FILES, with_context


def write(path, text="Some words.\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_of_the_corpus_is_read_with_the_corpus(tmp_path):
    page = write(tmp_path / "articles" / "2020" / "one.txt")
    chosen = with_context(page, tmp_path / "articles")
    assert (chosen.source, chosen.context) == ("2020/one.txt", tmp_path / "articles")


def test_a_file_elsewhere_is_read_with_its_own_folder(tmp_path):
    (tmp_path / "articles").mkdir()
    page = write(tmp_path / "elsewhere" / "one.txt")
    chosen = with_context(page, tmp_path / "articles")
    assert (chosen.source, chosen.context) == ("one.txt", (tmp_path / "elsewhere").resolve())


def test_a_file_in_a_large_folder_is_read_without_it(tmp_path):
    page = write(tmp_path / "large" / "one.txt")
    for number in range(MAX_FOLDER_FILES):
        write(tmp_path / "large" / "deep" / f"{number}.txt")
    chosen = with_context(page, tmp_path / "articles")
    assert (chosen.source, chosen.context) == (page.as_posix().replace("//", "/"), None)


def test_a_corpus_that_is_not_there_is_no_obstacle(tmp_path):
    page = write(tmp_path / "one.txt")
    assert with_context(page, tmp_path / "none").source == "one.txt"


def test_a_file_in_a_folder_that_is_not_there_is_read_alone(tmp_path):
    assert with_context(tmp_path / "none" / "one.txt", tmp_path / "articles").context is None
