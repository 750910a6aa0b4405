"""Surnames that stand alone: whose they are, in an article and in the corpus."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.names import lexicon
from ingest.names.groups import Groups, Key
from ingest.names.observing import NO_ARTICLE, Form, Observations
from ingest.names.records import NameKind

OWN_SHARE = 0.5
CLEAR_SHARE = 0.9
_MAX_SHORT = 3


@dataclass(frozen=True, slots=True)
class Shortened:
    """A short form and the groups that it stands for, with how often: none for itself."""

    key: Key
    groups: Counter[Key]

    @property
    def owner(self) -> Key | None:
        """The group that nearly all of its mentions stand for, if there is one."""
        if not self.groups:
            return None
        group, count = self.groups.most_common(1)[0]
        return group if count >= CLEAR_SHARE * self.groups.total() else None


def shortened_forms(
    observations: Observations, groups: Groups, kinds: Mapping[Key, NameKind]
) -> list[Shortened]:
    """Find each short form's full names, by article where the article has one."""
    full_of = _full_names(observations, kinds)
    firms = _firms(observations)
    found = []
    for key, form in observations.forms.items():
        fulls = full_of.get(bare(key))
        if not fulls or key in lexicon.country_words() or len(key) > _MAX_SHORT:
            continue
        people = [full for full in fulls if full != key]
        resolved = _resolve(form, people, firms.get(bare(key), []), observations, groups)
        if resolved:
            found.append(Shortened(key, resolved))
    return found


def bare(key: Key) -> Key:
    """Drop the prefixes that are left out at will, and suffixes."""
    return tuple(
        word for word in key if word not in lexicon.FREE_PREFIXES and word not in lexicon.SUFFIXES
    )


def _full_names(observations: Observations, kinds: Mapping[Key, NameKind]) -> dict[Key, list[Key]]:
    """Index full names by what may stand for them: their last words, or a family name first."""
    ends: defaultdict[Key, list[Key]] = defaultdict(list)
    for key in observations.forms:
        words = bare(key)
        if len(words) > 1 and kinds[key] == "person":
            for begin in range(1, len(words)):
                ends[words[begin:]].append(key)
            if len(words) > 2:  # Spanish: the first of two family names.
                ends[words[1:2]].append(key)
            first = observations.forms.get(words[:1])
            if first and (first.titles or first.spoken) and kinds[words[:1]] == "person":
                ends[words[:1]].append(key)
    return {short: sorted(set(keys)) for short, keys in ends.items()}


def _firms(observations: Observations) -> dict[Key, list[Key]]:
    """Index the firms that are named after somebody by that name ("McKinsey & Company")."""
    firms: defaultdict[Key, list[Key]] = defaultdict(list)
    for key in observations.forms:
        if len(key) > 1 and key[-1] in lexicon.FIRM_HEADS:
            firms[bare(key)[:1]].append(key)
    return dict(firms)


def _resolve(
    form: Form, people: list[Key], firms: list[Key], observations: Observations, groups: Groups
) -> Counter[Key]:
    """Count whom the mentions of a short form stand for.

    One that only readers write stands for the one person of that surname, if articles name one.
    """
    forms = observations.forms
    resolved: Counter[Key] = Counter()
    elsewhere = 0
    articles_of = {key: frozenset(forms[key].mentions) for key in (*people, *firms)}
    for article, count in form.articles.items():
        here = {groups.of(full)[0] for full in people if article in articles_of[full]} or {
            groups.of(firm)[0] for firm in firms if article in articles_of[firm]
        }
        if article != NO_ARTICLE and len(here) == 1:
            resolved[here.pop()] += count
        elif article != NO_ARTICLE and here:
            for group in here:
                resolved[group] += count
        else:
            elsewhere += count
    everywhere = {groups.of(full)[0] for full in people}
    if not resolved:
        only_readers = set(form.mentions) == {NO_ARTICLE}
        return Counter(
            {everywhere.pop(): elsewhere} if only_readers and len(everywhere) == 1 else {}
        )
    if len(everywhere) == 1 and resolved.total() >= OWN_SHARE * form.count:
        resolved[next(iter(everywhere))] += elsewhere
    return resolved
