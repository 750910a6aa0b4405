import json
from collections import defaultdict

import jsonschema
import pytest

from evals.cases import CaseFileError, CaseSet, load_cases
from evals.cases.json_schema import PUBLISHED, schema_text
from evals.cases.loading import PlacesMaker, check_cases
from evals.cases.places import UnknownPlaceError, occurrences
from evals.cases.writing import write_cases
from evals.datasets import SEED_CASES

TEXTS = {"a.txt": "Head\n\nAnn\xa0said it rained. Bob left.\n\nTail"}
GOOD = """\
articles:
  one: {source: a.txt, first: Ann, last: "left."}
cases:
  - id: rain
    kind: answerable
    turns: ["Did it rain?"]
    gold: [{article: one, quote: "Ann said it rained"}]
"""


def problems(tmp_path, text, name="cases.yaml"):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return [problem.at("F") for problem in check_cases(file, PlacesMaker(TEXTS))]


def test_a_good_file_has_no_fault(tmp_path):
    assert problems(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "F:1: the file is empty"),
        ("cases: [", "F:1: not YAML: expected the node content, but found '<stream end>'"),
        ("cases: []", "F:1: cases: Tuple should have at least 1 item after validation, not 0"),
        (GOOD.replace("kind: answerable", "kind: easy"), "F:5: cases.kind:"),
        (GOOD.replace("turns:", "turn:"), "F:4: cases.turns: this field is missing"),
        (GOOD.replace("turns:", "turn:"), "F:6: cases.turn: no such field"),
        (GOOD.replace("Did it rain?", " "), "F:6: cases.turns: a turn is empty"),
        (GOOD + '    accept: ["/(/"]\n', "F:8: cases.accept: /(/ is no regular expression"),
        (GOOD + "    id: rain\n", "F:8: 'id' is given twice here"),
        (GOOD.replace("it rained", "it snowed"), "F:7: case 'rain': 'Ann said it snowed' is not"),
        (GOOD.replace("a.txt", "b.txt"), "F:2: the corpus has no file 'b.txt' (article 'one')"),
        ("a: &a [*a]\ncases: *a", "F:1: nested too deeply, or an alias holds itself"),
        (
            "cases:\n- {id: a, kind: absent, turns: [x]}\n- {id: a, kind: absent, turns: [y]}\n",
            "F:3: id 'a' is that of line 2 too",
        ),
        (
            "cases:\n- id: a\n  kind: quote\n  turns: [x]\n",
            "F:2: cases: an answer is expected, but no gold, cover, accept, require or values",
        ),
    ],
)
def test_each_fault_is_told_with_its_line(tmp_path, text, expected):
    found = problems(tmp_path, text)
    assert any(line.startswith(expected) for line in found), found


def test_json_lines_are_told_with_their_line(tmp_path):
    good = '{"id": "a", "kind": "absent", "turns": ["x"]}'
    bad = '{"id": "b", "kind": "absent", "turns": []}'
    text = f"{good}\n\n{bad}\n"
    assert problems(tmp_path, text, "cases.jsonl")[0].startswith("F:3: cases.turns:")
    assert problems(tmp_path, good + "\n{", "cases.jsonl")[0].startswith("F:2: not JSON")


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(CaseFileError, match="cannot be read"):
        load_cases(tmp_path / "none.yaml")


def test_a_written_set_reads_back_the_same(tmp_path, seed_cases):
    write_cases(seed_cases, tmp_path / "seeds.jsonl")
    assert load_cases(tmp_path / "seeds.jsonl") == seed_cases


def test_the_published_schema_is_that_of_the_models_and_fits_the_seeds(seed_cases):
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text()
    jsonschema.validate(
        json.loads(seed_cases.model_dump_json()), json.loads(PUBLISHED.read_text(encoding="utf-8"))
    )


def test_words_are_found_across_any_white_space():
    assert occurrences(TEXTS["a.txt"], "Ann said") == [(6, 14)]
    assert occurrences("abc", " ") == []


def test_an_article_without_borders_is_the_whole_file():
    places = PlacesMaker(TEXTS)(
        CaseSet.model_validate({"cases": [{"id": "a", "kind": "absent", "turns": ["x"]}]})
    )
    whole = places.article("a.txt")
    assert (whole.start, whole.end) == (0, len(TEXTS["a.txt"]))
    with pytest.raises(UnknownPlaceError):
        places.article("other.txt")


def test_the_seed_set_is_large_sound_and_split_as_it_says(seed_cases, seed_texts):
    assert check_cases(SEED_CASES, PlacesMaker(seed_texts)) == ()
    assert len(seed_cases.cases) >= 130
    by_kind = defaultdict(list)
    for case in seed_cases.cases:
        by_kind[case.kind].append(case.held_out)
    assert len(by_kind) == 11
    for kept_apart in by_kind.values():
        half = len(kept_apart) // 2
        assert kept_apart == [False] * half + [True] * half
