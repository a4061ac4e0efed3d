"""What a label counts and what a question asks to be counted: the noun beside the number."""

from __future__ import annotations

import pytest

from assistant.asking.counting import counted_in_label, counted_in_question


@pytest.mark.parametrize(
    ("label", "unit", "noun"),
    [
        ("全区多少所中小学校全部聘请了法治副校长和法治辅导员", "所", "中小学校"),
        ("清理多少名不具备行政执法资格人员的行政执法证", "名", "行政执法证"),
        ("对临河区本级行政执法单位的多少名新申请行政执法资格证的人员组织了颁证考试", "名", "人员"),
        ("多少个街道办事处均已建成独立的便民服务中心", "个", "街道办事处"),
        ("议题多少项", "项", "议题"),
        ("行政征收多少项", "项", "行政征收"),
        ("纠错率多少%", "%", "纠错率"),
        ("调处成功多少件", "件", ""),
        ("新设多少个取水口", "个", "取水口"),
    ],
)
def test_a_label_counts_the_noun_beside_its_number(label: str, unit: str, noun: str) -> None:
    assert counted_in_label(label, unit) == noun


@pytest.mark.parametrize(
    ("question", "unit", "noun"),
    [
        ("聘请了多少名法治副校长?", "名", "法治副校长"),
        ("设有便民服务代办点的学校有几所?", "所", "学校"),
        ("行政许可有多少项?", "项", "行政许可"),
        ("群众满意度达到多少?", "", "群众满意度"),
        ("清理了多少张执法证?", "张", "执法证"),
        ("注销掉几本执法证?", "本", "执法证"),
        # The measure word is of the noun before the verb.
        ("行政执法证清理了多少本?", "本", "行政执法证"),
        # No noun comes after this 的.
        ("新考证的人是几个单位的呀?", "个", "单位"),
        # Persons are not counted in 家, so what they are of is.
        ("参加学习的是多少家单位的人?", "家", "单位"),
        ("参加学习的是多少名单位的人员?", "名", "人员"),
    ],
)
def test_a_question_counts_the_noun_beside_its_asking_word(
    question: str, unit: str, noun: str
) -> None:
    span = counted_in_question(question, unit)
    assert span is not None
    assert question[slice(*span)] == noun


@pytest.mark.parametrize("question", ["培训班一共培训了多少人次?", "什么时候召开的?"])
def test_persons_need_no_noun_and_other_questions_count_nothing(question: str) -> None:
    assert counted_in_question(question, "人次" if "人次" in question else "") is None
