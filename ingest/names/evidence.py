"""How strongly two full names speak for one bearer: named weights, summed."""

from dataclasses import dataclass

from ingest.names import lexicon
from ingest.names.observing import Form
from ingest.names.roles import Role
from ingest.names.sounds import distance, near

THRESHOLD = 4.0
SAME_SURNAME = 2.0
ALIKE_SURNAME = 1.8
NEAR_SURNAME = 1.6
FIRST_OF_TWO_SURNAMES = 0.9
SAME_GIVEN = 2.0
SAME_GIVEN_NAME_GROUP = 1.5
NEAR_GIVEN = 1.6
GIVEN_INITIAL = 1.0
SHARED_ROLE = 1.5
SAME_HEAD = 2.0
OTHER_ROLE = -2.0
SHARED_COMPANY = 1.0
SHARED_COMPANY_COMMON_NAME = 0.3
STANDS_IN_PLACE = 3.0
BOTH_IN_ONE_ARTICLE = -2.0
MIN_COMPANY = 0.2


@dataclass(frozen=True, slots=True)
class PersonName:
    """A full name taken apart; `surname` has no prefix, `middle` no particles."""

    given: str
    middle: tuple[str, ...]
    surname: str


def take_apart(key: tuple[str, ...]) -> PersonName:
    """Take a folded name apart: `("adil", "abdul", "mahdi")` has the middle name "abdul"."""
    words = [word for word in key if word not in lexicon.SUFFIXES] or list(key)
    words = _joined(words)
    if len(words) == 1:
        return PersonName("", (), words[0])
    first = 1 if words[0] in lexicon.PARTICLES and len(words) > 2 else 0
    if first == 0 and words[0] in lexicon.FREE_PREFIXES:
        return PersonName("", (), words[-1])
    middle = tuple(word for word in words[first + 1 : -1] if word not in lexicon.FREE_PREFIXES)
    return PersonName(words[first], middle, words[-1])


def _joined(words: list[str]) -> list[str]:
    """Write compound names as one word: `["abdul", "mahdi"]` gives `["abdulmahdi"]`."""
    joined: list[str] = []
    open_compound = False
    for word in words:
        if open_compound:
            joined[-1] += word
            open_compound = word in lexicon.FREE_PREFIXES
        else:
            joined.append(word)
            open_compound = word in lexicon.COMPOUND_PREFIXES
    return joined


def company_weight(left: PersonName, right: PersonName) -> float:
    """Weigh shared company: little where many bear the given name (David Davis, David Davies)."""
    common = lexicon.is_given_name(left.given) and lexicon.is_given_name(right.given)
    return SHARED_COMPANY_COMMON_NAME if common else SHARED_COMPANY


def contradict(left: PersonName, right: PersonName) -> bool:
    """Say whether middle names or initials rule one bearer out (George W., George H. W.)."""
    if not left.middle or not right.middle:
        return False
    if len(left.middle) != len(right.middle):
        return bool(
            {word for word in left.middle if len(word) == 1}
            and {word for word in right.middle if len(word) == 1}
        )
    return not all(
        (mine[0] == theirs[0] and (len(mine) == 1 or len(theirs) == 1)) or near(mine, theirs)
        for mine, theirs in zip(left.middle, right.middle, strict=True)
    )


def other_gender(left: Form, right: Form) -> bool:
    """Say whether one bearer is only called Mr and his like and the other only Mrs."""
    genders = []
    for form in (left, right):
        female = bool(lexicon.FEMALE & form.titles)
        male = bool(lexicon.MALE & form.titles)
        genders.append((female, male))
    return genders in ([(True, False), (False, True)], [(False, True), (True, False)])


def surname_weight(left: PersonName, right: PersonName) -> float:
    """Weigh the surnames: the same, near in sound, or 0 for different ones."""
    if left.surname == right.surname:
        return SAME_SURNAME
    if left.surname in right.middle or right.surname in left.middle:
        return FIRST_OF_TWO_SURNAMES
    if near(left.surname, right.surname):
        return NEAR_SURNAME if distance(left.surname, right.surname) else ALIKE_SURNAME
    return 0.0


def given_weight(left: PersonName, right: PersonName) -> float | None:
    """Weigh the given names; None where both are known and differ."""
    mine, theirs = left.given, right.given
    if not mine or not theirs:
        return 0.0
    if mine == theirs and len(mine) > 1:
        return SAME_GIVEN
    if lexicon.same_given_name(mine, theirs):
        return SAME_GIVEN_NAME_GROUP
    if near(mine, theirs):
        return NEAR_GIVEN if distance(mine, theirs) else SAME_GIVEN
    if mine[0] == theirs[0] and 1 in (len(mine), len(theirs)):
        return GIVEN_INITIAL
    if mine[0] in left_initials(right) or theirs[0] in left_initials(left):
        return GIVEN_INITIAL
    return None


def left_initials(name: PersonName) -> frozenset[str]:
    """Give the middle initials that may stand for the name that a person goes by."""
    return frozenset(word for word in name.middle if len(word) == 1)


def role_weight(left: Role, right: Role) -> float:
    """Weigh what both are said to be; nothing where one side says nothing."""
    if not left.words or not right.words:
        return 0.0
    if left.words & right.words:
        return SHARED_ROLE
    return 0.0 if left.fields & right.fields else OTHER_ROLE
