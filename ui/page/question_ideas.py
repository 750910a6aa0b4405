"""Questions worth asking, made from the articles themselves and tried on the engine first."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice, zip_longest
from pathlib import Path

from ingest.facts import spoken_spans
from ingest.records import Article, SegmentKind, SegmentRole
from ingest.sentences import sentence_spans
from rag.events import AnswerDone
from rag.request import AskRequest
from ui.page.engines import Engine, IndexView
from ui.page.name_counts import count_names, names_in

QUESTIONS_AT_FIRST_SIGHT = 4
FOLLOW_UPS = 3
MOST_TRIED = 12
ARTICLES_LOOKED_AT = 60
PER_KIND = 4
QUANTITY = re.compile(
    r"\b\d[\d,.]*(?: (?:million|billion|thousand|hundred))? (?:[a-z-]+ )?(?P<noun>[a-z]{3,}s)"
    r"(?: (?P<where>in|at) (?P<place>[A-Z]\w+(?: [A-Z]\w+)*))?"
)
# Units of time and money are seldom what a question counts.
NOT_COUNTED = frozenset(
    ("years", "months", "weeks", "days", "hours", "minutes", "seconds", "times", "dollars")
)
EVENT_VERBS_FILE = Path(__file__).with_name("event_verbs.toml")


def first_questions(engine: Engine) -> tuple[str, ...]:
    """Up to four questions that the engine answers from its articles."""
    ids = list(engine.index.articles)[:ARTICLES_LOOKED_AT]
    return _answered(engine, ideas(engine.index, ids), QUESTIONS_AT_FIRST_SIGHT, asked=())


def follow_ups(engine: Engine, near: Sequence[str], asked: Sequence[str]) -> tuple[str, ...]:
    """Up to three more questions about the articles in `near` (ids), none of them `asked`."""
    return _answered(engine, ideas(engine.index, near), FOLLOW_UPS, asked)


def ideas(index: IndexView, article_ids: Sequence[str]) -> Iterator[str]:
    """Questions about some articles: speakers, events, quantities and names in turn."""
    articles = [index.articles[key] for key in article_ids if key in index.articles]
    sentences = list(chain.from_iterable(_sentences(index, one) for one in articles))
    names = count_names(sentences)
    kinds = (
        _about_speakers(_speakers(index, articles), sentences),
        _about_events(sentences),
        _about_quantities(sentences),
        _about_names(names),
    )
    rounds = zip_longest(*(list(islice(kind, PER_KIND)) for kind in kinds))
    yield from (idea for idea in chain.from_iterable(rounds) if idea)


def _answered(
    engine: Engine, candidates: Iterator[str], wanted: int, asked: Sequence[str]
) -> tuple[str, ...]:
    seen = {question.casefold() for question in asked}
    kept: list[str] = []
    for question in islice(candidates, MOST_TRIED):
        if question.casefold() in seen:
            continue
        seen.add(question.casefold())
        if _is_answered(engine, question):
            kept.append(question)
        if len(kept) == wanted:
            break
    return tuple(kept)


def _is_answered(engine: Engine, question: str) -> bool:
    return any(
        isinstance(event, AnswerDone) and event.answer.status == "answered"
        for event in engine.stream(AskRequest(question))
    )


def _sentences(index: IndexView, article: Article) -> Iterator[str]:
    text = index.source_text(article.source)
    for start, end in _bodies(index, article):
        for first, last in sentence_spans(text, start, end):
            yield text[first:last]


def _bodies(index: IndexView, article: Article) -> Iterator[tuple[int, int]]:
    for segment in index.segments(article.source):
        inside = article.start <= segment.start and segment.end <= article.end
        if inside and segment.kind is SegmentKind.ARTICLE and segment.role is SegmentRole.BODY:
            yield segment.start, segment.end


def _speakers(index: IndexView, articles: Sequence[Article]) -> Counter[str]:
    found: Counter[str] = Counter()
    for article in articles:
        text = index.source_text(article.source)
        for start, end in _bodies(index, article):
            spans = spoken_spans(text, start, end)
            found.update(span.speaker for span in spans if span.speaker)
    return found


def _about_speakers(speakers: Counter[str], sentences: Sequence[str]) -> Iterator[str]:
    for speaker, _ in speakers.most_common():
        own = speaker.split()
        near = count_names(sentence for sentence in sentences if own[-1] in sentence)
        topics = [name for name, _ in near.most_common() if not set(name.split()) & set(own)]
        if topics:
            yield f"What did {speaker} say about {topics[0]}?"


def _about_events(sentences: Sequence[str]) -> Iterator[str]:
    verbs = _event_verbs()
    pattern = re.compile(rf" (?P<verb>{'|'.join(verbs)}) ")
    for sentence in sentences:
        match = pattern.search(sentence)
        if match is None:
            continue
        before, after = sentence[: match.start()], sentence[match.end() - 1 :]
        actors, objects = names_in(" so " + before), names_in("so" + after)
        if actors and objects and before.endswith(actors[-1]) and after[1:].startswith(objects[0]):
            yield f"When did {actors[-1]} {verbs[match['verb']]} {objects[0]}?"


def _about_quantities(sentences: Sequence[str]) -> Iterator[str]:
    found: Counter[str] = Counter()
    for match in chain.from_iterable(map(QUANTITY.finditer, sentences)):
        if match["noun"] in NOT_COUNTED:
            continue
        place = f" {match['where']} {match['place']}" if match["place"] else ""
        found[f"How many {match['noun']} are there{place}?"] += 2 if place else 1
    counted: set[str] = set()
    for question, _ in found.most_common():
        noun = question.split()[2]
        if noun not in counted:
            counted.add(noun)
            yield question


def _about_names(names: Counter[str]) -> Iterator[str]:
    told: set[str] = set()
    for name, _ in names.most_common():
        if told & set(name.split()):
            continue
        told.update(name.split())
        yield f"What is reported about {name}?"


@cache
def _event_verbs() -> dict[str, str]:
    with EVENT_VERBS_FILE.open("rb") as file:
        verbs: dict[str, str] = tomllib.load(file)["verbs"]
    return verbs
