"""Pages with gold labels: kind of each character, titles, comments and their screen names.

A `.page` file is a page with each line's label before a bar: F furniture; H headline, D dateline or
date, Y byline or credit, P caption, B body, each with the number of its article; C comment, with
its number and, at its first line, the screen name. The text that is read is what stands behind the
bars. Pages in `tuning/` were written before or while the rules were; those in `held_out/` and
`held_out_2/` afterwards, and no rule was changed for them (see the notes in those folders). Those
in `held_out_3/` were written by a language model that had not read the rules; at first sight 96.4 %
of their characters were right, 1.5 % of article text lost, 6.0 % of other text taken, 6 of 10
pages' titles right. Then they were read, and rules changed. Those in `held_out_4/` were measured
once, after round 10: 96.4 %, 1.0 % and 4.2 %, 13 of 13 titles right; those in `held_out_5/` once,
after round 11: 96.2 %, 1.4 % and 3.7 %, 12 of 14 titles. No rule was changed for these two.
`seeds.toml` labels the seeds.

A hundred and thirteen pages of `tuning/` came in 13 rounds. Each round was written before anybody
had seen how the rules read it, measured once, and only then used; rounds 12 and 13 by who had just
mended the rules for other pages of their kinds. At that first sight, over a round's pages:

| round | pages | right | article lost | other taken | title | date | author | publisher |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 1 chats, link sites, letters | 12 | 68.4 % | 18.1 % | 17.3 % | 6/14 | 6/14 | 5/14 | 3/14 |
| 2 print, galleries, paywalls | 10 | 84.3 % | 13.0 % | 13.8 % | 5/9 | 7/9 | 6/9 | 6/9 |
| 3 Discord, Medium, old Reddit, agencies | 8 | 75.8 % | 13.2 % | 15.1 % | 6/7 | 5/7 | 5/7 | 5/7 |
| 4 releases, blogs, French comments | 6 | 86.0 % | 2.1 % | 11.2 % | 6/6 | 6/6 | 5/6 | 6/6 |
| 5 Facebook, Quora, slugs, local TV | 6 | 81.8 % | 7.7 % | 22.9 % | 2/5 | 4/5 | 4/5 | 2/5 |
| 6 news outlets | 11 | 95.6 % | 2.3 % | 8.2 % | 9/11 | 8/11 | 9/11 | 7/11 |
| 7 forums, blogs, comments | 10 | 93.2 % | 0.2 % | 5.6 % | 10/13 | 10/13 | 8/13 | 7/13 |
| 8 news outlets, newsletters, institutes | 8 | 90.4 % | 3.0 % | 20.2 % | 6/9 | 7/9 | 4/9 | 5/9 |
| 9 comment systems, reblogs, archives | 8 | 88.3 % | 2.0 % | 10.5 % | 9/11 | 9/11 | 8/11 | 4/11 |
| 10 outlets and forums again | 14 | 93.7 % | 2.9 % | 1.0 % | 13/15 | 15/15 | 12/15 | 12/15 |
| 11 forums, outlets, comments | 14 | 94.9 % | 1.1 % | 4.1 % | 16/16 | 16/16 | 15/16 | 13/16 |
| 12 fact checks, networks, answers | 3 | 85.4 % | 2.2 % | 23.8 % | 2/3 | 2/3 | 2/3 | 2/3 |
| 13 the same in other layouts | 3 | 92.3 % | 7.7 % | 4.6 % | 1/3 | 3/3 | 3/3 | 1/3 |

Labels that were mistaken, or marked like things otherwise than earlier rounds do, were put right
afterwards; in round 10 that alone makes 96.5 % of it right and 2.2 % of article text lost, in round
11 96.6 % and 1.0 %. What rounds 6 and 7 had taught changed rounds 8 and 9, unread, to 91.4 % and
88.6 %.
"""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest.records import Page, SegmentKind, SourceText
from ingest.segmenting import segment

