"""Names without the titles before them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.names import lexicon
from ingest.names.words import Word

_MAX_HEAD_WORDS = 2


@dataclass(frozen=True, slots=True)
class Spotted:
    """One run of capitalised words: `key` its folded words, `titles` those before it."""

    article: int
    start: int
    end: int
    key: tuple[str, ...]
    titles: tuple[str, ...] = ()


def without_titles(article: int, run: list[Word]) -> Iterator[Spotted]:
    """Take the titles off a run of capitalised words; what stands before them is its own name.

    "Iraqi Prime Minister Mustafa al-Kadhimi" gives "Iraqi", and "Mustafa al-Kadhimi" with the
    titles prime and minister.
    """
    keys = [word.key for word in run]
    begin = _title_at(keys)
    if begin is None:
        parts: list[tuple[list[Word], tuple[str, ...]]] = [(run, ())]
    else:
        end = _title_end(keys, begin)
        parts = [(run[:begin], ()), (run[end:], tuple(keys[begin:end]))]
    for untrimmed, its_titles in parts:
        part = _trim(untrimmed)
        if part:
            key = tuple(word.key for word in part)
            if not all(_says_nothing(word) or word.isdigit() for word in key):
                yield Spotted(article, part[0].start, part[-1].end, key, its_titles)


def _says_nothing(key: str) -> bool:
    return (
        key in lexicon.NEVER_ALONE
        or key in lexicon.TITLES
        or key in lexicon.TITLE_MODIFIERS
        or key in lexicon.OPENERS
        or len(key) < 2
    )


def _title_at(keys: Sequence[str]) -> int | None:
    """Find where a title begins that a name, not an office's head noun, follows."""
    for begin in range(len(keys)):
        end = _title_end(keys, begin)
        if begin < end < len(keys) and not (
            keys[-1] in lexicon.ORGANISATION_HEADS | lexicon.PLACE_HEADS
            and len(keys) - end <= _MAX_HEAD_WORDS
        ):
            return begin
    return None


def _title_end(keys: Sequence[str], begin: int) -> int:
    end = begin
    at = begin
    while at < len(keys) and (keys[at] in lexicon.TITLES or keys[at] in lexicon.TITLE_MODIFIERS):
        at += 1
        if keys[at - 1] in lexicon.TITLES:
            end = at
    return end


def _is_country(word: Word) -> bool:
    return (word.key,) in lexicon.country_words()


def _trim(part: list[Word]) -> list[Word]:
    while part and part[-1].key in lexicon.PARTICLES and len(part) > 1:
        part = part[:-1]
    while len(part) > 1 and part[0].key in lexicon.PRONOUNS_AND_ARTICLES:
        part = part[1:]
    while len(part) > 1 and part[-1].key in lexicon.TITLES and _is_country(part[0]):
        part = part[:-1]
    if len(part) > 1 and part[-1].key == "air":
        part = part[:-1]
    return part
