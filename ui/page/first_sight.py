"""What a person sees before the first question: what is in here, and what to ask of it."""

import threading
from collections.abc import Mapping

from ingest.records import Article
from ui.page.engines import EngineSource
from ui.page.markup import element, escape, isolated
from ui.page.origins import counted
from ui.page.question_ideas import first_questions
from ui.page.wording import MONTHS

PROMISE = (
    "Ask about these articles. Every sentence of an answer is tied to the exact words of an "
    "article, with a number that opens it there. Nothing else is known here: where the "
    "articles do not say, the answer says so."
)


def holdings(articles: Mapping[str, Article]) -> str:
    """Sum the collection up: `5 files, 7 articles, February 2020 to December 2021`."""
    files = len({article.source.partition("#")[0] for article in articles.values()})
    dates = sorted(one.published.value for one in articles.values() if one.published.value)
    parts = [counted(files, "file"), counted(len(articles), "article")]
    if dates:
        first, last = (f"{MONTHS[one.month - 1]} {one.year}" for one in (dates[0], dates[-1]))
        parts.append(first if first == last else f"{first} to {last}")
    return ", ".join(parts)


def draw_welcome(articles: Mapping[str, Article], questions: tuple[str, ...]) -> str:
    """The first sight as one line of HTML."""
    items = "".join(
        element("li", element("button", isolated(question), "ask-this")) for question in questions
    )
    asking = element("h2", "Worth asking") + element("ul", items) if items else ""
    return element(
        "section",
        element("p", escape(holdings(articles)), "holdings")
        + element("p", escape(PROMISE), "promise")
        + element("div", asking, "suggestions"),
        "welcome",
    )


class WelcomeDesk:
    """Keeps the first sight of the current engine, since making its questions takes a moment."""

    def __init__(self, engines: EngineSource) -> None:
        self._engines = engines
        self._lock = threading.Lock()
        self._drawn: tuple[int, str] | None = None

    def welcome(self) -> str:
        """The first sight of the engine that answers now.

        Raises:
            IndexUnavailable: there is no engine.
        """
        # The number first: should the engine be renewed in between, this is drawn again.
        generation = self._engines.generation
        engine = self._engines.current()
        with self._lock:
            if self._drawn is None or self._drawn[0] != generation:
                drawn = draw_welcome(engine.index.articles, first_questions(engine))
                self._drawn = (generation, drawn)
            return self._drawn[1]
