"""Calculation with figures as a report states them: exact, in one unit, shown with operands."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.calculation.arithmetic import calculate, commensurable, comparable
from assistant.model import Calculation
from assistant.words.lexicon import Operation
from tests.assistant.builders import stated

counts = st.integers(1, 10**9).map(lambda n: stated(f"{n}件"))
parts_of_whole = st.lists(st.integers(1, 10**6), min_size=2, max_size=6)


def worked_out(operation: Operation, *texts: str) -> Calculation:
    calculation = calculate(operation, [stated(text) for text in texts])
    assert calculation is not None
    return calculation


@pytest.mark.parametrize(
    ("operation", "operands", "expression"),
    [
        ("difference", ("7364件", "5229件"), "7364件 − 5229件 = 2135件"),
        ("sum", ("189项", "55项", "42项"), "189项 + 55项 + 42项 = 286项"),
        ("part", ("5229件", "7364件"), "5229件 ÷ 7364件 ≈ 71.01%"),
        ("rise", ("18个", "25个"), "25个 − 18个 = 7个"),
        ("growth", ("18个", "25个"), "(25个 − 18个) ÷ 18个 ≈ 38.89%"),
        ("average", ("3651人", "122个"), "3651人 ÷ 122个 ≈ 29.93人"),
        ("times", ("112项", "14项"), "112项 ÷ 14项 = 8倍"),
        ("remainder", ("7364件", "5229件"), "(7364件 − 5229件) ÷ 7364件 ≈ 28.99%"),
        ("whole", ("9.7亿元", "50.2%"), "9.7亿元 ÷ 50.2% ≈ 19.32亿元"),
        ("base", ("5853.9亿元", "3.9%"), "5853.9亿元 ÷ (1 + 3.9%) ≈ 5634.17亿元"),
    ],
)
def test_each_operation_shows_its_operands_and_its_result(
    operation: Operation, operands: tuple[str, ...], expression: str
) -> None:
    calculation = worked_out(operation, *operands)
    assert calculation.expression == expression
    assert [figure.text for figure in calculation.operands] == list(operands)
    assert expression.endswith(f" {calculation.value.normalize():f}{calculation.unit}")


def test_a_part_is_held_against_others_together() -> None:
    calculation = worked_out("part", "72件", "72件", "130件")
    assert calculation.expression == "72件 ÷ (72件 + 130件) ≈ 35.64%"


def test_persons_are_counted_in_several_words() -> None:
    assert worked_out("difference", "70位", "49名").expression == "70位 − 49名 = 21位"
    assert not commensurable([stated("70位"), stated("49名")])


def test_medals_of_every_metal_are_medals() -> None:
    assert worked_out("sum", "9金", "5银", "6铜").expression == "9金 + 5银 + 6铜 = 20枚"


def test_firms_are_counted_in_two_words_and_not_with_things() -> None:
    firms = worked_out("difference", "147万户", "57.3万家")
    assert firms.expression == "147万户 − 57.3万家 = 89.7万户"
    assert calculate("difference", [stated("147家"), stated("57个")]) is None


def test_what_is_of_one_measure_is_in_scales_next_to_each_other() -> None:
    assert comparable(stated("1.2亿元"), stated("3000万元"))
    assert not comparable(stated("75.4亿元"), stated("58794元"))
    assert calculate("times", [stated("37820元"), stated("2599万元")]) is None


def test_a_rate_stays_one_in_another_scale() -> None:
    figures = [stated("1.2万元/月"), stated("8000元/月")]
    calculation = calculate("difference", figures, unit="元")
    assert calculation is not None
    assert calculation.expression.endswith("= 4000元/月")


def test_decimals_are_exact_where_binary_floats_are_not() -> None:
    assert worked_out("difference", "0.3亿元", "0.1亿元").value == Decimal("0.2")
    assert worked_out("sum", "0.1亿元", "0.2亿元").value == Decimal("0.3")


def test_scales_of_one_unit_are_converted_to_the_first() -> None:
    assert worked_out("difference", "1.2亿元", "3000万元").value == Decimal("0.9")
    assert worked_out("difference", "1.2亿元", "3000万元").unit == "亿元"
    assert worked_out("sum", "3000万元", "1.2亿元").value == 15000
    assert worked_out("part", "3000万元", "1.2亿元").value == 25
    assert worked_out("times", "1.2亿元", "3000万元").value == 4


@pytest.mark.parametrize(
    ("whole", "number", "to_one"),
    [
        ("180万平方米", "1.5万户", "120平方米"),
        ("240万元", "4000户", "600元"),
        ("2亿元", "40个", "500万元"),
        ("30亿元", "40个", "0.75亿元"),
        ("90亿元", "30个", "3亿元"),
    ],
)
def test_how_much_there_is_to_one_is_shown_in_a_scale_that_shows_it(
    whole: str, number: str, to_one: str
) -> None:
    calculation = worked_out("average", whole, number)
    assert calculation.expression == f"{whole} ÷ {number} = {to_one}"


def test_a_difference_of_percentages_is_in_percentage_points() -> None:
    assert worked_out("difference", "71%", "65.5%").expression == "71% − 65.5% = 5.5个百分点"
    assert worked_out("rise", "65.5%", "71%").unit == "个百分点"
    assert worked_out("difference", "71％", "65.5%").unit == "个百分点"


def test_a_fall_is_negative() -> None:
    assert worked_out("rise", "25个", "18个").value == -7
    assert worked_out("growth", "25个", "18个").value == -28


def test_hedges_of_the_report_are_shown_with_the_operands() -> None:
    assert worked_out("sum", "180多份", "190多份").expression.startswith("180多份 + 190多份")
    assert worked_out("sum", "近3万户", "2万户").expression.startswith("近3万户 + 2万户")


@pytest.mark.parametrize(
    "operands",
    [
        ("374名", "5229件"),
        ("71%", "7364件"),
        ("71%", "3个百分点"),
        ("12亿元", "12亿美元"),
        ("15—20个", "7个"),
        ("8.7∶41.2∶50.1", "7个"),
    ],
)
@pytest.mark.parametrize("operation", ["difference", "sum", "part", "rise", "growth", "times"])
def test_different_units_and_ranges_are_refused(
    operation: Operation, operands: tuple[str, str]
) -> None:
    figures = [stated(text) for text in operands]
    assert not commensurable(figures)
    assert calculate(operation, figures) is None


@pytest.mark.parametrize("operation", ["part", "average", "times"])
def test_dividing_by_zero_is_refused(operation: Operation) -> None:
    assert calculate(operation, [stated("22件"), stated("0件")]) is None


def test_growth_from_zero_is_refused() -> None:
    assert calculate("growth", [stated("0件"), stated("22件")]) is None


def test_growth_to_zero_is_a_fall_by_all() -> None:
    assert worked_out("growth", "22件", "0件").value == -100


def test_one_operand_is_no_calculation() -> None:
    assert calculate("sum", [stated("22件")]) is None


@given(parts_of_whole)
def test_a_sum_does_not_depend_on_order_and_is_exact(values: list[int]) -> None:
    figures = [stated(f"{value}件") for value in values]
    forwards, backwards = calculate("sum", figures), calculate("sum", figures[::-1])
    assert forwards is not None
    assert backwards is not None
    assert forwards.value == backwards.value == sum(values)


@given(parts_of_whole)
def test_the_whole_is_any_part_and_what_remains_without_it(values: list[int]) -> None:
    whole, part = stated(f"{sum(values)}件"), stated(f"{values[0]}件")
    rest = calculate("difference", [whole, part])
    assert rest is not None
    assert rest.value + part.value == whole.value


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_part_and_the_rest_make_a_hundred_percent(first: int, second: int) -> None:
    whole = stated(f"{first + second}件")
    shares = [calculate("part", [stated(f"{n}件"), whole]) for n in (first, second)]
    total = sum((share.value for share in shares if share), Decimal(0))
    assert abs(total - 100) <= Decimal("0.01")


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_rise_undone_leads_back(start: int, end: int) -> None:
    up = calculate("rise", [stated(f"{start}件"), stated(f"{end}件")])
    down = calculate("difference", [stated(f"{start}件"), stated(f"{end}件")])
    assert up is not None
    assert down is not None
    assert up.value == -down.value


@given(st.decimals(1, 9999, places=2), st.decimals(1, 9999, places=2))
def test_the_scale_a_report_writes_does_not_change_a_share(first: Decimal, second: Decimal) -> None:
    assume(first != second)
    in_yi = calculate("part", [stated(f"{first}亿元"), stated(f"{second}亿元")])
    in_wan = calculate("part", [stated(f"{first * 10000:f}万元"), stated(f"{second}亿元")])
    assert in_yi is not None
    assert in_wan is not None
    assert in_yi.value == in_wan.value


def test_a_result_is_rounded_as_wanted_and_by_itself_to_two_decimals() -> None:
    operands = [stated("3651人"), stated("122个")]
    texts = [calculate("average", operands, decimals=d) for d in (None, 0, 1, 3)]
    assert [found.expression for found in texts if found] == [
        "3651人 ÷ 122个 ≈ 29.93人",
        "3651人 ÷ 122个 ≈ 30人",
        "3651人 ÷ 122个 ≈ 29.9人",
        "3651人 ÷ 122个 ≈ 29.926人",
    ]


def test_a_half_is_rounded_up() -> None:
    found = calculate("average", [stated("5项"), stated("2次")], decimals=0)
    assert found is not None
    assert found.value == 3


@pytest.mark.parametrize(
    ("unit", "expression"),
    [
        ("元", "2.65亿元 ÷ 2.15万名 ≈ 12325.58元"),
        ("万元", "2.65亿元 ÷ 2.15万名 ≈ 1.23万元"),
        ("", "2.65亿元 ÷ 2.15万名 ≈ 1.23万元"),
        ("人", "2.65亿元 ÷ 2.15万名 ≈ 1.23万元"),
    ],
)
def test_a_result_is_in_the_scale_it_is_wanted_in(unit: str, expression: str) -> None:
    found = calculate("average", [stated("2.65亿元"), stated("2.15万名")], unit=unit)
    assert found is not None
    assert found.expression == expression
