"""Whose the words of an article are: quotations and reported speech with their speakers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from ingest.facts.attribution import Clause, find_clauses
from ingest.facts.discourse import Discourse, Speaker
from ingest.facts.people import find_people
from ingest.facts.quotations import Quotation, find_quotations
from ingest.facts.subjects import sentence_subject, spoken_by
from ingest.paragraphs import paragraph_spans
from ingest.records import Attribution, SpokenSpan
from ingest.sentences import sentence_spans

_BLANK = "\ufffc"
_WHEN = re.compile(
    r"\s*(?:,?\s*(?:on\s+|late\s+|earlier\s+|early\s+)?(?:today|yesterday|(?:Mon|Tues|Wednes|Thurs"
    r"|Fri|Satur|Sun)day)(?:\s+(?:morning|afternoon|evening|night))?)?",
    re.IGNORECASE,
)
_THAT = re.compile(r"[^.:;“\"”]{0,60}?(?:\bthat\b|:)\s*")
_AFTER_QUOTE = re.compile(r"[\"”“’'»«]\s*\Z")
_EMPTY_OBJECT = re.compile(
    r"\s+(?:little|nothing|so|no more|[Tt]he [A-Z][\w.]*"
    r"|(?:a|an|the|his|her|some)?\s*(?:[a-z]+\s){0,3}?"
    r"(?:reporters?|journalists?|news conference|briefing|hearing|group|audience|committee))\b"
)
_TOLD_WHOM = re.compile(
    r"\s+(?:(?:the\s+|a\s+)?(?:reporters?|journalists?|lawmakers|senators|viewers|listeners"
    r"|parliament)|(?:the\s+)?(?:[A-Z][\w.]+\s){0,2}[A-Z][\w.]+)\s+"
    r"(?=(?:he|she|it|they|we|there|the|his|her|their|its|no|this|these|most|many|all|some)\s)"
)
"""Whom something is told without "that": "telling reporters the talks had failed"."""
_LOOSE_END = re.compile(r",?\s(?:and|but|while)\s*\Z")
_TRAILING = re.compile(
    r"\s*(?:,?\s*(?:in|at|on|during|after|before|by|via|from|as|while|when|to|of)\b.*)?\W*\Z",
    re.DOTALL,
)
MIN_REPORTED_WORDS = 3
MAX_CLAUSES = 40
"""More in one sentence is no sentence, and must not cost its square."""


def spoken_spans(text: str, start: int, end: int) -> tuple[SpokenSpan, ...]:
    """Find whose words stand in one article, `text[start:end]`.

    Every quotation is a span, with a speaker where the article says who speaks; words that are
    reported without marks ("McKenzie said that …") are spans only with a speaker. Marks of
    quotation and the attribution itself are left out.

    Args:
        text: The whole text.
        start: Where the article begins.
        end: Where it ends, exclusive.

    Returns:
        Spans in order and apart.
    """
    paragraphs = tuple(paragraph_spans(text, start, end))
    quotations = find_quotations(text, paragraphs)
    by_paragraph: defaultdict[int, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        by_paragraph[quotation.paragraph].append(quotation)
    masked = _masked(text, start, end, quotations)
    discourse = Discourse(masked, find_people(masked, start, end))
    spans: list[SpokenSpan] = []
    carried: str | None = None
    for index, (begin, finish) in enumerate(paragraphs):
        if text[begin:finish].strip():
            found = _in_paragraph(discourse, begin, finish, by_paragraph[index], carried)
            carried = found[-1].speaker if found else None
            spans += found
    return tuple(spans)


def _in_paragraph(
    discourse: Discourse, begin: int, finish: int, own: Sequence[Quotation], carried: str | None
) -> list[SpokenSpan]:
    """The spans of one paragraph; `carried` had the word when the one before ended."""
    masked = discourse.masked
    spans: list[SpokenSpan] = []
    clause_of: list[Clause | None] = []
    bare: list[bool] = []
    for start, end in sentence_spans(masked, begin, finish):
        subject = sentence_subject(discourse, start, end)
        clauses = tuple(islice(find_clauses(discourse, start, end), MAX_CLAUSES))
        inside = [quotation for quotation in own if start <= quotation.start < end]
        clause_of += [
            _clause_for(quotation, clauses) or _after_colon(discourse, start, quotation, subject)
            for quotation in inside
        ]
        bare += [_is_quotation_only(masked, start, end)] * len(inside)
        spans += _reported(masked, start, end, clauses, inside)
        if subject is not None and not any(clause.speaker.person for clause in clauses):
            discourse.attend(subject.name, discourse.people.named(start, end))
    goes_on = bool(own) and (own[0].continues or _is_quotation_only(masked, begin, finish))
    speakers = _speakers(clause_of, bare, carried if goes_on else None)
    spans += [
        SpokenSpan(quotation.start, quotation.end, speaker, Attribution.QUOTED)
        for quotation, speaker in zip(own, speakers, strict=True)
    ]
    return sorted(spans, key=lambda span: span.start)


def _masked(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> str:
    """Blank out quoted words, so that what they say is not taken for the reporter's."""
    parts, at = [text[:start]], start
    for quotation in quotations:
        last = text[quotation.end - 1]
        kept = last if last in ".,!?…" else _BLANK
        parts += [
            text[at : quotation.start],
            _BLANK * (quotation.end - quotation.start - 1),
            kept,
        ]
        at = quotation.end
    parts.append(text[at:end])
    return "".join(parts)


