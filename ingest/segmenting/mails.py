"""E-mails and news articles below each other: an exchange, or a report that was sent on.

Each begins with header fields (RFC 5322, RFC 5536); what was forwarded below a cover note may be
a report.
"""

import re
from collections.abc import Sequence

from ingest.segmenting.boxes import is_article_prose, is_site
from ingest.segmenting.lexicon import Sign
from ingest.segmenting.post import Post
from ingest.segmenting.units import Unit

# RFC 5322 header fields as mail programs print them, in English, German, French and Spanish.
_FIELD = re.compile(
    r"\W*(?:(?P<sender>from|von|de|expéditeur|remitente)|date|sent|to|cc|subject|reply-to"
    r"|path|newsgroups|message-id|references|in-reply-to|organization|lines|x-[\w-]+"
    r"|datum|gesendet|an|betreff|envoyé|à|objet|enviado|para|asunto|fecha) ?: ?(?P<value>.+)"
)
_ADDRESS = re.compile(r"\s*[<\[(]?(?:mailto:)?[^\s<>]+@[^\s<>]+[>\])]?.*|\s*\bon behalf of\b.*")
_FORWARDED = re.compile(
    r"\W*(?:begin )?(?:forwarded|original) message\W*|subject: (?:re: )?(?:fwd?|fw|wg|tr|rv): .+"
    r"|\W*(?:weitergeleitete nachricht|message transféré|mensaje reenviado)\W*"
)
_FEWEST_FIELDS = 3
_LONGEST_FIELD = 20


def find_mails(units: Sequence[Unit]) -> tuple[Post, ...]:
    """The messages of an exchange or of a forwarded e-mail, in order; none on other pages."""
    heads = _heads(units)
    if not heads or any(map(is_article_prose, units[: heads[0].start])):
        return ()
    if len(heads) == 1 and not any(_FORWARDED.fullmatch(unit.key) for unit in units):
        return ()
    posts = []
    for number, head in enumerate(heads):
        end = heads[number + 1].start if number + 1 < len(heads) else len(units)
        end = next((i for i in range(head.stop, end) if _closes(units[i])), end)
        while end > head.stop and _is_own(units[end - 1]):
            end -= 1
        if end > head.stop:
            first = next(index for index in head if _sender(units[index]) is not None)
            posts.append(Post(first, head.stop, end, _sender(units[first]), True, head.stop))
    return tuple(posts)


def _closes(unit: Unit) -> bool:
    """Whether a line parts a message from its writer's signature, or from an archive's links."""
    return unit.text.rstrip() == "--" or (Sign.FORUM in unit.signs and not unit.is_prose)


def _is_own(unit: Unit) -> bool:
    """Whether a line is the mail program's, or the list's, below a message."""
    return is_site(unit) or unit.is_symbols or _FORWARDED.fullmatch(unit.key) is not None


def _heads(units: Sequence[Unit]) -> list[range]:
    """The header of each message: three fields or more in a row, one of them the sender's."""
    found = []
    start = 0
    for index in range(len(units) + 1):
        if index < len(units) and _is_field(units[index]):
            continue
        fields = units[start:index]
        if len(fields) >= _FEWEST_FIELDS and any(_sender(unit) is not None for unit in fields):
            found.append(range(start, index))
        start = index + 1
    return found


def _is_field(unit: Unit) -> bool:
    return ":" in unit.key[:_LONGEST_FIELD] and _FIELD.fullmatch(unit.key) is not None


def _sender(field: Unit) -> str | None:
    """Whom a header's line names as the sender: "From: Ann <ann@a.example>" names Ann."""
    found = _FIELD.fullmatch(field.key)
    if found is None or not found["sender"]:
        return None
    value = field.text.partition(":")[2].strip()
    return _ADDRESS.sub("", value).strip(" \"'*") or value
