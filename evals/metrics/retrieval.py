"""Recall@k, MRR and nDCG@10 of the ranked passages, computed by ir_measures.

The judged documents are the gold quotes. A passage that holds at least half of a gold quote is
that quote's document; golds that one passage holds together are one document, so that
alternatives in one place are not counted twice.
"""

from evals.cases import Span
from evals.cases.places import MIN_OVERLAP
from evals.metrics.metric import Metric, Score, View, unscored
from evals.systems import RankedPassage

QUERY = "q"
MEASURES = {
    "recall@5": ("R@5", "Recall@5", "Share of the gold quotes among the first 5 passages."),
    "recall@10": ("R@10", "Recall@10", "Share of the gold quotes among the first 10 passages."),
    "mrr": ("RR", "MRR", "1 / rank of the first passage with a gold quote."),
    "ndcg@10": ("nDCG@10", "nDCG@10", "Discounted gain of the first 10 passages (Järvelin 2002)."),
}


def documents(view: View) -> tuple[list[str], set[str]]:
    """Give the documents in ranked order and which of them are relevant.

    Golds that no passage holds are relevant documents that were not found.
    """
    units: dict[frozenset[int], str] = {}
    unfound = set(range(len(view.gold)))
    ranked: list[str] = []
    seen: set[int] = set()
    for rank, passage in enumerate(view.response.passages):
        held = frozenset(index for index, span in enumerate(view.gold) if _holds(passage, span))
        unfound -= held
        if held - seen:
            units[held] = f"gold{len(units)}"
            ranked.append(units[held])
        elif not held:
            ranked.append(f"other{rank}")
        seen |= held
    return ranked, {*units.values(), *(f"missed{index}" for index in unfound)}


def _holds(passage: RankedPassage, span: Span) -> bool:
    return span.overlap(passage.source, passage.start, passage.end) >= MIN_OVERLAP


def _score(name: str, view: View) -> Score:
    if not view.case.gold:
        return unscored("the case names no gold quote")
    if not view.response.passages:
        return unscored("the system told no ranked passages")
    import ir_measures

    ranked, relevant = documents(view)
    measure = ir_measures.parse_measure(MEASURES[name][0])
    qrels = [ir_measures.Qrel(QUERY, document, 1) for document in sorted(relevant)]
    run = [
        ir_measures.ScoredDoc(QUERY, document, float(len(ranked) - rank))
        for rank, document in enumerate(ranked)
    ]
    value = float(ir_measures.calc_aggregate([measure], qrels, run)[measure])
    first = next((rank for rank, doc in enumerate(ranked, start=1) if doc in relevant), None)
    found = sum(document in relevant for document in ranked)
    explanation = f"{found} of {len(relevant)} gold places found, the first at rank {first}"
    return Score(value=value, explanation=explanation)


def _metric(name: str) -> Metric:
    _, title, meaning = MEASURES[name]
    return Metric(name, title, meaning, lambda view: _score(name, view))


METRICS = tuple(_metric(name) for name in MEASURES)
