"""Which articles retell one report."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, combinations, groupby
from operator import itemgetter

from rapidfuzz.distance import Indel

from ingest.names import NameTable
from ingest.origins.outlets import outlets_named
from ingest.origins.telling import Telling, TellingReader, Unit, body_spans
from ingest.origins.vocabulary import count, unpacked
from ingest.records import Article, Page

SENTENCE_ALIKE = 0.4
QUOTE_ALIKE = 0.45
RETOLD_SHARE = 1 / 3
RETOLD_SHARE_SAME_OUTLET = 0.2
COPY_SHARE = 0.6
NEWS_PART = 0.3
VERBATIM_SHARE = 0.5
MIN_RETOLD_WORDS = 30
MAX_QUOTES_OF_ONE = 300


def cluster_origins(pages: Sequence[Page], names: NameTable) -> dict[str, str]:
    """Find for each article the report that it tells.

    Two articles tell one report when sentences and long quotes of the shorter one, holding a
    third of its words, have a counterpart in the other (a fifth where both name the same
    outlet as their source). Sentences correspond by their content words, with each name in
    its canonical form; quotes by the order of all their words, with one person near both. An
    article that only takes some quotes over remains a report of its own.

    Args:
        pages: The corpus, with publication dates.
        names: Its name table.

    Returns:
        Article id to the id of its cluster's earliest dated article, or, undated, its longest.
    """
    reader = TellingReader(names)
    tellings = [
        _telling(page, number, reader) for page in pages for number in range(len(page.articles))
    ]
    parents = list(range(len(tellings)))
    for left, right in _joined(tellings, reader.vocabulary.hashes()):
        parents[_root(parents, right)] = _root(parents, left)
    clusters: defaultdict[int, list[Telling]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        clusters[_root(parents, place)].append(telling)
    return {
        telling.article.article_id: min(cluster, key=_first).article.article_id
        for cluster in clusters.values()
        for telling in cluster
    }


def _root(parents: list[int], place: int) -> int:
    while parents[place] != place:
        parents[place] = parents[parents[place]]
        place = parents[place]
    return place


def _first(telling: Telling) -> tuple[date, int, str]:
    article = telling.article
    return (article.published.value or date.max, -telling.length, article.article_id)


def _telling(page: Page, number: int, reader: TellingReader) -> Telling:
    text = page.text.text
    article: Article = page.articles[number]
    spans = body_spans(page, number)
    sentences = tuple(unit for start, end in spans for unit in reader.units(text, start, end))
    quotes = tuple(unit for start, end in spans for unit in reader.quotes(text, start, end))
    outlets = outlets_named(text, article.start, article.end)
    return Telling(
        article, sentences, quotes, outlets, sum(count(unit.words) for unit in sentences)
    )


def _joined(tellings: Sequence[Telling], hashes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give pairs that are one report: copies all, others only with what tells most of them.

    A short rewrite of one report may repeat a quote that a third article also has; of equals,
    the one on the same page is its report.
    """
    best: dict[int, tuple[tuple[float, bool, bool, int], int]] = {}
    for (shorter, longer), pairs in sorted(_counterparts(tellings, hashes).items()):
        short, long = tellings[shorter], tellings[longer]
        retold = _words({mine for mine, _ in pairs})
        share = retold / max(1, short.length)
        same_outlet = bool(short.outlets & long.outlets)
        needed = RETOLD_SHARE_SAME_OUTLET if same_outlet else RETOLD_SHARE
        if retold < MIN_RETOLD_WORDS or share < needed:
            continue
        if share >= COPY_SHARE:
            yield shorter, longer
        elif _is_reused_background(long, pairs):
            continue
        same_page = short.article.source == long.article.source
        rank = (round(share, 2), same_page, same_outlet, -longer)
        if shorter not in best or rank > best[shorter][0]:
            best[shorter] = (rank, longer)
    for shorter, (_, longer) in best.items():
        yield longer, shorter


def _is_reused_background(longer: Telling, pairs: set[tuple[Unit, Unit]]) -> bool:
    """Say whether two stories only share paragraphs, word for word or from the other's end.

    A rewrite or translation changes the words; an outlet's own next story repeats them.
    """
    matched = _words({mine for mine, _ in pairs})
    verbatim = _words({mine for mine, theirs in pairs if mine.words == theirs.words})
    article = longer.article
    early = article.start + NEWS_PART * (article.end - article.start)
    return verbatim > VERBATIM_SHARE * matched or min(unit.at for _, unit in pairs) > early


def _counterparts(
    tellings: Sequence[Telling], hashes: Sequence[int]
) -> dict[tuple[int, int], set[tuple[Unit, Unit]]]:
    """Pair the units of each two articles that correspond, the shorter article's first."""
    matched: defaultdict[tuple[int, int], set[tuple[Unit, Unit]]] = defaultdict(set)
    for one, other, mine, theirs in chain(
        _like_sentences(tellings, hashes), _like_quotes(tellings)
    ):
        if (tellings[one].length, -one) <= (tellings[other].length, -other):
            matched[(one, other)].add((mine, theirs))
        else:
            matched[(other, one)].add((theirs, mine))
    return matched


def _words(units: set[Unit]) -> int:
    """Count words, those of a quote only where no sentence of it was counted."""
    sentences = [unit for unit in units if not unit.is_quote]
    counted = sum(count(unit.words) for unit in sentences)
    said = {word for unit in sentences for word in unpacked(unit.words)}
    for quote in units - set(sentences):
        counted += sum(word not in said for word in unpacked(quote.words))
    return counted


def _like_sentences(
    tellings: Sequence[Telling], hashes: Sequence[int]
) -> Iterator[tuple[int, int, Unit, Unit]]:
    # datasketch brings scipy, two seconds that only a build should wait for.
    from ingest.origins.lookalikes import lookalike_pairs

    units = [unit for telling in tellings for unit in telling.sentences]
    owners = [place for place, telling in enumerate(tellings) for _ in telling.sentences]
    hashed = ([hashes[word] for word in unpacked(unit.content)] for unit in units)
    for left, some in groupby(lookalike_pairs(hashed, owners), itemgetter(0)):
        mine = units[left]
        words = frozenset(unpacked(mine.content))
        for _, right in some:
            if _alike(words, units[right].content):
                yield owners[left], owners[right], mine, units[right]


def _alike(words: frozenset[int], content: bytes) -> bool:
    size = count(content)
    # Of two sets the larger must not be so large that they could not be alike.
    if SENTENCE_ALIKE * max(size, len(words)) > min(size, len(words)):
        return False
    shared = len(words.intersection(unpacked(content)))
    return shared >= SENTENCE_ALIKE * (len(words) + size - shared)


def _like_quotes(tellings: Sequence[Telling]) -> Iterator[tuple[int, int, Unit, Unit]]:
    by_person: defaultdict[int, list[tuple[int, Unit]]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        for quote in telling.quotes:
            for person in quote.people:
                by_person[person].append((place, quote))
    for quotes in by_person.values():
        some = quotes[:MAX_QUOTES_OF_ONE]
        words = [list(unpacked(quote.words)) for _, quote in some]
        for (left, (one, mine)), (right, (other, theirs)) in combinations(enumerate(some), 2):
            if one != other and _same_words(words[left], words[right]):
                yield one, other, mine, theirs


def _same_words(left: Sequence[int], right: Sequence[int]) -> bool:
    return Indel.normalized_similarity(left, right) >= QUOTE_ALIKE
