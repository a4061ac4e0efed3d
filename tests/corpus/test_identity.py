import pytest

from corpus.errors import UnreadableReport
from corpus.identity import identify

HAILAR_2013 = """政 府 工 作 报 告

----2013年2月28日在海拉尔区第十四届人民代表大会第二次会议上

海拉尔区人民政府区长　　杜联合
各位代表：
现在，我代表区政府向大会作工作报告，请予审议。
一、过去一年工作回顾
2012年，区政府紧紧围绕“两个中心”建设，全年地区生产总值完成235.2亿元。"""


def test_a_work_report_given_in_february_reports_on_the_year_before() -> None:
    identity = identify("海拉尔区-2013年政府工作报告.txt", HAILAR_2013)
    assert identity[:5] == (
        "海拉尔区2013年政府工作报告",
        "海拉尔区",
        "2012",
        "2013",
        "政府工作报告",
    )


def test_the_text_alone_is_enough() -> None:
    identity = identify("report.txt", HAILAR_2013)
    assert identity[:5] == identify("海拉尔区-2013年政府工作报告.txt", HAILAR_2013)[:5]


def test_every_inferred_field_says_where_it_was_found() -> None:
    evidence = identify("report.txt", HAILAR_2013).evidence
    assert set(evidence) == {"title", "place", "period", "plan_period", "kind"}
    assert evidence["period"].startswith("2013年2月28日在海拉尔区")
    assert evidence["title"] == "政府工作报告"
    assert identify("海拉尔区-2013年.txt", "无题。").evidence["place"].startswith("文件名")


@pytest.mark.parametrize(
    ("delivery", "place", "period", "plan_period"),
    [
        (
            "——二〇二六年一月二十七日在甘肃省十四届人民代表大会第四次会议上",
            "甘肃省",
            "2025",
            "2026",
        ),
        (
            "——2019年3月4日在呼伦贝尔市海拉尔区第十五届人民代表大会第三次会议上",
            "海拉尔区",
            "2018",
            "2019",
        ),
        (
            "（2026年1月27日在贵州省第十四届人民代表大会第四次会议上）",
            "贵州省",
            "2025",
            "2026",
        ),
        (
            "——2026年2月4日在内蒙古自治区第十四届人民代表大会第五次会议上",
            "内蒙古自治区",
            "2025",
            "2026",
        ),
        (
            "——2026年1月26日在广东省第十四届\n人民代表大会第五次会议上",
            "广东省",
            "2025",
            "2026",
        ),
        (
            "——2021年2月3日在臨河區第四屆人民代表大會第五次會議上",
            "臨河區",
            "2020",
            "2021",
        ),
        ("——2015年3月5日在第十二届全国人民代表大会第三次会议上", "全国", "2014", "2015"),
    ],
)
def test_delivery_gives_place_and_years(
    delivery: str, place: str, period: str, plan_period: str
) -> None:
    identity = identify("x.txt", f"政府工作报告\n{delivery}\n各位代表：\n现在，向大会报告工作。")
    assert (identity.place, identity.period, identity.plan_period) == (place, period, plan_period)


@pytest.mark.parametrize(
    "text",
    [
        "1999年，白磊加盟北京国安，并随队参加联赛。",
        "2010年，公司上市。",
        "2005年，他转到上海市一所中学任教。",
        "2012年以来，全市各级部门共建社区。",
    ],
)
def test_not_every_sentence_that_opens_with_a_year_names_a_place(text: str) -> None:
    assert identify("x.txt", text).place == ""


@pytest.mark.parametrize("place", ["臨河區", "锡林郭勒盟", "沙市区", "和平区", "从化区"])
def test_a_place_that_is_said_to_do_something_in_a_year_is_the_reports(place: str) -> None:
    assert identify("x.txt", f"2020年，{place}深入推进依法行政。").place == place


@pytest.mark.parametrize("name", ["某市2022年执法情况报告.txt", "x.txt"])
def test_a_city_that_is_left_unnamed_is_no_place(name: str) -> None:
    assert identify(name, "某市2022年执法情况报告\n2022年，某市全面依法行政。").place == ""


def test_a_report_given_for_the_state_council_is_of_the_nation() -> None:
    text = (
        "政府工作报告\n各位代表：现在，我代表国务院，向大会报告政府工作。\n2014年，经济平稳运行。"
    )
    assert identify("2015年.txt", text).place == "全国"


def test_a_work_report_given_in_autumn_is_about_its_own_year() -> None:
    delivery = "——2020年9月3日在某县第四届人民代表大会第五次会议上"
    text = f"2020年政府工作报告\n{delivery}\n2020年，全县增长5%。"
    identity = identify("x.txt", text)
    assert (identity.period, identity.plan_period) == ("2020", "")


def test_without_a_delivery_date_the_review_heading_gives_the_year() -> None:
    identity = identify("政府工作报告.txt", "政府工作报告\n一、2018年工作回顾\n全年增长6%。")
    assert (identity.period, identity.plan_period) == ("2018", "2019")


def test_a_work_report_is_called_after_the_year_it_is_given_in() -> None:
    identity = identify("广东省广州市2021年政府工作报告.md", "全市上下团结奋斗。")
    assert identity[:5] == ("广州市2021年政府工作报告", "广州市", "2020", "2021", "政府工作报告")


