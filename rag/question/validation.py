"""What may be asked: text, not empty, not endless."""

import unicodedata

from ingest.errors import QuestionError
from rag.request import MAX_QUESTION_CHARACTERS


def checked_question(question: str) -> str:
    """Return the question without control characters and outer white space.

    Raises:
        QuestionError: it is empty, over the length limit, or holds half a character (a lone
            surrogate, left by a broken encoding).
    """
    if len(question) > MAX_QUESTION_CHARACTERS:
        raise QuestionError(
            f"The question has {len(question):,} characters; "
            f"ask in at most {MAX_QUESTION_CHARACTERS:,}."
        )
    if any(unicodedata.category(character) == "Cs" for character in question):
        raise QuestionError(
            "The question holds characters that are not text (a broken encoding); "
            "type it again in UTF-8."
        )
    printable = "".join(
        " " if unicodedata.category(character) == "Cc" else character for character in question
    )
    cleaned = " ".join(printable.split())
    if not any(character.isalnum() for character in cleaned):
        raise QuestionError("The question is empty; ask about the articles in a sentence.")
    return cleaned
