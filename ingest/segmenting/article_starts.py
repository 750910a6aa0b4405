"""Where the articles of a stretch of page begin."""

from collections.abc import Sequence

from ingest.segmenting.boxes import heads_appeal, is_article_prose
from ingest.segmenting.headline_words import POINTS_LABELS, may_be_headline, telling_stems
from ingest.segmenting.headlines import best_headline, choose_headline
from ingest.segmenting.letters import is_newsletter
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.live_updates import update_indices
from ingest.segmenting.register import DATELINE
from ingest.segmenting.related import related_indices
from ingest.segmenting.several_posts import dated_posts, ruled_sections
from ingest.segmenting.timestamps import is_date
from ingest.segmenting.units import Unit

_NEAR_HEADLINE = 3
_HEADLINE_WORDS = 4
_LOOK_AHEAD = 4
_LABEL_WORDS = 3
_TITLE_WORDS = 14
_MOTTO_APART = 20
_KICKER_WORDS = 4
_DATE_LINE_WORDS = 12
_SOURCE_WORDS = 3
_MOST_PASSED = 6
_CLEAR_HEADLINE = 1.8
_TOLD_UNITS = 8
_SHARED_BY_CHANCE = 0.15
_SHARED_BY_MOTTO = 0.35
"""A headline with its byline is one for sure, and what stands above it the site's motto."""


def has_headline(units: Sequence[Unit]) -> bool:
    """Whether a stretch begins with a headline of its own."""
    first = _first_paragraph(units, None) if any(map(is_article_prose, units)) else 0
    return choose_headline(units[:first], units[first:], None) is not None


def article_starts(units: Sequence[Unit], title: str | None) -> list[tuple[int, int | None]]:
    """Where each article's stretch begins, and its headline."""
    posts = dated_posts(units)
    if posts:
        return [(date, date + 1) for date in posts]
    sections = ruled_sections(units, is_newsletter=is_newsletter(units))
    if sections:
        return list(sections)
    first = _first_paragraph(units, title)
    starts = [(0, choose_headline(units[:first], units[first:], title))]
    related = related_indices(units)
    updates = update_indices(units)
    prose_seen = 0
    for index in range(first, len(units)):
        listed = index in related and not _opens_article(units, index, strictly=True)
        if prose_seen < 2 or listed or index in updates:
            prose_seen += is_article_prose(units[index])
            continue
        headline = starts[-1][1]
        changed = headline is not None and _changes_subject(units, headline, index)
        if changed or _opens_article(units, index):
            starts.append((index, index))
            prose_seen = 0
        prose_seen += is_article_prose(units[index])
    return starts


def _first_paragraph(units: Sequence[Unit], title: str | None) -> int:
    """Index of the first paragraph of the article.

    Passed over are a headline that ends as a sentence ("Who pays?") and the site's own words
    that stand above the headline.
    """
    prose = [i for i, unit in enumerate(units) if is_article_prose(unit)]
    paragraphs = [i for i in prose if not (units[i].has_credit or _is_motto(units, i))] or prose
    first = paragraphs[0]
    for later in paragraphs[1:_MOST_PASSED]:
        if later - first < _NEAR_HEADLINE or not _is_above_article(units, first, later, title):
            break
        first = later
    unit = units[first]
    is_point = first > 0 and units[first - 1].key in POINTS_LABELS
    is_title = unit.words <= _TITLE_WORDS and _ends_as_title(unit.text) and may_be_headline(unit)
    is_title = is_title and not is_point
    if not is_title or not any(map(is_article_prose, units[first + 1 :])):
        return first
    chosen = choose_headline(units[: first + 1], units[first + 1 :], title)
    return first + 1 if chosen == first else first


def _is_motto(units: Sequence[Unit], index: int) -> bool:
    """Whether a short sentence comes again far below, as a publication's motto does, or appeals."""
    unit = units[index]
    if heads_appeal(units, index):
        return True
    if unit.words > _TITLE_WORDS:
        return False
    below = units[index + 1 + _MOTTO_APART :]
    return any(other.key == unit.key for other in below)


