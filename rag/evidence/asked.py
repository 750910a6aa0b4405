"""A question as the reader is asked it of one sentence: people as its article calls them."""

import re

from ingest.names import NameEntry
from rag.evidence.ranked import Ranked
from rag.evidence.scope import dates_itself
from rag.question.times import without_date
from rag.question.understanding import Question

_OWN = ("'s", "’s")


def asked_of(question: Question, entry: Ranked, window: str) -> str:
    """Return what is asked of a sentence and the window that it is read in.

    The reader takes what does not have the question's date for no answer, so that no date is
    asked where its article alone tells it; and it knows nobody by another name or by an office,
    so that people are called what the window calls them.
    """
    asked = _people_as_written(question, window)
    if question.scope is None or not entry.in_scope or dates_itself(entry.candidate):
        return asked
    return without_date(asked, question.scope)


def _people_as_written(question: Question, window: str) -> str:
    """Put in a spelling of the window for people whom the window calls otherwise."""
    text = question.standalone
    for start, end, person in reversed(_people(question)):
        said = text[start:end]
        written = _form_in(person, window)
        if written is not None and not _stands_in(said, window, re.IGNORECASE):
            owns = said.endswith(_OWN) and not written.endswith(_OWN)
            text = f"{text[:start]}{written}{said[-2:] if owns else ''}{text[end:]}"
    return text


def _people(question: Question) -> list[tuple[int, int, NameEntry]]:
    """Return the people named and those meant by an office, in the question's order."""
    meant = [(person.start, person.end, person.entry) for person in question.meant]
    named = [
        (mention.start, mention.end, mention.entry)
        for mention in question.mentions
        if mention.entry.kind == "person"
        and not any(start < mention.end and mention.start < end for start, end, _ in meant)
    ]
    return sorted([*meant, *named], key=lambda person: person[0])


def _form_in(person: NameEntry, window: str) -> str | None:
    """Return the longest spelling of a person's name that the window holds."""
    held = [form for form in person.forms if _stands_in(form, window)]
    return max(held, key=len, default=None)


def _stands_in(name: str, window: str, flags: re.RegexFlag = re.NOFLAG) -> bool:
    """Whether a window has a name as words of its own: "Holm" does not stand in "Holmes"."""
    return re.search(rf"\b{re.escape(name)}\b", window, flags) is not None
