"""How often questions are understood as people mean them, by hand-labelled examples.

`kinds.jsonl`: a question, what it asks for, and what it may as well ask for. `talks.jsonl`: a
conversation's questions, and the last one as it would be asked alone; `fresh` where it needs
nothing of the ones before. `names.tsv`: the names in them, as a name table would know them. They
were written by language models that had not read the rules, about invented news.

`tuning/` came in five rounds, each measured before anybody read it, then used. `held_out/` was
written last, measured once, and no rule was changed for it: 81.7 % of its kinds were right (51.3 %
by the rules before the first round), 61 of 90 follow-ups (46) and 28 of 30 fresh questions (27).
Since then a question about "the books of the library" stands alone, for which one of them is lost.
The rounds at first sight: kinds 56.8, 56.8, 78.2 and 79.7 % (the first two before any rule was
changed).

A follow-up counts as resolved where its content words and those of the label have an F1 of 0.8 and
its names are the same; a fresh question where it stayed as it was, or nearly.
"""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ingest.names import NameEntry, NameTable
from rag.question.asked_for import AskedFor, asked_for
from rag.question.followup import resolve
from rag.question.framing import without_frame
from rag.words import content_words

EXAMPLES = Path(__file__).parent / "wordings"
KINDS = {
    "articles": AskedFor.ARTICLES,
    "article_count": AskedFor.ARTICLE_COUNT,
    "author": AskedFor.AUTHOR,
    "publisher": AskedFor.PUBLISHER,
    "publication_date": AskedFor.PUBLICATION_DATE,
    "yes_no": AskedFor.YES_NO,
}
ALIKE = 0.8
UNCHANGED = 0.9
# What was reached; it must not fall.
KIND_FLOORS = {"tuning": 0.93, "held_out": 0.815}
FOLLOW_UP_FLOORS = {"tuning": 0.71, "held_out": 0.66}
FRESH_FLOORS = {"tuning": 0.94, "held_out": 0.93}


def _lines(part: str, name: str) -> list[dict[str, Any]]:
    text = (EXAMPLES / part / name).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def _kind(name: str) -> AskedFor:
    return KINDS.get(name) or AskedFor(name)


@cache
def _names(part: str) -> NameTable:
    entries: list[NameEntry] = []
    for line in (EXAMPLES / part / "names.tsv").read_text("utf-8").splitlines():
        name, kind, others = line.split("\t")
        forms = [name, *(other for other in others.split("|") if other)]
        if kind == "person" and " " in name:
            forms.append(name.split()[-1])
        told = tuple(dict.fromkeys(forms))
        entries.append(NameEntry(len(entries), name, kind, told, ("a",), 1))
    return NameTable(tuple(entries))


@pytest.mark.parametrize("part", ["tuning", "held_out"])
def test_the_kind_of_thing_asked_for(part: str) -> None:
    right, asked, confused = 0, 0, Counter[tuple[str, str]]()
    for example in _lines(part, "kinds.jsonl"):
        wanted = {_kind(kind) for kind in (example["kind"], *example.get("also", ()))}
        told = asked_for(without_frame(example["q"]))
        asked += 1
        right += told in wanted
        confused[example["kind"], told.value] += told not in wanted
    print(f"{part}: {right} of {asked} kinds")  # noqa: T201 - shown by pytest -rP
    assert right / asked >= KIND_FLOORS[part], confused.most_common(20)


@pytest.mark.parametrize("part", ["tuning", "held_out"])
def test_what_a_conversation_adds(part: str) -> None:
    seen, right = Counter[bool](), Counter[bool]()
    for talk in _lines(part, "talks.jsonl"):
        *history, question = talk["turns"]
        seen[talk["fresh"]] += 1
        right[talk["fresh"]] += _is_resolved(question, history, talk, _names(part))
    print(  # noqa: T201 - shown by pytest -rP
        f"{part}: {right[False]} of {seen[False]} follow-ups, {right[True]} of {seen[True]} fresh"
    )
    assert right[False] / seen[False] >= FOLLOW_UP_FLOORS[part], right
    assert right[True] / seen[True] >= FRESH_FLOORS[part], right


def _is_resolved(question: str, history: list[str], talk: dict[str, Any], names: NameTable) -> bool:
    resolved = resolve(question, history, names)
    likeness = _f1(resolved.text, talk["standalone"])
    if talk["fresh"]:
        return not resolved.used_history or likeness >= UNCHANGED
    told = {found.entry.name_id for found in names.find(resolved.text)}
    wanted = {found.entry.name_id for found in names.find(talk["standalone"])}
    return likeness >= ALIKE and told == wanted


def _f1(one: str, other: str) -> float:
    own = {word.stem for word in content_words(one)}
    wanted = {word.stem for word in content_words(other)}
    return 2 * len(own & wanted) / max(1, len(own) + len(wanted))
