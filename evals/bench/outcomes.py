"""What a system did with one item of a public set, in that set's terms."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.formats import Document, Item
from evals.systems import Response, System
from ingest.errors import PressmarkError
from rag.request import AskRequest, Filters

ArticleIds = Callable[[str], tuple[str, ...]]
"""Gives the article ids that a system has for a source."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A cited stretch of a document."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One item and what came out.

    Attributes:
        item: What was asked.
        ranked: Names of documents, best first, each once.
        chosen: What was cited, or, of a refusal, shown as nearest.
        refused: Whether the system refused.
        support: How surely the documents answer.
        conflicts: The values of each conflict shown.
        elapsed_ms: How long it took.
    """

    item: Item
    ranked: tuple[str, ...]
    chosen: tuple[Chosen, ...]
    refused: bool
    support: float
    conflicts: tuple[tuple[str, ...], ...]
    elapsed_ms: float


@dataclass(frozen=True, slots=True)
class Contestant:
    """A system over one corpus, and how it names the articles of a source."""

    system: System
    article_ids: ArticleIds


def ask_all(
    items: Sequence[Item],
    contestant: Contestant,
    documents: Sequence[Document],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[Outcome, ...]:
    """Ask every item.

    An item that the system raises an error on counts as refused, with nothing ranked.
    """
    names = {document.source: document.name for document in documents}
    outcomes = []
    for number, item in enumerate(items, start=1):
        scope = tuple(id_ for name in item.scope for id_ in contestant.article_ids(f"{name}.txt"))
        request = AskRequest(item.turns[-1], item.turns[:-1], Filters(article_ids=scope))
        try:
            outcomes.append(_outcome(item, contestant.system.respond(request), names))
        except PressmarkError:
            outcomes.append(Outcome(item, (), (), True, 0.0, (), 0.0))
        progress(number, len(items))
    return tuple(outcomes)


def _outcome(item: Item, response: Response, names: dict[str, str]) -> Outcome:
    answer = response.answer
    cited = answer.citations or answer.near_misses
    sources = [names[p.source] for p in response.passages if p.source in names]
    return Outcome(
        item=item,
        ranked=tuple(dict.fromkeys(sources)),
        chosen=tuple(Chosen(names[c.source], c.quote) for c in cited if c.source in names),
        refused=answer.status != "answered",
        support=response.support or 0.0,
        conflicts=tuple(tuple(v.value for v in c.values) for c in answer.conflicts),
        elapsed_ms=response.elapsed_ms,
    )
