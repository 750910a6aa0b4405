"""Which forms are one name: pairs that may be, weighed, and joined where nothing forbids it."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from ingest.names import evidence, lexicon
from ingest.names.corrections import NameCorrections
from ingest.names.forbidding import Contradictions, told_apart
from ingest.names.groups import Groups, Key
from ingest.names.kinds import judge_kinds
from ingest.names.observing import NO_ARTICLE, Observations
from ingest.names.pairing import pair_forms
from ingest.names.parallel import stand_in_place
from ingest.names.placed import with_and_without_place
from ingest.names.records import NameKind
from ingest.names.roles import Role, role_of
from ingest.names.shortening import Shortened, shortened_forms
from ingest.names.sounds import near
from ingest.names.words import key_of

# Company counts by names already joined, so a second round sees more.
_ROUNDS = 2
_COMPANY_ARTICLES = 20


class Merger:
    """Joins the forms of one corpus to names."""

    def __init__(self, observations: Observations, corrections: NameCorrections) -> None:
        self._seen = observations
        self._corrections = corrections
        self.kinds: dict[Key, NameKind] = judge_kinds(observations)
        self._names = {key: evidence.take_apart(key) for key in observations.forms}
        self._roles: dict[Key, Role] = {}
        apart = told_apart(corrections.different)
        rules = Contradictions(observations.forms, self._names, self.kinds, apart)
        # Nothing here may refer back to the merger: what it holds is large and must go with it.
        self.groups = Groups(rules.forbid)
        self.shared: dict[Key, Shortened] = {}
        self._short: set[Key] = set()

    def run(self) -> Groups:
        """Join what corrections, tables, acronyms and evidence say is one."""
        for key in self._seen.forms:
            self.groups.add(key)
        for group in self._told():
            for key in group[1:]:
                self.groups.join(group[0], key, told=True)
        for key, form in self._seen.forms.items():
            for acronym in form.acronyms:
                if key_of(acronym) in self._seen.forms:
                    self.groups.join(key, key_of(acronym))
        for first, *others in with_and_without_place(self.kinds, self.groups):
            for other in others:
                self.groups.join(first, other)
        pairs = pair_forms(self._seen.forms, self._names, self.kinds)
        for _ in range(_ROUNDS):
            self._join_weighed(pairs.full)
            self._join_short_forms()
        self._join_weighed(pairs.short)
        return self.groups

    def _join_short_forms(self) -> None:
        resolved = shortened_forms(self._seen, self.groups, self.kinds)
        self.shared = {short.key: short for short in resolved if short.owner is None}
        self._short = {short.key for short in resolved}
        for short in resolved:
            if short.owner is not None:
                self.groups.join(short.owner, short.key)

    def _join_weighed(self, pairs: Sequence[tuple[Key, Key]]) -> None:
        weighed = sorted(self._weighed(pairs), key=lambda item: (-item[0], item[1:]))
        for weight, left, right in weighed:
            if weight >= evidence.THRESHOLD:
                self.groups.join(left, right)

    def _told(self) -> Iterator[list[Key]]:
        for forms in self._corrections.same:
            yield [key_of(form) for form in forms]
        for known in (*lexicon.countries(), *lexicon.aliases()):
            keys = [key_of(form) for form in known.forms]
            yield [key for key in keys if key in self._seen.forms]

    def _weighed(self, pairs: Sequence[tuple[Key, Key]]) -> Iterator[tuple[float, Key, Key]]:
        for left, right in pairs:
            if self.groups.together(left, right):
                continue
            if self.kinds[left] == self.kinds[right] == "place":
                weight = self._place_weight(left, right)
            elif (
                left in self._short
                or right in self._short
                or "place" in (self.kinds[left], self.kinds[right])
            ):
                continue
            elif self.kinds[left] == "organisation" or self.kinds[right] == "organisation":
                weight = self._organisation_weight(left, right)
            else:
                weight = self._person_weight(left, right)
            yield weight, left, right

    def _person_weight(self, left: Key, right: Key) -> float:
        mine, theirs = self._names[left], self._names[right]
        weight = evidence.surname_weight(mine, theirs)
        weight += evidence.given_weight(mine, theirs) or 0.0
        weight += evidence.role_weight(self._role(left), self._role(right))
        return self._with_context(weight, left, right)

    def _place_weight(self, left: Key, right: Key) -> float:
        forms = self._seen.forms
        weight = evidence.surname_weight(self._names[left], self._names[right])
        if forms[left].heads & forms[right].heads:
            weight += evidence.SAME_HEAD
        return self._with_context(weight, left, right)

    def _organisation_weight(self, left: Key, right: Key) -> float:
        if len(left) != len(right) or not all(map(near, left, right)):
            return 0.0
        return self._with_context(evidence.SAME_SURNAME + evidence.NEAR_SURNAME, left, right)

    def _with_context(self, weight: float, left: Key, right: Key) -> float:
        forms = self._seen.forms
        shared = set(forms[left].mentions) & set(forms[right].mentions) - {NO_ARTICLE}
        if shared and left[-1] != right[-1]:
            weight += evidence.BOTH_IN_ONE_ARTICLE
        needed = evidence.THRESHOLD - weight
        if 0 < needed <= evidence.SHARED_COMPANY + evidence.STANDS_IN_PLACE:
            if self._company(left, right) >= evidence.MIN_COMPANY:
                weight += evidence.company_weight(self._names[left], self._names[right])
            if weight < evidence.THRESHOLD and stand_in_place(
                forms[left], forms[right], self._seen
            ):
                weight += evidence.STANDS_IN_PLACE
        return weight

    def _role(self, key: Key) -> Role:
        if key not in self._roles:
            self._roles[key] = role_of(self._seen.forms[key], self._seen)
        return self._roles[key]

    def _company(self, left: Key, right: Key) -> float:
        """Measure, as a cosine from 0 to 1, how far both are named beside the same names."""
        mine, theirs = self._beside(left), self._beside(right)
        product = sum(mine[key] * theirs[key] for key in mine.keys() & theirs.keys())
        length = math.sqrt(sum(value**2 for value in mine.values())) * math.sqrt(
            sum(value**2 for value in theirs.values())
        )
        return product / length if length else 0.0

    def _beside(self, key: Key) -> dict[Key, float]:
        """Weigh the names in a form's articles, by their groups so far, rare ones more."""
        counts: Counter[Key] = Counter()
        articles: Iterable[int] = sorted(set(self._seen.forms[key].mentions))[:_COMPANY_ARTICLES]
        for article in articles:
            others = self._by_article.get(article, ())
            counts.update({self.groups.of(other)[0] for other in others if key[-1] not in other})
        total = len(self._seen.article_ids)
        forms = self._seen.forms
        return {
            other: math.log1p(count) * math.log1p(total / len(set(forms[other].mentions)))
            for other, count in counts.items()
            if other in forms
        }

    @cached_property
    def _by_article(self) -> dict[int, list[Key]]:
        named: defaultdict[int, list[Key]] = defaultdict(list)
        for key, form in self._seen.forms.items():
            for article in set(form.mentions):
                named[article].append(key)
        named.pop(NO_ARTICLE, None)
        return named
