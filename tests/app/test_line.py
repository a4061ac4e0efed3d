"""Waiting one's turn: how many at a time, in what order, and how many may wait."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import Any

import anyio
import pytest

from assistant.chat import Line
from assistant.chat.line import LineTooLong
from assistant.model import Asked


def run(people: Callable[[], Awaitable[Any]]) -> Any:
    """What they come to, in a thread of their own: the browser's tests keep a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, people).result()


def test_it_is_first_come_first_served() -> None:
    served: list[int] = []
    go = Event()

    async def everybody() -> None:
        line = Line(1, 10, print)
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
        line = Line(2, 10, print)
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
        line = Line(1, 1, print)
        async with anyio.create_task_group() as people:
            people.start_soon(line, go.wait)
            people.start_soon(line, go.wait)
            await anyio.wait_all_tasks_blocked()
            with pytest.raises(LineTooLong, match="稍后"):
                await line(go.wait)
            go.set()

    run(everybody)


def test_questions_that_wait_are_looked_at_together_and_once() -> None:
    seen: list[list[str]] = []
    served: list[str] = []
    go = Event()

    def serve(question: str) -> None:
        go.wait()
        served.append(question)

    async def everybody() -> None:
        line = Line(1, 50, lambda asked: seen.append([each.question for each in asked]))
        async with anyio.create_task_group() as people:
            for number in range(20):
                people.start_soon(partial(line, serve, f"{number}?", asked=Asked(f"{number}?")))
                await anyio.wait_all_tasks_blocked()
            go.set()

    run(everybody)
    numbered = [f"{number}?" for number in range(20)]
    assert served == numbered
    # The first came alone and began at once; sixteen are looked at together at most.
    assert seen == [numbered[1:17], numbered[17:]]


def test_a_question_given_up_is_not_looked_at() -> None:
    seen: list[list[str]] = []
    go = Event()

    async def everybody() -> None:
        line = Line(1, 10, lambda asked: seen.append([each.question for each in asked]))
        async with anyio.create_task_group() as people:
            people.start_soon(line, go.wait)
            await anyio.wait_all_tasks_blocked()
            for question in ("甲?", "乙?"):
                people.start_soon(partial(line, str, asked=Asked(question)))
            with anyio.move_on_after(0):
                await line(str, asked=Asked("丙?"))
            await anyio.wait_all_tasks_blocked()
            go.set()

    run(everybody)
    assert seen == [["甲?", "乙?"]]


def test_what_goes_wrong_is_heard_of_and_holds_nobody_up() -> None:
    def fail() -> None:
        raise ValueError("broken")

    async def everybody() -> str:
        line = Line(1, 1, print)
        with pytest.raises(ValueError, match="broken"):
            await line(fail)
        return await line("done".upper)

    assert run(everybody) == "DONE"
