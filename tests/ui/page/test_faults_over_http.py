"""Files made to do harm, and other visitors' files, through the page as it is started.

Rows 21, 22, 24 and 36 of the table of faults: bombs and locked files, nesting and endless lines,
what is no file, what another visitor has sent.
"""

import io
import os
import time
import zipfile
import zlib
from contextlib import ExitStack
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

pytestmark = pytest.mark.slow
FERRY = "The ferry to Bergen costs 30 kroner, the harbour office said on Monday.\n"
BRIDGE = "The bridge of Oslo is 400 metres long, the city engineer said on Tuesday.\n"
SECRET = "The safe of the harbour office opens with the number 48151623, said the master.\n"
NUMBER = "48151623"
QUESTION, ANSWER = "What does the ferry to Bergen cost?", "30 kroner"
ASKED_FOR_SECRET = "Which number opens the safe of the harbour office?"
UPLOAD_MB = 60
MEGABYTE = 1_000_000
DEPTH = 100_000
MOST_SECONDS = 60
"""A bomb that went off would take minutes; each is refused in a few seconds."""
MOST_MEMORY_MB = 600
"""Measured: 420 MB for the page, 480 after all these files, the largest of which has 50 MB."""
INTERRUPTED = 130


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """One article beside a pipe, a device, and links to a file and a folder outside."""
    folder = tmp_path_factory.mktemp("faults") / "corpus"
    folder.mkdir()
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(SECRET, "utf-8")
    (folder / "ferry.txt").write_text(FERRY, "utf-8")
    os.mkfifo(folder / "pipe.txt")
    (folder / "endless.txt").symlink_to("/dev/zero")
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "folder").symlink_to(outside)
    return folder


@pytest.fixture(scope="module")
def page(start_page, fakes, corpus):
    """The page over it, which takes uploads larger than any text may be."""
    started = start_page(
        corpus,
        corpus.parent / "index",
        fakes.free_port(),
        corpus.parent / "log",
        PRESSMARK_UPLOAD_MB=str(UPLOAD_MB),
        GRADIO_TEMP_DIR=str(corpus.parent / "held"),
    )
    yield started
    assert started.stop() == INTERRUPTED


@pytest.fixture
def arrive(visitor, page):
    """Let another visitor come to the page."""
    with ExitStack() as leaving:

        def come():
            one = visitor.Visitor(page.address)
            leaving.callback(one.http.close)
            return one

        yield come


def pdf(content: StreamObject, password: str = "") -> bytes:
    """A page of one font and this content."""
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    names = DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): names})
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(content)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked_pdf() -> bytes:
    content = StreamObject()
    content.set_data(b"BT /F1 12 Tf 20 200 Td (Words of a report) Tj ET")
    return pdf(content, password="key")


def pdf_bomb() -> bytes:
    """Two gigabytes of spaces as a page's content, deflated twice to some kilobytes."""
    deflate = zlib.compressobj(9)
    piece = b" " * (16 * MEGABYTE)
    once = b"".join([*(deflate.compress(piece) for _ in range(125)), deflate.flush()])
    content = StreamObject()
    content.set_data(zlib.compress(once, 9))
    content[NameObject("/Filter")] = ArrayObject([NameObject("/FlateDecode")] * 2)
    return pdf(content)


def zip_bomb() -> bytes:
    """A DOCX whose text alone is 400 MB."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(100):
            part.write(b"0" * (4 * MEGABYTE))
    return out.getvalue()


def lying_zip_bomb() -> bytes:
    """The same, declared as ten bytes in both of its headers."""
    honest, size = zip_bomb(), (400 * MEGABYTE).to_bytes(4, "little")
    return honest.replace(size, (10).to_bytes(4, "little"))


HARMFUL = {
    "zip bomb.docx": (zip_bomb, "too much"),
    "lying bomb.docx": (lying_zip_bomb, "not a DOCX that can be read"),
    "bomb.pdf": (pdf_bomb, "not a PDF that can be read"),
    "locked.pdf": (locked_pdf, "encrypted"),
    "deep.json": (lambda: b"[" * DEPTH + b"]" * DEPTH, "nested too deeply"),
    "deep object.json": (lambda: b'{"a":' * DEPTH + b"1" + b"}" * DEPTH, "nested too deeply"),
    "deep.html": (lambda: b"<div>" * DEPTH + b"x" + b"</div>" * DEPTH, "nested too deeply"),
    "one line.txt": (lambda: b"word " * (10 * MEGABYTE), "too large"),
    "one line.html": (lambda: b"<p>" + b"word " * (10 * MEGABYTE), "too large"),
    "one line.jsonl": (lambda: b'{"text":"' + b"word " * (10 * MEGABYTE) + b'"}', "too large"),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_harmful_file_is_refused_soon_with_its_reason(arrive, page, corpus, name):
    make, reason = HARMFUL[name]
    content = make()
    begun = time.monotonic()
    said = arrive().offer(name, content)
    assert f"{name} : not taken. " in said
    assert reason in said
    assert "Nothing was added." in said
    assert time.monotonic() - begun < MOST_SECONDS
    assert page.peak_mb < MOST_MEMORY_MB
    assert not list(corpus.glob("added/*"))
    assert ANSWER in arrive().ask(QUESTION)


def test_a_harmful_file_does_not_keep_a_good_one_out(arrive):
    visitor = arrive()
    said = visitor.add(
        visitor.upload("locked.pdf", locked_pdf()), visitor.upload("b.txt", BRIDGE.encode())
    )
    assert "locked.pdf : not taken. " in said
    assert "b.txt : 1 article read." in said
    assert "400 metres" in visitor.ask("How long is the bridge of Oslo?")


def test_what_is_no_file_is_told_and_never_opened(arrive):
    listed = arrive().articles()
    assert "4 files were not read:" in listed
    assert "pipe.txt : It is a named pipe, not a file." in listed
    assert "folder : Its kind is not read" in listed
    for link in ("endless.txt", "link.txt"):
        assert f"{link} : It is a symbolic link; links are not followed." in listed
    assert NUMBER not in arrive().ask(ASKED_FOR_SECRET)


def test_an_upload_is_nobody_elses(arrive):
    owner, other = arrive(), arrive()
    held = owner.upload("secret.txt", SECRET.encode())
    assert Path(held.path).read_text("utf-8") == SECRET
    for address in (
        f"/gradio_api/file={held.path}",
        f"/gradio_api/file%3D{held.path}",
        f"/file={held.path}",
        f"/gradio_api/file/{held.path}",
        f"//gradio_api/file={held.path}",
        f"/gradio_api/proxy=file://{held.path}",
        f"/gradio_api/stream/{owner.session}/0/{Path(held.path).name}/playlist.m3u8",
    ):
        answer = other.http.get(address)
        assert NUMBER not in answer.text, address
        assert answer.status_code in {403, 404}, address
    reading = {"article_id": "x", "source": held.path, "focus": 1, "marks": []}
    assert NUMBER not in other.http.post("/page/reader", json=reading).text
    assert NUMBER not in other.ask(ASKED_FOR_SECRET)
    assert "secret" not in other.articles()
    assert owner.add(held).count("1 article read") == 1
    assert NUMBER in other.ask(ASKED_FOR_SECRET)
