"""What a sentence calls the people whom it names: offices, ranks and trades beside a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.names import NameEntry, NameTable
from rag.roles.vocabulary import office, offices_in, tells_tenure
from rag.words import Word, content_words, stopwords, words

_BEFORE = 110
_AFTER = 130
_SHORTENED = re.compile(r"\b(?:[A-Z]\.){2,}|\b(?:[A-Z][a-z]{1,4}|Jr|Sr|[A-Z])\.(?=,? )")
"""Shortened words ("U.S.", "Gen.", "F."), whose full stops end no sentence."""
_ACRONYM = re.compile(r"\s*\([A-Z][\w.&-]{1,9}\)")
_BREAK = re.compile(r"[.;:!?\n“”\"()—]")
_SET_BEFORE = re.compile(
    r"(?:^|[;:!?\n“”\"]|[.,]\s)\s*(?P<words>(?:the|an?|his|her|their|our|its|[\w’'-]+[’']s?)\s[^;:!?\n“”\",]{3,60}),\s*$",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r"(?:\s+(?:Jr|Sr)\b)?\s*(?:,|\(|—|–)\s*(?P<words>(?:who\s+)?[^.;:!?\n“”\"—)]+)"
)
_EQUATED = re.compile(
    r"\s+(?:(?:is|was|has been|had been) (?:named|appointed|elected|chosen|sworn in)(?: as)?|"
    r"is|was|became|becomes|remains|serves as|served as|works as|worked as|"
    r"has been|had been|took over as|takes over as|(?=used to be ))\s?(?P<words>[^.;:!?\n“”\"—),]+)"
)
_LEADS = re.compile(r"\s+(?P<words>(?:heads|leads|commands|runs|chairs)\s[^.;:!?\n“”\"—),]+)")
_JOB = re.compile(
    r"^(?:who\s+)?(?:heads|headed|leads|led|commands|commanded|runs|chairs|chaired)\b"
)
_MOST_WORDS = 14
_OFFICE_WITHIN = 9
"""An office must be among so many first words of what follows a name."""
_LINKS = frozenset({"of", "the", "for", "in", "and", "to", "at", "on", "s"})


@dataclass(frozen=True, slots=True)
class Description:
    """What one place of a text says that a person is.

    `offices` are nouns of office, each in one spelling, `past` those that are said to be former
    or to come; `words` all content words of it; `names` the entries that it mentions ("Iraqi",
    "US Central Command"), `places` those of them that are places. `start` and `end` are the
    name's offsets in the text, `first` and `last` those of the description with it.
    """

    entry: NameEntry
    offices: frozenset[str]
    past: frozenset[str]
    words: tuple[Word, ...]
    names: frozenset[int]
    places: frozenset[int]
    start: int
    end: int
    first: int
    last: int


def descriptions(text: str, names: NameTable) -> Iterator[Description]:
    """Yield every description that a text gives of a person of the name table, in order."""
    plain = _plain(text)
    mentions = names.find(text)
    for found in mentions:
        if found.entry.kind != "person":
            continue
        around = (_before(plain, found.start), _after(plain, found.end))
        for first, last in (part for span in around for part in _conjuncts(text, *span)):
            inside = [other for other in mentions if first <= other.start and other.end <= last]
            if first == last or any(other.entry.kind == "person" for other in inside):
                continue
            held, past = offices_in(words(text[first:last]))
            if not held and _JOB.match(text[first:last]):
                held = frozenset({"head"})
            if held or past:
                yield Description(
                    entry=found.entry,
                    offices=held,
                    past=past,
                    words=content_words(text[first:last]),
                    names=frozenset(other.entry.name_id for other in inside),
                    places=frozenset(
                        other.entry.name_id for other in inside if other.entry.kind == "place"
                    ),
                    start=found.start,
                    end=found.end,
                    first=min(first, found.start),
                    last=max(last, found.end),
                )


def _conjuncts(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Split "adviser to the king and head of the guard" into its offices."""
    for match in re.finditer(r"\s+and\s+", text[first:last]):
        parts = (text[first : first + match.start()], text[first + match.end() : last])
        if all(any(office(word.folded) for word in words(part)) for part in parts):
            yield first, first + match.start()
            yield from _conjuncts(text, first + match.end(), last)
            return
    yield first, last


