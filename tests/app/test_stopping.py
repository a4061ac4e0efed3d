"""Stopping the service while people use it."""

from __future__ import annotations

import json
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPResponse
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.app.running import started

REVOKED = "清理了多少本行政执法证?"
ASKED = 12
"""Questions asked at the same time, far more than are answered at once."""


def asking(address: str) -> HTTPResponse:
    """The stream in which the answer to a question that is in line will come."""
    data = json.dumps({"data": [REVOKED, None, None]}).encode()
    call = f"{address}/gradio_api/call/ask"
    with urlopen(Request(call, data, {"Content-Type": "application/json"})) as response:
        event = json.load(response)["event_id"]
    return urlopen(f"{call}/{event}")  # type: ignore[no-any-return]


def answered(stream: HTTPResponse) -> str:
    """The figure of the answer that comes."""
    with stream:
        lines = stream.read().decode().splitlines()
    (answer,) = json.loads(lines[lines.index("event: complete") + 1].removeprefix("data: "))
    return str(answer["figures"][0]["text"])


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_what_was_asked_is_answered_before_the_service_stops(how: int, tmp_path: Path) -> None:
    with started("--data", str(tmp_path), stderr=subprocess.PIPE) as (address, process):
        open_page = urlopen(f"{address}/gradio_api/heartbeat/someone")
        assert open_page.readline() == b"data: ALIVE\n"
        with ThreadPoolExecutor(ASKED) as threads:
            streams = list(threads.map(asking, [address] * ASKED))
            process.send_signal(how)
            assert list(threads.map(answered, streams)) == ["374名"] * ASKED
        _, complaints = process.communicate()
    assert process.returncode == 0
    assert "Traceback" not in complaints
    assert complaints.rstrip().endswith("已停止。")


def test_it_can_be_stopped_while_nobody_asks(tmp_path: Path) -> None:
    with started("--data", str(tmp_path), stderr=subprocess.PIPE) as (_, process):
        process.terminate()
        _, complaints = process.communicate()
    assert process.returncode == 0
    assert complaints.rstrip().endswith("已停止。")
