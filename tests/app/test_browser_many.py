"""Several reports in Chromium: charts across them, their downloads, and adding many at once."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PIL import Image

from tests.app.running import CHROMIUM, ask, headline, looking, running
from tests.corpus.files import docx_file, pdf_file

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect

OUTPUT = {2011: "198.5", 2012: "235.2", 2014: "274.4"}
SERIES = "甲县2011年到2014年历年地区生产总值分别是多少?"
PLACES = "甲县和乙县2014年地区生产总值分别是多少?"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the path or in $CHROMIUM"),
]


def report(place: str, year: int, output: str) -> str:
    """A work report given in the year after the one it looks back on."""
    done = "达到" if year % 2 else "完成"
    return (
        f"{place}{year + 1}年政府工作报告\n\n一、{year}年工作回顾\n\n"
        f"{year}年，全县地区生产总值{done}{output}亿元，粮食总产量达到{year - 2000}.6万吨。\n\n"
        f"二、{year + 1}年工作安排\n\n全年新建农村公路{year - 1950}公里，改造老旧小区{year - 1990}个。\n"
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where an app answers over three years of one county, the third missing, and a neighbour."""
    folder = tmp_path_factory.mktemp("reports")
    for year, output in OUTPUT.items():
        name = f"甲县-{year + 1}年政府工作报告.txt"
        (folder / name).write_text(report("甲县", year, output), encoding="utf-8")
    neighbour = folder / "乙县-2015年政府工作报告.txt"
    neighbour.write_text(report("乙县", 2014, "310"), encoding="utf-8")
    data = tmp_path_factory.mktemp("data")
    with running("--corpus", str(folder), "--data", str(data)) as address:
        yield address


@pytest.fixture
def page(browser: Any, many: str) -> Iterator[Any]:
    """The page over several reports, just opened."""
    with looking(browser, many) as page:
        yield page


def chart(page: Any, question: str) -> Any:
    """The chart of a question's answer."""
    ask(page, question).get_by_role("button", name="看图表").click()
    expect(page.locator("#plot .point").first).to_be_visible()
    return page.locator("#plot")


def click(page: Any, point: Any) -> None:
    box = point.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_years_of_several_reports_are_a_line_whose_points_lead_to_their_reports(page: Any) -> None:
    plot = chart(page, SERIES)
    assert plot.locator(".xtick").all_text_contents() == ["2011", "2012", "2014"]
    assert plot.locator(".textpoint").all_text_contents() == list(OUTPUT.values())
    expect(plot.locator(".ytitle")).to_have_text("亿元")
    expect(plot.locator(".gtitle")).to_have_text("全县地区生产总值 · 历年变化")
    at = [box.bounding_box()["x"] for box in plot.locator(".points .point").all()]
    assert at[2] - at[1] == pytest.approx(2 * (at[1] - at[0]), abs=2), "a missing year is a gap"
    for number, (year, output) in enumerate(OUTPUT.items()):
        click(page, plot.locator(".points .point").nth(number))
        expect(page.locator("#reader mark#cited")).to_have_text(f"{output}亿元")
        expect(page.locator("#reader h2")).to_contain_text(f"甲县{year + 1}年")
        page.get_by_role("tab", name="图表").click()


def test_places_are_bars_with_the_largest_on_top(page: Any) -> None:
    plot = chart(page, PLACES)
    assert plot.locator(".ytick").all_text_contents() == ["乙县", "甲县"]
    bars = [bar.bounding_box() for bar in plot.locator(".bars .point").all()]
    assert bars[0]["y"] < bars[1]["y"]
    assert bars[0]["width"] > bars[1]["width"]
    expect(plot.locator(".xtitle")).to_have_text("亿元")
    click(page, plot.locator(".bars .point").first)
    expect(page.locator("#reader mark#cited")).to_have_text("310亿元")


