"""A question and its answer as a browser keeps them; the server keeps neither."""

from pydantic import BaseModel, ConfigDict, Field

from rag.answer import Answer
from rag.request import MAX_QUESTION_CHARACTERS

LONGEST_TITLE = 200
MOST_TURNS = 200


class Turn(BaseModel):
    """One question with its complete answer, and what was filtered when it was asked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str = Field(max_length=MAX_QUESTION_CHARACTERS)
    answer: Answer
    filtered: str = ""


class Conversation(BaseModel):
    """What a browser sends to have a conversation drawn or exported."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(default="Conversation", max_length=LONGEST_TITLE)
    turns: tuple[Turn, ...] = Field(default=(), max_length=MOST_TURNS)
