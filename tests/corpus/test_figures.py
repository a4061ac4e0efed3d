from dataclasses import replace
from decimal import Decimal

import pytest

from corpus import (
    SHIPPED,
    Figure,
    Report,
    fold,
    parse_report,
    read_report,
    split_scale,
    to_traditional,
)
from corpus.figures import find_figures

REVIEW = (
    "政府工作报告\n——2026年1月27日在某省第十四届人民代表大会第五次会议上\n\n一、2025年工作回顾\n\n"
    "{review}\n\n二、2026年工作安排\n\n{plan}\n"
)


@pytest.fixture(scope="module")
def shipped() -> Report:
    return read_report(SHIPPED / "linhe-2020-rule-of-law.txt")


def read(review: str = "各项工作取得新成绩。", plan: str = "做好各项工作。") -> tuple[Figure, ...]:
    text = REVIEW.format(review=review, plan=plan)
    sidecar = {"period": "2025", "plan_period": "2026", "place": "某省"}
    return parse_report("某省-2026年政府工作报告.txt", text.encode(), sidecar=sidecar).figures


def test_the_shipped_report_states_58_figures(shipped: Report) -> None:
    assert len(shipped.figures) == 58
    assert len({figure.id for figure in shipped.figures}) == 58


def test_every_figure_of_the_shipped_report_stands_where_it_says(shipped: Report) -> None:
    passages = {passage.id: passage for passage in shipped.passages}
    for figure in shipped.figures:
        assert shipped.clean[slice(*figure.clean)] == figure.text
        digits = "".join(filter(str.isdigit, figure.text))
        assert digits == str(figure.value)
        original = shipped.text[slice(*figure.original)]
        assert digits in original
        passage = passages[figure.passage_id]
        assert passage.clean.start <= figure.clean.start < figure.clean.end <= passage.clean.end


def test_the_base_of_every_figure_is_its_value_times_its_scale(shipped: Report) -> None:
    for figure in shipped.figures:
        assert figure.base == figure.value * split_scale(fold(figure.unit))[0]


def test_words_and_units_are_in_the_reports_own_script(shipped: Report) -> None:
    certificates = next(f for f in shipped.figures if f.text == "374名")
    assert certificates.label == "清理多少名不具備行政執法資格人員的行政執法證"
    assert certificates.place == "臨河區"
    (firms,) = (f for f in shipped.figures if f.value == 900)
    assert firms.unit == "戶"


def test_a_folded_report_states_the_same_figures(shipped: Report) -> None:
    folded = fold(shipped.clean)
    again = parse_report("folded.txt", folded.encode(), sidecar={"period": "2020"})
    assert [(f.value, f.base, f.role, f.bound) for f in again.figures] == [
        (f.value, f.base, f.role, f.bound) for f in shipped.figures
    ]
    assert [f.label for f in again.figures] == [fold(f.label) for f in shipped.figures]


def test_a_report_in_traditional_characters_states_the_same_figures() -> None:
    review = "城镇新增就业44.1万人，粮食产量1347万吨，约3万余户受益，占比由17.9%提升到35.5%。"
    simplified = read(review)
    traditional = read(to_traditional(review))
    assert len(simplified) == 5
    assert [(f.value, f.role, f.bound) for f in traditional] == [
        (f.value, f.role, f.bound) for f in simplified
    ]


def test_values_are_in_the_unit_shown_and_bases_compare() -> None:
    total, share = read("地区生产总值完成235.2亿元，其中民营经济6200000万元，各项工作扎实推进。")
    assert (total.value, total.unit) == (Decimal("235.2"), "亿元")
    assert total.base == 23_520_000_000
    assert share.base == 62_000_000_000


def test_hedges_inside_a_quantity_are_no_part_of_its_unit() -> None:
    (figure,) = read("全年开展各类文化活动3万余场，群众文化生活更加丰富。")
    assert (figure.text, figure.unit, figure.bound) == ("3万余场", "万场", "余")


def test_review_and_plan_are_told_apart() -> None:
    done, planned = read(
        review="全年城镇新增就业47.3万人，就业形势保持稳定。",
        plan="全年城镇新增就业45万人以上，确保就业形势稳定。",
    )
    assert (done.period, done.status) == ("2025", "actual")
    assert (planned.period, planned.status) == ("2026", "target")


def test_a_review_of_several_years_that_comes_to_the_last_of_them_stays_with_it() -> None:
    text = (
        "政府工作报告\n——2026年1月27日在甲山省第十四届人民代表大会第五次会议上\n各位代表：\n"
        "一、“十四五”时期工作回顾\n五年来，新增就业452万人。\n建成水厂37座。\n"
        "刚刚过去的2025年，我们克服困难。\n新增企业120家。\n过去五年，群众受益。\n建成公园9座。\n"
    )
    figures = parse_report("甲山省.txt", text.encode()).figures
    assert [figure.period for figure in figures] == ["2021-2025"] * 2 + ["2025", "2021-2025"]