def test_the_list_of_points_leads_there_too(page: Any) -> None:
    chart(page, PLACES)
    page.locator("#points summary").click()
    points = page.locator("#points li button")
    assert points.all_text_contents() == ["乙县 310亿元", "甲县 274.4亿元"]
    points.last.click()
    expect(page.locator("#reader mark#cited")).to_have_text("274.4亿元")


def test_what_a_chart_shows_can_be_taken_along(page: Any) -> None:
    chart(page, SERIES)

    def downloaded(button: str) -> Path:
        with page.expect_download() as download:
            page.get_by_role("button", name=button, exact=True).click()
        return Path(download.value.path())

    text = downloaded("CSV").read_text(encoding="utf-8-sig")
    heading, *rows = csv.reader(StringIO(text))
    assert [row[heading.index("数值")] for row in rows] == list(OUTPUT.values())
    assert [row[heading.index("时期")] for row in rows] == [f"{year}年" for year in OUTPUT]
    sheet = load_workbook(BytesIO(downloaded("XLSX").read_bytes())).worksheets[0]
    values = [row[heading.index("数值")].value for row in sheet.iter_rows(min_row=2)]
    assert values == [float(output) for output in OUTPUT.values()]
    picture = Image.open(downloaded("PNG"))
    assert picture.format == "PNG"
    assert picture.width == 2000
    assert len(picture.convert("L").getcolors() or ()) > 10, "something is drawn on it"


def test_a_chart_fits_a_phone_and_its_fingers(browser: Any, many: str) -> None:
    with looking(browser, many, 390, 844, has_touch=True) as page:
        plot = chart(page, SERIES)
        first = plot.locator(".points .point").first.bounding_box()
        page.touchscreen.tap(first["x"] + first["width"] / 2, first["y"] + first["height"] / 2)
        expect(page.locator("#reader mark#cited")).to_have_text(f"{OUTPUT[2011]}亿元")
        page.get_by_role("tab", name="图表").click()
        boxes = [tick.bounding_box() for tick in plot.locator(".xtick text").all()]
        for one, next_one in pairwise(boxes):
            assert one["x"] + one["width"] <= next_one["x"], "labels do not run into each other"
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_several_files_are_added_at_once_and_answer_together(browser: Any, tmp_path: Path) -> None:
    text = report("丙县", 2023, "88.8")
    word = tmp_path / "丙县-2024年政府工作报告.docx"
    word.write_bytes(docx_file(lambda file: [file.add_paragraph(p) for p in text.split("\n\n")]))
    pdf = tmp_path / "丁县-2024年政府工作报告.pdf"
    pdf.write_bytes(pdf_file(report("丁县", 2023, "99.9").split("\n\n")))
    plain = tmp_path / "戊县-2024年政府工作报告.txt"
    plain.write_bytes(report("戊县", 2023, "77.7").encode("gb18030"))
    broken = tmp_path / "坏.docx"
    broken.write_bytes(word.read_bytes()[:500])
    data = tmp_path / "data"
    with running("--data", str(data)) as address, looking(browser, address) as page:
        page.get_by_role("tab", name="报告").click()
        page.locator("#files input[type=file]").set_input_files([word, broken, pdf, plain])
        expect(page.locator("#uploaded .added")).to_have_count(3)
        for number, place in enumerate(("丙县", "丁县", "戊县")):
            state = page.locator("#uploaded .added").nth(number)
            expect(state).to_contain_text(f"{place} · 2023年 · 政府工作报告")
        expect(page.locator("#uploaded .refused")).to_contain_text("坏.docx 已损坏")
        expect(page.locator("#header")).to_contain_text("4 份报告")
        assert headline(ask(page, "丁县地区生产总值完成多少亿元?")) == "99.9亿元"
        plot = chart(page, "丙县、丁县和戊县的地区生产总值分别是多少?")
        assert plot.locator(".ytick").all_text_contents() == ["丁县", "丙县", "戊县"]
