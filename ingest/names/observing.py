"""Everything the corpus shows of each capitalised form, before any two are taken for one."""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.names import lexicon
from ingest.names.capitals import Stretch, WordCases, count_cases
from ingest.names.spans import spot_names
from ingest.names.titles import Spotted
from ingest.names.words import fold_word, folded_words
from ingest.records import Page, SegmentKind, SegmentRole

NO_ARTICLE = -1
MAX_SPOTS = 40
NUMBER = "i"
"""How the numbers of articles and places are packed, as `array` calls it."""
_NUMBERS_OF_SPOT = 4
_AFTER = 24
_IN_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|into|outside|across)\s+(?:the\s+)?$", re.IGNORECASE
)
_ACRONYM = re.compile(r"\s*\(\s*([A-Z][A-Za-z.&-]{1,9})\s*\)")


@dataclass(frozen=True, slots=True)
class Spot:
    """One place where a form stands: page number and offsets."""

    page: int
    article: int
    start: int
    end: int


@dataclass(slots=True)
class Form:
    """One folded form and all that was seen of it.

    A corpus has many forms and most are seen once, so what is kept of each is packed, and what is
    seldom set takes no room where it is not. `display` is the most frequent way of writing it,
    `mentions` the article of each place where it stands, `places` the numbers of the first spots.
    """

    key: tuple[str, ...]
    display: str = ""
    mentions: "array[int]" = field(default_factory=lambda: array(NUMBER))
    places: "array[int]" = field(default_factory=lambda: array(NUMBER))
    titles: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    acronyms: tuple[str, ...] = ()
    headed: int = 0
    spoken: int = 0
    placed: int = 0

    @property
    def count(self) -> int:
        """How often the form stands in the corpus."""
        return len(self.mentions)

    @property
    def articles(self) -> Counter[int]:
        """How often each article has the form, by first mention."""
        return Counter(self.mentions)

    @property
    def spots(self) -> Iterator[Spot]:
        """The first places in articles where it stands."""
        for at in range(0, len(self.places), _NUMBERS_OF_SPOT):
            yield Spot(*self.places[at : at + _NUMBERS_OF_SPOT])


@dataclass(frozen=True, slots=True)
class Observations:
    """All forms of a corpus, its articles in order, and its words."""

    pages: Sequence[Page]
    article_ids: tuple[str, ...]
    forms: dict[tuple[str, ...], Form]
    cases: WordCases


def observe(pages: Sequence[Page]) -> Observations:
    """Read every article and comment of the corpus for capitalised forms."""
    article_ids = tuple(article.article_id for page in pages for article in page.articles)
    stretches = list(_stretches(pages))
    cases = count_cases((page.text.text, some) for page, some in zip(pages, stretches, strict=True))
    forms: dict[tuple[str, ...], Form] = {}
    written: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    words: dict[str, str] = {}
    for number, (page, some) in enumerate(zip(pages, stretches, strict=True)):
        text = page.text.text
        for stretch in some:
            for spotted in spot_names(text, stretch, cases):
                form = forms.get(spotted.key)
                if form is None:
                    key = tuple(words.setdefault(word, word) for word in spotted.key)
                    form = forms[key] = Form(key)
                written[form.key][" ".join(text[spotted.start : spotted.end].split())] += 1
                _add(form, text, number, spotted)
    for key, ways in written.items():
        forms[key].display = _most_frequent(ways)
    return Observations(pages, article_ids, forms, cases)


def _stretches(pages: Sequence[Page]) -> Iterator[list[Stretch]]:
    first = 0
    for page in pages:
        some = []
        for segment in page.segments:
            if segment.kind is SegmentKind.FURNITURE:
                continue
            article = NO_ARTICLE
            if segment.kind is SegmentKind.ARTICLE and segment.article is not None:
                article = first + segment.article
            body = segment.role in (SegmentRole.BODY, SegmentRole.CAPTION)
            some.append(Stretch(article, segment.start, segment.end, body))
        first += len(page.articles)
        yield some


def _most_frequent(ways: Counter[str]) -> str:
    """Choose the most frequent way of writing a form, capitals throughout last."""
    return max(
        ways.items(),
        key=lambda item: (not item[0].isupper() or len(item[0]) <= 6, item[1], item[0]),
    )[0]


def _add(form: Form, text: str, page: int, spotted: Spotted) -> None:
    form.mentions.append(spotted.article)
    if spotted.titles:
        form.titles |= frozenset(spotted.titles)
    if spotted.article == NO_ARTICLE:
        return
    if len(form.places) < MAX_SPOTS * _NUMBERS_OF_SPOT:
        form.places.extend((page, spotted.article, spotted.start, spotted.end))
    before = text[max(0, spotted.start - _AFTER) : spotted.start]
    following = folded_words(text, spotted.end, spotted.end + _AFTER)
    if following and following[0] in lexicon.SPEECH_VERBS:
        form.spoken += 1
    if not spotted.titles and _IN_PLACE.search(before):
        form.placed += 1
    head = _lower_head(text, spotted)
    if head:
        form.heads |= {head}
        form.headed += 1
    acronym = _ACRONYM.match(text, spotted.end)
    if acronym and acronym[1] not in form.acronyms and spells(acronym[1], form.key):
        form.acronyms += (acronym[1],)


_HEAD = re.compile(r"\s+(?:[Aa]ir\s+)?([a-z]+)\b")


def _lower_head(text: str, spotted: Spotted) -> str | None:
    """Give the lower-case head right after a name: "base" of "al-Asad air base"."""
    match = _HEAD.match(text, spotted.end)
    return match[1] if match and match[1] in lexicon.PLACE_HEADS else None


def spells(acronym: str, key: tuple[str, ...]) -> bool:
    """Say whether an acronym takes its letters in order from a name, first from a first letter."""
    letters = [fold_word(letter) for letter in acronym if letter.isalpha()]
    if len(key) < 2 or not letters or letters[0] not in {word[0] for word in key}:
        return False
    rest = iter("".join(key))
    return all(letter in rest for letter in letters)
