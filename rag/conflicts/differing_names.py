"""Names in the place that a question asks for that differ between articles."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from ingest.names import NameTable
from rag.answer import Conflict
from rag.conflicts.answers import is_another_kind, named_answers
from rag.conflicts.records import ConflictInput, Reading
from rag.conflicts.replaced import replaced_words
from rag.conflicts.values import asked_about, conflict_of
from rag.question.asked_for import AskedFor
from rag.roles.vocabulary import office
from rag.words import content_words, words


def differing_names(
    question: str, asked: AskedFor, evidence: Sequence[ConflictInput], names: NameTable
) -> Iterator[Conflict]:
    """Find names that articles give for what is asked, where they are not one name.

    A name is compared where one article's sentence repeats another's but for that name, or
    where it stands right beside the word of the question that tells its part.
    """
    readings = list(_replaced(question, evidence))
    for item in evidence:
        placed = named_answers(question, asked, item, names)
        answers = [one for one in placed if _names_somebody(one.words)] or _read(question, item)
        if len(answers) == 1 and not is_another_kind(answers[0].words, asked, names):
            readings.append(answers[0])
    readings = _in_order(readings, evidence)
    conflict = conflict_of(
        asked_about(question),
        readings,
        lambda i, j: _same_name(readings[i].words, readings[j].words, names),
    )
    if conflict:
        yield conflict


def _replaced(question: str, evidence: Sequence[ConflictInput]) -> Iterator[Reading]:
    known = {word.stem for word in content_words(question)}
    for left, right in combinations(evidence, 2):
        if left.article_id == right.article_id:
            continue
        for pair in replaced_words(left, right):
            if all(_is_new_name(reading.words, known) for reading in pair):
                yield from pair


def _read(question: str, item: ConflictInput) -> list[Reading]:
    """Take the words that a reader surely took for the answer, if they are a name."""
    if item.answer_span is None or not item.sure:
        return []
    reading = Reading(item, *item.answer_span)
    known = {word.stem for word in content_words(question)}
    named = _is_new_name(reading.words, known) and _names_somebody(reading.words)
    return [reading] if named else []


def _names_somebody(written: str) -> bool:
    """Whether words are more than an article or a title: "The", "Major General"."""
    return any(not office(word.folded) for word in content_words(written))


def _is_new_name(written: str, known: set[str]) -> bool:
    content = content_words(written)
    return any(word.capital for word in content) and all(
        (word.capital or word.number) and word.stem not in known for word in content
    )


def _in_order(readings: Sequence[Reading], evidence: Sequence[ConflictInput]) -> list[Reading]:
    """Sort by evidence and drop readings that another one of the same words holds."""
    place = {item.citation: number for number, item in enumerate(evidence)}
    unique = dict.fromkeys(readings)
    kept = [
        reading
        for reading in unique
        if not any(
            other is not reading
            and other.source == reading.source
            and other.start <= reading.start
            and reading.end <= other.end
            and (other.start, other.end) != (reading.start, reading.end)
            for other in unique
        )
    ]
    return sorted(kept, key=lambda reading: (place[reading.source.citation], reading.start))


def _same_name(left: str, right: str, names: NameTable) -> bool:
    mine = {word.folded for word in words(left)}
    theirs = {word.folded for word in words(right)}
    return mine <= theirs or theirs <= mine or names.same(left, right)
