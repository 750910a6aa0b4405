"""The same index with its vectors on a Chroma server, which may go away and come back."""

import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import numpy as np
import pytest

from ingest.errors import IndexUnavailable
from ingest.index import open_index
from ingest.index.build import run_build
from ingest.index.collection import CollectionRow, create_collection
from ingest.index.verification import verify_in_child
from ingest.records import SegmentKind

pytestmark = pytest.mark.slow
CHROMA = Path(sys.executable).with_name("chroma")
START_SECONDS = 60


def _free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def _server(folder, port):
    command = [
        str(CHROMA),
        "run",
        "--path",
        str(folder),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder.parent
    ) as server:
        try:
            deadline = time.monotonic() + START_SECONDS
            while time.monotonic() < deadline:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield server
        finally:
            server.kill()


def _collections(url):
    path = "/api/v2/tenants/default_tenant/databases/default_database/collections"
    return [found["name"] for found in httpx.get(url + path).json()]


def test_an_index_on_a_server_answers_fails_plainly_and_recovers(tiny, corpus, index, tmp_path):
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    settings = tiny.settings_for(index).model_copy(update={"chroma_url": url})
    vector = tiny.HashingEmbedder().query("boats sailed")
    with pytest.raises(IndexUnavailable, match=rf"Chroma server at {url}.*chroma run"):
        run_build(tiny.job(corpus, index, settings=settings))
    assert list(index.glob("*-*")) == []
    with _server(tmp_path / "chroma", port):
        report = run_build(tiny.job(corpus, index, settings=settings, check=verify_in_child))
        opened = open_index(index, settings)
        first = opened.search_vectors(vector, 3)
        assert len(first) == 3
    with pytest.raises(IndexUnavailable, match=rf"Chroma server at {url}"):
        opened.search_vectors(vector, 3)
    assert opened.search_words("boats", 3)
    with _server(tmp_path / "chroma", port):
        back = time.monotonic()
        while True:
            try:
                assert opened.search_vectors(vector, 3) == first
                break
            except IndexUnavailable:
                assert time.monotonic() - back < 10
                time.sleep(0.2)
        opened.close()
        for number in range(3):
            (corpus / "more.txt").write_text(f"# More\n\nThere were {number} more.\n")
            run_build(tiny.job(corpus, index, settings=settings))
        names = _collections(url)
        # The first stays to fall back on: all of its files are still there, as they were.
        assert sorted(name[10:16] for name in names) == ["000001", "000004"]
        with open_index(index, settings) as again:
            assert len(again.search_vectors(vector, 99)) == report.passages + 1


def test_rows_are_added_some_hundreds_at_once(tmp_path):
    folder = tmp_path / "chroma"
    collection = create_collection(folder, "many-rows")
    rows = [CollectionRow(f"p{n}", "a", SegmentKind.ARTICLE) for n in range(5_462)]
    vectors = np.random.default_rng(0).normal(size=(5_462, 8)).astype(np.float32)
    told = []
    collection.add(rows, vectors, told.append)
    assert told == [*range(250, 5_462, 250), 5_462]
    held = [name for names, _ in collection.rows() for name in names]
    assert sorted(held) == sorted(row.passage_id for row in rows)
    assert collection.search(vectors[5_461], 1)[0][0] == "p5461"
    collection.close()
