"""Damaged files, pointers and foreign indexes: found before anything is served."""

import json
import shutil

import pytest

from ingest.embedding import ModelIdentity
from ingest.errors import IndexDamaged, IndexMismatch
from ingest.index import layout, open_index
from ingest.index.build import run_build
from ingest.index.generations import list_generations, read_current
from ingest.index.manifest import checksum_files, read_manifest, write_manifest
from ingest.index.verification import judge_child, verify_in_child


def _halve(path):
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _zero(path):
    path.write_bytes(bytes(len(path.read_bytes())))


def _flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


DAMAGES = {
    "halved": _halve,
    "zeroed": _zero,
    "one bit flipped": _flip,
    "gone": lambda p: p.unlink(),
}


@pytest.fixture(scope="module")
def twice_built(tiny, tmp_path_factory):
    """An index of two generations: without and with an article about fifty boats."""
    home = tmp_path_factory.mktemp("twice")
    corpus = home / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("# Harbour\n\nForty boats sailed.\n")
    run_build(tiny.job(corpus, home / "index"))
    (corpus / "b.txt").write_text("# Later\n\nFifty ships sailed.\n")
    run_build(tiny.job(corpus, home / "index"))
    return home


@pytest.fixture
def index(twice_built, tmp_path):
    return shutil.copytree(twice_built / "index", tmp_path / "index")


def _files(index):
    current = read_current(index)
    return sorted(path for path in current.rglob("*") if path.is_file() and path.stat().st_size)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_every_damaged_file_is_found_and_the_last_good_generation_answers(
    tiny, twice_built, tmp_path, damage
):
    names = [p.relative_to(twice_built / "index") for p in _files(twice_built / "index")]
    assert len(names) >= 14
    for number, name in enumerate(names):
        index = shutil.copytree(twice_built / "index", tmp_path / str(number))
        whole = (index / name).read_bytes()
        damage(index / name)
        if damage is _zero and not any(whole):
            assert name.name == "link_lists.bin"  # a graph of a few rows has no upper levels
            continue
        with open_index(index, tiny.settings_for(index)) as opened:
            assert opened.generation.startswith("000001"), name
            assert opened.notice is not None
            assert name.name in opened.notice
            assert opened.search_words("fifty", 1) == []
            assert opened.search_vectors(tiny.HashingEmbedder().query("boats"), 1)


def test_when_every_generation_is_damaged_the_command_is_named(tiny, index):
    for generation in list_generations(index):
        _flip(generation / layout.STORE)
    with pytest.raises(IndexDamaged, match=r"store\.sqlite.*pressmark ingest"):
        open_index(index, tiny.settings_for(index))


def test_a_damaged_index_is_mended_by_a_build(tiny, twice_built, index):
    _flip(read_current(index) / layout.STORE)
    report = run_build(tiny.job(twice_built / "corpus", index))
    assert not report.unchanged
    with open_index(index, tiny.settings_for(index)) as opened:
        assert opened.notice is None
        assert opened.search_words("fifty", 1)


@pytest.mark.parametrize(
    "content", [None, b"", b"gen-999999-00000000\n", b"\xff\xfe\x00", b"../../etc\n", b"gen-"]
)
def test_a_bad_current_falls_back_to_the_newest_generation(tiny, twice_built, index, content):
    pointer = index / layout.CURRENT
    if content is None:
        pointer.unlink()
    else:
        pointer.write_bytes(content)
    with open_index(index, tiny.settings_for(index)) as opened:
        assert opened.generation.startswith("000002")
        assert "CURRENT" in (opened.notice or "")
    assert run_build(tiny.job(twice_built / "corpus", index)).unchanged
    assert read_current(index).name.startswith("gen-000002")


def test_another_model_is_refused_untouched(tiny, index):
    before = {path: path.stat().st_mtime_ns for path in index.rglob("*")}
    with pytest.raises(IndexMismatch, match=r"hashing.*other.*pressmark ingest"):
        open_index(index, tiny.settings_for(index), ModelIdentity("other", "1" * 64, 64))
    assert {path: path.stat().st_mtime_ns for path in index.rglob("*")} == before


