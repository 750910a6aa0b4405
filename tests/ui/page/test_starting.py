"""How soon the page is up where its index is there already, on two cores."""

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timed]
START_SECONDS = 6.0


def test_started_again_it_is_up_soon(start_page, fakes, seeds, tmp_path):
    """The better of two starts counts."""
    arguments = (seeds, tmp_path / "index")

    def started():
        page = start_page(*arguments, fakes.free_port(), tmp_path / "log")
        page.stop()
        return page.seconds

    started()  # builds the index
    assert min(started(), started()) < START_SECONDS
