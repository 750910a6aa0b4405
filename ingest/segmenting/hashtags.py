"""Hashtags with which a writer ends a post on a social network.

They are his words, unlike the tags that a publication's software lists below an article; a post
has no headline. Screen readers' text has "hashtag" before each sign (LinkedIn).
"""

import re
from collections.abc import Sequence

from ingest.segmenting.boxes import is_site
from ingest.segmenting.units import Unit

_HASHTAGS = re.compile(r"(?:hashtag)?#\w+(?:[ ,]+(?:hashtag)?#\w+)*")


def hashtag_indices(units: Sequence[Unit], tail: range, headline: int | None) -> range:
    """Indices below a post's last paragraph up to its lines of nothing but hashtags.

    Args:
        units: The post's stretch of the page.
        tail: The lines below its last paragraph.
        headline: The headline of what is no post.
    """
    end = tail.start
    if headline is not None:
        return range(0)
    for index in tail:
        if _HASHTAGS.fullmatch(units[index].text):
            end = index + 1
        elif end > tail.start or is_site(units[index]):
            break
    return range(tail.start, end)
