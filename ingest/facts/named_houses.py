"""The publisher that a page names in words of its own: a newsletter's notice, a release's source.

"Lanes & Byways is a reader-supported publication", "All Content by Aftab News Agency is licensed
under a Creative Commons Attribution 4.0 International License", "SOURCE Voltara Energy Inc.",
"About Tamarack Valley Hospital" in a press release, "From the Cambrian News website:" above a
report that was pasted.
"""

import re
from collections.abc import Iterator

from ingest.facts.page_lines import article_segments, lines_of
from ingest.records import Page, SegmentKind
from ingest.segmenting.mastheads import is_masthead

_NAME = r"(?P<house>(?:the )?[^\W_a-zß-ÿ][^|©;:!?()\"“”]{1,60}?)"
_NOTICES = tuple(
    re.compile(form)
    for form in (
        rf"{_NAME} is a (?:reader|listener|member)-supported \w+.*",
        rf"(?:All )?[Cc]ontent (?:by|of|from|on) {_NAME} is licensed under .*",
        rf"From {_NAME}, the free encyclopedia",
        rf"{_NAME} moderates all comments.*",
        rf"(?i:thanks|thank you) for (?:reading|subscribing to) {_NAME}[.!](?:\s.*)?",
        rf"(?i:thanks|thank you) for (?:reading|subscribing to) {_NAME}",
        r"[Yy]ou(?:'|’)?(?:re| are) (?:currently )?(?:a (?:free|paid) subscriber to"
        r"|on the free list for|receiving .{2,40} because you (?:signed up|subscribed) (?:to|for))"
        rf" {_NAME}\.(?:\s.*)?",
        rf"(?i:discover more from|continue reading with|get more from .{{2,40}} in) {_NAME}",
    )
)
_SOURCE = re.compile(r"SOURCE:? (?P<house>[^\W_a-zß-ÿ].{1,60})")
_ABOUT = re.compile(rf"About {_NAME}\s*:?")
_RELEASE_SIGNS = (
    *("for immediate release", "press release", "news release", "media contact", "press contact"),
    *("/newswire/", "prnewswire", "business wire", "globenewswire", "forward-looking statements"),
)
_HANDED_OVER = re.compile(
    r"(?i:(?:this (?:was|is)|posted|copied|taken|pasted|here(?:'|’)s one) )?(?i:in|on|from|via) "
    rf"(?i:(?:today|yesterday)(?:'|’)s )?{_NAME}(?:'s|’s)?"
    r"(?P<site> (?i:website|site|web site|page))?(?: (?i:today|yesterday|this (?:morning|week"
    r"|afternoon|evening)|last (?:night|week)|just now|tonight))?\s*(?:[,.:(—–-].*)?\Z"
)
_SAID_FROM = (
    re.compile(rf"\b(?:it is|it['’]s|this is) (?:from|in) {_NAME}(?P<site> (?:web)?site)?:\s*\Z"),
    re.compile(rf"\b(?:on|from) the (?P<site>(?:web)?site) of {_NAME}[,.:]"),
)
_THE = re.compile(r"the ", re.IGNORECASE)


def house_in_notices(lines: Iterator[str]) -> str | None:
    """The newsletter or site that notices in a page's furniture name.

    "Lanes & Byways is a reader-supported publication." gives "Lanes & Byways".
    """
    for line in lines:
        for form in _NOTICES:
            found = form.fullmatch(line)
            if found is not None:
                return found["house"].removeprefix("the ").strip()
    return None


def releasing_house(page: Page, article: int) -> str | None:
    """Who released a press release: its SOURCE line, or the last "About" heading below it."""
    text = page.text.text
    if len(page.articles) != 1:
        return None
    low = text.lower()
    if not any(sign in low for sign in _RELEASE_SIGNS):
        return None
    for form, segments in (
        (_SOURCE, page.segments),
        (_ABOUT, article_segments(page, article)),
    ):
        lines = [line for segment in segments for line in lines_of(text, segment)]
        for line in reversed(lines):
            found = form.fullmatch(text[line.start : line.end].strip())
            if found is not None:
                return found["house"].strip()
    return None


def handed_over_from(page: Page, article: int) -> str | None:
    """The newspaper that a poster says a report is from, on the line above the report."""
    first = article_segments(page, article)[0]
    at = page.segments.index(first)
    above = page.segments[at - 1] if at else None
    if above is None or above.kind is not SegmentKind.READER_COMMENT:
        return None
    text = page.text.text
    for line in reversed(lines_of(text, above)):
        last = text.rfind(". ", line.start, line.end)
        handed = _HANDED_OVER.match(text, last + 2 if last >= 0 else line.start, line.end)
        for found in (handed, *(form.search(text, line.start, line.end) for form in _SAID_FROM)):
            house = None if found is None else _THE.sub("", found["house"], count=1).strip()
            if found is not None and house and (is_masthead(house) or found["site"]):
                return house
    return None
