"""Questions that one article may answer: about its speakers, events, quantities and names."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from ingest.facts import spoken_spans
from ingest.names import NameTable, is_country
from ingest.records import Article, SegmentKind, SegmentRole
from ingest.sentences import sentence_spans
from ui.page.engines import IndexView
from ui.page.name_counts import count_names, names_in

QUANTITY = re.compile(
    r"\b\d[\d,.]*(?: (?:million|billion|thousand|hundred))? (?:[a-z-]+ )?(?P<noun>[a-z]{3,}s)"
    r" (?P<where>in|at) (?P<place>[A-Z]\w+(?: [A-Z]\w+)*)"
)
# Units of time and money are seldom what a question counts.
NOT_COUNTED = frozenset(
    ("years", "months", "weeks", "days", "hours", "minutes", "seconds", "times", "dollars")
)
EVENT_VERBS_FILE = Path(__file__).with_name("event_verbs.toml")


@dataclass(frozen=True, slots=True)
class Idea:
    """A question, and what it is mainly about, under one spelling."""

    question: str
    subject: str


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says in its body: its sentences, and who is quoted how often."""

    sentences: tuple[str, ...]
    speakers: Counter[str]
    names: NameTable

    def known_as(self, name: str) -> str:
        """The one spelling of a name, or the name as it is written."""
        entry = self.names.entry_of(name)
        return entry.canonical if entry else name

    def in_words(self, name: str) -> str:
        """A name as it stands in a sentence: `the Pentagon` where the article says so mostly."""
        pattern = rf"(\b[Tt]he )?\b{re.escape(name)}(?!\w)"
        articles = [match[1] for one in self.sentences for match in re.finditer(pattern, one)]
        has_article = 2 * sum(map(bool, articles)) > len(articles)
        return f"the {name}" if has_article else name


def told(index: IndexView, article: Article) -> Told:
    """Read what questions are made of from an article."""
    text = index.source_text(article.source)
    bodies = [
        (one.start, one.end)
        for one in index.segments(article.source)
        if article.start <= one.start
        and one.end <= article.end
        and one.kind is SegmentKind.ARTICLE
        and one.role is SegmentRole.BODY
    ]
    sentences = chain.from_iterable(sentence_spans(text, *body) for body in bodies)
    spoken = chain.from_iterable(spoken_spans(text, *body) for body in bodies)
    return Told(
        tuple(text[start:end] for start, end in sentences),
        Counter(span.speaker for span in spoken if span.speaker),
        index.names,
    )


def about_speakers(of: Told) -> Iterator[Idea]:
    """What somebody said about what is named most where they are."""
    for speaker, _ in of.speakers.most_common():
        known = of.known_as(speaker)
        own = set(speaker.split()) | set(known.split())
        near = (sentence for sentence in of.sentences if speaker.split()[-1] in sentence)
        topics = [name for name in _by_frequency(of, near) if not set(name.split()) & own]
        if topics:
            yield Idea(f"What did {known} say about {of.in_words(topics[0])}?", known)


def about_events(of: Told) -> Iterator[Idea]:
    """When somebody did something to somebody, told as `actor verb object`."""
    verbs = _event_verbs()
    pattern = re.compile(rf" (?P<verb>{'|'.join(verbs)}) ")
    for sentence in of.sentences:
        match = pattern.search(sentence)
        if match is None:
            continue
        before, after = sentence[: match.start()], sentence[match.end() - 1 :]
        actors, objects = names_in(" so " + before), names_in("so" + after)
        if actors and objects and before.endswith(actors[-1]) and after[1:].startswith(objects[0]):
            actor, verb = of.known_as(actors[-1]), verbs[match["verb"]]
            question = f"When did {of.in_words(actor)} {verb} {of.in_words(objects[0])}?"
            yield Idea(question, actor)


def about_quantities(of: Told) -> Iterator[Idea]:
    """How many there are of what is counted somewhere."""
    found: Counter[tuple[str, str]] = Counter()
    for match in chain.from_iterable(map(QUANTITY.finditer, of.sentences)):
        if match["noun"] not in NOT_COUNTED:
            found[(match["noun"], f"{match['where']} {match['place']}")] += 1
    for (noun, place), _ in found.most_common():
        yield Idea(f"How many {noun} are there {place}?", noun)


def about_names(of: Told) -> Iterator[Idea]:
    """What is reported about who is named most; a whole country is too much to ask about."""
    for name in _by_frequency(of, of.sentences):
        entry = of.names.entry_of(name)
        if entry is None or not is_country(entry):
            yield Idea(f"What is reported about {of.in_words(name)}?", name)


FORMS: tuple[Callable[[Told], Iterator[Idea]], ...] = (
    about_speakers,
    about_quantities,
    about_events,
    about_names,
)


def _by_frequency(of: Told, sentences: Sequence[str] | Iterator[str]) -> list[str]:
    """Names by how often they stand in sentences, each under its one spelling."""
    found: Counter[str] = Counter()
    for name, count in count_names(sentences).items():
        found[of.known_as(name)] += count
    return [name for name, _ in found.most_common()]


@cache
def _event_verbs() -> dict[str, str]:
    with EVENT_VERBS_FILE.open("rb") as file:
        verbs: dict[str, str] = tomllib.load(file)["verbs"]
    return verbs
