"""What a person asks: the question, the conversation before it, and what may be searched."""

from dataclasses import dataclass, field
from datetime import date

MAX_QUESTION_CHARACTERS = 2_000


@dataclass(frozen=True, slots=True)
class Filters:
    """What may be searched; an empty tuple or None leaves that side open.

    `published_from` and `published_to` are inclusive and leave undated articles out.
    """

    published_from: date | None = None
    published_to: date | None = None
    publishers: tuple[str, ...] = ()
    article_ids: tuple[str, ...] = ()
    include_comments: bool = True


@dataclass(frozen=True, slots=True)
class AskRequest:
    """One question. `history` holds the person's earlier questions, oldest first.

    `as_of` is the day that "now" and "latest" mean; None means the newest dated article. `worded`
    says whether a language model may word the answer, where there is one; else it is quotes.
    """

    question: str
    history: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)
    as_of: date | None = None
    worded: bool = True
