"""The collector is kept off earlier objects while a build runs, and where engines answer."""

import gc
import weakref

import pytest

from ingest.index.garbage import (
    collecting_later,
    earlier_objects_left_alone,
    leave_loaded_objects_alone,
)


@pytest.fixture(autouse=True)
def _thawed():
    gc.unfreeze()
    yield
    gc.unfreeze()


class Engine:
    """Something that only the collector can free, since it holds itself."""

    def __init__(self) -> None:
        self.itself = self


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


def test_what_an_engine_loaded_is_passed_over_until_the_next_call() -> None:
    engine = Engine()
    gone = weakref.ref(engine)
    leave_loaded_objects_alone()
    assert gc.get_freeze_count() > len(gc.get_objects())
    del engine
    gc.collect()
    assert gone() is not None
    leave_loaded_objects_alone()
    assert gone() is None
    assert gc.get_freeze_count() > 0


def test_nothing_is_collected_at_the_start_and_again_after_it() -> None:
    with collecting_later():
        with collecting_later():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
