"""What kind of name a form is, by its words and its company."""

from collections import defaultdict
from collections.abc import Mapping

from ingest.names import lexicon
from ingest.names.groups import Key
from ingest.names.observing import NO_ARTICLE, Form, Observations
from ingest.names.records import NameKind
from ingest.names.roles import role_of

PLACE_SHARE = 0.5
HEAD_SHARE = 0.5
SPOKEN_SHARE = 0.1
MIN_SURNAMES = 2
MIN_PLACED = 3
_MAX_PERSON_WORDS = 5
_PERSONAL_SUFFIXES = lexicon.SUFFIXES - {"ii", "iii", "iv"}
_ORGANISED = lexicon.ORGANISATION_HEADS | {"of", "for"}


def judge_kinds(observations: Observations) -> dict[Key, NameKind]:
    """Judge every form of a corpus."""
    given = _given_names(observations.forms)
    surnames = {surname(key) for key in observations.forms if len(key) > 1}
    kinds: dict[Key, NameKind] = {}
    for key, form in observations.forms.items():
        kind = _by_itself(form, is_surname=key in surnames)
        if kind is None:
            kind = "person" if _looks_personal(form, given, observations) else _rest(form)
        kinds[key] = kind
    return kinds


def _by_itself(form: Form, *, is_surname: bool) -> NameKind | None:
    key = form.key
    if key in lexicon.country_words():
        return "place"
    if form.acronyms or (len(key) > 1 and _ORGANISED & set(key) and not form.titles):
        return "organisation"
    if len(key) > 1 and key[-1] in lexicon.PLACE_HEADS and not form.titles:
        return "place"
    if form.titles or form.spoken > max(SPOKEN_SHARE * form.count, form.placed):
        return "person"
    if form.headed >= HEAD_SHARE * form.count:
        return "place"
    # "In response to the Soleimani killing" is said of no place.
    if form.placed >= max(PLACE_SHARE * form.count, MIN_PLACED if is_surname else 1):
        return "place"
    return None


def _rest(form: Form) -> NameKind:
    return "organisation" if len(form.key) == 1 and form.display.isupper() else "other"


def _looks_personal(form: Form, given: frozenset[str], observations: Observations) -> bool:
    key = form.key
    if not 1 < len(key) <= _MAX_PERSON_WORDS or any(word.isdigit() for word in key):
        return False
    if lexicon.is_given_name(key[0]) or key[0] in given:
        return True
    if lexicon.FREE_PREFIXES & set(key[1:-1]) or key[-1] in _PERSONAL_SUFFIXES:
        return True
    return bool(role_of(form, observations).words)


def _given_names(forms: Mapping[Key, Form]) -> frozenset[str]:
    """Learn given names: first words before two or more last names that also stand alone."""
    surnames: defaultdict[str, set[str]] = defaultdict(set)
    for key, form in forms.items():
        if len(key) == 2 and not _ORGANISED & set(key) and key[:1] not in lexicon.country_words():
            alone = forms.get(surname(key))
            if alone and set(alone.mentions) & set(form.mentions) - {NO_ARTICLE}:
                surnames[key[0]].add(key[1])
    return frozenset(word for word, names in surnames.items() if len(names) >= MIN_SURNAMES)


def surname(key: tuple[str, ...]) -> tuple[str, ...]:
    """Give the last name with its prefix: `("al", "kadhimi")` of Mustafa al-Kadhimi's key."""
    words = [word for word in key if word not in lexicon.SUFFIXES] or list(key)
    first = len(words) - 1
    while first > 1 and words[first - 1] in lexicon.FREE_PREFIXES:
        first -= 1
    return tuple(words[first:])
