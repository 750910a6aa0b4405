"""Finding names in texts, and the table as a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.names import NameEntry, NameTable

SEEN = """united states us u s american kenneth mckenzie central command centcom george w bush h
turkey turkiye said the of troops in general tell"""
TABLE = NameTable(
    (
        NameEntry(0, "United States", "place", ("United States", "US", "U.S.", "American")),
        NameEntry(1, "Kenneth McKenzie", "person", ("Kenneth McKenzie", "McKenzie"), ("a",), 2),
        NameEntry(2, "US Central Command", "organisation", ("US Central Command", "CENTCOM")),
        NameEntry(3, "George W. Bush", "person", ("George W. Bush",), ("b",), 1),
        NameEntry(4, "George H. W. Bush", "person", ("George H. W. Bush",), ("b",), 1),
        NameEntry(5, "Bush", "person", ("Bush",), may_be=(3, 4)),
        NameEntry(6, "Turkey", "place", ("Turkey", "Türkiye")),
    ),
    seen=frozenset(SEEN.split()),
    common=frozenset({"us", "bush", "turkey", "central", "command", "united", "states"}),
)  # fmt: skip


def found(text):
    return [(text[m.start : m.end], m.entry.canonical) for m in TABLE.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US Central Command said", [("US Central Command", "US Central Command")]),
        ("the U.S. troops", [("U.S", "United States")]),
        ("tell us of the troops", []),
        ("us troops", [("us", "United States")]),
        ("MCKENZIE’S troops", [("MCKENZIE", "Kenneth McKenzie")]),
        ("Gen. mckenzie said", [("mckenzie", "Kenneth McKenzie")]),
        ("General Mackenzie said", [("Mackenzie", "Kenneth McKenzie")]),
        ("the turkey, the bush", []),
        ("In Turkey, Bush said", [("Turkey", "Turkey"), ("Bush", "Bush")]),
        ("United, States", []),
        ("Mc\u200bKenzie said", [("Mc\u200bKenzie", "Kenneth McKenzie")]),
        ("McKenzieâ€™s troops", [("McKenzie", "Kenneth McKenzie")]),
        ("türkiye", [("türkiye", "Turkey")]),
    ],
)
def test_find(text, expected):
    assert found(text) == expected


def test_a_shared_surname_is_nobody_yet():
    assert not TABLE.same("Bush", "George W. Bush")
    assert TABLE.entry_of("Bush").may_be == (3, 4)


def test_titles_are_left_out_and_unknown_names_are_not_taken_for_their_surname():
    assert TABLE.canonical("Gen. McKenzie") == "Kenneth McKenzie"
    assert TABLE.canonical("Rosa McKenzie") is None
    assert TABLE.canonical("Rosa Park") is None


def test_round_trip():
    again = NameTable.from_json(TABLE.to_json())
    assert again == TABLE
    assert again.to_json() == TABLE.to_json()


@pytest.mark.parametrize("text", ["[]", "{}", '{"entries": [{}]}', '{"entries": 3}'])
def test_other_json_is_refused(text):
    with pytest.raises(ValueError, match="no name table"):
        NameTable.from_json(text)


@given(st.text(max_size=200))
def test_mentions_are_in_order_and_apart(text):
    mentions = TABLE.find(text)
    ends = [0, *(mention.end for mention in mentions)]
    for mention, end in zip(mentions, ends, strict=False):
        assert end <= mention.start < mention.end <= len(text)
