"""Turns groups of forms into the entries of a name table."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.names import evidence, lexicon
from ingest.names.groups import Key
from ingest.names.lexicon import KnownName
from ingest.names.observing import NO_ARTICLE, NUMBER, Form, Observations
from ingest.names.records import NameEntry, NameKind
from ingest.names.shortening import Shortened
from ingest.names.words import fold_word, key_of

_KIND_ORDER: tuple[NameKind, ...] = ("person", "organisation", "place", "other")


@dataclass(slots=True)
class Draft:
    """An entry in the making.

    `written` gives each form as it is shown, by its key; `mentions` the article of each mention.
    """

    kind: NameKind
    canonical: str
    written: dict[Key, str]
    mentions: "array[int]"


def draft_groups(
    groups: Iterable[Sequence[Key]],
    observations: Observations,
    kinds: dict[Key, NameKind],
) -> list[Draft]:
    """Draft one entry for each group of forms, the general table's rows added."""
    known = lexicon.known_names()
    drafts: list[Draft] = []
    used: set[int] = set()
    for keys in groups:
        rows = [known[key] for key in keys if key in known]
        used.update(id(row) for row in rows)
        draft = _draft(keys, rows, observations, kinds)
        if draft:
            drafts.append(draft)
    for row in lexicon.countries():
        if id(row) not in used:
            drafts.append(Draft("place", row.forms[0], _written(row), array(NUMBER)))
    return drafts


def _written(row: KnownName) -> dict[Key, str]:
    return {key_of(form): form for form in row.forms}


def _draft(
    keys: Sequence[Key],
    rows: Sequence[KnownName],
    observations: Observations,
    kinds: dict[Key, NameKind],
) -> Draft | None:
    forms = [observations.forms[key] for key in keys if key in observations.forms]
    if not rows and all(_is_chance(form.key, observations, kinds) for form in forms):
        return None
    mentions = array(NUMBER)
    for form in forms:
        mentions.extend(form.mentions)
    ordered = sorted(forms, key=lambda form: (-form.count, form.key))
    written = {form.key: form.display for form in ordered}
    for row in rows:
        for key, spelling in _written(row).items():
            written.setdefault(key, spelling)
    kind = rows[0].kind if rows else _kind(forms, kinds)
    if rows and rows[0] in lexicon.countries():
        canonical = rows[0].forms[0]
    else:
        canonical = _fullest(ordered) if kind == "person" else ordered[0].display
    return Draft(kind, canonical, written, mentions)


def _kind(forms: Sequence[Form], kinds: dict[Key, NameKind]) -> NameKind:
    """Choose the kind that most mentions of full forms speak for, "other" last."""
    full = [form for form in forms if len(form.key) > 1 or form.acronyms] or forms
    votes: Counter[NameKind] = Counter()
    for form in full:
        votes[kinds[form.key]] += form.count
    return max(_KIND_ORDER, key=lambda kind: (votes[kind] > 0 and kind != "other", votes[kind]))


def _fullest(ordered: Sequence[Form]) -> str:
    """Choose the most used full name, among those with the most used surname and given name."""
    names = {form.key: evidence.take_apart(form.key) for form in ordered}
    surnames: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for form in ordered:
        surnames[names[form.key].surname] += form.count
        given[names[form.key].given] += form.count

    def rank(form: Form) -> tuple[bool, int, int, int]:
        name = names[form.key]
        return (bool(name.given), surnames[name.surname], given[name.given], form.count)

    return max(ordered, key=rank).display


def _is_chance(key: Key, observations: Observations, kinds: dict[Key, NameKind]) -> bool:
    """Say whether one word was capitalised only because it opened a sentence or title."""
    if len(key) > 1 or kinds[key] != "other":
        return False
    upper = observations.cases.upper[key[0]]
    return upper == 0 or observations.cases.lower[key[0]] >= upper