def _ends_as_title(line: str) -> bool:
    """Whether a headline may end so: with a question, a stop, or as a quotation throughout."""
    return line[-1] in "?!…." or (line[0] in "\"“'‘" and line[-1] in "\"”'’")


def _is_above_article(units: Sequence[Unit], first: int, later: int, title: str | None) -> bool:
    """Whether a lone paragraph stands above the headline of the article that begins at `later`.

    Lines between them make a better headline than those before it, and it tells nothing that
    the article does.
    """
    body = units[later:]
    between = best_headline(units[first + 1 : later], body, title)
    if between is None or between.score < _CLEAR_HEADLINE:
        return False
    if units[first + 1 + between.index].signs - {Sign.HEADER}:
        return False
    before = best_headline(units[: first + 1], body, title)
    passed = units[first + 1 : first + 1 + between.index]
    if before is not None and any(unit.signs & {Sign.BYLINE, Sign.CREDIT} for unit in passed):
        return False
    if before is not None and before.score >= between.score:
        return False
    told = telling_stems([units[first + 1 + between.index], *body[:_TOLD_UNITS]])
    own = telling_stems(units[first : first + 1])
    below = units[first + 2 + between.index]
    share = _SHARED_BY_MOTTO if Sign.BYLINE in below.signs else _SHARED_BY_CHANCE
    return len(own & told) <= len(own) * share


def _changes_subject(units: Sequence[Unit], headline: int, index: int) -> bool:
    """Whether a line is the headline of another subject, as in a round-up without dates.

    Like the headline before it, it stands below a line in capitals and above a paragraph, and
    what follows it tells nothing of what the article before it does.
    """
    unit = units[index]
    if not (_has_kicker(units, headline) and _has_kicker(units, index)):
        return False
    if not may_be_headline(unit) or unit.words < _HEADLINE_WORDS or unit.ends_sentence:
        return False
    after = units[index + 1 : index + 1 + _LOOK_AHEAD]
    if not after or not is_article_prose(after[0]):
        return False
    own = telling_stems([unit, *after])
    return len(own & telling_stems(units[headline:index])) <= _SHARED_BY_CHANCE * len(own)


def _has_kicker(units: Sequence[Unit], index: int) -> bool:
    return index > 0 and units[index - 1].text.isupper() and units[index - 1].words <= _KICKER_WORDS


def _opens_article(units: Sequence[Unit], index: int, *, strictly: bool = False) -> bool:
    """Whether a unit is the headline of a further article: a dateline or byline follows it.

    Counters and buttons between them do not matter. `strictly` where only a date on a line of its
    own and a dateline before the first paragraph tell it from a line of a list.
    """
    unit = units[index]
    if not may_be_headline(unit) or unit.words < _HEADLINE_WORDS or unit.ends_sentence:
        return False
    if index and Sign.CAPTION in units[index - 1].signs and units[index - 1].words <= _LABEL_WORDS:
        return False
    if strictly and (index + 1 >= len(units) or not _is_dated(units[index + 1])):
        return False
    dated = False
    passed = 0
    for later in units[index + 1 : index + 1 + 2 * _LOOK_AHEAD]:
        passed += later.words > _LABEL_WORDS
        if passed > _LOOK_AHEAD:
            return False
        if later.is_prose and not later.signs:
            told = DATELINE.match(later.text) is not None
            return (dated and told) if strictly else (dated or told)
        dated = dated or _is_dated(later) or Sign.BYLINE in later.signs
        dated = dated or DATELINE.match(later.text) is not None
    return False


def _is_dated(unit: Unit) -> bool:
    """Whether a line is a date, with little beside it."""
    return unit.is_timestamp or (
        unit.words <= _DATE_LINE_WORDS and is_date(unit.key, _SOURCE_WORDS)
    )