@pytest.mark.parametrize(
    ("name", "place", "period", "kind"),
    [
        ("臨河區2020年法治政府建設報告.txt", "臨河區", "2020", "法治政府建設報告"),
        ("2020年杭州市西湖区法治政府建设年度报告.txt", "西湖区", "2020", "法治政府建设年度报告"),
        (
            "鄂伦春自治旗2018年国民经济和社会发展统计公报.txt",
            "鄂伦春自治旗",
            "2018",
            "国民经济和社会发展统计公报",
        ),
    ],
)
def test_other_reports_are_about_the_year_in_their_title(
    name: str, place: str, period: str, kind: str
) -> None:
    identity = identify(name, "各项任务全部完成。")
    assert (identity.place, identity.period, identity.kind) == (place, period, kind)
    assert identity.plan_period == ""


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        (
            "关于青山市2025年预算执行情况和2026年预算草案的报告",
            "预算执行情况和预算草案报告",
        ),
        (
            "关于青山市2025年国民经济和社会发展计划执行情况与2026年计划草案的报告",
            "国民经济和社会发展计划执行情况与计划草案报告",
        ),
        (
            "青山市第十五届人民代表大会财政经济委员会关于青山市2025年预算执行情况和2026年预算草案的审查结果报告",
            "预算执行情况和预算草案的审查结果报告",
        ),
    ],
)
def test_a_title_of_two_years_tells_what_was_done_and_what_is_planned(
    title: str, kind: str
) -> None:
    text = f"{title}\n\n一、2025年工作总结\n全年收入12亿元，增长4%。"
    identity = identify("青山市2025年报告.txt", text)
    assert identity[:5] == (title, "青山市", "2025", "2026", kind)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("青山市2025年经济运行情况分析", "经济运行情况分析"),
        ("青山市财政局2025年工作总结和2026年工作计划", "工作总结和工作计划"),
        ("青山市卫生健康委员会2025年工作总结及2026年工作打算", "工作总结及工作打算"),
        ("2014年青山市农村经济发展情况", "农村经济发展情况"),
        ("关于青山市2025年财政决算的报告", "财政决算报告"),
    ],
)
def test_a_first_line_of_another_kind_is_a_title_if_it_names_a_year(title: str, kind: str) -> None:
    text = f"{title}\n\n一、全市经济运行情况\n全年完成产值12亿元。"
    identity = identify("青山.txt", text)
    assert (identity.title, identity.kind) == (title, kind)
    assert identity.plan_period == ""


@pytest.mark.parametrize(
    ("name", "place", "title"),
    [
        ("青山市2025年市本级预算调整方案.txt", "青山市", "青山市人民政府2025年市本级预算调整报告"),
        (
            "青山市市场监督管理局2025年法治政府建设报告.txt",
            "青山市",
            "青山市市场监督管理局2025年法治政府建设报告",
        ),
        ("湘北州2025年统计公报.txt", "湘北州", "湘北自治州2025年统计公报"),
    ],
)
def test_the_place_is_named_once(name: str, place: str, title: str) -> None:
    identity = identify(name, f"{title}\n\n全年完成产值12亿元。")
    assert (identity.place, identity.title) == (place, title)


def test_the_nation_is_not_put_before_its_government() -> None:
    identity = identify(
        "国务院2015年政府工作报告.txt",
        "2015年国务院政府工作报告\n\n现在，我代表国务院，向大会报告政府工作。",
    )
    assert (identity.place, identity.title) == ("全国", "2015年国务院政府工作报告")


def test_a_report_without_title_is_about_the_year_its_opening_names_most() -> None:
    text = (
        "2020年臨河區認真落實部署。對照綱要(2015—2020年),全部完成。2020年共清理374名,2019年為41名。"
    )
    identity = identify("report.txt", text)
    assert (identity.place, identity.period, identity.title) == ("臨河區", "2020", "report")


def test_the_year_something_began_is_not_the_one_reported_on() -> None:
    text = "现将2008年以来的工作报告如下。2008年以来，我们认真履职。2008年1月至2010年5月，共收案2584件。"
    assert identify("工作.txt", text).period == "2010"


def test_what_nothing_shows_stays_empty() -> None:
    identity = identify("x.txt", "各项任务全部完成。")
    assert identity[:5] == ("x", "", "", "", "")
    assert set(identity.evidence) == {"title"}


def test_a_sidecar_overrides_any_subset() -> None:
    identity = identify("x.txt", HAILAR_2013, {"period": "2011", "title": "海区报告"})
    assert identity[:5] == ("海区报告", "海拉尔区", "2011", "2013", "政府工作报告")
    assert identity.evidence["period"] == "sidecar"


def test_a_misspelt_sidecar_field_is_an_error() -> None:
    with pytest.raises(UnreadableReport, match="不认识的字段 yaer"):
        identify("x.txt", HAILAR_2013, {"yaer": "2011"})


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        (
            "青山县2021年政府工作报告\n2020年，全县地区生产总值完成51.3亿元。",
            "青山县2021年政府工作报告",
            "青山县",
        ),
        ("政府工作报告\n2020年，白水县地区生产总值完成51.3亿元。", "", "白水县"),
        (
            "# 紫云县2017年法治政府建设报告\n全县培训50人。",
            "紫云县2017年法治政府建设报告",
            "紫云县",
        ),
        ("2020年，全自治区培训50人。", "", ""),
    ],
)
def test_a_measure_of_the_whole_county_is_no_place(text: str, title: str, place: str) -> None:
    found = identify("报告.txt", text)
    assert found.place == place
    assert not title or found.title == title


@pytest.mark.parametrize("place", ["全椒县", "全州县", "本溪市"])
def test_a_name_may_begin_as_a_word_for_all_or_this_does(place: str) -> None:
    assert identify("报告.txt", f"政府工作报告\n2020年，{place}培训50人。").place == place
