"""Answers under way: step by step, and ended in the midst of a step."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing

from ui.page.runs import Runs

SECONDS = 10
FAILED = "That went wrong."


class Steps:
    """Steps of which the second is held until it is let go; `closed` once nobody wants more."""

    def __init__(self) -> None:
        self.held = threading.Event()
        self.let_go = threading.Event()
        self.closed = threading.Event()
        self.taken = []

    def __iter__(self):
        try:
            for name in ("first", "second", "third"):
                self.taken.append(name)
                if name == "second":
                    self.held.set()
                    assert self.let_go.wait(SECONDS)
                yield name
        finally:
            self.closed.set()


def ran(coroutine):
    """Run apart: in a test's own thread a browser's loop may be running."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, coroutine).result()


async def collect(runs: Runs, name: str, steps, told: list[str]) -> list[str]:
    async with aclosing(runs.follow(name, steps, FAILED)) as followed:
        async for step in followed:
            told.append(step)
    return told


def test_every_step_comes_and_the_run_is_closed():
    steps = Steps()
    steps.let_go.set()
    assert ran(collect(Runs(), "a", iter(steps), [])) == ["first", "second", "third"]
    assert steps.closed.is_set()


def test_a_run_is_stopped_in_the_midst_of_a_step_and_closed_after_it():
    steps, told = Steps(), []

    async def stopped() -> None:
        runs = Runs()
        following = asyncio.create_task(collect(runs, "a", iter(steps), told))
        await asyncio.to_thread(steps.held.wait, SECONDS)
        runs.stop("a")
        await asyncio.wait_for(following, SECONDS)
        assert not steps.closed.is_set()
        steps.let_go.set()
        assert await asyncio.to_thread(steps.closed.wait, SECONDS)

    ran(stopped())
    assert told == ["first"]
    assert steps.taken == ["first", "second"]


def test_stopping_one_run_leaves_every_other_alone():
    held, told = Steps(), []

    async def stopped() -> list[str]:
        runs = Runs()
        following = asyncio.create_task(collect(runs, "a", iter(held), told))
        await asyncio.to_thread(held.held.wait, SECONDS)
        for other in ("", "b", "a-1"):
            runs.stop(other)
        after = asyncio.create_task(collect(runs, "b", (one for one in ("x", "y")), []))
        others = await asyncio.wait_for(after, SECONDS)
        runs.stop("b")
        held.let_go.set()
        await asyncio.wait_for(following, SECONDS)
        return others

    assert ran(stopped()) == ["x", "y"]
    assert told == ["first", "second", "third"]


def test_a_stop_between_two_steps_takes_no_further_one():
    steps = Steps()

    async def stopped() -> None:
        runs = Runs()
        async with aclosing(runs.follow("a", iter(steps), FAILED)) as followed:
            assert await anext(followed) == "first"
            runs.stop("a")
            assert [one async for one in followed] == []

    ran(stopped())
    assert steps.taken == ["first"]
    assert steps.closed.is_set()


def test_a_visitor_who_leaves_closes_the_run():
    steps = Steps()

    async def left() -> None:
        async with aclosing(Runs().follow("a", iter(steps), FAILED)) as followed:
            await anext(followed)

    ran(left())
    assert steps.closed.is_set()


def test_a_fault_that_nobody_foresaw_is_told_and_logged(caplog):
    def failing():
        yield "first"
        raise ZeroDivisionError

    assert ran(collect(Runs(), "a", failing(), [])) == ["first", FAILED]
    (logged,) = caplog.records
    assert logged.exc_info[0] is ZeroDivisionError
