from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

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

    def made(value: str, unit: str = "亿元", period: str = "2020", place: str = "") -> Figure:
        return replace(
            stated,
            id=f"{value}{unit}{period}{place}",
            text=value + unit,
            value=Decimal(value),
            unit=unit,
            period=period,
            place=place or stated.place,
        )

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
    assert chart.names == ("西藏", "甘肃", "四川")
    assert list(map(float, chart.values)) == [0.9, 8, 60]


def test_a_part_brings_the_whole_it_belongs_to(figure: Find, citing: Cite, view: View) -> None:
    part = figure("189項")
    finding = next(f for f in view.collection.reports[part.report].findings if part.id in f.parts)
    chart = chart_of(citing("许可多少项？", "189项。", part, findings=(finding,)), view)
    assert chart is not None
    assert chart.kind == "parts"
    assert {f.id for f in chart.figures} == set(finding.parts)
    assert "5291项" in chart.title
    assert list(chart.values) == sorted(chart.values)


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