def add_told_forms(drafts: Sequence[Draft], same: Iterable[Sequence[str]]) -> None:
    """Add forms that a person has told to the draft that has another form of their group."""
    owner = {key: draft for draft in drafts for key in draft.written}
    for forms in same:
        draft = next((owner[key_of(form)] for form in forms if key_of(form) in owner), None)
        if draft:
            for form in forms:
                draft.written.setdefault(key_of(form), form)


def with_short_forms(drafts: list[Draft], shared: dict[Key, Shortened]) -> dict[str, set[int]]:
    """Add surnames that nobody wrote alone; give those that several people share.

    Returns:
        For each form that several drafts may own, their places in `drafts`.
    """
    taken = {key for draft in drafts for key in draft.written} | shared.keys()
    owners: defaultdict[Key, set[int]] = defaultdict(set)
    written: dict[Key, str] = {}
    for number, draft in enumerate(drafts):
        if draft.kind == "person":
            for form in list(draft.written.values()):
                for short in _short_forms(form):
                    if key_of(short) not in taken:
                        owners[key_of(short)].add(number)
                        written[key_of(short)] = short
    for key, numbers in owners.items():
        if len(numbers) == 1:
            (number,) = numbers
            drafts[number].written[key] = written[key]
    return {written[key]: numbers for key, numbers in owners.items() if len(numbers) > 1}


def _short_forms(form: str) -> Iterator[str]:
    """Give the shorter ways to write a full name: "Mustafa al-Kazemi" → "al-Kazemi", "Kazemi"."""
    words = [word for word in form.split() if fold_word(word.strip(".,")) not in lexicon.SUFFIXES]
    if len(words) < 2 or not evidence.take_apart(key_of(form)).given:
        return
    last = len(words) - 1
    while last > 1 and fold_word(words[last - 1]) in lexicon.PARTICLES:
        last -= 1
    shorts = [" ".join(words[last:])]
    prefix, hyphen, rest = words[-1].partition("-")
    if hyphen and fold_word(prefix) in lexicon.FREE_PREFIXES:
        shorts.append(rest)
    if last > 1:
        shorts.append(f"{words[0]} {shorts[0]}")
    for short in shorts:
        key = key_of(short)
        if key and len(key[-1]) > 1 and not set(key) <= lexicon.NEVER_ALONE:
            yield short


def entries_of(
    drafts: Sequence[Draft],
    doubtful: dict[str, set[int]],
    shared: dict[Key, Shortened],
    observations: Observations,
) -> tuple[NameEntry, ...]:
    """Number the drafts, most named first, and add an entry for each shared surname."""
    order = sorted(
        range(len(drafts)),
        key=lambda number: (-len(drafts[number].mentions), drafts[number].canonical),
    )
    numbers = {draft: place for place, draft in enumerate(order)}
    entries = [
        NameEntry(
            place,
            drafts[draft].canonical,
            drafts[draft].kind,
            _canonical_first(drafts[draft]),
            _ids(drafts[draft].mentions, observations),
            len(drafts[draft].mentions),
        )
        for place, draft in enumerate(order)
    ]
    owner_of = {key: number for number, draft in enumerate(drafts) for key in draft.written}
    for key, short in sorted(shared.items()):
        form = observations.forms[key]
        owners = {numbers[owner_of[group]] for group in short.groups if group in owner_of}
        entries.append(
            NameEntry(
                len(entries),
                form.display,
                "person",
                (form.display,),
                _ids(form.mentions, observations),
                form.count,
                tuple(sorted(owners)),
            )
        )
    for written, owners in sorted(doubtful.items()):
        may_be = tuple(sorted(numbers[owner] for owner in owners))
        entries.append(NameEntry(len(entries), written, "person", (written,), may_be=may_be))
    return tuple(entries)


def _canonical_first(draft: Draft) -> tuple[str, ...]:
    others = [form for form in draft.written.values() if form != draft.canonical]
    return tuple(dict.fromkeys((draft.canonical, *others)))


def _ids(mentions: "array[int]", observations: Observations) -> tuple[str, ...]:
    articles = sorted(set(mentions) - {NO_ARTICLE})
    return tuple(observations.article_ids[article] for article in articles)
