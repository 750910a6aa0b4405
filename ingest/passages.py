"""Passages: runs of whole sentences of one article or one comment, sized to be embedded."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ingest.fitting import fitting_spans
from ingest.records import Page, Passage, Segment, SegmentKind, Sentence, SpokenSpan
from ingest.sentences import sentence_spans
from ingest.tokens import count_tokens
from ingest.word_pieces import PieceCounter, counted

TARGET_TOKENS = 140
"""Size that passages of a long article come close to, in cl100k_base tokens."""
MAX_PIECES = 240
"""Most word pieces of a passage; the rest of a 256-piece window is the title's."""
MAX_WRAPPED_LINE = 100
"""A line end after a longer line ends a paragraph even without a blank line."""

ALONE_SHARE = 0.2
"""Part of a sentence from which the only one whose words stand in it is its speaker."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")

SpeechFinder = Callable[[str, int, int], Sequence[SpokenSpan]]
"""`spoken_spans(text, start, end)`: whose words stand where."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """One sentence on its way into a passage."""

    segment: Segment
    start: int
    end: int
    tokens: int
    pieces: int


def split(
    page: Page, counter: PieceCounter, find_speech: SpeechFinder
) -> tuple[tuple[Passage, ...], tuple[Sentence, ...]]:
    """Take a page's articles and comments apart into passages and their sentences.

    A passage never crosses furniture, another article or a comment: such a stretch ends it. A
    sentence longer than a passage may be is cut between clauses or words into several, so that
    nothing is lost. `Sentence.row` counts from 0 in the order returned.

    Args:
        page: The page.
        counter: The embedding model that will read the passages.
        find_speech: Gives the words of speakers in a stretch of text.

    Returns:
        Passages and sentences, both in page order.
    """
    speech = [find_speech(page.text.text, item.start, item.end) for item in page.articles]
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    paragraphs: dict[str, int] = {}
    for run in _runs(page):
        kind, article_id, origin = _owner(page, run[0])
        spoken = (
            speech[run[0].article]
            if kind is SegmentKind.ARTICLE and run[0].article is not None
            else find_speech(page.text.text, run[0].start, run[0].end)
        )
        units = list(_units(page.text.text, run, counter))
        number = paragraphs.get(article_id, 0) if kind is SegmentKind.ARTICLE else 0
        numbers = _paragraph_numbers(page.text.text, units, number)
        if kind is SegmentKind.ARTICLE and units:
            paragraphs[article_id] = numbers[-1] + 1
        at = 0
        for group in _packed(units):
            passage = _passage(page, group, (kind, article_id, origin))
            passages.append(passage)
            for unit in group:
                row = len(sentences)
                sentences.append(_sentence(row, passage, unit, numbers[at], spoken))
                at += 1
    return tuple(passages), tuple(sentences)


def _runs(page: Page) -> Iterator[list[Segment]]:
    """Neighbouring segments that one passage may span; each comment is a run of its own."""
    places = enumerate(page.segments)
    keyed = (
        (segment.article if segment.kind is SegmentKind.ARTICLE else ~place, segment)
        for place, segment in places
    )
    for _, group in groupby(keyed, key=lambda pair: pair[0]):
        run = [segment for _, segment in group]
        if run[0].kind is not SegmentKind.FURNITURE:
            yield run


def _owner(page: Page, segment: Segment) -> tuple[SegmentKind, str, int]:
    """Kind, article id and the place that offsets inside the owner are counted from."""
    if segment.article is not None:
        article = page.articles[segment.article]
        return segment.kind, article.article_id, article.start
    own = page.text.text[segment.start : segment.end]
    return segment.kind, _digest("comment", segment.speaker or "", own), segment.start


def _units(text: str, run: Sequence[Segment], counter: PieceCounter) -> Iterator[_Unit]:
    limit = min(MAX_PIECES, counter.window)
    for segment in run:
        spans = sentence_spans(text, segment.start, segment.end)
        for start, end, pieces in counted(text, spans, counter):
            fitting = fitting_spans(text, start, end, pieces, limit)
            for span_start, span_end in fitting:
                words = text[span_start:span_end]
                count = len(pieces) if len(fitting) == 1 else len(counter.piece_offsets(words))
                yield _Unit(segment, span_start, span_end, count_tokens(words), min(count, limit))


def _packed(units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    """Groups of about equal size near the target, none above the limit of word pieces."""
    total = sum(unit.tokens for unit in units)
    groups = max(1, round(total / TARGET_TOKENS))
    share = total / groups
    group: list[_Unit] = []
    done = pieces = 0
    boundary = share
    for unit in units:
        is_full = pieces + unit.pieces > MAX_PIECES
        if group and (is_full or done + unit.tokens / 2 > boundary):
            yield group
            group, pieces = [], 0
            boundary = max(boundary, done) + share if not is_full else done + share
        group.append(unit)
        done += unit.tokens
        pieces += unit.pieces
    if group:
        yield group


def _paragraph_numbers(text: str, units: Sequence[_Unit], first: int) -> list[int]:
    numbers = [first] if units else []
    for before, after in pairwise(units):
        numbers.append(numbers[-1] + _starts_paragraph(text, before, after))
    return numbers


def _starts_paragraph(text: str, before: _Unit, after: _Unit) -> bool:
    if before.segment is not after.segment:
        return True
    gap = text[before.end : after.start]
    line_start = text.rfind("\n", 0, before.end) + 1
    is_long_line = before.end - line_start > MAX_WRAPPED_LINE
    return bool(_BLANK_LINE.search(gap)) or ("\n" in gap and is_long_line)


def _passage(page: Page, group: Sequence[_Unit], owner: tuple[SegmentKind, str, int]) -> Passage:
    kind, article_id, origin = owner
    start, end = group[0].start, group[-1].end
    words = page.text.text[start:end]
    return Passage(
        passage_id=_digest(article_id, kind.value, str(start - origin), words),
        article_id=article_id,
        source=page.text.source,
        kind=kind,
        start=start,
        end=end,
        tokens=count_tokens(words),
        speaker=group[0].segment.speaker,
    )


def _sentence(
    row: int, passage: Passage, unit: _Unit, paragraph: int, speech: Sequence[SpokenSpan]
) -> Sentence:
    spoken = tuple(
        replace(span, start=max(span.start, unit.start), end=min(span.end, unit.end))
        for span in speech
        if span.start < unit.end and span.end > unit.start
    )
    return Sentence(
        row=row,
        passage_id=passage.passage_id,
        article_id=passage.article_id,
        source=passage.source,
        kind=passage.kind,
        role=unit.segment.role,
        start=unit.start,
        end=unit.end,
        paragraph=paragraph,
        speaker=unit.segment.speaker or _main_speaker(unit.end - unit.start, spoken),
        spoken=spoken,
    )


def _main_speaker(length: int, spoken: Sequence[SpokenSpan]) -> str | None:
    """Whose words a sentence is, where the page says whose they are.

    They fill more than half of it, or nobody else's words stand in it and they fill a good part:
    the rest may only say who speaks.
    """
    filled: dict[str, int] = {}
    for span in spoken:
        if span.speaker is not None:
            filled[span.speaker] = filled.get(span.speaker, 0) + span.end - span.start
    speaker = max(filled, key=lambda name: filled[name], default=None)
    alone = all(span.speaker == speaker for span in spoken)
    share = ALONE_SHARE if alone else 0.5
    return speaker if speaker is not None and filled[speaker] > share * length else None


def _digest(*parts: str) -> str:
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:24]
