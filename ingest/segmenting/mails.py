"""E-mails that were forwarded: the cover note of each who sent it on, and what was sent on."""

import re
from collections.abc import Sequence

from ingest.segmenting.boxes import is_article_prose, is_site
from ingest.segmenting.post import Post
from ingest.segmenting.units import Unit

# RFC 5322 header fields as mail programs print them, in English, German, French and Spanish.
_FIELD = re.compile(
    r"\W*(?:(?P<sender>from|von|de|expéditeur|remitente)|date|sent|to|cc|subject|reply-to"
    r"|datum|gesendet|an|betreff|envoyé|à|objet|enviado|para|asunto|fecha) ?: ?(?P<value>.+)"
)
_ADDRESS = re.compile(r"\s*[<\[(]?(?:mailto:)?[^\s<>]+@[^\s<>]+[>\])]?.*|\s*\bon behalf of\b.*")
_FORWARDED = re.compile(
    r"\W*(?:begin )?(?:forwarded|original) message\W*|subject: (?:re: )?(?:fwd?|fw|wg|tr|rv): .+"
    r"|\W*(?:weitergeleitete nachricht|message transféré|mensaje reenviado)\W*"
)
_FEWEST_FIELDS = 3


def find_forwarded(units: Sequence[Unit]) -> tuple[Post, ...]:
    """The messages of a forwarded e-mail, the last to send it on first; none on other pages."""
    heads = _heads(units)
    if not heads or any(map(is_article_prose, units[: heads[0].start])):
        return ()
    if not any(_FORWARDED.fullmatch(unit.key) for unit in units):
        return ()
    posts = []
    for number, head in enumerate(heads):
        end = heads[number + 1].start if number + 1 < len(heads) else len(units)
        while end > head.stop and _is_own(units[end - 1]):
            end -= 1
        if end > head.stop:
            name = _sender(units[head.start : head.stop])
            posts.append(Post(head.start, head.stop, end, name, True, head.stop))
    return tuple(posts)


def _is_own(unit: Unit) -> bool:
    """Whether a line is the mail program's, or the list's, below a message."""
    return is_site(unit) or unit.is_symbols or _FORWARDED.fullmatch(unit.key) is not None


def _heads(units: Sequence[Unit]) -> list[range]:
    """The header of each message: three fields or more in a row, one of them the sender's."""
    found = []
    start = 0
    for index in range(len(units) + 1):
        if index < len(units) and _FIELD.fullmatch(units[index].key):
            continue
        fields = units[start:index]
        sender = any(_sender((unit,)) is not None for unit in fields)
        if len(fields) >= _FEWEST_FIELDS and sender:
            found.append(range(start, index))
        start = index + 1
    return found


def _sender(fields: Sequence[Unit]) -> str | None:
    for unit in fields:
        field = _FIELD.fullmatch(unit.key)
        if field is not None and field["sender"]:
            value = unit.text.partition(":")[2].strip()
            return _ADDRESS.sub("", value).strip(" \"'*") or value
    return None
