"""Questions about BBC news, written beside the trained reader: those that it never learned from."""

from pathlib import Path

from evals.formats.benchmark import Benchmark, Document, FormatError, Item
from rag.training.far import parted
from rag.training.news import news_questions, read_articles
from rag.training.squad import Paragraph


def read_news(path: Path) -> Benchmark:
    """Read every article with questions as a document, and the questions of those kept apart.

    Questions worded far from their answers are left out: the reader is measured on them alone.

    Groups are articles; of those, `in_part` gives the ones to choose on and to report on as the
    reader's training does.

    Raises:
        FormatError: The archive cannot be read.
    """
    try:
        split = news_questions(read_articles(path))
    except (OSError, ValueError, KeyError) as error:
        raise FormatError(f"{path} is not the archive of BBC news: {error}.") from error
    everything = (*split.train, *split.development, *split.reported)
    documents = tuple(Document(_file_name(one), one.text) for one in everything)
    _, kept = parted((*split.development, *split.reported))
    return Benchmark("News", documents, tuple(item for one in kept for item in _items(one)))


def _items(article: Paragraph) -> tuple[Item, ...]:
    name = _file_name(article)
    return tuple(
        Item(
            id=asked.question_id,
            turns=(asked.text,),
            answerable=bool(asked.answers),
            documents=(name,) if asked.answers else (),
            answers=tuple(dict.fromkeys(" ".join(a.text.split()) for a in asked.answers)),
            group=article.title,
        )
        for asked in article.questions
    )


def _file_name(article: Paragraph) -> str:
    return article.title.replace("/", "-")
