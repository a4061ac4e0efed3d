import subprocess
import sys
from pathlib import Path

import pytest

from index.__main__ import main


def test_building_names_what_is_ready(
    home: Path, shipped_index: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shipped_index is not None
    assert main(["build", "--out", str(home)]) == 0
    assert "索引就绪：1 份报告" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere"], "nowhere"),
        (["--model", "./no-such-model"], "no-such-model"),
        (["--out", "{file}"], "无法写入"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    file = tmp_path / "file"
    file.write_text("a file where a folder should be", encoding="utf-8")
    given = [argument.format(file=file) for argument in arguments]
    assert main(["build", *given]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    last = captured.err.strip().splitlines()[-1]
    assert last.startswith("错误：")
    assert says in last
    assert "Traceback" not in captured.err


def test_help_teaches_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["build", "--help"])
    assert "python -m index build 报告/" in capsys.readouterr().out


def test_importing_loads_nothing_heavy_and_touches_nothing(tmp_path: Path) -> None:
    heavy = ["torch", "sentence_transformers", "faiss", "jieba", "bm25s"]
    code = f"import sys, index; print([name for name in {heavy} if name in sys.modules])"
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
    assert list(tmp_path.iterdir()) == []