def _clause_for(quotation: Quotation, clauses: Sequence[Clause]) -> Clause | None:
    """The clause before a quotation, or else the first one behind it."""
    before = [clause for clause in clauses if clause.end <= quotation.start]
    if before:
        return before[-1]
    after = [clause for clause in clauses if clause.start >= quotation.end]
    return after[0] if after else None


def _after_colon(
    discourse: Discourse, start: int, quotation: Quotation, subject: Speaker | None
) -> Clause | None:
    """A clause without a verb of speech: Her colleague disagrees: “…”, or a name alone: “…”."""
    before = discourse.masked[start : quotation.start].rstrip(" \t\xa0\"“”„«»‘’'")
    if not before.endswith(":"):
        return None
    for mention in discourse.people.between(start, quotation.start):
        is_label = mention.end == start + len(before.rstrip(":").rstrip())
        if is_label and mention.name and not mention.organisation:
            subject = spoken_by(discourse, mention)
    return Clause(start, quotation.start, subject) if subject is not None else None


def _speakers(
    clause_of: Sequence[Clause | None], bare: Sequence[bool], carried: str | None
) -> list[str | None]:
    """Give a quotation without a clause to whoever spoke before it in the paragraph.

    A bare one, with no other words in its sentence, may also belong to who speaks behind it.
    """
    speakers: list[str | None] = []
    last = carried
    for clause in clause_of:
        last = clause.speaker.name if clause is not None else last
        speakers.append(last)
    for at in range(len(speakers) - 2, -1, -1):
        if bare[at] and clause_of[at] is None and speakers[at] is None:
            speakers[at] = speakers[at + 1]
    return speakers


def _is_quotation_only(masked: str, begin: int, finish: int) -> bool:
    rest = masked[begin:finish].replace(_BLANK, "")
    return not any(character.isalnum() for character in rest)


def _reported(
    masked: str, start: int, end: int, clauses: Sequence[Clause], inside: Sequence[Quotation]
) -> Iterator[SpokenSpan]:
    """The stretches of a sentence that are reported, around its quotations."""
    clauses = [
        clause
        for at, clause in enumerate(clauses)
        if at == 0 or not _is_within(masked, clauses[at - 1], clause)
    ]
    for at, clause in enumerate(clauses):
        if clause.speaker.name is None:
            continue
        stop = clauses[at + 1].start if at + 1 < len(clauses) else end
        begin = clauses[at - 1].end if at else start
        for content in _content(masked, begin, clause, stop, opens=at == 0):
            yield from _around(masked, content, inside, clause.speaker.name)


def _is_within(masked: str, outer: Clause, inner: Clause) -> bool:
    """Whether a clause opens what the one before it reports: "He said that he believes …"."""
    that = _THAT.match(masked, outer.end, inner.start)
    return that is not None and that.end() == inner.start


def _content(
    masked: str, begin: int, clause: Clause, stop: int, *, opens: bool
) -> Iterator[tuple[int, int]]:
    """Where the reported words of a clause stand: behind it, before it, or on both sides."""
    right = masked[clause.end : stop]
    left = masked[begin : clause.start]
    if clause.according:
        comma = right.find(",")
        if opens and left.strip(' \t\n"“”('):
            yield begin, clause.start
        elif comma >= 0:
            yield clause.end + comma + 1, stop
        return
    that = _THAT.match(right)
    if that is not None:
        yield clause.end + that.end(), stop
        return
    told = _TOLD_WHOM.match(right)
    if told is not None and clause.speaker.person:
        yield clause.end + told.end(), stop
        return
    if clause.weak or _AFTER_QUOTE.search(left) or _EMPTY_OBJECT.match(right):
        return
    when = _WHEN.match(right)
    rest = clause.end + (when.end() if when else 0)
    if opens and left.rstrip().endswith(","):
        if right.startswith(","):
            yield begin, clause.start
            yield rest, stop
            return
        if _TRAILING.match(masked[rest:stop]):
            yield begin, clause.start
            return
    yield rest, stop


def _around(
    masked: str, content: tuple[int, int], inside: Sequence[Quotation], speaker: str
) -> Iterator[SpokenSpan]:
    at, stop = content
    pieces = []
    for quotation in inside:
        if at <= quotation.start < stop:
            pieces.append((at, quotation.start - 1))
            at = quotation.end + 1
    pieces.append((at, stop))
    for begin, finish in pieces:
        chunk = masked[begin:finish]
        chunk = _LOOSE_END.sub("", chunk)
        inner = chunk.strip(" \t\r\n,;:.—–-\"“”«»‘’'\ufffc")
        if len(inner.split()) >= MIN_REPORTED_WORDS:
            first = begin + chunk.index(inner)
            yield SpokenSpan(first, first + len(inner), speaker, Attribution.REPORTED)
