"""What an answer's text says beside its sentences: a lead, and remarks behind them."""

from dataclasses import dataclass

from rag.answer import Answer

# The page says it over the passages themselves.
NEAREST_SHOWN = "The nearest passages are shown; they do not answer it."


@dataclass(frozen=True, slots=True)
class Asides:
    """`lead` stands before the first sentence, `behind[n]` behind sentence n; often empty."""

    lead: str
    behind: tuple[str, ...]


def asides(answer: Answer) -> Asides:
    """Read from a text such as `2 articles: One. [1] (5 May) Two. [2]` what is no sentence.

    Here that is `2 articles:` and, behind the first sentence, `(5 May)`. A text that does not
    hold the sentences in order has no asides.
    """
    found: list[str] = []
    rest = answer.text
    for sentence in answer.sentences:
        markers = "".join(f"[{marker}]" for marker in sentence.citations)
        shown = f"{' '.join(sentence.text.split())} {markers}"
        before, met, rest = rest.partition(shown)
        if not met:
            return Asides("", ("",) * len(answer.sentences))
        found.append(before.strip())
    lead, *behind = [*found, rest.strip()]
    return Asides(lead if behind else "", tuple(behind))


def refusal_reason(answer: Answer) -> str:
    """A refusal in the engine's words, without what the page says itself."""
    return answer.text.replace(NEAREST_SHOWN, "").strip()
