"""Whether a sentence is about another country than the one that a question asks about."""

import re

from ingest.names import NameMention, NameTable, is_country
from rag.evidence.candidates import Candidate
from rag.question.understanding import Question

_LOCATED = re.compile(
    r"\b(?:in|inside|within|across|throughout|around|to|into|from|near)\s+(?:the\s+|\w+ern\s+)?$",
    re.IGNORECASE,
)


def elsewhere(question: Question, candidate: Candidate, names: NameTable) -> bool:
    """Whether the question asks of one country and the sentence speaks only of others.

    "How many troops are in Iraq?" is not answered by the number of troops in Syria.
    """
    asked = {
        mention.entry.name_id
        for mention in question.mentions
        if _is_located_country(question.standalone, mention)
    }
    if not asked:
        return False
    found = names.find(candidate.text)
    if asked & {mention.entry.name_id for mention in found}:
        return False
    return any(_is_located_country(candidate.text, mention) for mention in found)


def _is_located_country(text: str, mention: NameMention) -> bool:
    return is_country(mention.entry) and bool(_LOCATED.search(text[: mention.start]))
