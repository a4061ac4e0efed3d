from pathlib import Path

import pytest

HARVEST = "一、农业\n全年粮食总产量达到21.5万吨，比上年增长3.2%。新建温室大棚1200亩。\n"
TOURISM = "一、旅游\n全年接待游客309.5万人次，实现旅游收入46.8亿元。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two reports."""
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "甲区-2012年政府工作报告.txt").write_text(HARVEST, encoding="utf-8")
    (folder / "乙区-2012年政府工作报告.txt").write_text(TOURISM, encoding="utf-8")
    return folder
