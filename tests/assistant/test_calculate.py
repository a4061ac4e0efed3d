"""The ways of asking for what has to be worked out, and what is not to be worked out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Assistant, open_assistant
from assistant.calculation.calculate import calculated
from assistant.calculation.outright import may_state
from assistant.calculation.totals import says_all
from assistant.choosing.choose import weights
from assistant.draft_calculation import is_sure
from assistant.words.lexicon import Operation
from corpus import parse_report
from tests.assistant.builders import worked_out


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        ("任前法律考试总共有多少人参加?", "22人 + 107人 = 129人"),
        ("两类任前考试加一起考了几次?", "3次 + 2次 = 5次"),
        ("人大任命的和非人大任命的,参加任前法律考试的一共多少人?", "22人 + 107人 = 129人"),
        ("便民服务中心在乡镇和街道总共建了多少个?", "9個 + 11個 = 20個"),
        ("乡镇街道的便民中心总共多少个?", "9個 + 11個 = 20個"),
        ("乡镇和街道两级合计建了多少个独立的便民服务中心?", "9個 + 11個 = 20個"),
        ("行政村社区合计设了多少个便民代办点?", "151個 + 56個 = 207個"),
        ("任前法律考试一共考几场,人大非人大都算", "3次 + 2次 = 5次"),
        ("行政权力事项和公共服务事项全加上是多少项?", "5291項 + 341項 = 5632項"),
        ("许可、确认加奖励,三样一共几项?", "189項 + 55項 + 42項 = 286項"),
        ("行政确认外加行政奖励,总计多少项?", "55項 + 42項 = 97項"),
        ("行政奖励同行政给付加在一处有几项?", "42項 + 49項 = 91項"),
        ("乡镇、村、社区的法律顾问团队一共有多少个?", "9個 + 151個 + 56個 = 216個"),
    ],
)
def test_a_sum_is_of_the_things_named_or_of_all_that_are_not_told_apart(
    assistant: Assistant, question: str, expression: str
) -> None:
    assert worked_out(assistant, question) == expression


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        ("行政处罚减去行政许可等于多少", "4266項 − 189項 = 4077項"),
        ("行政处罚、行政许可之差是多少", "4266項 − 189項 = 4077項"),
        ("行政处罚多出行政许可多少项", "4266項 − 189項 = 4077項"),
        ("行政處罰高出行政許可幾項?", "4266項 − 189項 = 4077項"),
        ("行政处罚要比行政许可多几项", "4266項 − 189項 = 4077項"),
        ("行政处罚和行政许可的总数是多少", "4266項 + 189項 = 4455項"),
        ("行政权力事项当中有百分之几是行政处罚", "4266項 ÷ 5291項 ≈ 80.63%"),
        ("行政处罚除以行政权力事项是多少", "4266項 ÷ 5291項 ≈ 0.81倍"),
    ],
)
def test_two_things_are_reckoned_with_in_whatever_words(
    assistant: Assistant, question: str, expression: str
) -> None:
    assert worked_out(assistant, question) == expression


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("公共服务和行政权力网上可办的加起来多少项?", "657項"),
        ("全年一共审查了多少份政府文件?", "180多份"),
        ("人大任命的任前考试一共多少人参加?", "22人"),
        ("全区在线实施的清单一共几项?", "657項"),
        ("行政复议,新收和旧存的一起算,结了几件?", "22件"),
        ("把新收和舊存的行政復議案都算進去,結了幾件?", "22件"),
    ],
)
def test_a_total_the_report_states_is_not_added_up(
    assistant: Assistant, question: str, figure: str
) -> None:
    answer = assistant.ask(question)
    assert [f.text for f in answer.figures] == [figure]
    assert answer.calculation is None


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        ("行政权力里头,处罚占了百分之几?", "4266項 ÷ 5291項 ≈ 80.63%"),
        ("行政许可在行政权力事项中占多大比重?", "189項 ÷ 5291項 ≈ 3.57%"),
        ("行政处罚事项占总数的多少?", "4266項 ÷ 5291項 ≈ 80.63%"),
        ("参加网上学法的单位,平均每家大约有多少人在学?", "3651人 ÷ 122個 ≈ 29.93人"),
        ("每次常务会议平均讨论几个议题?", "112項 ÷ 13次 ≈ 8.62項"),
        ("非人大任命的考试人数是人大任命的多少倍?", "107人 ÷ 22人 ≈ 4.86倍"),
        ("行政许可与行政确认的差是多少?", "189項 − 55項 = 134項"),
        ("进驻政务服务中心的部门跟“十二五”末比,涨了百分之几?", "(25個 − 18個) ÷ 18個 ≈ 38.89%"),
        ("进驻部门数量是原来的几倍?", "25個 ÷ 18個 ≈ 1.39倍"),
        ("任前考试,非人大任命的比人大任命的多考了多少人?", "107人 − 22人 = 85人"),
        ("普法先进学校占全区中小学校的几成?", "14所 ÷ 43所 ≈ 32.56%"),
        ("行政许可和行政确认里,行政许可占百分之几?", "189項 ÷ (189項 + 55項) ≈ 77.46%"),
        ("村和社区的代办点里,社区的占多大比例?", "56個 ÷ (151個 + 56個) ≈ 27.05%"),
        ("人大任命的占全部任前应考干部的百分之几?", "22人 ÷ (22人 + 107人) ≈ 17.05%"),
        ("没调解成功的比例是多少?按件数算", "(7364件 − 5229件) ÷ 7364件 ≈ 28.99%"),
        ("人大任命和非人大任命的两拨人合起来多少?", "22人 + 107人 = 129人"),
        ("进驻部门数量增幅是多少?", "(25個 − 18個) ÷ 18個 ≈ 38.89%"),
        ("处罚类事项占本级行政权力事项总数的百分比?", "4266項 ÷ 5291項 ≈ 80.63%"),
        ("行政权力事项和公共服务事项,前者比后者多出多少项?", "5291項 − 341項 = 4950項"),
        ("任前法律考试不分人大任命还是非人大任命,合计考了多少人?", "22人 + 107人 = 129人"),
        ("行政许可和行政确认合一块儿多少项?", "189項 + 55項 = 244項"),
        ("参加网上学法平均每来一个单位有多少人?取整就好", "3651人 ÷ 122個 ≈ 30人"),
    ],
)
def test_quotients_and_differences_are_asked_in_many_ways(
    assistant: Assistant, question: str, expression: str
) -> None:
    assert worked_out(assistant, question) == expression


@pytest.mark.parametrize(
    "question",
    [
        "未进驻政务服务中心的部门有几个?",
        "没有建立法律顾问团队的村有几个?",
        "每个行政村平均有几名法律顾问?",
        "矛盾纠纷受理量增长了多少?",
    ],
)
def test_the_figure_of_the_whole_is_no_answer_to_what_cannot_be_worked_out(
    assistant: Assistant, question: str
) -> None:
    assert not assistant.ask(question).answered


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("行政处罚比行政许可多吗?", "是，4266項 − 189項"),
        ("行政许可比行政处罚多吗?", "不是，4266項 − 189項"),
        ("行政许可比行政处罚少吗?", "是，4266項 − 189項"),
        ("行政处罚占行政权力的一半以上吗?", "是，4266項 ÷ 5291項"),
        ("行政许可占行政权力的比例超过10%吗?", "不是，189項 ÷ 5291項"),
    ],
)
def test_yes_or_no_may_rest_on_a_calculation(
    assistant: Assistant, question: str, begins: str
) -> None:
    assert assistant.ask(question).answer.startswith(begins)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("法治文化阵地都建了些什么,各几个?", ["1個", "1個", "7個", "1個", "5個"]),
        ("便民服务代办点在村和社区各有多少个?", ["151個", "56個"]),
        ("任前法律考试各组织了几次?", ["3次", "2次"]),
        ("网络学法的单位数和人数是多少?", ["122個", "3651人"]),
        ("参加网络学法的单位和人员分别是多少?", ["122個", "3651人"]),
    ],
)
def test_a_list_holds_what_is_asked_and_nothing_beside_it(
    assistant: Assistant, question: str, figures: list[str]
) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] == figures


@pytest.mark.parametrize(
    "question",
    [
        "行政权力按类型各多少项?",
        "5291项行政权力是怎么构成的?",
        "各类行政权力事项的数量?",
    ],
)
def test_what_a_whole_is_made_of_are_its_parts(assistant: Assistant, question: str) -> None:
    figures = assistant.ask(question).figures
    assert sum(figure.value for figure in figures) == 5291


@pytest.mark.parametrize(
    ("sentence", "operation", "may"),
    [
        ("受理矛盾纠纷7364件。", "difference", False),
        ("除13项不涉及外。", "difference", True),
        ("召开会议13次。", "average", False),
        ("人均可支配收入3万元。", "average", True),
        ("受理纠纷7364件。", "rise", False),
        ("新增就业5661人。", "rise", True),
        ("建成法治小广场5个。", "sum", False),
        ("法治小广场共5个。", "sum", True),
        ("建成法治小广场和法治公园5个。", "sum", True),
    ],
)
def test_a_figure_that_speaks_of_no_such_thing_is_not_the_result(
    sentence: str, operation: Operation, may: bool
) -> None:
    (figure,) = parse_report("统计.txt", sentence.encode()).figures
    assert may_state(figure, operation) is may


@pytest.mark.parametrize(
    "question",
    [
        "行政许可和行政拘留加起来多少项?",
        "行政许可加行政拘留有多少项?",
        "建成的法治小广场和图书馆加起来有几个?",
    ],
)
def test_where_one_of_two_things_added_is_unknown_the_other_is_not_given(
    assistant: Assistant, question: str
) -> None:
    assert not assistant.ask(question).answered


def test_what_is_newly_added_is_no_sum(assistant: Assistant) -> None:
    answer = assistant.ask("全区新加多少个法治小广场?")
    assert answer.calculation is None
    assert [figure.text for figure in answer.figures] == ["5個"]


def test_one_figure_that_speaks_of_everything_asked_is_the_sum(assistant: Assistant) -> None:
    bench = assistant.bench("审批服务事项进驻区中心和分大厅办理的,合计多少项?")
    choices = bench.choices(bench.ranking, 1)
    assert choices[0].figure.text == "408項"
    assert says_all(bench.query.own, choices)


def test_one_thing_asked_for_all_together_is_stated(assistant: Assistant) -> None:
    answer = assistant.ask("常务会议加起来讨论了多少议题?")
    assert answer.calculation is None
    assert [figure.text for figure in answer.figures] == ["112項"]


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("退休人员养老金每月平均提高了多少元?", ["221元"]),
        ("环卫工人工资平均每月提高了多少元?", ["300元"]),
        ("平均每个乡镇修了多少公里路?", []),
    ],
)
def test_several_averages_told_together_are_each_an_average(
    tmp_path: Path, question: str, stated: list[str]
) -> None:
    (tmp_path / "later.txt").write_text(
        "2016年海城区政府工作报告\n退休人员养老金、城镇低保标准和环卫工人工资再次提高,"
        "月人均分别提高221元、90元和300元。\n乡镇修路47公里。\n",
        encoding="utf-8",
    )
    answer = open_assistant([tmp_path]).ask(question)
    assert [figure.text for figure in answer.figures] == stated


def test_a_part_named_twice_is_weighed_once(assistant: Assistant) -> None:
    bench = assistant.bench("除行政处罚外的行政权力事项有多少项?")
    whole = bench.part("行政权力事项有多少项", unit="项")
    assert bench.part("行政权力事项有多少项", unit="项") is whole
    assert bench.part("行政权力事项有多少项", unit="") is not whole
    leaning = bench.part("行政处罚", after=whole.reading, unit="项")
    assert leaning is not bench.part("行政处罚", unit="项")


def test_a_part_is_ranked_again_without_some_figures(assistant: Assistant) -> None:
    part = assistant.bench("行政权力事项有多少项?").part("行政权力事项有多少项", unit="项")
    first, *others = part.ranking().rows.tolist()
    assert part.ranking({part.figures[first].id}).rows.tolist() == others


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        ("2015年民生支出占全年支出的50.2%,照此推算全年支出多少?", "9.7亿元 ÷ 50.2% ≈ 19.32亿元"),
        ("原来计划退出多少家平台?", "346家 − 19家 = 327家"),
    ],
)
def test_what_was_before_or_in_all_is_worked_back(
    tmp_path: Path, question: str, expression: str
) -> None:
    (tmp_path / "later.txt").write_text(
        "2016年海城区政府工作报告\n2015年居民收入完成30788元。\n"
        "民生支出达到9.7亿元,占全年支出的50.2%。\n全年退出平台346家、超计划19家。\n",
        encoding="utf-8",
    )
    assert worked_out(open_assistant([tmp_path]), question) == expression


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        # Exactly, and not about, by the growth of the year after it.
        ("倒推2010年居民收入是多少元?", "30788元 − 13480元 = 17308元"),
        ("倒推2014年粮食产量多少亿斤?", "16亿斤 ÷ (1 + 3%) ≈ 15.53亿斤"),
        # What else is said tells only where to find it.
        (
            "2014年粮食产量倒推是多少亿斤?2015年的数和增速报告里有",
            "16亿斤 ÷ (1 + 3%) ≈ 15.53亿斤",
        ),
        ("倒推2014年茶叶产量多少万亩?", ""),
        ("2014年粮食产量多少亿斤?", ""),
    ],
)
def test_what_is_worked_back_may_be_of_a_year_no_report_speaks_of(
    tmp_path: Path, question: str, expression: str
) -> None:
    (tmp_path / "later.txt").write_text(
        "2016年海城区政府工作报告\n一、2015年工作回顾\n居民收入完成30788元,比2010年增加13480元。\n"
        "粮食产量16亿斤,增长3%。茶叶销售额9亿元,增长8%。\n",
        encoding="utf-8",
    )
    assert worked_out(open_assistant([tmp_path]), question) == expression


@pytest.mark.parametrize(
    "asked", ["减掉了多少个审批事项?", "剔除了多少个审批事项?", "精简了几个审批事项?"]
)
def test_how_many_were_taken_away_is_stated(tmp_path: Path, asked: str) -> None:
    (tmp_path / "later.txt").write_text(
        "2016年海城区政府工作报告\n2015年精简行政审批事项63个,剔除审批事项63个。\n",
        encoding="utf-8",
    )
    assert open_assistant([tmp_path]).ask(asked).answer.startswith("63个")


@pytest.mark.parametrize(
    ("asked", "expression"),
    [
        ("免费教育的标准比原来提高多少元?", "1000元 − 380元 = 620元"),
        ("一般公共预算收入五年增长了百分之几?", "(1112亿元 − 800亿元) ÷ 800亿元 = 39%"),
    ],
)
def test_what_was_before_is_set_against_what_came_of_it(
    tmp_path: Path, asked: str, expression: str
) -> None:
    (tmp_path / "later.txt").write_text(
        "2026年海城区政府工作报告\n2025年,免费教育标准从380元提高至1000元。\n"
        "一般公共预算收入增长5.7%。\n五年来,一般公共预算收入由800亿元增加到1112亿元。\n",
        encoding="utf-8",
    )
    assert worked_out(open_assistant([tmp_path]), asked) == expression


def test_what_became_cheaper_is_what_it_was_less_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "later.txt").write_text(
        "2026年海城区政府工作报告\n2025年,公墓服务费由2900元下降到1000元。\n", encoding="utf-8"
    )
    asked = "公墓服务费便宜了多少元?"
    assert worked_out(open_assistant([tmp_path]), asked) == "2900元 − 1000元 = 1900元"


@pytest.mark.parametrize(
    ("question", "together"),
    [
        ("复议结案总数减去今年新收的,差多少件?", True),
        ("行政处罚比公共服务事项网上可办清单多多少项?", False),
    ],
)
def test_figures_of_one_sentence_bear_each_other_out(
    assistant: Assistant, question: str, together: bool
) -> None:
    bench = assistant.bench(question)
    found = calculated(bench)
    assert found is not None
    just_short = 0.95 * weights()["calculation_confidence"]["threshold"]
    assert is_sure(bench, replace(found, confidence=just_short)) is together


def test_a_plan_may_be_spoken_of_by_its_number_when_its_year_is_over(tmp_path: Path) -> None:
    for year in (2015, 2019):
        (tmp_path / f"{year}.txt").write_text(
            f"{year}年海城区政府工作报告\n今年计划安排重点项目{year - 1910}个,"
            "其中工业类28个,农业类21个。\n",
            encoding="utf-8",
        )
    answer = open_assistant([tmp_path]).ask("2015年的105个重点项目里,农业类占百分之几?")
    assert answer.calculation is not None
    assert answer.calculation.expression == "21个 ÷ 105个 = 20%"


def test_a_clause_may_add_one_thing_to_another_that_names_two(tmp_path: Path) -> None:
    (tmp_path / "later.txt").write_text(
        "2018年海城区政府工作报告\n2017年争取到中央和自治区补助资金2.76亿元、港口建设资金1.4亿元。\n",
        encoding="utf-8",
    )
    asked = "2017年争取到的中央和自治区补助资金,加上港口建设资金,一共多少?"
    assert worked_out(open_assistant([tmp_path]), asked) == "2.76亿元 + 1.4亿元 = 4.16亿元"


def test_some_years_of_a_span_are_not_added_up_to_it(tmp_path: Path) -> None:
    stated = {2011: "再就业3869人", 2015: "再就业2100人"}
    for year, said in stated.items():
        (tmp_path / f"{year}.txt").write_text(
            f"{year + 1}年海城区政府工作报告\n{year}年,下岗失业人员{said}。\n", encoding="utf-8"
        )
    assistant = open_assistant([tmp_path])
    assert worked_out(assistant, "2011年到2015年五年里一共有多少人再就业?") == ""
    asked = "2011年和2015年一共有多少人再就业?"
    assert worked_out(assistant, asked) == "3869人 + 2100人 = 5969人"


def test_parts_of_what_a_span_brought_are_added_up(tmp_path: Path) -> None:
    (tmp_path / "later.txt").write_text(
        "2016年海城区政府工作报告\n“十二五”期间,建成廉租房198户、公租房200户。\n",
        encoding="utf-8",
    )
    asked = "“十二五”期间建的廉租房、公租房合计多少户?"
    assert worked_out(open_assistant([tmp_path]), asked) == "198户 + 200户 = 398户"


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("2011年退休人员的养老金,平均每人每年加了多少钱?", ["2556元"]),
        ("办一场基本的殡葬,平均大概掏多少钱?", ["1000元"]),
        ("平均工资是多少元?", []),
    ],
)
def test_what_each_pays_or_gets_is_no_average_to_work_out(
    tmp_path: Path, question: str, figure: list[str]
) -> None:
    (tmp_path / "later.txt").write_text(
        "2012年海城区政府工作报告\n2011年,退休人员养老金年人均提高2556元。"
        "殡葬基本服务费下降到1000元左右。最低工资标准为1500元。\n",
        encoding="utf-8",
    )
    answer = open_assistant([tmp_path]).ask(question)
    assert [found.text for found in answer.figures] == figure


def test_villages_are_not_added_up_to_persons(assistant: Assistant) -> None:
    assert not assistant.ask("村、社区和乡镇的法律顾问团队里一共有几名律师?").answered
    asked = "村、社区和乡镇的法律顾问团队一共有几个?"
    assert worked_out(assistant, asked) == "151個 + 56個 + 9個 = 216個"
