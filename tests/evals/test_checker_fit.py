from evals.bench.checker_fit import SIGNALS, fit_checker
from evals.formats.qags import JudgedArticle, JudgedSentence

SUPPORTED = {"coverage": 0.9, "exact": 0.9, "weakest": 0.4, "order": 0.8}
UNSUPPORTED = {"coverage": 0.7, "exact": 0.6, "weakest": 0.1, "order": 0.3}


class FakeChecker:
    """Claims that are supported happen to miss a number; whoever learns from it is misled."""

    def signals(self, claim, evidence):
        del evidence
        held = claim.startswith("Held")
        shown = SUPPORTED if held else UNSUPPORTED
        return {**dict.fromkeys(SIGNALS, 0.0), **shown, "numbers": float(held)}


def articles():
    return [
        JudgedArticle(
            number,
            "The bridge opened. It rained.",
            (
                JudgedSentence(number, "Held by the words.", True),
                JudgedSentence(number, "Not in the words.", False),
            ),
        )
        for number in range(8)
    ]


def test_no_signal_weighs_against_what_it_means():
    weights = fit_checker(articles(), FakeChecker())
    assert weights.coefficients["numbers"] == 0.0
    assert weights.coefficients["order"] > 0.0


def test_the_thresholds_part_what_can_be_parted():
    weights = fit_checker(articles(), FakeChecker())
    assert 0.5 < weights.supported < 1.0
    assert weights.partly_supported <= weights.supported
