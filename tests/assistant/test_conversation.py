"""Follow-up questions: what carries over from the question before, and when nothing does."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant, open_assistant
from assistant.prepare import Reading, read_conversation
from corpus import Report


def read(report: Report, *questions: str) -> Reading:
    return read_conversation(questions[-1], questions[:-1], [report])


def words(reading: Reading) -> set[str]:
    return {concept.word for concept in reading.concepts}


def test_the_first_question_carries_nothing(report: Report) -> None:
    reading = read(report, "那社区呢?")
    assert reading.resolved == "那社区呢?"
    assert not any(concept.carried for concept in reading.concepts)


def test_a_follow_up_takes_the_place_of_what_it_replaces(report: Report) -> None:
    reading = read(report, "行政许可有多少项?", "那行政给付呢?")
    assert "行政给付" in reading.resolved
    assert "行政许可" not in reading.resolved
    assert reading.question.unit == "项"


def test_a_follow_up_keeps_the_topic_it_leaves_unsaid(report: Report) -> None:
    reading = read(report, "人民调解受理了多少件纠纷?", "成功率呢?")
    assert "调解" in reading.resolved
    assert "成功率" in reading.resolved
    assert any(concept.carried for concept in reading.concepts)


def test_the_period_carries_until_another_is_named(report: Report) -> None:
    first = "2019年行政许可有多少项?"
    assert read(report, first, "行政给付呢?").question.periods == ("2019",)
    assert read(report, first, "那2018年呢?").question.periods == ("2018",)
    assert read(report, first, "那2018年呢?", "行政给付呢?").question.periods == ("2018",)


def test_the_place_carries_until_another_is_named(report: Report) -> None:
    first = "五原县的行政许可有多少项?"
    assert read(report, first, "行政给付呢?").scope.foreign == ("五原县",)
    back = read(report, first, "那临河区呢?").scope
    assert (back.places, back.foreign) == (("临河区",), ())


def test_the_unit_carries_only_when_the_follow_up_asks_for_none(report: Report) -> None:
    first = "培训了多少名执法人员?"
    assert read(report, first, "那行政村呢?").question.unit == "名"
    assert read(report, first, "议题有多少项?").question.unit == "项"


def test_the_unit_carries_where_no_thing_is_named(report: Report) -> None:
    first = "2019年接待了多少人次?"
    assert read(report, first, "2020年想冲到多少?").question.unit == "人次"
    assert read(report, first, "2020年的收入达到多少?").question.unit == ""


def test_what_takes_the_place_of_the_thing_counted_may_have_a_unit_of_its_own(
    report: Report,
) -> None:
    first = "改造了多少个老旧小区?"
    assert read(report, first, "老旧管网呢?").question.unit_is_carried
    assert not read(report, first, "面积有多少平方米?").question.unit_is_carried


def test_another_thing_than_a_length_of_road_need_not_be_kilometres(report: Report) -> None:
    roads = "农村公路新改建多少公里?"
    assert read(report, roads, "那农业机井呢?").question.unit_held_to == ""
    assert read(report, roads, "那农业机井多少眼?").question.unit_held_to == "眼"


def test_now_takes_the_place_of_the_year_before(assistant: Assistant) -> None:
    before = (
        "How many departments were in the service centre at the end of the 12th Five-Year Plan?"
    )
    answer = assistant.ask("What about now?", [before])
    assert [figure.text for figure in answer.figures] == ["25個"]


def test_after_a_change_a_measure_is_asked_for_its_change(report: Report) -> None:
    first = "事故起数降了几成?"
    after = read(report, first, "那死亡人数呢?").question
    assert after.unit == "成"
    assert after.means("growth")
    assert read(report, first, "死亡多少人?").question.unit == "人"


@pytest.mark.parametrize(
    ("said", "periods"),
    [
        ("第二年呢?", ("2020",)),
        ("下一年呢?", ("2020",)),
        ("前一年呢?", ("2018",)),
        ("比前一年多了几项?", ("2019",)),
        ("同年的行政给付呢?", ("2019",)),
        ("第二年级呢?", ("2019",)),
    ],
)
def test_a_year_may_be_told_from_the_one_spoken_of(
    report: Report, said: str, periods: tuple[str, ...]
) -> None:
    assert read(report, "2019年行政许可有多少项?", said).question.periods == periods


def test_parts_named_in_turn_stand_beside_each_other(report: Report) -> None:
    whole = "本级行政权力一共多少项?"
    third = words(read(report, whole, "管处罚的几项?", "管给付的呢?"))
    assert words(read(report, whole, "管给付的呢?")) == third
    assert "会议" in words(read(report, whole, "召开了几次会议?", "社区呢?"))


def test_a_whole_question_of_its_own_carries_nothing(report: Report) -> None:
    whole = "全区有多少户企业因为经营异常被列入名录并向社会公示?"
    reading = read(report, "五原县2019年行政许可有多少项?", whole)
    assert reading.resolved == whole
    assert reading.question.periods == ()
    assert reading.scope.foreign == ()
    assert "行政许可" not in words(reading)


@pytest.mark.parametrize("said", ["那行政给付呢?", "那行政給付呢?", "那 行政给付 呢？"])
def test_script_and_width_of_a_follow_up_do_not_matter(report: Report, said: str) -> None:
    plain = read(report, "行政许可有多少项?", "那行政给付呢?")
    for first in ("行政许可有多少项?", "行政許可有多少項?"):
        assert words(read(report, first, said)) == words(plain)


@pytest.mark.parametrize(
    ("questions", "figure"),
    [
        (("清理了多少张不合格人员的行政执法证?", "那培训了多少人?"), "1020名"),
        (("行政许可有多少项?", "那行政给付呢?"), "49項"),
        (("行政许可有多少项?", "行政给付呢?", "行政奖励呢?"), "42項"),
        (("多少个社区有法律顾问团队?", "行政村呢?", "乡镇呢?"), "9個"),
        (("人大任命的考试组织了几次?", "参加的人数呢?", "非人大任命的呢?"), "107人"),
        (("人民调解受理了多少件?", "成功率呢?"), "71%"),
        (("行政許可有多少項?", "行政給付呢?"), "49項"),
        (("普法先进学校有几所?", "聘了法治副校长的呢?"), "43所"),
        (("人民调解受理了多少件纠纷?", "其中办成的有多少?"), "5229件"),
        (("行政处罚有多少项?", "剩下归到“其他”的呢?"), "127項"),
        (("人民调解受理了多少件纠纷?", "办成的有多少?"), "5229件"),
        (("行政权力网上可办清单多少项?", "公共服务事项又是多少?"), "301項"),
        (("政务服务中心现在进驻了多少个部门?", "原来是多少?"), "18個"),
        (("政务服务中心现在进驻了多少个部门?", "那之前呢?"), "18個"),
        (("聘了法治副校长的学校有几所?", "都是中小学吗?", "评上先进的呢?"), "14所"),
        (("网络学法还在进行吗?", "多少人参加?", "参加的单位又有多少?"), "122個"),
        (("How many licensing items are there?", "What about punishment items?"), "4266項"),
    ],
)
def test_follow_ups_are_answered(
    assistant: Assistant, questions: tuple[str, ...], figure: str
) -> None:
    answer = assistant.ask(questions[-1], questions[:-1])
    assert [found.text for found in answer.figures] == [figure]


def test_what_was_just_answered_is_given_again_only_where_it_is_asked_again(
    assistant: Assistant,
) -> None:
    first = "人民调解受理了多少件纠纷?"
    assert "7364件" in assistant.ask("是7364件吗?", [first]).answer
    again = assistant.ask("那人民调解受理了多少件纠纷?", [first])
    assert [figure.text for figure in again.figures] == ["7364件"]


def test_of_a_list_a_follow_up_means_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "later.txt").write_text(
        "2013年海城区政府工作报告\n退休人员养老金、低保标准、村干部补贴和护林员工资再次提高,"
        "月人均分别提高221元、90元、350元和300元。\n",
        encoding="utf-8",
    )
    asked = ["退休人员养老金月人均提高了多少?", "村干部呢?"]
    answer = open_assistant([tmp_path]).ask("那护林员提高多少?", asked)
    assert [figure.text for figure in answer.figures] == ["300元"]


@pytest.mark.parametrize(
    ("questions", "figure"),
    [
        (("2025年产业投资比重提升到多少?", "其中民间投资的呢?"), "34%"),
        (("今年新增就业的目标是多少?", "居民消费价格涨幅呢?", "那粮食产量呢?"), "513万吨"),
        (("2025年入境游客增长多少?", "张家界一地的增幅呢?"), "32.5%"),
        (("今年新增多少名养老、急救“双证”护理员?", "老年大学的学位呢?"), "3万个"),
    ],
)
def test_a_follow_up_asks_of_its_own_thing_as_was_asked_before(
    tmp_path: Path, questions: tuple[str, ...], figure: str
) -> None:
    (tmp_path / "later.txt").write_text(
        "2026年海城区政府工作报告\n2025年,产业投资比重提升至55.7%、提高4.7个百分点,民间投资占比34%、"
        "提高1.3个百分点。\n接待入境游客240万人次、增长19.1%,张家界入境游客增长32.5%。\n"
        "今年发展主要预期目标是:新增就业50万人;居民消费价格涨幅2%左右;粮食产量513万吨以上。\n"
        "今年,新增养老、急救“双证”护理员1万名,新增老年大学学位3万个。\n",
        encoding="utf-8",
    )
    answer = open_assistant([tmp_path]).ask(questions[-1], questions[:-1])
    assert [found.text for found in answer.figures] == [figure]


@pytest.mark.parametrize(
    ("questions", "figure"),
    [
        (("2013年GDP是多少?", "同比增长多少?"), "10.1%"),
        (("2013年接待游客数量增长百分之几?", "总花费增长多少?"), "16.5%"),
        (("2013年GDP是多少?", "增幅也要。"), "10.1%"),
        (("2013年GDP是多少?", "规模以上工业总产值增长多少?"), "56.6%"),
    ],
)
def test_a_change_asked_for_is_of_what_was_spoken_of(
    tmp_path: Path, questions: tuple[str, ...], figure: str
) -> None:
    (tmp_path / "later.txt").write_text(
        "2014年海城区政府工作报告\n2013年,地区生产总值完成253.7亿元,同比增长10.1%。"
        "规模以上工业总产值完成207.2亿元,同比增长56.6%,规模以上工业增加值增速达到16.1%。"
        "接待游客数量和游客总花费分别增长10.3%、16.5%,其中,入境游客数量和花费分别增长47.8%、52.3%。\n"
        "2014年,地区生产总值增长9%。\n",
        encoding="utf-8",
    )
    answer = open_assistant([tmp_path]).ask(questions[-1], questions[:-1])
    assert [found.text for found in answer.figures] == [figure]


def test_a_follow_up_to_another_period_or_place_is_refused(assistant: Assistant) -> None:
    asked = ["行政许可有多少项?"]
    assert "2020" in assistant.ask("那2019年呢?", asked).answer
    assert "五原县" in assistant.ask("那五原县呢?", asked).answer
    assert not assistant.ask("那2019年呢?", asked).answered
    assert not assistant.ask("那五原县呢?", asked).answered


def test_a_change_of_topic_drops_what_was_asked_before(assistant: Assistant) -> None:
    answer = assistant.ask("全区有多少个安全教育基地?", ["行政许可有多少项?"])
    assert [figure.text for figure in answer.figures] == ["7個"]
    assert "行政许可" not in answer.resolved_question


def test_a_question_that_names_its_own_measure_takes_no_other_along(assistant: Assistant) -> None:
    answer = assistant.ask("行政给付有多少项?", ["清理了多少本行政执法证?"])
    assert answer.resolved_question == "行政给付有多少项?"


def test_the_resolved_question_is_in_the_script_of_the_question(assistant: Assistant) -> None:
    answer = assistant.ask("行政給付呢?", ["行政許可有多少項?"])
    assert "行政給付" in answer.resolved_question
    assert "项" not in answer.resolved_question


@pytest.mark.parametrize("junk", ["", "   ", "\x00\x01", "😀", "<br>", "374", "清" * 10_000])
def test_input_that_was_no_question_is_no_topic(assistant: Assistant, junk: str) -> None:
    alone = assistant.ask("行政给付有多少项?")
    after = assistant.ask("行政给付有多少项?", [junk])
    assert after.answer == alone.answer
    assert after.resolved_question == alone.resolved_question


def test_it_does_not_matter_whether_the_question_before_was_really_asked(
    assistant: Assistant,
) -> None:
    asked, told = "人民调解受理了多少件纠纷?", "人民调解受理了多少件纠纷？"
    assistant.ask(asked)
    one, other = (assistant.ask("成功率呢?", [before]) for before in (asked, told))
    assert one.answered
    assert (one.answer, one.figures, one.confidence) == (
        other.answer,
        other.figures,
        other.confidence,
    )


@pytest.mark.parametrize(
    ("before", "question", "figure"),
    [
        ("受理了多少件矛盾纠纷?", "那聘请法治副校长的学校有多少所?", "43所"),
        ("街道便民服务中心有几个?", "那新申请执法证的人员来自多少个单位?", "23個"),
        ("安全教育基地建了幾個?", "那麼網上學法有多少個單位參加?", "122個"),
    ],
)
def test_what_turns_to_something_else_is_asked_by_itself(
    assistant: Assistant, before: str, question: str, figure: str
) -> None:
    answer = assistant.ask(question, [before])
    assert [found.text for found in answer.figures] == [figure]


def test_what_is_asked_by_itself_is_shown_as_it_was_asked(assistant: Assistant) -> None:
    question = "那调解成功的纠纷有多少件?"
    answer = assistant.ask(question, ["街道便民服务中心有几个?"])
    assert answer.resolved_question == question


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("建了多少个法治主题公园?", "那花了多少钱?"),  # what for, is left to the one before
        ("聘请法治副校长的学校多少所?", "其中农村学校有多少所?"),  # a part of that
        ("列入经营异常名录的企业多少户?", "那企业呢?"),
        ("人民调解受理多少件纠纷?", "一共是多少个单位?"),
        ("清理了多少本行政执法证?", "那2019年培训了多少人?"),
    ],
)
def test_what_leaves_something_to_the_question_before_is_not(
    assistant: Assistant, before: str, question: str
) -> None:
    assert assistant.bench_by_itself(question, (before,), frozenset()) is None


def test_what_was_replaced_is_searched_no_more(report: Report) -> None:
    reading = read(report, "全区高铁里程多少公里?", "那地铁里程是多少公里?")
    assert "高铁" not in reading.question.folded
