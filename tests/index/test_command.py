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
        (["--store", "localhost:19530"], "localhost:19530"),
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


@pytest.fixture
def out(home: Path, tmp_path: Path) -> Path:
    """A home of its own that borrows the encoder converted before."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "encoder").symlink_to(home / "encoder")
    return out


def test_reports_are_added_replaced_listed_and_removed(
    shipped_index: object, folder: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shipped_index is not None
    name = "丙区-2012年政府工作报告.txt"
    new = folder.parent / name
    new.write_text("一、教育\n新建幼儿园6所。\n", encoding="utf-8")
    where = ["--corpus", str(folder), "--out", str(out)]

    def says(*arguments: str) -> str:
        assert main(list(arguments)) == 0
        return capsys.readouterr().out

    assert "3 份报告" in says("add", str(new), *where)
    new.write_text("一、教育\n新建幼儿园9所，改造校舍2处。\n", encoding="utf-8")
    assert "3 份报告" in says("add", str(new), *where)
    listed = says("list", str(folder), "--out", str(out))
    assert [line.split()[0] for line in listed.splitlines()[1:]] == sorted(
        path.name for path in folder.glob("*.txt")
    )
    assert f"{name}  丙区 2011  1 个段落 2 个数据" in listed
    assert "2 份报告" in says("remove", name, *where)
    assert name not in says("list", str(folder), "--out", str(out))


def test_an_unreadable_report_is_named_and_the_others_are_ready(
    shipped_index: object, folder: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shipped_index is not None
    (folder / "坏.txt").write_bytes(bytes(range(256)) * 8)
    assert main(["build", str(folder), "--out", str(out)]) == 0
    captured = capsys.readouterr()
    assert "2 份报告" in captured.out
    assert "1 份没有读入" in captured.out
    assert "跳过一份报告：坏.txt" in captured.err


def test_shards_written_to_one_place_need_no_merge(
    shipped_index: object, folder: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shipped_index is not None
    for shard in ("1/2", "2/2"):
        assert main(["build", str(folder), "--shard", shard, "--out", str(out)]) == 0
    capsys.readouterr()
    assert main(["build", str(folder), "--out", str(out)]) == 0
    captured = capsys.readouterr()
    assert "2 份报告" in captured.out
    assert "编码文字" not in captured.err


def test_shards_written_apart_are_merged_and_what_is_left_over_pruned(
    shipped_index: object,
    folder: Path,
    home: Path,
    out: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert shipped_index is not None
    apart = [out.with_name(f"shard-{number}") for number in (1, 2)]
    for number, place in enumerate(apart, 1):
        place.mkdir()
        (place / "encoder").symlink_to(home / "encoder")
        shard = ["--shard", f"{number}/2", "--out", str(place)]
        assert main(["build", str(folder), *shard]) == 0
    assert main(["merge", *map(str, apart), "--out", str(out)]) == 0
    assert "合并了 2 份" in capsys.readouterr().out
    assert main(["build", str(folder), "--out", str(out)]) == 0
    assert "编码文字" not in capsys.readouterr().err
    assert main(["prune", "--out", str(out)]) == 0
    assert "移除了 0 个来源已不存在的索引，0 份" in capsys.readouterr().out


def test_an_index_is_sent_to_milvus_once(
    shipped_index: object, folder: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shipped_index is not None
    pytest.importorskip("pymilvus", reason="pymilvus is not installed: requirements-milvus.txt")
    command = ["build", str(folder), "--out", str(out), "--store", str(out / "reports.db")]
    assert main(command) == 0
    assert "上传: 100%" in capsys.readouterr().err
    assert main(command) == 0
    assert "上传" not in capsys.readouterr().err


@pytest.mark.parametrize("shard", ["0/2", "3/2", "1", "a/b"])
def test_a_shard_is_one_of_n(shard: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["build", "--shard", shard])
    assert "2/8" in capsys.readouterr().err


def test_seeing_that_nothing_changed_loads_no_encoder(
    shipped_index: object, folder: Path, out: Path
) -> None:
    assert shipped_index is not None
    assert main(["build", str(folder), "--out", str(out)]) == 0
    code = (
        "import sys; from index.__main__ import main; "
        f"main(['build', {str(folder)!r}, '--out', {str(out)!r}]); "
        "print(*(name for name in ('torch', 'faiss', 'bm25s', 'jieba') if name in sys.modules))"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1:] == [""]


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
