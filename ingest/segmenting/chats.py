"""Conversations exported or copied from a chat program."""

from collections.abc import Sequence
from itertools import takewhile

from ingest.segmenting.boxes import is_article_prose
from ingest.segmenting.lexicon import Sign, signs_of
from ingest.segmenting.message_heads import head_alone, is_chat
from ingest.segmenting.post import Post
from ingest.segmenting.units import Unit


def find_chat(units: Sequence[Unit]) -> tuple[Post, ...]:
    """The messages of a chat, in order; none where the units are no chat.

    What the program says of itself ("You were added") and what stands for a file or a deleted
    message is no message.
    """
    heads = {i: head for i, unit in enumerate(units) if (head := head_alone(unit.text))}
    if not is_chat(tuple(heads.values()), len(units)):
        return ()
    starts = list(heads)
    posts = []
    for number, first in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(units)
        said = [i for i in range(first + 1, end) if Sign.CHAT not in signs_of(units[i].key)]
        name = heads[first].name
        if name is not None and said:
            posts.append(Post(first, first + 1, said[-1] + 1, name, True, first + 1))
    return tuple(posts)


def is_all_chat(units: Sequence[Unit]) -> bool:
    """Whether no article stands above the first message of a chat."""
    above = takewhile(lambda unit: head_alone(unit.text) is None, units)
    return not any(map(is_article_prose, above))
