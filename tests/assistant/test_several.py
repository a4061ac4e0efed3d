"""Questions for several figures at once: what is asked one after the other, and what is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from assistant.lists.askings import clauses_asking
from index import Encoder
from tests.assistant.builders import over, work_report


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("今年开了几次常务会、审议议题多少项?", ["13次", "112項"]),
        ("网上学法,多少单位多少人参加?", ["122個", "3651人"]),
        ("受理了多少件矛盾纠纷,调成多少件?", ["7364件", "5229件"]),
        ("办了几期执法培训班、公布了几个执法主体?", ["41個", "2期"]),
    ],
)
def test_each_asking_of_a_question_is_answered(
    assistant: Assistant, question: str, figures: list[str]
) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] == figures


@pytest.mark.parametrize(
    "question",
    [
        "许可、确认、奖励三类权力分别是多少项?",
        "行政许可、行政确认、行政奖励三样的数目?",
        "行政许可、行政确认、行政奖励三个数都说一下",
    ],
)
def test_things_counted_once_more_are_each_asked_for(assistant: Assistant, question: str) -> None:
    texts = [figure.text for figure in assistant.ask(question).figures]
    assert texts == ["189項", "55項", "42項"]


@pytest.mark.parametrize(
    "question",
    [
        "请分别说明行政许可、行政确认、行政奖励三类权力事项各有多少项。",
        "请您逐一列出行政许可、行政确认和行政奖励的项数",
        "請把行政許可、行政確認、行政獎勵三種權力的項數列給我看看",
        "分别说说行政许可、行政确认和行政奖励有多少项",
        "行政许可、行政确认、行政奖励的数目，报给我",
        "行政许可、行政确认和行政奖励多少项？分开说",
        "行政许可、行政确认、行政奖励三类权力，请逐一列出项数。",
        "分别有多少项行政许可、行政确认和行政奖励？",
        "行政许可、行政确认和行政奖励三类权力有多少项",
    ],
)
def test_however_a_list_is_to_be_told_it_is_of_what_is_named(
    assistant: Assistant, question: str
) -> None:
    texts = [figure.text for figure in assistant.ask(question).figures]
    assert texts == ["189項", "55項", "42項"]


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("2015年安排的重点项目中，商贸流通类和工业类分别为多少个？", ["3个", "7个"]),
        ("2015年105个重点项目中，工业、农业、商贸流通类各几个？", ["3个", "21个", "7个"]),
    ],
)
def test_what_a_list_names_is_found_in_it(
    tmp_path: Path, encoder: Encoder, question: str, figures: list[str]
) -> None:
    plan = "今年，安排重点项目105个，其中，工业类3个、城市建设类28个、农业类21个、商贸流通类7个、民生社会事业类46个。"
    report = work_report(2014, "城镇新增就业3000人。五年共实施重点工业项目141个。", plan)
    county = over({"甲山县-2015年政府工作报告.txt": report}, tmp_path, encoder)
    assert [figure.text for figure in county.ask(question).figures] == figures


def test_what_is_named_and_counted_may_be_added_up(assistant: Assistant) -> None:
    answer = assistant.ask("行政许可、行政确认和行政奖励三类权力一共有多少项")
    assert answer.calculation is not None
    assert answer.calculation.value == 286


def test_kinds_that_are_not_named_are_all_of_the_list(assistant: Assistant) -> None:
    answer = assistant.ask("法治文化阵地分哪几种,每种建了多少个?")
    assert [figure.value for figure in answer.figures] == [1, 1, 7, 1, 5]


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("办了几次会、议题多少项?", ["办了几次会", "议题多少项?"]),
        ("来了多少国家和地区、多少企业?", ["来了多少国家和地区", "多少企业?"]),
        ("拿了几金几银几铜?", ["拿了几金", "几银", "几铜?"]),
        ("把几道手续并成一次办的有多少项?", ["把几道手续并成一次办的有多少项?"]),
    ],
)
def test_a_question_is_cut_where_one_asking_ends(question: str, clauses: list[str]) -> None:
    assert clauses_asking(question) == clauses


def test_figures_far_apart_are_no_surer_than_the_least_sure(assistant: Assistant) -> None:
    one, other = "行政许可有多少项?", "受理的矛盾纠纷有多少件?"
    both = assistant.ask("行政许可有多少项、受理的矛盾纠纷有多少件?")
    assert [figure.text for figure in both.figures] == ["189項", "7364件"]
    assert both.confidence <= max(assistant.ask(one).confidence, assistant.ask(other).confidence)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("行政许可、行政确认、行政奖励依次是多少项?", ["189項", "55項", "42項"]),
        ("便民服务中心建在了多少乡镇、街道?", ["9個", "11個"]),
        ("网上学法的单位数人数都要", ["122個", "3651人"]),
        ("网上学法的单位数和人数都报一下", ["122個", "3651人"]),
        ("5291项权力里许可、处罚各多少项?", ["189項", "4266項"]),
        ("行政许可、行政处罚两类权力各列了多少项?", ["189項", "4266項"]),
    ],
)
def test_however_several_things_are_listed_each_gets_its_figure(
    assistant: Assistant, question: str, figures: list[str]
) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] == figures


def test_the_parts_of_a_whole_that_is_stated_are_listed(assistant: Assistant) -> None:
    answer = assistant.ask("5291项行政权力按类别各多少项?")
    values = [189, 55, 42, 49, 197, 348, 9, 9, 4266, 127]
    assert [figure.value for figure in answer.figures] == values


def test_a_total_that_is_told_of_something_else_has_no_parts_here(assistant: Assistant) -> None:
    assert not assistant.ask("657条投诉按类别各多少条?").answered


@pytest.mark.parametrize(
    "question",
    [
        "律师、公证员分别有多少人?",
        "调解成功率和仲裁成功率各是多少?",
        "行政许可和临时许可分别有多少项?",
    ],
)
def test_one_figure_is_no_answer_to_a_question_for_each_of_several(
    assistant: Assistant, question: str
) -> None:
    assert not assistant.ask(question).answered


def test_one_figure_said_of_all_is_an_answer(encoder: Encoder, tmp_path: Path) -> None:
    text = "甲山县2025年政府工作报告\n\n新建小学、幼儿园各12所。培训困境、留守儿童300名。\n"
    small = over({"甲山县.txt": text}, tmp_path, encoder)
    assert [f.text for f in small.ask("新建小学、幼儿园各多少所?").figures] == ["12所"]
    assert [f.text for f in small.ask("培训了多少名困境、留守儿童?").figures] == ["300名"]


def test_a_whole_does_not_stand_among_some_of_its_parts(encoder: Encoder, tmp_path: Path) -> None:
    text = (
        "甲山县2025年政府工作报告\n\n全年安排重点项目60个，其中，工业类30个、农业类20个、"
        "商贸类10个。\n"
    )
    small = over({"甲山县.txt": text}, tmp_path, encoder)
    answer = small.ask("安排的重点项目里工业、农业各多少个?")
    assert [figure.text for figure in answer.figures] == ["30个", "20个"]


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    text = (
        "甲山县2025年政府工作报告\n\n一、2025年工作回顾\n"
        "淘汰落后炼焦产能160万吨、铁合金93万吨、造纸25万吨。"
        "全县住宅小区完成煤改气63个，机关单位完成煤改气33个，卫生院完成煤改气8所。"
        "总装机突破130万千瓦、增长3倍，风电装机达48万千瓦，光伏装机达22万千瓦。"
        "第一、二、三产业增加值分别增长4.2%、5%、5.4%。"
        "争取上级资金的水利项目18个、下达资金3.7亿元；争取上级资金的公路项目25个、下达资金1.4亿元。"
        "对东盟、中亚进出口分别增长12.5%、30%。"
        "单项冠军、小巨人企业分别达到43家、322家。"
        "铺设供水管26公里、供热管117公里、燃气管20公里和电缆线路144公里。"
        "清理建筑垃圾60万立方米、生活垃圾16万吨，新建垃圾转运站3座。"
        "城镇、农村居民人均可支配收入分别完成37820元、28104元，分别增长4.5%、6%。\n"
    )
    return over({"甲山县.txt": text}, tmp_path_factory.mktemp("county"), encoder)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        # What all come to is the whole, not another of them, and is not added to them.
        ("网上清单里,行政权力、公共服务和合计各多少项?", ["356項", "301項", "657項"]),
        ("网上能办的,权力类、公共服务类、两样合计,分别多少条?", ["356項", "301項", "657項"]),
        (
            "网上可办的权力事项、公共服务事项,还有在线清单合计,各是多少?",
            ["356項", "301項", "657項"],
        ),
        # All asked in one.
        ("村、社区的代办点都有几个?", ["151個", "56個"]),
        # Listed after a colon, and after a joint that opens a clause.
        ("列出普法阵地的数量:主题公园、安全教育基地、小广场。", ["1個", "7個", "5個"]),
        ("建了便民服务中心的乡镇,和街道,各有多少个?", ["9個", "11個"]),
        # How to be told is no part of what is asked.
        ("强制、检查、征收、裁决,各几项,给我说说", ["197項", "348項", "9項", "9項"]),
        # Two measures of one thing, by their names alone.
        ("人大任命的任前考试,场次和人数各多少?", ["3次", "22人"]),
        # Several figures of each of several things.
        ("两类任前法律考试,各考了几次、各多少人?", ["3次", "22人", "2次", "107人"]),
    ],
)
def test_a_list_is_complete(assistant: Assistant, question: str, figures: list[str]) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] == figures


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("淘汰的落后炼焦、铁合金、造纸产能分别是多少万吨?", ["160万吨", "93万吨", "25万吨"]),
        ("煤改气涉及的住宅小区、机关单位、卫生院各多少?", ["63个", "33个", "8所"]),
        # Levels and changes are not listed together, nor items beside their money.
        ("总装机、风电装机、光伏装机各有多少?", ["130万千瓦", "48万千瓦", "22万千瓦"]),
        ("三次产业增加值增速分别是多少?", ["4.2%", "5%", "5.4%"]),
        # Of a row none is left out.
        ("供水、供热、燃气管网各铺了多少公里?", ["26公里", "117公里", "20公里"]),
        # Each of some, and then one more.
        (
            "清理的建筑垃圾、生活垃圾各多少,又建了几座垃圾转运站?",
            ["60万立方米", "16万吨", "3座"],
        ),
        # Either of two that stand in one list is no answer to a question for both.
        ("单项冠军和小巨人企业达到多少家?", ["43家", "322家"]),
    ],
)
def test_what_is_listed_is_of_a_kind(county: Assistant, question: str, figures: list[str]) -> None:
    assert [figure.text for figure in county.ask(question).figures] == figures


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        ("对东盟和对中亚的进出口,哪边涨得快,快多少个百分点?", "30% − 12.5% = 17.5个百分点"),
        ("城镇和农村居民收入谁增得快,快几个百分点?", "6% − 4.5% = 1.5个百分点"),
        ("城镇和农村居民人均可支配收入,哪个高、高多少?", "37820元 − 28104元 = 9716元"),
    ],
)
def test_by_how_much_one_of_two_is_ahead(county: Assistant, question: str, expression: str) -> None:
    calculation = county.ask(question).calculation
    assert calculation is not None
    assert calculation.expression == expression


@pytest.mark.parametrize(
    "question",
    [
        "网上可办的两类清单和在线实施清单各有多少项?",
        "网上能办的几份清单,权力的、服务的、实施的各多少项?",
    ],
)
def test_the_total_that_is_named_beside_its_parts_is_not_left_out(
    assistant: Assistant, question: str
) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] in (
        [],
        ["356項", "301項", "657項"],
    )


@pytest.mark.parametrize(
    "question",
    [
        "任前法律考试人大任命和非人大任命的各考了几次、多少人?",
        "人大任命和非人大任命的任前考试各办了几场，多少人参加",
        "人大任命、非人大任命的任前法律考試各幾次幾人",
    ],
)
def test_each_of_two_things_is_asked_all_that_follows(assistant: Assistant, question: str) -> None:
    texts = [figure.text for figure in assistant.ask(question).figures]
    assert texts == ["3次", "22人", "2次", "107人"]


def test_what_there_is_by_now_of_each_is_a_list_and_no_sum(
    tmp_path: Path, encoder: Encoder
) -> None:
    review = "科创园蓬勃发展，累计注册科技型企业超4500家，科创、金融等服务机构超380家，基金规模超200亿元。"
    county = over(
        {"甲山县-2026年政府工作报告.txt": work_report(2025, review, "新建公园3座。")},
        tmp_path,
        encoder,
    )
    answer = county.ask("科创园累计攒了多少科技企业、服务机构和基金？")
    assert [figure.text for figure in answer.figures] == ["4500家", "380家", "200亿元"]
