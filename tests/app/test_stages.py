import inspect
import re
from pathlib import Path

import index
from assistant.chat import Library
from assistant.chat.stages import stage_in
from index import Encoder
from index.manifest import why_rebuild

TOLD = re.compile(r'(?:progress\(|return|or|_WAITING =)\s*f?"([^"]*[一-鿿][^"]*)"')


def test_every_stage_an_index_tells_has_a_name_in_english() -> None:
    sources = [path.read_text("utf-8") for path in Path(index.__file__).parent.glob("*.py")]
    told = {
        re.sub(r"\{[^{}]*\}", "3", stage)
        for source in [*(s for s in sources if "progress(" in s), inspect.getsource(why_rebuild)]
        for stage in TOLD.findall(source)
    }
    assert {"读取报告", "报告有变动（新增或修改 3 份，移除 3 份），更新索引"} <= told
    assert [stage for stage in told if not stage_in("en", stage)] == []


def test_stages_of_an_upload_are_told_in_the_pages_language(
    tmp_path: Path, encoder: Encoder
) -> None:
    report = tmp_path / "甲县.txt"
    report.write_text("甲县2025年政府工作报告\n\n2024年，甲县新建公路8公里。\n", encoding="utf-8")
    told: list[str] = []
    library = Library(None, tmp_path / "data", encoder=encoder, home=tmp_path / "home")
    library.add(report, report.name, lambda stage, *_, **__: told.append(stage))
    english = {stage_in("en", stage) for stage in told}
    assert {"Reading reports", "Encoding passages"} <= english
    assert None not in english
    assert stage_in("zh-Hant", "编码文字") == "編碼文字"
    assert stage_in("zh-Hans", "编码文字") == "编码文字"
    assert stage_in("en", "别的事") is None, "rather nothing than another language"