PAGES = Path(__file__).parents[1] / "pages"
SEEDS = Path(__file__).parents[3] / "seeds"
LABEL = re.compile(r"(?P<letter>[FHDYPBC])(?P<number>\d*)(?::(?P<name>[^|]*))?\|(?P<text>.*)")
KINDS = {"F": SegmentKind.FURNITURE, "C": SegmentKind.READER_COMMENT}
RIGHT_FLOOR = 0.95
LOST_CEILING = 0.02
TAKEN_CEILING = 0.05
# What the held-out pages reached together when they were first run; it must not fall.
HELD_OUT_RIGHT = 0.90


@dataclass(frozen=True)
class GoldComment:
    start: int
    end: int
    name: str | None


@dataclass(frozen=True)
class GoldPage:
    name: str
    text: str
    kinds: tuple[SegmentKind | None, ...]
    comments: tuple[GoldComment, ...]
    titles: tuple[str | None, ...]


def read_gold(path: Path) -> GoldPage:
    text = ""
    kinds: list[SegmentKind | None] = []
    comments: dict[str, GoldComment] = {}
    titles: dict[str, str | None] = {}
    for line in path.read_text("utf-8").splitlines():
        found = LABEL.fullmatch(line)
        if found is None:
            assert not line.strip(), f"{path.name}: no label: {line}"
            text += "\n"
            kinds.append(None)
            continue
        start, letter, number = len(text), found["letter"], found["number"]
        text += found["text"] + "\n"
        kind = KINDS.get(letter, SegmentKind.ARTICLE)
        kinds += [*([kind] * len(found["text"])), None]
        if letter == "C":
            old = comments.get(number)
            name = old.name if old else found["name"]
            start += len(found["text"]) - len(found["text"].lstrip())
            comments[number] = GoldComment(old.start if old else start, len(text) - 1, name)
        elif letter != "F":
            titles.setdefault(number, None)
            if letter == "H":
                titles[number] = found["text"]
    return GoldPage(path.stem, text, tuple(kinds), tuple(comments.values()), tuple(titles.values()))


def kinds_found(page: Page) -> list[SegmentKind | None]:
    kinds: list[SegmentKind | None] = [None] * len(page.text.text)
    for part in page.segments:
        kinds[part.start : part.end] = [part.kind] * (part.end - part.start)
    return kinds


@dataclass(frozen=True)
class Score:
    counts: Counter[tuple[SegmentKind, SegmentKind]]
    comments: int
    comments_found: int
    titles_right: bool

    def share(self, gold: SegmentKind, found: SegmentKind) -> float:
        total = sum(n for (kind, _), n in self.counts.items() if kind is gold)
        return self.counts[gold, found] / total if total else float(gold is found)

    @property
    def right(self) -> float:
        return sum(n for (a, b), n in self.counts.items() if a is b) / self.counts.total()

    @property
    def lost(self) -> float:
        return 1 - self.share(SegmentKind.ARTICLE, SegmentKind.ARTICLE)

    @property
    def taken(self) -> float:
        other = sum(n for (a, _), n in self.counts.items() if a is not SegmentKind.ARTICLE)
        taken = sum(
            n
            for (a, b), n in self.counts.items()
            if b is SegmentKind.ARTICLE and a is not SegmentKind.ARTICLE
        )
        return taken / other if other else 0.0


def score(gold: GoldPage) -> Score:
    page = segment(SourceText(gold.name, gold.text, "utf-8", "valid UTF-8"))
    found = kinds_found(page)
    counts: Counter[tuple[SegmentKind, SegmentKind]] = Counter()
    for character, is_kind, was_kind in zip(gold.text, gold.kinds, found, strict=True):
        if not character.isspace():
            assert is_kind is not None
            assert was_kind is not None
            counts[is_kind, was_kind] += 1
    spans = {
        (s.start, s.end, s.speaker) for s in page.segments if s.kind is SegmentKind.READER_COMMENT
    }
    matched = sum((c.start, c.end, c.name) in spans for c in gold.comments)
    titles = tuple(article.title for article in page.articles)
    return Score(counts, len(gold.comments), matched, titles == gold.titles)