def test_a_year_further_ahead_is_a_target_of_that_year() -> None:
    (figure,) = read(plan="技术合同成交额2030年达到600亿元，创新体系更加完善。")
    assert (figure.period, figure.status) == ("2030", "target")


def test_each_end_of_a_movement_has_its_own_period() -> None:
    start, end = read("2025年，人均生产总值由2020年的5.2万元提高到7.4万元，实现新跨越。")
    assert (start.role, start.period) == ("from", "2020")
    assert (end.role, end.period) == ("to", "2025")


def test_where_a_movement_began_is_of_no_known_period_unless_said() -> None:
    start, end = read("研发投入强度从2.77%提高到3.3%左右，创新能力明显增强。")
    assert (start.period, end.period) == ("", "2025")


def test_where_what_five_years_changed_began_is_the_year_before_them() -> None:
    start, end = read("五年来，全国重点实验室从15家跃升到38家，实现了翻番。")
    assert (start.period, end.period) == ("2020", "2025")


def test_what_moved_to_the_same_year_moved_from_the_same_year() -> None:
    periods = [
        figure.period
        for figure in read(
            "生产总值从2020年的3.68万亿元增长到2025年的4.93万亿元，公共预算收入从3826.5亿元增长到4398.6亿元。"
        )
    ]
    assert periods == ["2020", "2025"] * 2


def test_with_the_year_it_began_in_a_span_has_six() -> None:
    start, _ = read("2020年到2025年，工业投资占比从17.9%提升到35.5%，结构更优。")
    assert start.period == "2020"


def test_a_level_reached_over_a_span_of_years_holds_at_its_end() -> None:
    built, reached = read("五年来，新建农村公路4.2万公里，常住人口城镇化率达到67.5%，面貌一新。")
    assert (built.period, reached.period) == ("2021-2025", "2025")


def test_what_several_years_added_up_to_is_of_all_of_them() -> None:
    words = "天然气五年累计产量达750亿立方米，成为净输出县。天然气产量达170亿立方米。"
    added, reached = read(words)
    assert (added.period, reached.period) == ("2021-2025", "2025")


def test_a_year_compared_with_is_not_the_period() -> None:
    (figure,) = read("旅游收入是2010年的2.6倍，旅游业实现跨越式发展。")
    assert (figure.period, figure.role) == ("2025", "change")


def test_a_report_without_passages_has_no_figures(shipped: Report) -> None:
    assert find_figures(replace(shipped, passages=())) == ()


def test_what_a_measure_was_before_it_changed_is_of_its_own_year() -> None:
    total, before, change, growth = read(
        "地区生产总值达到13697.5亿元，较“十三五”末的9323.1亿元增加4374.4亿元，增长33.6%。"
    )
    assert (before.role, before.period) == ("from", "2020")
    assert (change.role, growth.role, total.role) == ("change", "growth", "")


def test_the_previous_year_is_the_one_before_that_spoken_of() -> None:
    before, after = read("常住人口由上年729万人增加到732万人。")
    assert (before.period, after.period) == ("2024", "2025")


def test_what_many_things_became_holds_for_the_year_and_what_they_were_for_none() -> None:
    were, became = read("2025年，188个园区整合优化为120个。")
    assert (were.period, became.period) == ("", "2025")


def test_a_concentration_over_the_year_is_of_that_year() -> None:
    (level,) = read("五年来，环境质量改善。2025年PM2.5年均浓度36.2微克/立方米。")
    assert level.period == "2025"


def test_a_number_of_years_in_which_something_grew_is_its_period() -> None:
    (more,) = read("高新技术企业5年增加2万多家。")
    assert more.period == "2021-2025"


def test_a_yearly_average_holds_for_the_years_its_paragraph_speaks_of() -> None:
    _, average = read("五年来，航运物流发展壮大。2025年运行航线75条，快递业务量年均增长21%。")
    assert average.period == "2021-2025"


def test_what_was_obtained_is_no_target() -> None:
    (obtained,) = read("积极向上争取，争取到中央预算内投资2.76亿元。")
    assert obtained.status == "actual"


def test_an_amount_that_names_little_leans_on_the_title_of_its_paragraph() -> None:
    amount = read(
        plan="全面加快新城建设。坚持规划先行，高标准做好城市设计。年内计划投资64.8亿元。"
    )[0]
    assert "全面加快新城建设" in amount.context


def test_money_is_of_what_it_is_spent_on() -> None:
    assert read("投资4360万元，对城区雨水管网进行全面改造。")[0].label == (
        "投资多少万元，对城区雨水管网进行全面改造"
    )