def _plain(text: str) -> str:
    """Blank what only looks like an end: full stops of shortened words, acronyms in brackets."""

    def without_stops(match: re.Match[str]) -> str:
        bare = match.group().replace(".", "")
        return bare + " " * (len(match.group()) - len(bare))

    blanked = _ACRONYM.sub(lambda match: " " * len(match.group()), text)
    return _SHORTENED.sub(without_stops, blanked)


def _before(plain: str, start: int) -> tuple[int, int]:
    """Return where the words of office straight before a name stand."""
    window_start = max(0, start - _BEFORE)
    window = plain[window_start:start]
    breaks = [match.end() for match in _BREAK.finditer(window)]
    begin = breaks[-1] if breaks else 0
    comma = window.rfind(",", begin)
    clause = comma + 1 if comma >= 0 else begin
    first = clause + _run_start(window[clause:])
    if not window[clause:first].strip() and comma >= 0:
        apposed = _SET_BEFORE.search(window[begin : comma + 1] + " ")
        if apposed and any(office(word.folded) for word in words(apposed["words"])):
            first = begin + apposed.start("words")
    return window_start + first, start


def _run_start(clause: str) -> int:
    """Return where the unbroken run of title words at the end of a clause begins."""
    tokens = list(re.finditer(r"[\w’'-]+", clause))
    first = len(clause)
    for place in range(len(tokens) - 1, -1, -1):
        token = tokens[place].group()
        folded = token.lower().removesuffix("’s").removesuffix("'s")
        following = tokens[place + 1].group() if place + 1 < len(tokens) else ""
        title = bool(office(folded)) or tells_tenure(folded)
        shortened = token.isupper() and len(token) > 1
        named = token[0].isupper() and (shortened or folded not in stopwords())
        qualifies = folded not in stopwords() and following.islower() and bool(office(following))
        linked = folded in _LINKS and _links(tokens, place)
        if not (title or named or qualifies or linked):
            break
        first = tokens[place].start()
    return first


def _links(tokens: list[re.Match[str]], place: int) -> bool:
    """Whether "of the" at a place joins a noun of office to a capitalised name behind it."""
    behind = place
    while behind + 1 < len(tokens) and tokens[behind].group().lower() in _LINKS:
        behind += 1
    ahead = place
    while ahead > 0 and tokens[ahead].group().lower() in _LINKS:
        ahead -= 1
    return tokens[behind].group()[0].isupper() and bool(office(tokens[ahead].group().lower()))


def _after(plain: str, end: int) -> tuple[int, int]:
    """Return where the words that follow a name and say what it is stand."""
    window = plain[end : end + _AFTER]
    match = _APPOSED.match(window) or _EQUATED.match(window) or _LEADS.match(window)
    if match is None:
        return end, end
    start = match.start("words")
    piece = _first_part(match["words"])
    found = words(piece)[:_MOST_WORDS]
    leading = found[:_OFFICE_WITHIN]
    if not _opens(piece) or not (_JOB.match(piece) or any(office(word.folded) for word in leading)):
        return end, end
    return end + start, end + start + found[-1].end


def _first_part(apposed: str) -> str:
    """Cut an apposition at its comma, unless what follows goes on with the office."""
    head, comma, rest = apposed.partition(",")
    goes_on = re.match(r"\s*(?:and|who)\b", rest)
    return head + comma + rest.partition(",")[0] if goes_on else head


def _opens(piece: str) -> bool:
    """Whether words can open a description: an article, a capital, a possessive, an office."""
    tokens = re.findall(r"[\w’'-]+", piece)
    if not tokens:
        return False
    first = tokens[0]
    folded = first.lower()
    return (
        folded in ("the", "a", "an", "who", "his", "her", "their", "our", "now", "then", "also")
        or bool(_JOB.match(piece))
        or piece.startswith("used to be ")
        or first[0].isupper()
        or first.endswith(("’s", "'s"))
        or bool(office(folded))
        or (len(tokens) > 1 and bool(office(tokens[1].lower())))
    )
