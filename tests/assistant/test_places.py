"""Places a question names, and the reports that may answer for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.asking.places import named_places, place_forms, reports_of, without_places
from assistant.asking.question import read_question
from assistant.asking.scope import (
    asks_of_one_year,
    forms_of,
    is_yearly_average,
    may_be_asked_in,
    may_hold_for,
    scope_of,
    speaks_of,
)
from assistant.prepare import read_alone
from corpus import Report, Years, fold_question, parse_report


def identified(speech: str, name: str) -> Report:
    """A report that says of itself where and when it was given."""
    return parse_report(name, f"政府工作报告\n{speech}\n各位代表：\n现在报告工作。".encode())


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("五原县有多少个行政村?", ("五原县",)),
        ("五原縣有多少個行政村?", ("五原县",)),
        ("杭锦后旗有多少个行政村?", ("杭锦后旗",)),
        ("包头清理了多少本?", ("包头市",)),
        ("北京市和天津市相差多少?", ("北京市", "天津市")),
        ("How many were revoked in Hohhot?", ("呼和浩特市",)),
        ("临河区有几个社区?", ("临河区",)),
        ("临河有几个社区?", ("临河区",)),
        ("全区有几个社区?", ()),
        ("各旗县区的乡镇和社区有几个?", ()),
        ("城市和城区有几个开发区?", ()),
        ("大理石产量是多少?", ()),
        ("京沪两地相差多少?", ("北京市", "上海市")),
        ("苏浙皖三省各多少?", ("江苏省", "浙江省", "安徽省")),
        ("京剧和沪剧演了几场?", ()),
        ("黄海南部有几个渔场?", ()),
        ("湖南人去年平均收入多少?", ("湖南省",)),
        ("申城去年种了多少棵树?", ("上海市",)),
        ("齊魯大地今年種了多少棵樹?", ("山东省",)),
        ("黑龙江和龙江哪个多?", ("黑龙江省",)),
        ("中原油田产油多少吨?", ()),
        ("建成几个县域快递物流中心?", ()),
        ("准备在县里建几个分拣中心?", ()),
        ("新设的县域医疗次中心有几个?", ()),
        ("有多少个县市区通了高速?", ()),
        ("上海参与的长三角一体化示范区有几项成果?", ("上海市",)),
        ("京津冀的进出口是多少?", ("北京市", "天津市", "河北省")),
        ("全国的进出口是多少?", ("全国",)),
        ("青海湖来了多少游客?", ("青海湖", "青海省")),
        ("江苏湖泊有几个?", ("江苏省",)),
        ("和周边旗市一起推什么线路?", ()),
        ("打的是什么旗号?", ()),
        ("上海浦东2025年完成了什么?", ("上海市",)),
        ("吉林长春2025年怎么样?", ("吉林省", "长春市")),
        ("北京路有多少商铺?", ()),
        ("有多少项是全国第一个搞的?", ()),
        ("全国重点文物保护单位和全国冠军各有几个?", ()),
        ("湘西自治州有多少公里高速?", ("湘西土家族苗族自治州",)),
        ("新疆自治区种了多少棉花?", ("新疆维吾尔自治区",)),
    ],
)
def test_places_are_named_by_their_full_names(
    report: Report, text: str, places: tuple[str, ...]
) -> None:
    assert named_places(fold_question(text).lower(), [report]) == places


def test_the_nation_is_a_place_where_a_report_is_of_it() -> None:
    nation = identified("——2015年3月5日在第十二届全国人民代表大会第三次会议上", "国务院.txt")
    for text in ("全国高铁有多长?", "我国高铁有多长?", "中国高铁有多长?", "china's railways?"):
        assert named_places(text, [nation]) == ("全国",)
    assert named_places("有几项居全国第一?", [nation]) == ()


def test_last_year_is_told_from_the_latest_report_of_the_place_named() -> None:
    speech = "——{}年1月5日在{}第十二届人民代表大会第三次会议上"
    reports = [
        identified(speech.format(2014, "甲县"), "甲.txt"),
        identified(speech.format(2026, "乙县"), "乙.txt"),
    ]
    assert read_alone("甲县去年修了几条路?", reports).question.periods == ("2013",)
    assert read_alone("去年修了几条路?", reports).question.periods == ("2025",)


@pytest.mark.parametrize(
    "text",
    [
        "2015年报告里的城镇化率是多少?",
        "按2015年甲县的政府工作报告,城镇化率是多少?",
        "2015年的报告提到城镇化率是多少?",
        "到2015年报告时城镇化率是多少?",
        "城镇化率是多少?见2015年政府工作报告",
        "城镇化率是多少(2015年报告)?",
        "what is the urbanization rate according to the 2015 government work report?",
    ],
)
def test_a_report_may_be_named_by_the_year_it_was_given_in(text: str) -> None:
    speech = "——{}年1月5日在甲县第十二届人民代表大会第三次会议上"
    reports = [identified(speech.format(year), f"{year}.txt") for year in (2015, 2016)]
    reading = read_alone(text, reports)
    assert [report.name for report in reading.scope.reports] == ["2015.txt"]
    assert reading.question.periods == ()


def test_a_year_without_a_report_given_in_it_is_the_year_asked_about() -> None:
    reports = [identified("——2016年1月5日在甲县第十二届人民代表大会第三次会议上", "甲.txt")]
    reading = read_alone("2015年报告里的城镇化率是多少?", reports)
    assert reading.question.periods == ("2015",)


@pytest.mark.parametrize("text", ["2015年听取了几份报告?", "2015年报告时间是几点?"])
def test_a_report_that_is_spoken_of_is_not_the_one_to_answer_from(text: str) -> None:
    speech = "——{}年1月5日在甲县第十二届人民代表大会第三次会议上"
    reports = [identified(speech.format(year), f"{year}.txt") for year in (2015, 2016)]
    assert read_alone(text, reports).question.periods == ("2015",)


def test_provinces_asked_of_together_may_be_named_by_their_signs() -> None:
    both = forms_of(("北京市", "天津市"))
    assert speaks_of("京津老人来养老", both)
    assert not speaks_of("北京老人来养老", both)
    assert not speaks_of("京津老人来养老", forms_of(("北京市", "石家庄市")))


def test_a_text_may_speak_of_a_province_by_its_sign() -> None:
    assert speaks_of("新设台企5家", forms_of(("台湾省",)))
    assert not speaks_of("新设站台5个", forms_of(("台湾省",)))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("豫2026年新增就业多少?", "河南省"),
        ("2025年粤新增就业多少?", "广东省"),
        ("皖城市低保涨了多少?", "安徽省"),
        ("琼省去年新增就业多少?", "海南省"),
        ("宁2025年新增就业多少?", "宁夏回族自治区"),
        ("新增就业多少?", ""),
        ("湘菜馆有几家?", ""),
        ("沪昆高铁有多长?", ""),
        ("云计算中心有几个?", ""),
        ("津补贴发了多少?", ""),
        ("晋升了多少人?", ""),
    ],
)
def test_a_province_may_be_named_by_its_sign_before_the_question(text: str, place: str) -> None:
    folded = read_question(text, Years("2025", "2026")).folded
    assert named_places(folded, []) == ((place,) if place else ())


@pytest.mark.parametrize(
    ("own", "asked", "found"),
    [
        (["温州"], "温州市", ["温州"]),
        (["静海"], "静海区", ["静海"]),
        (["静海区"], "静海区", ["静海区"]),
        (["温州", "温州市"], "温州市", ["温州", "温州市"]),
        (["吉林省", "吉林市"], "吉林市", ["吉林市"]),
        (["吉林", "吉林省", "吉林市"], "吉林市", ["吉林市"]),
        (["高阳县"], "高邑县", []),
    ],
)
def test_a_place_is_the_same_with_and_without_its_kind(
    report: Report, own: list[str], asked: str, found: list[str]
) -> None:
    reports = [replace(report, name=place, place=place) for place in own]
    assert [r.place for r in reports_of(asked, reports)] == found


def test_a_place_is_known_by_its_short_form() -> None:
    assert place_forms("临河区")[:2] == ("临河区", "临河")
    assert "包头" in place_forms("包头市")


@pytest.mark.parametrize(
    ("place", "spelt"),
    [("临河区", "linhe district"), ("海拉尔区", "hailar"), ("伊金霍洛旗", "yijinhuoluo banner")],
)
def test_a_place_no_list_has_is_known_by_its_pinyin(place: str, spelt: str) -> None:
    assert spelt in place_forms(place)


def test_the_reports_own_place_is_in_scope_and_another_is_foreign(report: Report) -> None:
    years = Years("2020", "")
    own = scope_of(read_question("臨河區有幾個社區?", years), [report])
    assert (own.reports, own.places, own.foreign) == ((report,), ("临河区",), ())
    other = scope_of(read_question("五原縣有幾個社區?", years), [report])
    assert (other.places, other.foreign) == ((), ("五原县",))
    neither = scope_of(read_question("有幾個社區?", years), [report])
    assert (neither.reports, neither.places, neither.foreign) == ((report,), (), ())


def test_a_report_of_no_known_place_is_shut_out_by_none(report: Report) -> None:
    unknown = replace(report, name="無題.txt", place="")
    years = Years("2020", "")
    named = scope_of(read_question("臨河區有幾個社區?", years), [report, unknown])
    assert (named.reports, named.placeless) == ((report,), (unknown,))
    unnamed = scope_of(read_question("有幾個社區?", years), [report, unknown])
    assert (unnamed.reports, unnamed.placeless) == ((report, unknown), ())


def test_a_year_is_answered_by_that_year_and_a_span_by_the_years_inside() -> None:
    assert may_hold_for("2020", ["2020"])
    assert may_hold_for("2018", ["2016-2020"])
    assert not may_hold_for("2015", ["2016-2020"])
    assert not may_hold_for("2019", ["2020"])
    assert may_hold_for("", ["2020"])
    assert may_hold_for("2019", [])


def test_the_average_of_several_years_is_of_none_of_them() -> None:
    years = Years("2020", "")
    assert is_yearly_average("2016-2020", "年均新增城镇就业多少万人")
    assert not is_yearly_average("2020", "PM2.5年均浓度多少微克/立方米")
    assert asks_of_one_year(read_question("2020年新增就业多少人?", years))
    assert not asks_of_one_year(read_question("2020年平均新增就业多少人?", years))
    assert not asks_of_one_year(read_question("2016到2020年新增就业多少人?", years))
    assert not asks_of_one_year(read_question("新增就业多少人?", years))


def test_counters_stand_in_for_each_other_but_measures_must_agree() -> None:
    assert may_be_asked_in("名", "本")
    assert may_be_asked_in("亿元", "万元")
    assert may_be_asked_in("%", "")
    assert not may_be_asked_in("%", "件")
    assert not may_be_asked_in("公里", "亿元")


def test_another_country_is_refused_by_name_and_a_railway_called_after_one_is_not() -> None:
    assert named_places("日本的粮食产量是多少?", ()) == ("日本",)
    assert named_places("japan's grain output", ()) == ("日本",)
    assert named_places("passengers on the china-laos railway", ()) == ()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("上海博物馆的古埃及大展带来多少消费?", ()),
        ("清华大学的专利有多少件?", ()),
        ("浦东的地区生产总值是多少?", ("浦东",)),
    ],
)
def test_a_house_in_a_place_is_no_place(text: str, places: tuple[str, ...]) -> None:
    folded = read_question(text, Years("2025", "2026")).folded
    assert named_places(folded, []) == places


def test_no_group_begins_in_the_name_of_a_place() -> None:
    assert named_places("湖北、广东三省gdp之和是多少", ()) == ("湖北省", "广东省")
    assert without_places("湖北、广东三省gdp", ("湖北省", "广东省")).split() == ["、", "三省gdp"]
