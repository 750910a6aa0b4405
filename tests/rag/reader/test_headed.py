from rag.reader.headed import LONGEST_TITLE, headed


def test_a_window_stands_under_its_title() -> None:
    window, start = headed("Pier  closes\nin April", "It was rotten.")
    assert window == "Pier closes in April: It was rotten."
    assert window[start:] == "It was rotten."


def test_a_window_without_a_title_or_that_begins_with_it_stays() -> None:
    assert headed("", "It was rotten.") == ("It was rotten.", 0)
    assert headed("Pier closes", "Pier closes\n\nIt was rotten.") == (
        "Pier closes\n\nIt was rotten.",
        0,
    )


def test_a_long_title_is_cut() -> None:
    window, start = headed("word " * 100, "It was rotten.")
    assert start <= LONGEST_TITLE + 2
    assert window[start:] == "It was rotten."