def table(scores: dict[str, Score]) -> str:
    rows = [f"{'page':34} right   lost  taken  comments  titles"]
    for name, one in scores.items():
        rows.append(
            f"{name:34} {one.right:.3f}  {one.lost:.3f}  {one.taken:.3f}"
            f"  {one.comments_found:3}/{one.comments:<3}  {'yes' if one.titles_right else 'NO'}"
        )
    total: Counter[tuple[SegmentKind, SegmentKind]] = sum(
        (one.counts for one in scores.values()), Counter()
    )
    for kind in SegmentKind:
        said = sum(n for (_, b), n in total.items() if b is kind)
        there = sum(n for (a, _), n in total.items() if a is kind)
        both = total[kind, kind]
        rows.append(f"{kind:16} precision {both / said:.3f}  recall {both / there:.3f}")
    return "\n".join(rows)


def scores_of(folder: str) -> dict[str, Score]:
    return {path.stem: score(read_gold(path)) for path in sorted((PAGES / folder).glob("*.page"))}


def read_seed(name: str) -> GoldPage:
    gold = tomllib.loads((PAGES / "seeds.toml").read_text("utf-8"))[name]
    text = (SEEDS / f"{name}.txt").read_text("utf-8")
    kinds: list[SegmentKind | None] = [None] * len(text)
    comments = []
    at = 0
    for label, first, last, *names in gold["parts"]:
        start = text.index(first, at)
        assert not text[at:start].strip(), f"{name}: unlabelled: {text[at:start]!r}"
        at = text.index(last, start) + len(last)
        kind = SEED_KINDS[label]
        kinds[start:at] = [kind] * (at - start)
        comments += [GoldComment(start, at, screen_name or None) for screen_name in names]
    assert not text[at:].strip(), f"{name}: unlabelled: {text[at:]!r}"
    titles = tuple(title or None for title in gold["titles"])
    return GoldPage(name, text, tuple(kinds), tuple(comments), titles)


SEED_KINDS = {
    "article": SegmentKind.ARTICLE,
    "comment": SegmentKind.READER_COMMENT,
    "furniture": SegmentKind.FURNITURE,
}


def meets_floors(one: Score) -> bool:
    return one.right >= RIGHT_FLOOR and one.lost <= LOST_CEILING and one.taken <= TAKEN_CEILING


def assert_floors(scores: dict[str, Score], report: str) -> None:
    for name, one in scores.items():
        assert one.right >= RIGHT_FLOOR, f"{name}\n{report}"
        assert one.lost <= LOST_CEILING, f"{name}\n{report}"
        assert one.taken <= TAKEN_CEILING, f"{name}\n{report}"


def test_each_tuning_page_meets_the_floors():
    scores = scores_of("tuning")
    assert len(scores) >= 7
    assert_floors(scores, table(scores))


def test_seeds_read_as_a_careful_person_marks_them():
    names = tomllib.loads((PAGES / "seeds.toml").read_text("utf-8"))
    scores = {name: score(read_seed(name)) for name in names}
    assert_floors(scores, table(scores))
    assert all(one.right == 1.0 for one in scores.values()), table(scores)
    assert all(one.comments_found == one.comments for one in scores.values()), table(scores)
    assert all(one.titles_right for one in scores.values()), table(scores)


def test_second_held_out_pages_together_meet_the_floors():
    scores = scores_of("held_out_2")
    assert len(scores) >= 8
    total = Score(sum((one.counts for one in scores.values()), Counter()), 0, 0, True)
    assert meets_floors(total), table(scores)


def test_third_held_out_pages_together_meet_the_floors():
    scores = scores_of("held_out_3")
    assert len(scores) >= 10
    total = Score(sum((one.counts for one in scores.values()), Counter()), 0, 0, True)
    assert meets_floors(total), table(scores)
    assert all(one.titles_right for one in scores.values()), table(scores)


@pytest.mark.parametrize("folder", ["held_out_4", "held_out_5"])
def test_unread_held_out_pages_together_meet_the_floors(folder):
    scores = scores_of(folder)
    assert len(scores) >= 12
    total = Score(sum((one.counts for one in scores.values()), Counter()), 0, 0, True)
    assert meets_floors(total), table(scores)


def test_held_out_pages_together_are_reported(capsys):
    scores = scores_of("held_out")
    assert len(scores) >= 7
    with capsys.disabled():
        print(f"\nheld out\n{table(scores)}")  # noqa: T201
    total = Score(sum((one.counts for one in scores.values()), Counter()), 0, 0, True)
    assert total.right >= HELD_OUT_RIGHT
