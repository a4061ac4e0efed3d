from decimal import Decimal

import pytest

from corpus import Figure, Report, parse_report


def read(table: str, before: str = "", after: str = "") -> Report:
    text = f"一、工作情况\n全区各项工作扎实推进。\n{before}\n{table}\n{after}\n"
    sidecar = {"period": "2020", "plan_period": "2021", "place": "某区"}
    return parse_report("报告.md", text.encode(), sidecar=sidecar)


def figures(table: str, before: str = "") -> list[Figure]:
    return list(read(table, before).figures)


def stated(table: str, before: str = "") -> list[tuple[str, str, str]]:
    return [(f.text, f.unit, f.label) for f in figures(table, before)]


def test_a_cell_is_called_by_caption_row_and_column() -> None:
    table = """
| 类别 | 受理 | 办结 |
| --- | ---: | ---: |
| 行政许可 | 1,020 | 1018 |
| 合计 | 1394 | 1390 |
"""
    assert stated(table, "表1 2020年行政执法情况（单位：件）\n") == [
        ("1,020", "件", "2020年行政执法情况·行政许可·受理多少件"),
        ("1018", "件", "2020年行政执法情况·行政许可·办结多少件"),
        ("1394", "件", "2020年行政执法情况·合计·受理多少件"),
        ("1390", "件", "2020年行政执法情况·合计·办结多少件"),
    ]


def test_the_cell_itself_is_cited_and_stands_in_a_passage_of_its_table() -> None:
    report = read("类别\t受理（件）\n行政许可\t1020\n行政处罚\t374", "表1 执法情况\n")
    passages = {passage.id: passage for passage in report.passages}
    for figure in report.figures:
        assert report.text[slice(*figure.original)] == figure.text
        assert passages[figure.passage_id].section[-1] == "执法情况"
    assert passages[report.figures[0].passage_id].text.splitlines()[1] == "行政许可\t1020"


@pytest.mark.parametrize(
    ("table", "before", "unit", "base"),
    [
        ("| 项目 | 金额（万元） |\n|--|--|\n| 罚没 | 3.5 |", "", "万元", 35_000),
        ("| 项目 | 金额 |\n|--|--|\n| 罚没 | 3.5亿元 |", "单位：万元", "亿元", 350_000_000),
        ("| 项目 | 金额 |\n|--|--|\n| 罚没（万元） | 3.5 |", "", "万元", 35_000),
        ("| 项目 | 金额 |\n|--|--|\n| 罚没 | 3.5 |", "（单位：万元）", "万元", 35_000),
        ("| 项目 | 单位 | 金额 |\n|--|--|--|\n| 罚没 | 万元 | 3.5 |", "", "万元", 35_000),
        ("| 项目（万元） | 金额 |\n|--|--|\n| 罚没 | 3.5 |", "", "万元", 35_000),
        ("| 项目 | 户数 |\n|--|--|\n| 企业 | 35 |", "", "户", 35),
        ("| 项目 | 比重% |\n|--|--|\n| 工业 | 35 |", "单位：亿元", "%", 35),
        ("| 项目 | 2020年 |\n|--|--|\n| 工业比重 | 35 |", "单位：亿元、%", "%", 35),
        ("| 项目 | 数值 |\n|--|--|\n| 指数 | 35 |", "", "", 35),
    ],
)
def test_the_unit_is_the_nearest_that_is_said(
    table: str, before: str, unit: str, base: int
) -> None:
    (figure,) = figures(table, before)
    assert (figure.unit, figure.base) == (unit, Decimal(base))


def test_the_period_is_the_year_that_heads_the_column_or_the_row() -> None:
    table = "| 指标（亿元） | 2019年 | 2020 | 2021年目标 |\n|--|--|--|--|\n| 地区生产总值 | 274.4 | 287.9 | 300 |"
    assert [(f.period, f.status) for f in figures(table)] == [
        ("2019", "actual"),
        ("2020", "actual"),
        ("2021", "target"),
    ]
    series = "| 年份 | 生产总值（亿元） |\n|--|--|\n| 2019 | 274.4 |\n| 2020 | 287.9 |"
    assert [(f.period, f.value) for f in figures(series)] == [
        ("2019", Decimal("274.4")),
        ("2020", Decimal("287.9")),
    ]


def test_a_table_that_names_no_year_is_of_the_year_reported_on() -> None:
    (figure,) = figures("| 项目 | 件数 |\n|--|--|\n| 许可 | 9 |")
    assert figure.period == "2020"


def test_growth_may_be_negative() -> None:
    table = "| 指标 | 完成（亿元） | 增长（%） |\n|--|--|--|\n| 工业 | 30 | -3.2 |"
    level, growth = figures(table)
    assert (level.role, growth.role) == ("", "growth")
    assert (growth.value, growth.text) == (Decimal("-3.2"), "-3.2")


