"""What counts as correct, wrong and not attempted."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Answer
from corpus import Span
from eval.measuring.judging import agrees_when_rounded, judge, polarity
from eval.sets.questions import GoldQuestion
from tests.eval.builders import abstention, answer, calculation, figure, gold, stated


def outcome(question: GoldQuestion, given: Answer) -> str:
    return judge(question, given).outcome


def test_a_figure_is_right_only_in_value_and_unit() -> None:
    question = gold(stated("374", "名"))
    assert outcome(question, answer(figure("374", "名"))) == "correct"
    assert outcome(question, answer(figure("375", "名"))) == "wrong"
    assert outcome(question, answer(figure("374", "件"))) == "wrong"
    assert outcome(question, answer()) == "wrong"


def test_script_and_width_of_a_unit_do_not_matter_but_its_meaning_does() -> None:
    assert outcome(gold(stated("5291", "项")), answer(figure("5291", "項"))) == "correct"
    assert outcome(gold(stated("71", "%")), answer(figure("71", "％"))) == "correct"
    assert outcome(gold(stated("71", "%")), answer(figure("71", "個百分點"))) == "wrong"


def test_only_the_headline_figure_answers_a_figure_question() -> None:
    question = gold(stated("374", "名"))
    assert outcome(question, answer(figure("1020", "名"), figure("374", "名"))) == "wrong"


def test_abstaining_is_correct_when_the_report_does_not_say_and_not_attempted_when_it_does() -> (
    None
):
    unknown = gold(kind="unanswerable", answerable=False)
    assert outcome(unknown, abstention()) == "correct"
    assert outcome(unknown, answer(figure("374", "名"))) == "wrong"
    assert outcome(gold(stated("374", "名")), abstention()) == "not attempted"


def test_a_list_needs_every_figure_and_reports_its_order() -> None:
    question = gold(stated("189", "項"), stated("55", "項"), kind="list")
    in_order = judge(question, answer(figure("189", "項"), figure("55", "項")))
    reversed_ = judge(question, answer(figure("55", "項"), figure("189", "項")))
    assert (in_order.outcome, in_order.in_order) == ("correct", True)
    assert (reversed_.outcome, reversed_.in_order) == ("correct", False)
    assert outcome(question, answer(figure("189", "項"))) == "wrong"


def test_a_list_with_a_figure_too_many_is_wrong() -> None:
    question = gold(stated("189", "項"), stated("55", "項"), kind="list")
    asked = [figure("189", "項"), figure("55", "項")]
    assert outcome(question, answer(*asked, figure("374", "名"))) == "wrong"
    assert outcome(question, answer(*asked, figure("55", "項"))) == "wrong"


def test_a_figure_that_is_gold_twice_is_needed_twice() -> None:
    question = gold(stated("9", "個"), stated("9", "個"), kind="list")
    assert outcome(question, answer(figure("9", "個"))) == "wrong"
    assert outcome(question, answer(figure("9", "個"), figure("9", "個"))) == "correct"


def test_a_comparison_may_name_either_side_first() -> None:
    question = gold(stated("4.5", "%"), stated("5.5", "%"), kind="comparison")
    verdict = judge(question, answer(figure("5.5", "%"), figure("4.5", "%")))
    assert (verdict.outcome, verdict.in_order) == ("correct", None)


def test_a_calculated_answer_is_judged_by_its_result() -> None:
    question = gold(kind="calculated", calculation=stated("2135", "件"))
    operands = [figure("7364", "件"), figure("5229", "件")]
    assert outcome(question, answer(*operands, calculation=calculation("2135", "件"))) == "correct"
    assert outcome(question, answer(*operands, calculation=calculation("2136", "件"))) == "wrong"
    assert outcome(question, answer(*operands, calculation=calculation("2135", "%"))) == "wrong"
    assert outcome(question, answer(*operands)) == "wrong"


def test_a_result_the_report_states_itself_needs_no_calculation() -> None:
    question = gold(kind="calculated", calculation=stated("71", "%"))
    assert outcome(question, answer(figure("71", "%"))) == "correct"


@pytest.mark.parametrize(
    ("value", "rounded", "unit", "agrees"),
    [
        ("71.0076", "71", "%", True),
        ("71.0076", "71.01", "%", True),
        ("71.02", "71.01", "%", True),
        ("71.03", "71.01", "%", False),
        ("71.6", "71", "%", False),
        ("2135.4", "2135", "件", False),
        ("1.408", "1.41", "倍", True),
    ],
)
def test_calculated_values_are_compared_at_the_precision_of_the_gold_value(
    value: str, rounded: str, unit: str, agrees: bool
) -> None:
    assert agrees_when_rounded(Decimal(value), Decimal(rounded), unit) is agrees


@given(st.decimals(0, 100, places=6), st.integers(1, 4))
def test_a_share_agrees_with_itself_rounded(value: Decimal, places: int) -> None:
    assert agrees_when_rounded(value, round(value, places), "%")


def test_a_yes_or_no_question_needs_the_right_word_and_the_right_figure() -> None:
    question = gold(stated("71", "%"), kind="yesno", answer="不是,71%")
    assert outcome(question, answer(figure("71", "%"), text="不是,71%。")) == "correct"
    assert outcome(question, answer(figure("71", "%"), text="是,71%。")) == "wrong"
    assert outcome(question, answer(figure("71", "%"), text="71%。")) == "wrong"
    assert outcome(question, answer(figure("72", "%"), text="不是,72%。")) == "wrong"


def test_polarity_is_read_in_three_languages() -> None:
    assert [polarity(text) for text in ("是的,13次。", "Yes, 13.", "沒有。", "No.", "13次。")] == [
        True,
        True,
        False,
        False,
        None,
    ]


def test_a_text_answer_is_right_when_its_first_citation_points_into_the_evidence() -> None:
    question = gold(kind="text", evidence=[Span(100, 120)])
    assert outcome(question, answer(cited=Span(90, 130))) == "correct"
    assert outcome(question, answer(cited=Span(120, 130))) == "wrong"
    assert outcome(question, answer(cited=Span(90, 130), report="五原.txt")) == "wrong"
    assert outcome(question, answer()) == "wrong"


def test_highlights_say_more_exactly_than_their_passage_where_the_answer_is() -> None:
    question = gold(kind="text", evidence=[Span(100, 120)])
    passage = Span(50, 150)
    assert outcome(question, answer(cited=passage, highlights=[Span(60, 70)])) == "wrong"
    assert outcome(question, answer(cited=passage, highlights=[Span(119, 125)])) == "correct"


def test_overlap_with_a_gold_answer_in_words_is_measured_beside_the_outcome() -> None:
    question = gold(kind="text", evidence=[Span(0, 9)], answer="鄉鎮綜合執法局")
    verdict = judge(question, answer(text="乡镇综合执法局。", cited=Span(0, 9)))
    assert verdict.overlap == 1


def test_overlap_is_not_measured_where_a_figure_is_the_answer() -> None:
    question = gold(stated("374", "名"), answer="374名")
    assert judge(question, answer(figure("374", "名"), text="374名。据报告…")).overlap is None
