"""Many people asking a running service at once: how long they wait, and what memory it takes.

Start the service, then `python -m tests.load --pid PID`; see `--help`. Every person asks a question,
waits for the answer, and asks the next one without pausing, which is harsher than people are.
Through the page, whoever has asked a few opens it anew, and asks the next few.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
from collections.abc import Awaitable, Callable
from itertools import count, cycle, islice
from pathlib import Path
from random import Random
from secrets import token_hex
from time import perf_counter
from typing import Any

import httpx

A_VISIT = 5
"""Questions somebody asks on the page before opening it anew."""
QUESTIONS = Path(__file__).parents[1] / "eval" / "questions" / "linhe-2020.jsonl"


async def main() -> None:
    """Ask, and print and draw what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--through",
        choices=THROUGH,
        default="ask",
        help="ask: POST /ask; gradio: the two requests of its interface; page: opened, and asked",
    )
    parser.add_argument("--address", default="http://127.0.0.1:7860")
    parser.add_argument("--people", type=int, default=50, help="asking at the same time")
    parser.add_argument("--questions", type=int, default=5000, help="asked by all of them together")
    parser.add_argument("--pid", type=int, help="of the service, to watch its memory (Linux)")
    parser.add_argument("--out", type=Path, help="an SVG of memory and waiting over the questions")
    options = parser.parse_args()
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    # In the file those of a kind stand together; people ask of all kinds at once.
    Random(0).shuffle(lines)
    asked = islice(cycle(json.loads(line)["question"] for line in lines), options.questions)
    waits: list[float] = []
    memory: list[float] = []
    errors = 0
    limits = httpx.Limits(max_connections=options.people)
    async with httpx.AsyncClient(base_url=options.address, timeout=120, limits=limits) as client:

        async def person() -> None:
            nonlocal errors
            ask = THROUGH[options.through](client)
            # All take from the same pile.
            for question in asked:
                try:
                    waits.append(await ask(question))
                except (httpx.HTTPError, LookupError, ValueError):
                    errors += 1
                if options.pid and len(waits) % 50 == 0:
                    memory.append(resident_mb(options.pid))

        worked = processor_seconds(options.pid) if options.pid else 0.0
        began = perf_counter()
        await asyncio.gather(*(person() for _ in range(options.people)))
        took = perf_counter() - began
    ranked = sorted(waits)
    print(f"{len(waits)} questions, {options.people} people, {took:.0f} s, {errors} errors")
    print(
        f"p50 {ranked[len(ranked) // 2]:.2f} s, p95 {ranked[len(ranked) * 95 // 100]:.2f} s,",
        end="",
    )
    print(f" longest {ranked[-1]:.2f} s; load average {os.getloadavg()[0]:.1f}")
    if options.pid:
        each = (processor_seconds(options.pid) - worked) / len(waits)
        print(f"processor time {1000 * each:.0f} ms a question, whatever else the machine does")
    if memory:
        tenth = len(memory) // 10
        print(f"memory {memory[tenth]:.0f} MB after a tenth, {memory[-1]:.0f} MB at the end")
    if options.out:
        options.out.write_text(curve(waits, memory), encoding="utf-8")


Ask = Callable[[str], Awaitable[float]]
"""Asks one question and says how many seconds its answer took; an error if there was none."""


def by_ask(client: httpx.AsyncClient) -> Ask:
    """A person who asks with one request."""

    async def ask(question: str) -> float:
        started = perf_counter()
        _ = (await client.post("/ask", json={"question": question})).json()["answered"]
        return perf_counter() - started

    return ask


def by_gradio(client: httpx.AsyncClient) -> Ask:
    """A person who asks over Gradio's REST interface."""

    async def ask(question: str) -> float:
        started = perf_counter()
        body = {"data": [question, None, None]}
        event = (await client.post("/gradio_api/call/ask", json=body)).json()["event_id"]
        stream = (await client.get(f"/gradio_api/call/ask/{event}")).text
        stream.index("event: complete")
        return perf_counter() - started

    return ask


def by_page(client: httpx.AsyncClient) -> Ask:
    """A person who asks on the page, as the browser does."""
    visit = ""
    opening: dict[str, Any] = {}
    asking: dict[str, Any] = {}
    asked = count()

    async def call(event: dict[str, Any], data: list[Any]) -> list[Any]:
        body = {"fn_index": event["id"], "session_hash": visit, "data": data}
        answer = (await client.post("/gradio_api/run/predict", json=body)).json()
        return answer["data"]  # type: ignore[no-any-return]

    async def ask(question: str) -> float:
        nonlocal visit, opening, asking
        if next(asked) % A_VISIT == 0:
            visit = token_hex(6)
            opening, asking = events_of((await client.get("/")).text)
            await call(opening, [[]])
        started = perf_counter()
        chat = (await call(asking, [question, None, []]))[2]
        if "card" not in chat[-1]["content"][0]["text"]:
            raise ValueError("no answer's card")
        return perf_counter() - started

    return ask


def events_of(page: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the browser asks the server for when the page opens, and when a question is asked."""
    config = page.partition("window.gradio_config = ")[2].partition(";</script>")[0]
    events = json.loads(config)["dependencies"]
    named = {name: event for event in events for _, name in event["targets"] if not event["js"]}
    typed = next(event for event in events if [n for _, n in event["targets"]] == ["submit"])
    asking = next(event for event in events if event["trigger_after"] == typed["id"])
    return named["load"], asking


THROUGH = {"ask": by_ask, "gradio": by_gradio, "page": by_page}


def resident_mb(pid: int) -> float:
    """The memory a process holds, in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def processor_seconds(pid: int) -> float:
    """The processor time a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def curve(waits: list[float], memory: list[float]) -> str:
    """Two curves over the questions asked: memory, and the slowest of every fifty waits."""
    slowest = [max(waits[at : at + 50]) for at in range(0, len(waits), 50)]
    charts = ""
    for row, (name, unit, values) in enumerate((("memory", "MB", memory), ("wait", "s", slowest))):
        if not values:
            continue
        top = 40 + row * 200
        points = " ".join(
            f"{60 + 680 * n / max(1, len(values) - 1):.1f},{top + 140 - 140 * v / max(values):.1f}"
            for n, v in enumerate(values)
        )
        charts += (
            f'<text x="60" y="{top - 12}">{name}, at most {max(values):.1f} {unit}</text>'
            f'<path d="M60 {top}v140h680" fill="none" stroke="#8893a5"/>'
            f'<polyline points="{points}" fill="none" stroke="#1a4f8f" stroke-width="2"/>'
        )
    axis = f'<text x="740" y="400" text-anchor="end">{len(waits)} questions</text>'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 420" font-family="sans-serif" '
        f'font-size="14"><rect width="800" height="420" fill="#fff"/>{charts}{axis}</svg>\n'
    )


if __name__ == "__main__":
    asyncio.run(main())
