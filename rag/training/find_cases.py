# mypy: disable-error-code="import-not-found"
"""Finds what retrieval hands to the reader: `python -m rag.training.find_cases`."""

import argparse
import gzip
import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from rag.training.cases import Candidate, Case, write_cases
from rag.training.examples import holds_answer
from rag.training.far import parted
from rag.training.mining import Embedder, rank
from rag.training.news import ARCHIVE, by_paragraph, news_questions, read_articles
from rag.training.sources import split_sources
from rag.training.squad import AskedQuestion, Paragraph, every_other_article, read_squad

CANDIDATES = 5
"""Passages read for a question."""

log = logging.getLogger("rag.training.find_cases")


def squad_cases(
    asked: Mapping[str, Sequence[Paragraph]], corpus: Sequence[Paragraph], embedder: Embedder
) -> dict[str, tuple[Case, ...]]:
    """For each part, a case for each question with the best passages of the whole corpus.

    A question without an answer gets its own passage only.
    """
    texts = [p.text for p in corpus]
    place_of = {text: place for place, text in enumerate(texts)}
    rows = [
        (part, place_of[p.text], q)
        for part, asking in asked.items()
        for p in asking
        for q in p.questions
    ]
    answerable = [q.text for _, _, q in rows if q.answers]
    ranked = iter(rank(answerable, texts, CANDIDATES, embedder=embedder))
    found: dict[str, list[Case]] = {part: [] for part in asked}
    for part, gold, question in rows:
        order = [int(place) for place in next(ranked)] if question.answers else []
        found[part].append(_case(question, gold, order, corpus))
    return {part: tuple(cases) for part, cases in found.items()}


def _case(
    question: AskedQuestion, gold: int, order: Sequence[int], corpus: Sequence[Paragraph]
) -> Case:
    places = order if gold in order else [*order, gold]
    candidates = tuple(
        Candidate(
            corpus[place].text,
            gold=place == gold,
            wrong=place != gold and not holds_answer(corpus[place].text, question.answers),
            title=corpus[place].headline,
        )
        for place in places
    )
    answers = tuple(answer.text for answer in question.answers)
    found_at = order.index(gold) if gold in order else None
    return Case(question.text, answers, candidates, found_at)


def _corpus(datasets: Path) -> tuple[Paragraph, ...]:
    squad = read_squad(datasets / "squad2_dev_part.json.gz")
    wiki = read_squad(datasets / "squadshifts_new_wiki.json.gz")
    return tuple({p.text: p for p in (*squad, *wiki)}.values())


def news_cases(datasets: Path, embedder: Embedder) -> dict[str, tuple[Case, ...]]:
    """The questions about news to choose on and to report on, over all articles' paragraphs.

    Those worded far from their answers are a part of their own.
    """
    split = news_questions(read_articles(datasets / ARCHIVE))
    far, near = parted(split.reported)
    parts = {"news": split.development, "news-reported": near, "far-reported": far}
    asked = {
        part: [p for a in articles for p in by_paragraph(a)] for part, articles in parts.items()
    }
    corpus = [p for articles in asked.values() for p in articles]
    corpus += [p for article in split.train for p in by_paragraph(article)]
    return squad_cases(asked, list({p.text: p for p in corpus}.values()), embedder)


def clapnq_cases(datasets: Path) -> tuple[Case, ...]:
    """CLAPNQ's questions, each with the one passage that it was asked of."""
    cases = []
    for name, answers in (("answerable", ("yes",)), ("unanswerable", ())):
        raw = gzip.decompress((datasets / f"clapnq_{name}.jsonl.gz").read_bytes())
        for line in raw.decode("utf-8").splitlines():
            entry = json.loads(line)
            text = entry["passages"][0]["text"]
            own = Candidate(text, gold=True, wrong=False)
            cases.append(Case(entry["input"], answers, (own,), 0))
    return tuple(cases)


def main() -> None:
    """Writes the cases of each part: "development-cases.jsonl" and so on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--datasets", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--cache", type=Path, required=True)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options.cache.mkdir(parents=True, exist_ok=True)
    split = split_sources(options.datasets)
    squad = read_squad(options.datasets / "squad2_dev_part.json.gz")
    asked = {
        "development": [p for paragraphs in split.development.values() for p in paragraphs],
        "reported": every_other_article(squad, parity=1),
    }
    corpus = _corpus(options.datasets)
    embedder = Embedder(options.weights)
    found = squad_cases(asked, corpus, embedder) | news_cases(options.datasets, embedder)
    found["clapnq"] = clapnq_cases(options.datasets)
    for name, cases in found.items():
        write_cases(options.cache / f"{name}-cases.jsonl", cases)
        log.info("%s: %d cases", name, len(cases))


if __name__ == "__main__":
    main()
