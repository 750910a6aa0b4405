import io
import time
import zipfile

from docx import Document
from pypdf import PdfWriter

from ingest.reading import ReadingLimits, read_file
from ingest.records import SegmentKind, SkippedFile, SourceText
from ingest.segmenting import segment

PAGE = """<html><head><title>Council closes pool | Harbour Gazette</title>
<meta property="og:site_name" content="Harbour Gazette"><meta name="author" content="Petra Lind">
<meta property="article:published_time" content="2023-03-14"></head><body>
<nav><ul><li>Home</li><li>News</li></ul></nav><article><h1>Council closes pool</h1>
<p>Councillors voted on Tuesday night to close the Mill Lane pool at the end of June.</p>
<p>The vote was carried by 21 to 14 after a debate of almost three hours, the council said.</p>
<p>"Nobody came into politics to shut a pool," Mr Okafor told the meeting.</p></article>
<div id="comments" class="comments-area"><ol class="comment-list"><li class="comment">
<div class="comment-author vcard"><b class="fn">Marjorie</b> <span class="says">says:</span></div>
<div class="comment-content"><p>I learnt to swim there.</p><p>Shame!</p></div></li></ol>
<div id="respond"><h3>Leave a Reply</h3></div></div>
<footer>All rights reserved</footer></body></html>
"""


def read(tmp_path, name, data, limits=None):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (only,) = read_file(path, name, limits or ReadingLimits())
    return only


def pdf(text, password=None):
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode())
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_html_body_comments_and_facts(tmp_path):
    text = read(tmp_path, "a.html", PAGE)
    assert isinstance(text, SourceText)
    assert text.markup.title == "Council closes pool"
    assert text.markup.publisher == "Harbour Gazette"
    page = segment(text)
    (article,) = page.articles
    assert article.title == "Council closes pool"
    (comment,) = [s for s in page.segments if s.kind is SegmentKind.READER_COMMENT]
    assert comment.speaker == "Marjorie"
    assert "swim there" in text.text[comment.start : comment.end]
    assert "Leave a Reply" not in text.text


def test_html_in_a_process_of_its_own_reads_the_same(tmp_path):
    apart = read(tmp_path, "a.html", PAGE, ReadingLimits(worker_above_bytes=10))
    assert apart == read(tmp_path, "a.html", PAGE)


def test_html_nested_deeply_is_refused_soon(tmp_path):
    started = time.process_time()
    deep = read(tmp_path, "deep.html", "<div>" * 100_000 + "x" + "</div>" * 100_000)
    assert isinstance(deep, SkippedFile)
    assert "nested too deeply" in deep.reason
    assert time.process_time() - started < 5


def test_scripts_are_not_text(tmp_path):
    text = read(
        tmp_path, "a.html", PAGE.replace("</article>", "<script>alert(1)</script></article>")
    )
    assert "alert" not in text.text


def test_pdf(tmp_path):
    text = read(tmp_path, "a.pdf", pdf("Words of a report"))
    assert isinstance(text, SourceText)
    assert "Words of a report" in text.text
    assert text.encoding_basis == "text extracted by pypdf"


def test_encrypted_broken_and_empty_pdfs_are_refused(tmp_path):
    assert "encrypted" in read(tmp_path, "e.pdf", pdf("secret", "pass")).reason
    assert "not a PDF" in read(tmp_path, "b.pdf", b"%PDF-1.7 nonsense").reason
    assert "no text" in read(tmp_path, "n.pdf", pdf("")).reason


def test_a_worker_out_of_time_is_ended(tmp_path):
    refused = read(tmp_path, "a.pdf", pdf("Words"), ReadingLimits(worker_seconds=0.05))
    assert "longer than 0.05 seconds" in refused.reason


def test_docx_paragraphs_and_tables(tmp_path):
    document = Document()
    document.add_paragraph("First paragraph.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
    document.add_paragraph("Last paragraph.")
    document.core_properties.title = "A title"
    out = io.BytesIO()
    document.save(out)
    text = read(tmp_path, "a.docx", out.getvalue())
    assert text.text == "First paragraph.\n\na\tb\n\nLast paragraph."
    assert text.markup.title == "A title"


def test_a_zip_bomb_is_refused_by_its_declared_size(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 80_000_000)
    refused = read(tmp_path, "bomb.docx", out.getvalue())
    assert "too much" in refused.reason
    assert "not a DOCX" in read(tmp_path, "b.docx", b"PK nonsense").reason
