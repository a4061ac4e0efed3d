"""Waiting one's turn: how many at a time, in what order, and how many may wait."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import anyio
import pytest

from assistant.chat import Line
from assistant.chat.line import TOGETHER, LineTooLong
from assistant.model import Asked


def run(people: Callable[[], Awaitable[Any]]) -> Any:
    """What they come to, in a thread of their own: the browser's tests keep a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, people).result()


def nothing(asked: Sequence[Asked]) -> None:
    """Prepares nothing."""


def test_it_is_first_come_first_served() -> None:
    served: list[int] = []
    go = Event()

    async def everybody() -> None:
        line = Line(1, 10, nothing)
        async with anyio.create_task_group() as people:
            people.start_soon(line, go.wait)
            for number in range(5):
                await anyio.wait_all_tasks_blocked()
                people.start_soon(line, served.append, number)
            await anyio.wait_all_tasks_blocked()
            assert line.waiting == 5
            go.set()

    run(everybody)
    assert served == list(range(5))


def test_no_more_are_worked_on_at_a_time_than_allowed() -> None:
    go = Event()

    async def everybody() -> None:
        line = Line(2, 10, nothing)
        async with anyio.create_task_group() as people:
            for _ in range(3):
                people.start_soon(line, go.wait)
            await anyio.wait_all_tasks_blocked()
            assert line.waiting == 1
            go.set()

    run(everybody)


def test_who_would_wait_too_long_is_told_so_at_once() -> None:
    go = Event()

    async def everybody() -> None:
        line = Line(1, 1, nothing)
        async with anyio.create_task_group() as people:
            people.start_soon(line, go.wait)
            people.start_soon(line, go.wait)
            await anyio.wait_all_tasks_blocked()
            with pytest.raises(LineTooLong, match="稍后"):
                await line(go.wait)
            go.set()

    run(everybody)


def test_what_goes_wrong_is_heard_of_and_holds_nobody_up() -> None:
    def fail() -> None:
        raise ValueError("broken")

    async def everybody() -> str:
        line = Line(1, 1, nothing)
        with pytest.raises(ValueError, match="broken"):
            await line(fail)
        return await line("done".upper)

    assert run(everybody) == "DONE"


def test_who_waits_is_prepared_together_with_who_is_next() -> None:
    prepared: list[list[str]] = []
    go = Event()

    def prepare(asked: Sequence[Asked]) -> None:
        prepared.append([each.question for each in asked])

    async def everybody() -> None:
        line = Line(1, 20, prepare)

        async def person(name: str, work: Callable[[], Any]) -> None:
            await line(work, asked=Asked(name))

        async with anyio.create_task_group() as people:
            people.start_soon(person, "first", go.wait)
            await anyio.wait_all_tasks_blocked()
            for number in range(TOGETHER + 1):
                people.start_soon(person, str(number), go.wait)
            await anyio.wait_all_tasks_blocked()
            go.set()

    run(everybody)
    together = [str(number) for number in range(TOGETHER)]
    assert prepared == [["first"], together, [str(TOGETHER)]]


def test_what_cannot_be_prepared_is_worked_on_all_the_same() -> None:
    def prepare(asked: Sequence[Asked]) -> None:
        raise ValueError(asked)

    async def everybody() -> list[str]:
        line = Line(2, 10, prepare)
        done: list[str] = []

        async def person(name: str) -> None:
            done.append(await line(name.upper, asked=Asked(name)))

        async with anyio.create_task_group() as people:
            for name in ("one", "two", "three"):
                people.start_soon(person, name)
        return sorted(done)

    assert run(everybody) == ["ONE", "THREE", "TWO"]


def test_who_leaves_before_their_turn_is_not_prepared() -> None:
    prepared: list[str] = []
    go = Event()

    def prepare(asked: Sequence[Asked]) -> None:
        prepared.extend(each.question for each in asked)

    async def everybody() -> None:
        line = Line(1, 10, prepare)

        async def person(name: str) -> None:
            await line(go.wait, asked=Asked(name))

        async with anyio.create_task_group() as people:
            people.start_soon(person, "first")
            await anyio.wait_all_tasks_blocked()
            with anyio.move_on_after(0):
                await person("gone")
            people.start_soon(person, "last")
            await anyio.wait_all_tasks_blocked()
            go.set()

    run(everybody)
    assert prepared == ["first", "last"]
