"""Dates beside an article that are not its own: a post's, its writer's, a deadline's."""

import re
from dataclasses import dataclass

from ingest.facts.date_words import DateMention
from ingest.facts.lexicon import load_lexicon
from ingest.facts.page_lines import PageLine, article_segments, is_forum, lines_of
from ingest.records import Page, SegmentKind, SegmentRole
from ingest.segmenting.lexicon import Sign, line_key, signs_of

_REACH = 40
_OTHER_TIME = re.compile(
    rf"(?:^|[\s|•·,;(])(?:{'|'.join(map(re.escape, load_lexicon('credits')['other_times']))})"
    r"(?:\s(?:on|in|at))?\s*[:.–—-]*\s*\Z",
    re.IGNORECASE,
)
_POSTED = re.compile(r"\bposted\b|\bjoined\b|#\d", re.IGNORECASE)


def speaks_of_another_time(text: str, line: PageLine, mention: DateMention) -> bool:
    """Whether a label, before the date or on the line above, says that it is of something else.

    "Joined: 3 May 2009" and "Deadline: 5 June 2020" do.
    """
    before = text[max(line.start, mention.start - _REACH) : mention.start]
    if before.strip():
        return _OTHER_TIME.search(before) is not None
    above = text[: line.start].rstrip()[-_REACH:].rsplit("\n", 1)[-1]
    return _OTHER_TIME.fullmatch(above.strip()) is not None


_MAIL_DATE = re.compile(r"\W*(?:date|sent|gesendet|datum|envoyé|fecha|enviado)\s?:", re.IGNORECASE)
_MAIL_FIELD = re.compile(
    r"\W*(?:from|to|cc|subject|von|an|betreff|de|à|objet|para|asunto)\s?:", re.IGNORECASE
)


def dates_mail(text: str, line: PageLine) -> bool:
    """Whether a line is the date in the header of an e-mail ("Sent: …" beside "Subject: …")."""
    if _MAIL_DATE.match(text, line.start, line.end) is None:
        return False
    above = text[: line.start].rstrip().rpartition("\n")[2]
    below = text[line.end :].lstrip().partition("\n")[0]
    return any(_MAIL_FIELD.match(beside) for beside in (above, below))


@dataclass(frozen=True, slots=True)
class ForumPost:
    """A post that holds a report: where its headline begins, and its text.

    `opens_page` tells that the headline is the topic's, with the head of the post below it.
    """

    headline: int
    body: int
    opens_page: bool

    def is_dated_by(self, text: str, line: PageLine) -> bool:
        """Whether a line says when the post was made and not when the report was."""
        if line.start >= self.body:
            return False
        if line.attached or self.opens_page:
            return line.start < self.headline or self.opens_page
        is_above = line.start < self.headline
        return is_above and _POSTED.search(text, line.start, line.end) is not None


def forum_post(page: Page, article: int) -> ForumPost | None:
    """Give the post that an article was pasted into; None on a page that is no forum."""
    if not is_forum(page):
        return None
    own = article_segments(page, article)
    headline = next((one for one in own if one.role is SegmentRole.HEADLINE), own[0])
    body = next((one.start for one in own if one.role is SegmentRole.BODY), own[-1].end)
    text = page.text.text
    opens_page = any(
        Sign.PROFILE in signs_of(line_key(text[line.start : line.end]))
        for segment in page.segments
        if headline.end <= segment.start < body and segment.kind is SegmentKind.FURNITURE
        for line in lines_of(text, segment)
    )
    return ForumPost(headline.start, body, opens_page)
