import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.chat import read_passwords, set_password
from assistant.chat.passwords import PasswordError
from assistant.chat.passwords.__main__ import main
from tests.app.running import ROOT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "users.txt"
    set_password(path, "张三", "correct horse")
    return path


def test_only_the_right_password_of_a_known_name_fits(file: Path) -> None:
    fits = read_passwords(file)
    assert fits("张三", "correct horse")
    assert not fits("张三", "correct horse ")
    assert not fits("李四", "correct horse")
    assert not fits("", "")


def test_the_password_itself_is_not_in_the_file_and_others_cannot_read_it(file: Path) -> None:
    assert "correct" not in file.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_changed_password_replaces_the_old_one_and_leaves_others(file: Path) -> None:
    set_password(file, "李四", "battery staple")
    set_password(file, "张三", "another phrase")
    fits = read_passwords(file)
    assert fits("张三", "another phrase")
    assert not fits("张三", "correct horse")
    assert fits("李四", "battery staple")


@pytest.mark.parametrize(
    ("name", "password"),
    [("", "long enough"), ("a:b", "long enough"), ("a\n", "long enough"), ("a", "short")],
)
def test_names_and_passwords_that_will_not_do_are_refused(
    name: str, password: str, file: Path
) -> None:
    before = file.read_bytes()
    with pytest.raises(PasswordError):
        set_password(file, name, password)
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", ["张三", "张三:secret", "张三:zz:zz"])
def test_a_file_that_was_not_written_by_the_command_is_refused(
    content: str, tmp_path: Path
) -> None:
    (tmp_path / "users.txt").write_text(content + "\n", encoding="utf-8")
    with pytest.raises(PasswordError, match="第 1 行"):
        read_passwords(tmp_path / "users.txt")


def test_an_installation_nobody_could_log_into_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PasswordError, match="谁也无法登录"):
        read_passwords(tmp_path / "missing.txt")


def test_the_command_reads_a_password_from_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from io import StringIO

    monkeypatch.setattr("sys.stdin", StringIO("piped password\n"))
    assert main([str(tmp_path / "users.txt"), "王五"]) == 0
    assert read_passwords(tmp_path / "users.txt")("王五", "piped password")
    assert main([str(tmp_path / "nowhere" / "users.txt"), "王五"]) == 2
    assert "至少" in capsys.readouterr().err


def test_the_command_warns_of_nothing() -> None:
    command = [sys.executable, "-W", "error", "-m", "assistant.chat.passwords", "--help"]
    ran = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert ran.stderr == b""
