"""Measures an exported reader: `python -m rag.training.evaluate --part reported`.

`reported` is the odd SQuAD 2.0 articles and CLAPNQ, on which nothing was trained or chosen;
`development` is what one may look at as often as one likes.
"""

import argparse
import json
import logging
import math
import random
from collections.abc import Sequence
from pathlib import Path

from rag.reader.manifest import Calibration, read_calibration
from rag.training.cases import read_cases
from rag.training.reread import CaseReader, ReadCase, WindowScores
from rag.training.scores import area, exact, f1

SEED = 20
PLACE_STEP = 0.5
"""Log-odds that each place down retrieval's order takes from a passage, when both order it.

Chosen on the development part: of 0 to 1, in the middle of the best (hit@1 0.84; 0.80 at 0)."""

log = logging.getLogger("rag.training.evaluate")


class Measures:
    """Figures of cases that were read, under one calibration."""

    def __init__(self, calibration: Calibration) -> None:
        self._calibration = calibration

    def chance(self, window: WindowScores) -> float:
        """The calibrated chance that the window answers."""
        return self._calibration.probability(window.answers, window.about, window.margin)

    def joint(self, window: WindowScores) -> float:
        """The log-odds that the window answers, less those for its passage's place."""
        chance = self.chance(window)
        return math.log(chance / (1.0 - chance)) - PLACE_STEP * window.candidate

    def best(self, windows: Sequence[WindowScores]) -> WindowScores:
        """The window most likely to answer."""
        return max(windows, key=self.chance)

    def of_candidate(self, read: ReadCase, place: int) -> list[WindowScores]:
        """The windows of one passage."""
        return [window for window in read.windows if window.candidate == place]

    def gold(self, read: ReadCase) -> WindowScores:
        """The best window of the passage that the question was asked of."""
        places = [i for i, candidate in enumerate(read.case.candidates) if candidate.gold]
        return self.best(self.of_candidate(read, places[0]))

    def squad(self, cases: Sequence[ReadCase]) -> dict[str, float]:
        """F1, exact match, areas under ROC, and hit@1 before and after reranking."""
        answerable = [read for read in cases if read.case.answers]
        impossible = [read for read in cases if not read.case.answers]
        spans = [(self.gold(read).words, read.case.answers) for read in answerable]
        right = [self.chance(self.gold(read)) for read in answerable]
        adversarial = [self.chance(self.gold(read)) for read in impossible]
        wrong, first, joint, before = [], [], [], []
        for read in answerable:
            places = [i for i, candidate in enumerate(read.case.candidates) if candidate.wrong]
            if places:
                wrong.append(self.chance(self.best(self.of_candidate(read, places[0]))))
            found = len(read.case.candidates) - (read.case.found_at is None)
            retrieved = [w for w in read.windows if w.candidate < found]
            first.append(_is_gold(read, self.best(retrieved)))
            joint.append(_is_gold(read, max(retrieved, key=self.joint)))
            before.append(float(read.case.found_at == 0))
        return {
            "answerable": len(answerable),
            "impossible": len(impossible),
            "f1": _mean([f1(words, gold) for words, gold in spans]),
            "exact": _mean([exact(words, gold) for words, gold in spans]),
            "area, best wrong passage": area(right, wrong),
            "area, adversarial questions": area(right, adversarial),
            "hit@1 of retrieval": _mean(before),
            "hit@1, reader alone": _mean(first),
            "hit@1, reader and retrieval": _mean(joint),
            "calibration error": calibration_error(right, [*wrong, *adversarial]),
        }

    def clapnq(self, cases: Sequence[ReadCase]) -> dict[str, float]:
        """Area under ROC of answerable against unanswerable questions."""
        chances = [(bool(read.case.answers), self.chance(self.gold(read))) for read in cases]
        return {
            "questions": len(cases),
            "area": area(
                [chance for answerable, chance in chances if answerable],
                [chance for answerable, chance in chances if not answerable],
            ),
        }


def calibration_error(right: Sequence[float], wrong: Sequence[float], bins: int = 10) -> float:
    """Mean gap between stated chance and share that was right, over bins of the chance.

    The expected calibration error of Naeini et al. 2015.
    """
    pairs = [(chance, 1.0) for chance in right] + [(chance, 0.0) for chance in wrong]
    gap = 0.0
    for place in range(bins):
        inside = [p for p in pairs if min(int(p[0] * bins), bins - 1) == place]
        gap += abs(sum(chance - truth for chance, truth in inside))
    return gap / len(pairs)


def _is_gold(read: ReadCase, window: WindowScores) -> float:
    return float(read.case.candidates[window.candidate].gold)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


def main() -> None:
    """Prints the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="of rag.training.find_cases")
    parser.add_argument("--reader", type=Path, required=True, help="folder of the exported reader")
    parts = ("development", "news", "reported", "news-reported", "far-reported")
    parser.add_argument("--part", choices=parts, default="development")
    parser.add_argument("--questions", type=int, help="a random part of them; all by default")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    reader = CaseReader(options.reader, options.threads)
    measures = Measures(read_calibration(options.reader))
    cases = list(read_cases(options.cache / f"{options.part}-cases.jsonl"))
    random.Random(SEED).shuffle(cases)
    figures = {options.part: measures.squad(list(reader.read(cases[: options.questions])))}
    if options.part == "reported":
        figures["clapnq"] = measures.clapnq(
            list(reader.read(read_cases(options.cache / "clapnq-cases.jsonl")))
        )
    rounded = {part: {k: round(v, 4) for k, v in f.items()} for part, f in figures.items()}
    log.info("%s", json.dumps(rounded, indent=2))


if __name__ == "__main__":
    main()
