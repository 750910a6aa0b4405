"""The other spellings of a question's names, shown behind each: "McKenzie (also McKinsey)"."""

from collections.abc import Sequence

from ingest.names import NameMention
from rag.words import words

MAX_FORMS_SHOWN = 3


def with_spellings(text: str, mentions: Sequence[NameMention]) -> str:
    """Show the corpus's other spellings behind each name: "McKenzie (also McKinsey)"."""
    pieces = []
    at = 0
    for mention in mentions:
        written = text[mention.start : mention.end]
        others = _other_spellings(written, mention) if mention.entry.kind == "person" else []
        pieces.append(text[at : mention.end])
        if others:
            pieces.append(f" (also {', '.join(others[:MAX_FORMS_SHOWN])})")
        at = mention.end
    return "".join(pieces) + text[at:]


def _other_spellings(written: str, mention: NameMention) -> list[str]:
    """Return the shortest form of each spelling that shares no word with the one written."""
    seen = {word.folded for word in words(written)}
    others = []
    for form in sorted(mention.entry.forms, key=len):
        own = {word.folded for word in words(form)}
        if not own & seen:
            others.append(form)
            seen |= own
    return others


def respelled(text: str, mentions: Sequence[NameMention]) -> tuple[str, ...]:
    """Return a text with its people's names in the other spellings of the corpus, all at once.

    The first of the others has the first other spelling of each name, and so on.
    """
    others = [
        _other_spellings(text[mention.start : mention.end], mention)[:MAX_FORMS_SHOWN]
        if mention.entry.kind == "person"
        else []
        for mention in mentions
    ]
    return tuple(
        _with_others(text, mentions, [forms[min(place, len(forms) - 1) :][:1] for forms in others])
        for place in range(max(map(len, others), default=0))
    )


def _with_others(text: str, mentions: Sequence[NameMention], forms: Sequence[Sequence[str]]) -> str:
    for mention, form in reversed(list(zip(mentions, forms, strict=True))):
        if form:
            text = f"{text[: mention.start]}{form[0]}{text[mention.end :]}"
    return text
