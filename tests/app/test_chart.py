from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from assistant.chat import View, chart_of, chart_panel, to_plotly
from assistant.model import Answer
from corpus import Figure

Find = Callable[[str], Figure]
Cite = Callable[..., Answer]


@pytest.fixture
def output(figure: Find) -> Callable[..., Figure]:
    """A year's or a place's figure, with the given value and unit."""
    stated = replace(figure("5229件"), head="地区生产总值", unit="亿元")

    def made(
        value: str,
        unit: str = "亿元",
        period: str = "2020",
        place: str = "",
        **fields: Any,
    ) -> Figure:
        made = replace(
            stated,
            id=f"{value}{unit}{period}{place}",
            text=value + unit,
            value=Decimal(value),
            unit=unit,
            period=period,
            place=place or stated.place,
        )
        return replace(made, **fields)

    return made


Make = Callable[..., Figure]


def test_years_make_a_line_in_their_order(output: Make, citing: Cite, view: View) -> None:
    figures = [
        output("98", period="2013"),
        output("80", period="2011"),
        output("90", period="2012"),
    ]
    chart = chart_of(citing("历年？", "…", *figures), view)
    assert chart is not None
    assert chart.kind == "series"
    assert chart.names == ("2011年", "2012年", "2013年")
    drawn = to_plotly(chart, view)
    assert drawn["data"][0]["y"] == [80, 90, 98]
    assert drawn["layout"]["yaxis"]["title"]["text"] == "亿元"


def test_places_make_bars_ranked_with_the_largest_on_top(
    output: Make, citing: Cite, view: View
) -> None:
    figures = [
        output("8", place="甘肃"),
        output("60", place="四川"),
        output("9000", unit="万元", place="西藏"),
    ]
    chart = chart_of(citing("各地？", "…", *figures), view)
    assert chart is not None
    assert chart.kind == "places"
    assert chart.names == ("四川", "甘肃", "西藏")
    assert list(map(float, chart.values)) == [60, 8, 0.9]
    assert to_plotly(chart, view)["layout"]["yaxis"]["autorange"] == "reversed"


def test_a_part_brings_the_whole_it_belongs_to(figure: Find, citing: Cite, view: View) -> None:
    part = figure("189項")
    finding = next(f for f in view.collection.reports[part.report].findings if part.id in f.parts)
    chart = chart_of(citing("许可多少项？", "189项。", part, findings=(finding,)), view)
    assert chart is not None
    assert chart.kind == "parts"
    assert {f.id for f in chart.figures} == set(finding.parts)
    assert "5291项" in chart.title
    assert list(chart.values) == sorted(chart.values, reverse=True)


def test_every_point_leads_to_its_figure(output: Make, citing: Cite, view: View) -> None:
    figures = [output("8", period="2011"), output("9", period="2012")]
    chart = chart_of(citing("?", "…", *figures), view)
    assert chart is not None
    assert to_plotly(chart, view)["data"][0]["customdata"] == [figure.id for figure in figures]
    assert chart_panel(chart, view).count('data-do="figure"') == len(figures)


@pytest.mark.parametrize("units", [("亿元", "%"), ("个", "户")])
def test_what_has_no_common_unit_makes_no_chart(
    units: tuple[str, str], output: Make, citing: Cite, view: View
) -> None:
    figures = [output("8", unit=unit, period=str(2011 + n)) for n, unit in enumerate(units)]
    assert chart_of(citing("?", "…", *figures), view) is None
    assert "不能画成图" in chart_panel(None, view)


def test_an_abstention_and_a_single_figure_make_no_chart(
    output: Make, citing: Cite, view: View
) -> None:
    assert chart_of(citing("?", "…", output("8")), view) is None
    refused = citing("?", "…", output("8", period="1"), output("9", period="2"), answered=False)
    assert chart_of(refused, view) is None


def test_a_missing_year_leaves_a_gap(output: Make, citing: Cite, view: View) -> None:
    figures = [output("8", period="2011"), output("9", period="2014")]
    chart = chart_of(citing("?", "…", *figures), view)
    assert chart is not None
    assert to_plotly(chart, view)["data"][0]["x"] == [2011, 2014]


def test_a_target_among_what_was_done_is_paler_and_says_so(
    output: Make, citing: Cite, view: View
) -> None:
    figures = [output("8", period="2011"), output("9", period="2012", status="target")]
    chart = chart_of(citing("?", "…", *figures), view)
    assert chart is not None
    done, planned = to_plotly(chart, view)["data"][0]["marker"]["opacity"]
    assert planned < done
    assert chart.texts == ("8亿元", "9亿元（目标值）")
    assert to_plotly(chart, view)["data"][0]["text"] == ["8", "9（目标值）"]


