"""What a claim's figures count, against what the same figures count in its evidence."""

from collections.abc import Sequence

from rag.checking.problems import Problem, ProblemKind
from rag.conflicts.quantities import Quantity, parse_quantities
from rag.word_matching import WordMatcher
from rag.words import words

RELATED = 0.2
"""Match, in 0..1, from which two counted nouns are taken for the same thing."""
_MEASURES = (
    frozenset(("$", "dollar", "dollars", "usd")),
    frozenset(("€", "euro", "euros", "eur")),
    frozenset(("£", "pound", "pounds", "sterling", "gbp")),
    frozenset(("km", "kilometre", "kilometres", "kilometer", "kilometers")),
    frozenset(("mile", "miles")),
    frozenset(("m", "metre", "metres", "meter", "meters")),
    frozenset(("foot", "feet", "ft")),
    frozenset(("kg", "kilogram", "kilograms", "kilo", "kilos")),
    frozenset(("ton", "tons", "tonne", "tonnes")),
    frozenset(("percent", "%", "per", "pct")),
    frozenset(("hour", "hours")),
    frozenset(("day", "days")),
    frozenset(("week", "weeks")),
    frozenset(("month", "months")),
    frozenset(("year", "years")),
)
"""Units that stand near one another in meaning and are never the same."""


def miscounted(claim: str, evidence: Sequence[str], matcher: WordMatcher) -> tuple[Problem, ...]:
    """Return the figures of a claim that count something else in the evidence.

    "41,200 cattle" where the evidence has "41,200 passengers"; a figure that the evidence does
    not have, or has without a noun, is none of this function's business.
    """
    known = [quantity for text in evidence for quantity in parse_quantities(text)]
    problems = []
    for said in parse_quantities(claim):
        same = [one for one in known if one.low == said.low and one.unit_words]
        if said.unit_words and same and not any(_alike(said, one, matcher) for one in same):
            figure = claim[said.start : said.end]
            nouns = (word for word in said.unit_words if word not in figure.lower())
            problems.append(Problem(ProblemKind.NUMBER, " ".join((figure, *nouns))))
    return tuple(problems)


def _alike(said: Quantity, known: Quantity, matcher: WordMatcher) -> bool:
    ours, theirs = _measure(said), _measure(known)
    if ours or theirs:
        return ours == theirs
    if said.kind and said.kind == known.kind:
        return True
    found = words(" ".join(known.unit_words))
    match = matcher.match(words(" ".join(said.unit_words)), found)
    return bool(len(match)) and float(match.max()) >= RELATED


def _measure(quantity: Quantity) -> frozenset[str]:
    return next((unit for unit in _MEASURES if unit & set(quantity.unit_words)), frozenset())
