"""A source text to a page: articles, reader comments and furniture."""

from ingest.records import Page, SegmentKind, SegmentRole, SourceText
from ingest.segmenting.article_parts import label_parts
from ingest.segmenting.assembly import Label, assemble
from ingest.segmenting.units import split_units


def segment(text: SourceText) -> Page:
    """Take a text apart. Segments cover all that is not white space, in page order."""
    units = split_units(text.text)
    title = text.markup.title if text.markup is not None else None
    labels = [
        Label(SegmentKind.FURNITURE, SegmentRole.FURNITURE)
        if part.article is None
        else Label(SegmentKind.ARTICLE, part.role, part.article)
        for part in label_parts(units, title)
    ]
    return assemble(text, units, labels)
