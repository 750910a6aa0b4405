"""Items made in a thread beside what is done with those before."""

import threading

import pytest

from ingest.index.beside import made_beside


def _numbers(made, count=9):
    for number in range(count):
        made.append(number)
        yield number


def test_items_come_in_order_from_another_thread():
    def threads():
        for _ in range(3):
            yield threading.get_ident()

    with made_beside(_numbers([]), 2) as numbers:
        assert list(numbers) == list(range(9))
    with made_beside(threads(), 1) as found:
        assert threading.get_ident() not in set(found)


def test_no_more_are_made_than_may_wait():
    made = []
    with made_beside(_numbers(made), 2) as numbers:
        assert next(numbers) == 0
    assert len(made) <= 3


def test_an_error_is_raised_where_its_item_would_be_taken():
    def failing():
        yield 1
        raise OSError(28, "No space left on device")

    with made_beside(failing(), 2) as items:
        assert next(items) == 1
        with pytest.raises(OSError, match="No space"):
            next(items)


def test_what_makes_the_items_is_closed_when_the_context_is_left():
    closed = []

    def items():
        try:
            yield 1
            yield 2
        finally:
            closed.append(True)

    with made_beside(items(), 1) as found:
        assert next(found) == 1
    assert closed == [True]
