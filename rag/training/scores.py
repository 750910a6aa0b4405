"""Measures of a reader: exact match and F1 of words (Rajpurkar et al. 2016), area under ROC."""

import re
import string
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def normalise(text: str) -> str:
    """The official form: `"The  Normans!"` gives `"normans"`."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def exact(found: str, gold: Iterable[str]) -> float:
    """1.0 where the found words are those of any gold answer."""
    return float(any(normalise(found) == normalise(answer) for answer in gold))


def f1(found: str, gold: Iterable[str]) -> float:
    """Best harmonic mean of word precision and recall over the gold answers."""
    return max((_f1(normalise(found).split(), normalise(a).split()) for a in gold), default=0.0)


def _f1(found: list[str], gold: list[str]) -> float:
    common = sum((Counter(found) & Counter(gold)).values())
    if not common:
        return 0.0
    precision, recall = common / len(found), common / len(gold)
    return 2 * precision * recall / (precision + recall)


def area(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Chance that a positive scores above a negative, ties counting half (Mann and Whitney)."""
    if not positive or not negative:
        return float("nan")
    low = np.sort(np.asarray(negative, np.float64))
    high = np.asarray(positive, np.float64)
    below = np.searchsorted(low, high, "left") + np.searchsorted(low, high, "right")
    return float(below.mean() / (2 * len(low)))
