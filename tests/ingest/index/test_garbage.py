"""The collector is kept off earlier objects only while a build runs."""

import gc

import pytest

from ingest.index.garbage import earlier_objects_left_alone


def test_objects_are_frozen_inside_and_thawed_after() -> None:
    with earlier_objects_left_alone():
        inside = gc.get_freeze_count()
    assert inside > 0
    assert gc.get_freeze_count() == 0


def test_objects_are_thawed_after_an_error() -> None:
    with pytest.raises(ValueError, match="no"), earlier_objects_left_alone():
        raise ValueError("no")
    assert gc.get_freeze_count() == 0


def test_what_the_process_froze_itself_stays_frozen() -> None:
    gc.freeze()
    try:
        with earlier_objects_left_alone():
            pass
        # Thawing would leave none; a few may be freed meanwhile, as any object may.
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