def test_places_of_different_years_say_which(output: Make, citing: Cite, view: View) -> None:
    figures = [output("8", place="甘肃"), output("6", place="四川", period="2015")]
    chart = chart_of(citing("?", "…", *figures), view)
    assert chart is not None
    assert chart.names == ("甘肃 2020年", "四川 2015年")


def test_the_title_is_what_differently_worded_figures_share(
    output: Make, citing: Cite, view: View
) -> None:
    heads = ["全年地区生产总值完成", "地區生產總值達到", "全市地区生产总值"]
    figures = [output("8", period=str(2011 + n), head=head) for n, head in enumerate(heads)]
    chart = chart_of(citing("?", "…", *figures), view)
    assert chart is not None
    assert chart.title == "地区生产总值 · 历年变化"


def test_one_of_many_places_may_call_the_measure_otherwise(
    output: Make, citing: Cite, view: View
) -> None:
    figures = [
        output("14.58", unit="万亿元", place="广东省"),
        output("67665", place="四川省", head="地区生产总值达到"),
        output("2.67", unit="万亿元", place="内蒙古自治区", head="经济总量达到"),
        output("5696", place="宁夏回族自治区", head="全年实现地区生产总值"),
    ]
    chart = chart_of(citing("各省？", "…", *figures), view)
    assert chart is not None
    assert chart.kind == "places"
    assert chart.names == ("广东省", "四川省", "内蒙古自治区", "宁夏回族自治区")
    assert chart.title.startswith("地区生产总值")


def test_one_of_many_years_that_is_of_another_thing_makes_no_line(
    output: Make, citing: Cite, view: View
) -> None:
    heads = ["财政收入完成", "财政收入完成", "财政收入完成", "固定资产投资完成"]
    figures = [output("8", period=str(2011 + n), head=head) for n, head in enumerate(heads)]
    chart = chart_of(citing("?", "…", *figures), view)
    assert chart is not None
    assert chart.kind == "list"


def test_ranges_of_several_places_bring_no_whole_that_one_belongs_to(
    figure: Find, citing: Cite, view: View
) -> None:
    part = figure("189項")
    other = replace(part, id="other", place="甘肃省", upper=Decimal(200))
    assert chart_of(citing("各区？", "…", part, other), view) is None


def test_figures_of_different_things_are_not_drawn_as_one(
    output: Make, citing: Cite, view: View
) -> None:
    figures = [
        output("8", period="2011", head="固定资产投资完成"),
        output("9", period="2012", head="财政收入完成"),
    ]
    chart = chart_of(citing("?", "…", *figures), view)
    assert chart is not None
    assert chart.kind == "list"
    assert chart.names == ("2011年 固定资产投资完成", "2012年 财政收入完成")


def test_a_reports_words_are_no_markup_in_a_chart(output: Make, citing: Cite, view: View) -> None:
    hostile = "<a href='https://example.org'>甲</a>"
    figures = [
        output("8", place=hostile, id="甲"),
        output("9", place="乙", head=hostile + "总值"),
    ]
    chart = chart_of(citing("?", "…", *figures), view)
    assert chart is not None
    drawn = to_plotly(chart, view)
    assert "<a" not in str(drawn)


def test_of_a_long_line_only_the_telling_points_have_their_number_beside_them(
    output: Make, citing: Cite, view: View
) -> None:
    values = [5, 6, 9, 8, 7, 3, 2, 4, 5, 6]
    figures = [output(str(value), period=str(2011 + n)) for n, value in enumerate(values)]
    chart = chart_of(citing("?", "…", *figures), view)
    assert chart is not None
    assert to_plotly(chart, view)["data"][0]["text"] == ["5", "", "9", "", "", "", "2", "", "", "6"]


def test_a_title_too_long_for_a_phone_takes_two_lines_and_a_shorter_one_does_not(
    output: Make, citing: Cite, view: View
) -> None:
    def title(head: str) -> str:
        figures = [output("8", period="2011", head=head), output("9", period="2012", head=head)]
        chart = chart_of(citing("?", "…", *figures), view)
        assert chart is not None
        return str(to_plotly(chart, view)["layout"]["title"]["text"])

    assert title("全县地区生产总值") == "<b>全县地区生产总值 · 历年变化</b>"
    long = title("规模以上高新技术制造业企业实现的主营业务收入")
    assert long.count("<br>") == 1
