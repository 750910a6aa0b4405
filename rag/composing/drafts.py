"""A model's reply, line by line: sentences with the ids of the evidence that they name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_SENTENCES = 6
NO_ANSWER = "NO ANSWER"
_IDS = re.compile(r"\[\s*((?:e\d+\s*[,;]?\s*)+)\]", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•]\s+|\d+[.)]\s+)")


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence as the model wrote it; `places` are the evidence it names, from 1."""

    text: str
    places: tuple[int, ...]


def drafts(pieces: Iterable[str]) -> Iterator[Draft]:
    """Yield the sentences of a streamed reply as soon as their line is complete."""
    line = ""
    count = 0
    for piece in pieces:
        line += piece
        while "\n" in line:
            complete, _, line = line.partition("\n")
            for draft in _read(complete):
                yield draft
                count += 1
                if count >= MOST_SENTENCES:
                    return
    yield from _read(line)


def _read(line: str) -> Iterator[Draft]:
    """Yield the sentences of a line; ids belong to the words before them."""
    line = _BULLET.sub("", line).strip()
    if not line or line.strip(" .").upper() == NO_ANSWER:
        return
    at = 0
    pending: tuple[str, tuple[int, ...]] | None = None
    for match in _IDS.finditer(line):
        places = tuple(int(number) for number in re.findall(r"\d+", match.group(1)))
        text = line[at : match.start()].strip(" .") if pending else line[at : match.start()]
        if text.strip(" .,;"):
            if pending:
                yield Draft(*pending)
            pending = (_sentence(text), places)
        elif pending:
            pending = (pending[0], (*pending[1], *places))
        at = match.end()
    rest = line[at:].strip(" .")
    if pending:
        yield Draft(*pending)
    if rest:
        yield Draft(_sentence(rest), ())


def _sentence(text: str) -> str:
    """Return the words with a full stop where they have no end mark."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "”", '"', "…")) else f"{text}."
