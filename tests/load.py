"""Many people asking a running service at once: how long they wait, and what memory it takes.

Start the service, then `python -m tests.load --pid PID`; see `--help`. Every person asks a question,
waits for the answer, and asks the next one without pausing, which is harsher than people are.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
from itertools import cycle, islice
from pathlib import Path
from secrets import token_hex
from time import perf_counter

import httpx

QUESTIONS = Path(__file__).parents[1] / "eval" / "questions" / "linhe-2020.jsonl"


async def main() -> None:
    """Ask, and print and draw what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--through",
        choices=THROUGH,
        default="ask",
        help="ask: POST /ask; gradio: the two requests of its interface; page: as the page asks",
    )
    parser.add_argument("--address", default="http://127.0.0.1:7860")
    parser.add_argument("--people", type=int, default=50, help="asking at the same time")
    parser.add_argument("--questions", type=int, default=5000, help="asked by all of them together")
    parser.add_argument("--pid", type=int, help="of the service, to watch its memory (Linux)")
    parser.add_argument("--out", type=Path, help="an SVG of memory and waiting over the questions")
    options = parser.parse_args()
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    asked = islice(cycle(json.loads(line)["question"] for line in lines), options.questions)
    waits: list[float] = []
    memory: list[float] = []
    errors = 0
    limits = httpx.Limits(max_connections=options.people)
    async with httpx.AsyncClient(base_url=options.address, timeout=120, limits=limits) as client:

        async def person() -> None:
            nonlocal errors
            # All take from the same pile.
            for question in asked:
                started = perf_counter()
                # Not in one line with `errors +=`, which would forget what others counted meanwhile.
                right = await THROUGH[options.through](client, question)
                errors += not right
                waits.append(perf_counter() - started)
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


async def by_ask(client: httpx.AsyncClient, question: str) -> bool:
    """Whether a question got an answer object in one request."""
    try:
        return "answered" in (await client.post("/ask", json={"question": question})).json()
    except (httpx.HTTPError, ValueError):
        return False


async def by_gradio(client: httpx.AsyncClient, question: str) -> bool:
    """Whether a question got an answer object over Gradio's REST interface."""
    body = {"data": [question, None, None]}
    try:
        event = (await client.post("/gradio_api/call/ask", json=body)).json()["event_id"]
        stream = (await client.get(f"/gradio_api/call/ask/{event}")).text
    except (httpx.HTTPError, KeyError, ValueError):
        return False
    return "event: complete" in stream and '"answered"' in stream


async def by_page(client: httpx.AsyncClient, question: str) -> bool:
    """Whether a question typed on the page got its card, in a visit of its own."""
    try:
        (asking,) = (
            each["id"]
            for each in (await client.get("/config")).json()["dependencies"]
            if [event for _, event in each["targets"]] == ["submit"]
        )
        visit = {"fn_index": asking, "session_hash": token_hex(6)}
        await client.post("/gradio_api/queue/join", json={"data": [question, None, []], **visit})
        stream = client.stream("GET", "/gradio_api/queue/data", params=visit)
        async with stream as response:
            async for line in response.aiter_lines():
                if '"process_completed"' in line:
                    return '"success":true' in line.replace(" ", "")
    except (httpx.HTTPError, KeyError, ValueError):
        pass
    return False


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
