"""What models are fitted on: SQuAD's choosing half, and the cases of the own set not held out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from evals.bench.parts import Part, in_part, items_of
from evals.bench.tuning_cases import ReadSentence, TuningCase
from evals.cases import Case, CaseSet, Kind, Places
from evals.formats import Benchmark, Item
from evals.formats.benchmark import write_corpus
from ingest.embedding.minilm import MiniLMEmbedding
from ingest.index.build import build_index
from ingest.settings import IngestSettings
from rag.opening import open_engine
from rag.question.understanding import understand
from rag.request import Filters
from rag.settings import RagSettings
from rag.strategies.people_meant import with_people

NOT_ONE_SENTENCE = frozenset({Kind.LISTING, Kind.COMMENT_ONLY})
"""Kinds that other strategies answer than the one that weights are for."""
NOTHING_ANSWERS = frozenset({Kind.ABSENT, Kind.OFF_SUBJECT, Kind.FURNITURE})

Progress = Callable[[str, int, int], None]


class Asking(Protocol):
    """A search over one index."""

    def __call__(self, turns: tuple[str, ...], /) -> tuple[ReadSentence, ...]:
        """Give the sentences found for the last of the turns, as far as the reader read them."""
        ...


def choosing_half(benchmark: Benchmark, limit: int | None = None) -> Benchmark:
    """Give the articles to choose on alone: all their documents, and what is asked of them.

    With `limit` only so many questions, spread evenly.
    """
    items = items_of(benchmark, Part.CHOOSE, limit)
    titles = {
        group.replace("_", " ")
        for group in in_part([i.group for i in benchmark.items], Part.CHOOSE)
    }
    documents = tuple(entry for entry in benchmark.documents if entry.title in titles)
    return Benchmark(benchmark.name, documents, items)


def public_cases(
    half: Benchmark, ask: Asking, unread: frozenset[str], progress: Progress
) -> tuple[TuningCase, ...]:
    """Ask the questions to choose on; the reader learned from all groups but `unread`."""
    sources = {document.name: document.source for document in half.documents}
    found = []
    for done, item in enumerate(half.items, start=1):
        gold = frozenset(sources[name] for name in item.documents if item.answerable)
        sentences = ask(item.turns)
        right = tuple(entry.source in gold and _says(item, entry.text) for entry in sentences)
        learned = item.group not in unread
        found.append(
            TuningCase(item.group, False, item.answerable, gold, sentences, right, learned)
        )
        progress(f"asking: {half.name}", done, len(half.items))
    return tuple(found)


def _says(item: Item, text: str) -> bool:
    """Whether a sentence of the right document answers, where the set tells which do."""
    if not item.answers and not item.sentences:
        return True
    said = " ".join(text.split())
    marked = any(said in sentence or sentence in said for sentence in item.sentences)
    return marked or any(answer in said for answer in item.answers)


def open_cases(cases: CaseSet) -> tuple[Case, ...]:
    """Give the cases that weights may be chosen on; none that is held out."""
    return tuple(
        case for case in cases.cases if not case.held_out and case.kind not in NOT_ONE_SENTENCE
    )


def own_cases(
    cases: CaseSet, places: Places, ask: Asking, progress: Progress
) -> tuple[TuningCase, ...]:
    """Ask the cases that are not held out.

    Raises:
        UnknownPlaceError: An article or quote of such a case is not in the corpus.
    """
    chosen = open_cases(cases)
    found = []
    for done, case in enumerate(chosen, start=1):
        gold = places.gold_of(case)
        sentences = ask(case.turns)
        right = tuple(
            any(span.overlap(entry.source, entry.start, entry.end) for span in gold)
            for entry in sentences
        )
        answerable = bool(gold) and case.kind not in NOTHING_ANSWERS
        found.append(TuningCase(case.id, True, answerable, frozenset(), sentences, right))
        progress("asking: own cases", done, len(chosen))
    return tuple(found)


def indexed(
    corpus: Path, index: Path, settings: IngestSettings, encoder: MiniLMEmbedding, report: Progress
) -> Asking:
    """Index a folder, and give a search over it, by the weights that are shipped.

    Raises:
        CorpusError: The folder cannot be read.
        IndexUnavailable: The index cannot be built.
    """
    build_index(corpus, index, settings, encoder, report)
    engine = open_engine(index, settings, encoder, answering=RagSettings())

    def ask(turns: Sequence[str]) -> tuple[ReadSentence, ...]:
        asked = understand(turns[-1], turns[:-1], engine.index.names)
        question = with_people(asked, engine.searcher, Filters())
        return tuple(
            ReadSentence(
                entry.candidate.sentence.source,
                entry.candidate.sentence.start,
                entry.candidate.sentence.end,
                entry.candidate.text,
                entry.values(),
            )
            for entry in engine.searcher.find(question, Filters()).ranked
            if entry.reader is not None
        )

    return ask


def indexed_half(
    half: Benchmark,
    work: Path,
    settings: IngestSettings,
    encoder: MiniLMEmbedding,
    report: Progress,
) -> Asking:
    """Write a set's documents as files in `work`, and index those."""
    write_corpus(half, work / "corpus")
    return indexed(work / "corpus", work / "index", settings, encoder, report)
