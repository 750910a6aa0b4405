"""How soon the page is up where its index is there already, on two cores."""

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timed]
START_SECONDS = 6.0
MOST_STARTS = 4


def test_started_again_it_is_up_soon(start_page, fakes, seeds, tmp_path):
    """The best of a few starts counts: a shared machine's speed changes from minute to minute."""
    arguments = (seeds, tmp_path / "index")

    def started():
        page = start_page(*arguments, fakes.free_port(), tmp_path / "log")
        page.stop()
        return page.seconds

    started()  # builds the index
    taken = [started()]
    while taken[-1] >= START_SECONDS and len(taken) < MOST_STARTS:
        taken.append(started())
    assert min(taken) < START_SECONDS
