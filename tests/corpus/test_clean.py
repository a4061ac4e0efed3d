import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.clean import ONE_FOR_ONE, clean
from corpus.sources import SHIPPED

NOISY = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("區(qū)（）執zhíǎ0１９％．Ａ 　\r\n\t\u200b\ufeff。，、“”的届*#")),
        st.characters(),
    )
)

LONG = "累计治理河流长度达到三千公里，空气质量优良天数持续增加，生态环境保护督察整改取得明显成效"


@given(NOISY)
def test_every_clean_character_is_the_original_one_at_its_offset(text: str) -> None:
    cleaned, offsets = clean(text)
    originals = "".join(text[offset] for offset in offsets[:-1])
    assert cleaned == originals.translate(ONE_FOR_ONE)


@given(NOISY)
def test_offsets_rise_strictly_and_end_at_the_end_of_the_text(text: str) -> None:
    cleaned, offsets = clean(text)
    assert len(offsets) == len(cleaned) + 1
    assert offsets[-1] == len(text)
    assert all(before < after for before, after in pairwise(offsets))


@pytest.mark.parametrize(
    ("noisy", "expected"),
    [
        ("臨河區(qū)", "臨河區"),
        ("行政執(zhí)法監(jiān)督", "行政執法監督"),
        ("規（guī）范", "規范"),
        ("环(huán)境", "环境"),
        ("關(\u0261uān)于", "關于"),
        ("發(fa\u0304)展", "發展"),
        ("執(Zhí)法", "執法"),
        ("绿(lǜ)色", "绿色"),
        ("行(xíng)(háng)", "行"),
    ],
)
def test_a_reading_of_the_character_before_it_goes(noisy: str, expected: str) -> None:
    assert clean(noisy)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "世界衛生組織(WHO)",
        "(一)高位推進",
        "綱要(2015—2020年)",
        "選項(a)",
        "啊(a)",
        "區(zhí)",
        "(qū)",
        "村(社區)",
        "A(ā)",
    ],
)
def test_genuine_parentheses_stay(text: str) -> None:
    assert clean(text)[0] == text


def test_the_shipped_report_loses_all_its_glosses_and_nothing_else() -> None:
    text = (SHIPPED / "linhe-2020-rule-of-law.txt").read_text(encoding="utf-8")
    gloss = re.compile(r"\([a-z]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*\)")
    assert len(gloss.findall(text)) == 148
    assert clean(text)[0] == gloss.sub("", text)


@pytest.mark.parametrize(
    ("noisy", "expected"),
    [
        ("　　全年完成\r\n\u00a0\t二是 \r\n", "全年完成\n二是\n"),
        ("一\r二\r\n三\r\r\n四", "一\n二\n三\n\n四"),
        ("达到 287.9亿元", "达到287.9亿元"),
        ("卫生室 8所", "卫生室8所"),
        ("共 8 所", "共8所"),
        ("3.6 : 48 : 48.4", "3.6:48:48.4"),
        ("１０２０名，７１．５％，ＰＭ", "1020名，71.5%，PM"),
        ("投资１，２３４．５万元，占１２，其中３０３人", "投资1,234.5万元，占12，其中303人"),
        (
            "收入878，631万元，占5，另有8，241名，增长3．6，103户",
            "收入878,631万元，占5，另有8,241名，增长3.6，103户",
        ),
        ("产值1\u2009234\u202f567元，共5\u2009所", "产值1234567元，共5所"),
        ("零\u200b宽\ufeff字", "零宽字"),
        ("**一、总体情况**", "一、总体情况"),
    ],
)
def test_white_space_and_width_are_normalised(noisy: str, expected: str) -> None:
    assert clean(noisy)[0] == expected


@pytest.mark.parametrize(
    "text", ["政 府 工 作 报 告", "市长 龚 正", "1. 总体要求", "2026-02-03 09:02", "5G 基站", "A 1"]
)
def test_white_space_that_separates_stays(text: str) -> None:
    assert clean(text)[0] == text


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        (f"{LONG}，PM\n2.5\n年平均浓度20微克。", f"{LONG}，PM2.5年平均浓度20微克。"),
        ("中国电子增资，\n协和基地顺利推进。", "中国电子增资，协和基地顺利推进。"),
        ("“双向\n揭榜\n挂帅”的简称。", "“双向揭榜挂帅”的简称。"),
        ("（\n三）改革开放", "（三）改革开放"),
        ("经济社会发展的\n主要目标\n是：增长5%。", "经济社会发展的主要目标是：增长5%。"),
    ],
)
def test_a_break_inside_a_sentence_is_mended(broken: str, expected: str) -> None:
    assert clean(broken)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "一、2025年工作回顾\n（一）经济运行稳中有进\n全年增长5%。",
        "增长5%。\n二、2026年工作安排",
        "他说：“好。”\n各位代表：",
        "下载\n打印\n全屏",
    ],
)
def test_headings_and_paragraphs_stay_on_lines_of_their_own(text: str) -> None:
    assert clean(text)[0] == text


def test_text_wrapped_at_a_column_is_unwrapped() -> None:
    sentence = "全区人民调解组织共受理各类矛盾纠纷七千余件，调处成功五千余件，调解成功率稳步提高"
    paragraph = sentence * 12 + "。"
    wrapped = "\n".join(paragraph[i : i + 40] for i in range(0, len(paragraph), 40))
    assert clean(f"一、工作回顾\n{wrapped}\n二、工作安排")[0] == (
        f"一、工作回顾\n{paragraph}\n二、工作安排"
    )


def test_a_list_of_short_lines_is_not_taken_for_wrapped_text() -> None:
    names = "\n".join(["行政许可", "行政确认", "行政奖励", "行政给付"] * 5)
    assert clean(names)[0] == names


def test_nothing_cleans_to_nothing() -> None:
    assert clean("") == ("", (0,))
