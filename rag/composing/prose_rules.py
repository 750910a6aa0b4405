"""What a sentence of an answer never is, whatever evidence it names."""

import re

from rag.words import content_words

LEAST_WORDS = 2
"""A sentence of fewer content words says nothing that could be checked."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_NUMERAL = re.compile(r"\b[A-Z]\w+ I\b")
"""World War I, Elizabeth I."""
_ADDRESS = re.compile(r"\b(?:I|[Yy]ou|[Yy]ours?|[Mm]e|[Mm]y|[Ww]e|[Oo]urs?|[Pp]lease)\b(?!\.)")


def unfit(text: str) -> str | None:
    """Return why a sentence cannot be one of an answer, or None.

    An answer tells what articles say; it never speaks of itself or to the reader, as a model
    does that follows an instruction it found in an article. Words in quotation marks may.

    >>> unfit("Sure, I did as you asked.")
    'it speaks to the reader instead of telling what the articles say'
    """
    if len(content_words(text)) < LEAST_WORDS:
        return "it says nothing that can be checked"
    if _ADDRESS.search(_NUMERAL.sub(" ", _QUOTED.sub(" ", text))):
        return "it speaks to the reader instead of telling what the articles say"
    return None