def test_hedges_and_ranges_are_read_as_in_sentences() -> None:
    table = "| 指标 | 目标（%） |\n|--|--|\n| 增速 | 6左右 |\n| 物价 | 约3 |\n| 失业率 | 5%—6% |"
    around, about, between = figures(table)
    assert (around.text, around.bound) == ("6", "左右")
    assert (about.text, about.bound) == ("3", "约")
    assert (between.value, between.upper) == (Decimal(5), Decimal(6))


@pytest.mark.parametrize("empty", ["—", "-", "/", "…", "无", ""])
def test_cells_without_a_number_state_nothing(empty: str) -> None:
    assert figures(f"| 项目 | 件数 | 人数 |\n|--|--|--|\n| 许可 | 9 | {empty} |")[1:] == []


def test_serial_numbers_and_telephone_numbers_are_no_figures() -> None:
    table = """
| 序号 | 单位 | 咨询电话 | 编制人数 |
|--|--|--|--|
| 1 | 司法局 | 8234567 | 35 |
| 2 | 教育局 | 8234568 | 42 |
"""
    assert [figure.text for figure in figures(table)] == ["35", "42"]


def test_a_count_that_looks_like_a_year_is_still_a_count() -> None:
    assert [f.value for f in figures("| 类别 | 件数 |\n|--|--|\n| 许可 | 2016 |")] == [2016]
    mixed = "| 类别 | 件数 |\n|--|--|\n| 许可 | 2016 |\n| 处罚 | 35 |"
    assert [figure.value for figure in figures(mixed)] == [2016, 35]
    assert figures("| 单位 | 成立年份 |\n|--|--|\n| 司法局 | 2016 |") == []


@pytest.mark.parametrize("name", ["地块1", "5G基站", "1.行政许可", "12345热线", "0-3岁人口"])
def test_a_name_with_a_number_in_it_is_a_heading(name: str) -> None:
    table = f"| 项目 | 数量（个） |\n|--|--|\n| {name} | 20 |\n| 其他 | 35 |"
    first, second = figures(table)
    assert (first.text, second.label) == ("20", "其他·数量多少个")
    assert first.label == f"{name.removeprefix('1.')}·数量多少个"


def test_parts_of_a_row_are_called_after_the_whole() -> None:
    table = """
| 指标 | 2020年（人） |
|--|--|
| 在校学生 | 5000 |
| 其中：小学 | 3000 |
| 一、就业 | |
| 城镇新增 | 3500 |
| 合计 | 8500 |
"""
    assert [figure.label for figure in figures(table)] == [
        "在校学生·2020年多少人",
        "在校学生小学·2020年多少人",
        "就业城镇新增·2020年多少人",
        "合计·2020年多少人",
    ]


def test_a_sentence_in_a_cell_is_read_as_a_sentence() -> None:
    table = "| 任务 | 完成情况 |\n|--|--|\n| 便民服务 | 建成便民服务中心20个，投资1.9亿元 |"
    assert [(f.text, f.label) for f in figures(table)] == [
        ("20个", "建成便民服务中心多少个"),
        ("1.9亿元", "投资多少亿元"),
    ]


def test_a_long_table_stands_under_its_column_headings_throughout() -> None:
    rows = "\n".join(f"| 第{n}街道办事处 | {1000 + n} | {900 + n} |" for n in range(80))
    report = read(f"| 街道 | 受理（件） | 办结（件） |\n|--|--|--|\n{rows}", "表1 受理情况\n")
    held = [p for p in report.passages if "街道办事处" in p.text]
    assert len(held) > 3
    assert all(len(passage.text) <= 400 for passage in held)
    assert held[0].section == ("工作情况", "受理情况")
    assert held[-1].section == ("工作情况", "受理情况", "街道 | 受理（件） | 办结（件）")
    assert len(report.figures) == 160


def test_what_follows_a_table_is_not_part_of_it() -> None:
    report = read("| 类别 | 件数 |\n|--|--|\n| 许可 | 9 |", "表1 受理情况\n", "全年培训1020人。")
    assert report.passages[-1].section == ("工作情况",)
    assert report.figures[-1].label == "全年培训多少人"


def test_the_years_in_a_table_say_nothing_of_the_sentences_after_it() -> None:
    report = read("| 指标 | 2015年 |\n|--|--|\n| 许可（件） | 9 |", after="累计培训1020人。")
    assert report.figures[-1].period == "2020"


@pytest.mark.parametrize(
    "text",
    ["下载|打印|全屏\n首页|政务|公开", "\t一、总体情况\n\t二、下一步", "区长\t龚正\n2020年1月5日"],
)
def test_lines_that_only_look_like_tables_are_none(text: str) -> None:
    assert not read(text).tables
