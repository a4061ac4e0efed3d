from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Span
from corpus.segments import JOINT, Segment, cut_segments, plain, words_between

MARKS = st.text(alphabet="甲乙丙，；：、（）()“”《》[]。 ", max_size=40)


def cut(text: str) -> list[str]:
    return [text[slice(*segment.span)] for segment in segments(text)]


def segments(text: str) -> list[Segment]:
    return cut_segments(text, Span(0, len(text)), [])


@given(MARKS)
def test_segments_lie_inside_the_sentence_and_hold_words(text: str) -> None:
    found = segments(text)
    assert all(0 <= s.span.start < s.span.end <= len(text) for s in found)
    assert all(text[slice(*s.span)].strip() for s in found)
    assert [s.span.start for s in found] == sorted(s.span.start for s in found)


@given(MARKS)
def test_every_word_belongs_to_a_segment(text: str) -> None:
    covered = {i for s in segments(text) for i in range(*s.span)}
    assert all(i in covered for i, char in enumerate(text) if char in "甲乙丙")


def test_a_sentence_is_cut_at_its_commas() -> None:
    assert cut("共受理矛盾纠纷7364件，调处成功5229件，调解成功率71%。") == [
        "共受理矛盾纠纷7364件",
        "调处成功5229件",
        "调解成功率71%",
    ]


def test_a_parenthesis_is_a_segment_of_what_it_explains() -> None:
    text = "完善监管体系（对900户企业列入名录，并公示）全覆盖，加强监管"
    outer, first, second, _ = segments(text)
    assert text[slice(*outer.span)] == "完善监管体系（对900户企业列入名录，并公示）全覆盖"
    assert words_between(text, *outer.span) == "完善监管体系全覆盖"
    assert first.outer is not None
    assert text[slice(*first.outer)] == "完善监管体系"
    assert first.group == second.group != outer.group


def test_a_parenthesis_left_open_ends_with_the_sentence() -> None:
    assert cut("提升满意度(部门由18个增加到25个,事项408项。") == [
        "提升满意度",
        "部门由18个增加到25个",
        "事项408项",
    ]


def test_titles_and_short_quotations_are_not_cut() -> None:
    text = "做到“权力进清单，清单之外无权力”，落实《实施纲要（2015—2020年）》，共5项"
    assert cut(text) == [
        "做到“权力进清单，清单之外无权力”",
        "落实《实施纲要（2015—2020年）》",
        "共5项",
    ]


def test_marks_inside_a_quantity_do_not_cut() -> None:
    text = "新增设备1万台（套）以上，增长5%"
    quantity = Span(text.index("1"), text.index("）") + 1)
    found = cut_segments(text, Span(0, len(text)), [quantity])
    assert len(found) == 2


def test_what_stands_before_a_colon_leads_the_list_after_it() -> None:
    text = "主要预期目标是：生产总值增长5%；粮食产量513万吨"
    target, growth, grain = segments(text)
    assert growth.lead == grain.lead == target.span
    assert growth.group != grain.group


def test_fillers_and_list_numbers_are_no_words() -> None:
    assert plain("其中，行政许可") == "行政许可"
    assert plain("1.通过以工代赈") == "通过以工代赈"
    assert plain("二是改造建设") == "改造建设"
    assert plain("同时,进一步确认") == "进一步确认"
    assert plain("共济金额") == "共济金额"


def test_joints_inside_words_do_not_join() -> None:
    assert JOINT.split("城镇和农村、学校以及医院") == ["城镇", "农村", "学校", "医院"]
    assert JOINT.split("普及率与参与和谐") == ["普及率", "参与和谐"]
