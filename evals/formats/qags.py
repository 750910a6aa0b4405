"""QAGS CNN/DM (Wang et al. 2020): summary sentences that three people judged."""

from dataclasses import dataclass
from pathlib import Path

from evals.formats.benchmark import read_json_lines


@dataclass(frozen=True, slots=True)
class JudgedSentence:
    """A summary sentence; `supported` is what most of the people said."""

    article: int
    text: str
    supported: bool


@dataclass(frozen=True, slots=True)
class JudgedArticle:
    """An article with the sentences judged against it."""

    number: int
    text: str
    sentences: tuple[JudgedSentence, ...]


def read_qags(path: Path) -> tuple[JudgedArticle, ...]:
    """Read every article that has judged sentences.

    Raises:
        FormatError: The file cannot be read.
    """
    articles = []
    for number, record in enumerate(read_json_lines(path)):
        sentences = []
        for judged in record["summary_sentences"]:
            votes = [response["response"] == "yes" for response in judged["responses"]]
            supported = sum(votes) * 2 > len(votes)
            sentences.append(JudgedSentence(number, judged["sentence"].strip(), supported))
        articles.append(JudgedArticle(number, record["article"], tuple(sentences)))
    return tuple(articles)
