"""Questions worth asking, made from the articles themselves and tried on the engine first."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest

from ingest.records import Article
from rag.answer import Answer
from rag.events import AnswerDone
from rag.request import AskRequest
from ui.page.engines import Engine, IndexView
from ui.page.question_forms import FORMS, Idea, told

QUESTIONS_AT_FIRST_SIGHT = 4
FOLLOW_UPS = 3
MOST_TRIED = 16
ARTICLES_LOOKED_AT = 60
PER_FORM = 4


def first_questions(engine: Engine) -> tuple[str, ...]:
    """Up to four questions that the engine answers from its articles."""
    ids = list(engine.index.articles)[:ARTICLES_LOOKED_AT]
    return _answered(engine, ideas(engine.index, ids), QUESTIONS_AT_FIRST_SIGHT, asked=())


def follow_ups(engine: Engine, near: Sequence[str], asked: Sequence[str]) -> tuple[str, ...]:
    """Up to three more questions about the articles in `near` (ids), none of them `asked`."""
    return _answered(engine, ideas(engine.index, near), FOLLOW_UPS, asked)


def ideas(index: IndexView, article_ids: Sequence[str]) -> Iterator[Idea]:
    """Questions about articles in turn, each article beginning with another form of question."""
    articles = [index.articles[key] for key in article_ids if key in index.articles]
    yield from _in_turn(_of_article(index, one, turn) for turn, one in enumerate(articles))


def _of_article(index: IndexView, article: Article, turn: int) -> Iterator[Idea]:
    said = told(index, article)
    first = turn % len(FORMS)
    forms = (*FORMS[first:], *FORMS[:first])
    yield from _in_turn(islice(form(said), PER_FORM) for form in forms)


def _in_turn(rows: Iterable[Iterator[Idea]]) -> Iterator[Idea]:
    return (idea for idea in chain.from_iterable(zip_longest(*rows)) if idea is not None)


def _answered(
    engine: Engine, candidates: Iterator[Idea], wanted: int, asked: Sequence[str]
) -> tuple[str, ...]:
    """The first that are answered, each about something else and told by another sentence."""
    seen = {question.casefold() for question in asked}
    subjects: set[str] = set()
    quoted: set[str] = set()
    kept: list[str] = []
    new = (idea for idea in candidates if idea.question.casefold() not in seen)
    for idea in islice((one for one in new if one.subject not in subjects), MOST_TRIED):
        answer = _answer(engine, idea.question)
        if answer.status != "answered" or answer.citations[0].quote in quoted:
            continue
        kept.append(idea.question)
        subjects.add(idea.subject)
        quoted.add(answer.citations[0].quote)
        if len(kept) == wanted:
            break
    return tuple(kept)


def _answer(engine: Engine, question: str) -> Answer:
    events = engine.stream(AskRequest(question, worded=False))
    return next(event.answer for event in events if isinstance(event, AnswerDone))
