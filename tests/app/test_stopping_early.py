"""Ctrl+C right after a command is started, while its libraries load."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.app.running import ROOT

COMMANDS = (
    ("-m", "assistant", "ask", "清理了多少本行政执法证?"),
    ("-m", "index", "build"),
    ("-m", "eval", "run"),
    ("app.py",),
)


@pytest.mark.skipif(sys.platform == "win32", reason="no signal reaches one process alone there")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[-1])
@pytest.mark.parametrize("seconds", [0.15, 0.4])
def test_it_ends_with_one_sentence(command: tuple[str, ...], seconds: float) -> None:
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        encoding="utf-8",
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert said.strip() in ("已中断。", "interrupted")
    assert process.returncode == 130