def test_an_older_format_is_refused_untouched(tiny, index):
    generation = read_current(index)
    path = generation / layout.MANIFEST
    manifest = read_manifest(generation)
    write_manifest(generation, manifest.model_copy(update={"format_version": 0}))
    before = path.read_bytes()
    with pytest.raises(IndexMismatch, match=r"format 0.*pressmark ingest"):
        open_index(index, tiny.settings_for(index))
    assert path.read_bytes() == before


def test_vectors_on_a_server_are_not_looked_for_here(tiny, index):
    settings = tiny.settings_for(index).model_copy(update={"chroma_url": "http://127.0.0.1:9"})
    with pytest.raises(IndexMismatch, match="PRESSMARK_CHROMA"):
        open_index(index, settings)


SEEN_BY_USE = {
    "header.bin zeroed": ("header.bin", _zero),
    "data_level0.bin zeroed": ("data_level0.bin", _zero),
    "data_level0.bin halved": ("data_level0.bin", _halve),
    "length.bin halved": ("length.bin", _halve),
    "index_metadata.pickle halved": ("index_metadata.pickle", _halve),
    "chroma.sqlite3 halved": ("chroma.sqlite3", _halve),
}


@pytest.fixture(scope="module")
def of_many_articles(tiny, tmp_path_factory):
    """A generation of 150 passages: above 100, Chroma's files have no room that nothing uses."""
    home = tmp_path_factory.mktemp("many")
    (home / "corpus").mkdir()
    pages = (f"# Title {n}\n\nStory {n} of w{n}.\n\n" for n in range(150))
    (home / "corpus" / "many.txt").write_text("".join(pages))
    run_build(tiny.job(home / "corpus", home / "index"))
    return read_current(home / "index")


@pytest.mark.slow
@pytest.mark.parametrize(("name", "damage"), SEEN_BY_USE.values(), ids=SEEN_BY_USE)
def test_damage_that_the_checksums_do_not_show_is_found_by_using_the_index(
    of_many_articles, tmp_path, name, damage
):
    generation = shutil.copytree(of_many_articles, tmp_path / of_many_articles.name)
    damage(next((generation / layout.CHROMA).rglob(name)))
    files = checksum_files(generation)
    manifest = read_manifest(generation)
    write_manifest(generation, manifest.model_copy(update={"files": files}))
    with pytest.raises(IndexDamaged, match=r"killed its reader|did not pass"):
        verify_in_child(generation, None)


@pytest.mark.parametrize("count", [1, 7, 150])
def test_the_files_hold_what_the_index_uses_and_nothing_else(tiny, tmp_path, count):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    pages = (f"# Title {n}\n\nStory {n} of w{n}.\n\n" for n in range(count))
    (corpus / "pages.txt").write_text("".join(pages))
    run_build(tiny.job(corpus, tmp_path / "index"))
    chroma = read_current(tmp_path / "index") / layout.CHROMA
    assert any(chroma.rglob("index_metadata.pickle"))
    for name in ("data_level0.bin", "length.bin"):
        content = next(chroma.rglob(name)).read_bytes()
        rows = max(count, 100)
        used = len(content) // rows * count
        assert len(content) % rows == 0
        assert any(content[:used])
        assert not any(content[used:])


def test_a_child_killed_by_a_signal_means_damage(tmp_path):
    judge_child(tmp_path, 0, "")
    with pytest.raises(IndexDamaged, match="signal 11"):
        judge_child(tmp_path, -11, "")
    with pytest.raises(IndexDamaged, match="too few rows"):
        judge_child(tmp_path, 3, "noise\ntoo few rows\n")


def test_a_manifest_that_is_json_but_no_manifest(tiny, index):
    path = read_current(index) / layout.MANIFEST
    for content in ("[]", "{}", '{"sha256": 1, "manifest": 2}', json.dumps({"manifest": "x"})):
        path.write_text(content)
        with open_index(index, tiny.settings_for(index)) as opened:
            assert opened.generation.startswith("000001")
