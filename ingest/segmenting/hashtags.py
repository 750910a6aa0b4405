"""Hashtags with which a writer ends a post on a social network.

They are his words, unlike the tags that a publication's software lists below an article; a post
has no headline. Screen readers' text has "hashtag" before each sign (LinkedIn).
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.segmenting.units import Unit

_HASHTAGS = re.compile(r"(?:hashtag)?#\w+(?:[ ,]+(?:hashtag)?#\w+)*")


def hashtag_indices(units: Sequence[Unit], tail: range, headline: int | None) -> frozenset[int]:
    """Indices of the lines of nothing but hashtags straight below a post's last paragraph.

    Args:
        units: The post's stretch of the page.
        tail: The lines below its last paragraph.
        headline: The headline of what is no post.
    """
    if headline is not None:
        return frozenset()
    return frozenset(takewhile(lambda index: _HASHTAGS.fullmatch(units[index].text), tail))
