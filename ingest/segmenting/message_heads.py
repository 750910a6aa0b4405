"""What chat programs write before each message of an exported or copied conversation.

Forms: WhatsApp's "Export chat" on Android ("12/03/2022, 09:14 - Dev: No") and on the iPhone
("[12/03/2022, 09:14:05] Dev: No"); Telegram ("Dev, [12.03.2022 09:14]" above the words, and
"[12.03.2022 09:14] Dev: No"); Discord and Slack ("Dev — 12/03/2022 9:14 AM" above the words);
logs of IRC clients ("[09:14] <dev> no").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_DAY = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})"
)
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u202f\xa0]?[AaPp]\.?[Mm]\.?)?"
_WHEN = rf"{_DAY}(?:,| at|, at)? {_CLOCK}"
_LATELY = rf"(?:[Tt]oday|[Yy]esterday) at {_CLOCK}"
_NAME = r"[^\r\n:<>\[\]]{1,40}?"
_HEAD = re.compile(
    rf"^[ \t]*(?P<head>[\u200e\u200f\ufeff]*"
    rf"(?:(?:{_WHEN} [-–—] |\[{_WHEN}\] )(?:(?P<name>{_NAME}):(?=\s|$))?"
    rf"|\[?{_CLOCK}\]? <[ @+]?(?P<nick>[^\s<>]{{1,30}})>(?= |$)"
    rf"|(?P<above>{_NAME})(?:, \[{_WHEN}\]:?| [—–] (?:{_WHEN}|{_LATELY}))"
    rf"[ \t]*$))",
    re.MULTILINE,
)
_LINE = re.compile(r"^.*\S", re.MULTILINE)
_FEWEST = 3
_LONGEST_HEAD = 90
_FEWEST_WRITERS = 2
_HEADED_SHARE = 0.15
_MOST_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class MessageHead:
    """The head of one message: from `start` to `end` (exclusive), and whom it names.

    `name` is None where the program itself speaks ("You were added").
    """

    start: int
    end: int
    name: str | None


def message_heads(text: str) -> tuple[MessageHead, ...]:
    """The heads of a chat's messages, in order; none for a text that is no chat.

    "12/03/2022, 09:14 - Dev: No?" has a head up to and with the colon, and names Dev.
    """
    found = tuple(map(_head, _HEAD.finditer(text[:_MOST_CHARACTERS])))
    if not found or not is_chat(found, sum(1 for _ in _LINE.finditer(text))):
        return ()
    return found


def is_chat(heads: Sequence[MessageHead], lines: int) -> bool:
    """Whether so many heads among so many lines make a chat of several people."""
    writers = {head.name for head in heads} - {None}
    if len(writers) < _FEWEST_WRITERS or len(heads) < _FEWEST:
        return False
    return len(heads) >= _HEADED_SHARE * lines


def head_alone(line: str) -> MessageHead | None:
    """The head that is all of a line, or None."""
    if len(line) > _LONGEST_HEAD:
        return None
    found = _HEAD.fullmatch(line) or _HEAD.fullmatch(line + " ")
    return None if found is None else _head(found)


def _head(found: re.Match[str]) -> MessageHead:
    name = found["name"] or found["nick"] or found["above"]
    start, end = found.span("head")
    end -= found["head"][-1] == " "
    return MessageHead(start, end, name.strip(" ~\u202f") if name else None)
