"""What is left of a whole without a part, and what only sounds as if it were asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant, open_assistant
from assistant.asking.question import read_question
from assistant.calculation.calculate import asked
from assistant.words.lexicon import Operation
from corpus import Years
from index import Encoder
from tests.assistant.builders import over, worked_out


@pytest.mark.parametrize(
    "question",
    [
        "没能调解成功的矛盾纠纷有多少件?",
        "有多少件矛盾纠纷没有调处成功?",
        "矛盾纠纷中未成功调处的件数是多少?",
        "还有多少矛盾纠纷没调解好?",
        "受理的纠纷减去调成的还剩多少件?",
    ],
)
def test_what_was_not_done_is_the_whole_without_what_was(
    assistant: Assistant, question: str
) -> None:
    assert worked_out(assistant, question) == "7364件 − 5229件 = 2135件"


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    report = tmp_path_factory.mktemp("reviewed") / "青山区2023年法治政府建设报告.txt"
    report.write_text(
        "青山区2023年法治政府建设报告\n\n一、执法监督\n抽取案卷120卷开展评查，评定优秀31卷、合格84卷、不合格5卷。\n\n"
        "二、存在问题\n11个街镇中有4个未配齐专职法制审核员，主要是编制紧、人才招录难。\n",
        encoding="utf-8",
    )
    return open_assistant([report])


def test_what_a_report_calls_not_so_is_not_worked_out_from_what_is(reviewed: Assistant) -> None:
    answer = reviewed.ask("案卷评查中没过关的案卷有多少?")
    assert answer.calculation is None, "36 are not among the 84 that are 合格, 31 of them 优秀"
    assert "5卷" in [figure.text for figure in (*answer.figures, *answer.nearest)]


def test_why_something_was_not_done_is_told_in_words(reviewed: Assistant) -> None:
    answer = reviewed.ask("街镇为何没配齐法制审核员?")
    assert "人才招录难" in answer.answer
    assert not answer.figures


@pytest.mark.parametrize(
    "question",
    ["参加任前法律考试的107人,有几人没及格?", "参加网上学法的3651人里没结业的有多少人?"],
)
def test_nothing_is_taken_away_that_says_nothing_of_what_was_not_done(
    assistant: Assistant, question: str
) -> None:
    assert worked_out(assistant, question) == ""


def test_what_there_is_of_a_kind_is_not_taken_from_what_is_new(
    tmp_path: Path, encoder: Encoder
) -> None:
    report = "湖东省2025年工作总结\n\n新增发电装机4178万千瓦、总装机达9157万千瓦，新能源装机达4091万千瓦。\n"
    power = over({"湖东省2025年工作总结.txt": report}, tmp_path, encoder)
    question = "2025年湖东的发电装机里刨去新能源还剩多少万千瓦?"
    assert worked_out(power, question) == "9157万千瓦 − 4091万千瓦 = 5066万千瓦"


@pytest.mark.parametrize(
    "question",
    [
        "除行政处罚外的行政权力事项有多少项?",
        "刨去行政处罚,剩下的行政权力还有多少项?",
        "行政权力事项里不算行政处罚还有多少?",
        "行政处罚以外的行政权力一共几项?",
    ],
)
def test_what_is_left_out_is_taken_from_the_rest_of_the_question(
    assistant: Assistant, question: str
) -> None:
    assert worked_out(assistant, question) == "5291項 − 4266項 = 1025項"


@pytest.mark.parametrize(
    "question",
    [
        "三级指标里真正完成的有多少项?",
        "扣掉跟本区无关的,真正完成了多少项三级指标?",
        "把不涉及本区的除去,完成了多少项三级指标?",
    ],
)
def test_what_was_done_is_the_whole_without_the_exception(
    assistant: Assistant, question: str
) -> None:
    assert worked_out(assistant, question) == "144項 − 13項 = 131項"


def test_what_is_stated_not_to_be_so_is_not_worked_out(assistant: Assistant) -> None:
    answer = assistant.ask("没涉及本区的三级指标有几项?")
    assert answer.figures[0].text == "13項"
    assert answer.calculation is None


@pytest.mark.parametrize(
    "question",
    [
        "不属于权力、而是面向大众的公共服务事项有多少?",
        "不是权力、纯给大伙服务的公共服务事项有多少项?",
        "不算权力、纯粹给大伙服务的公共服务事项有几项?",
        "除了行政权力,公共服务事项还有多少项?",
        "撇开行政权力不算,公共服务事项有多少项?",
    ],
)
def test_what_is_set_aside_and_can_be_no_part_takes_nothing_away(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert answer.calculation is None
    assert [figure.text for figure in answer.figures] == ["341項"]


def test_of_the_parts_of_one_sum_none_is_taken_from_another(assistant: Assistant) -> None:
    answer = assistant.ask("除了行政许可,行政处罚有多少项?")
    assert answer.calculation is None
    assert [figure.text for figure in answer.figures] == ["4266項"]


def test_what_is_asked_for_is_not_what_is_set_aside() -> None:
    years = Years("2020", "")
    assert asked(read_question("减掉了多少个审批事项?", years)) == []
    assert asked(read_question("这类权力没几项吧,几项?", years)) == []
    assert asked(read_question("受理的减去办结的是多少?", years))


def test_of_what_is_not_so_something_else_may_be_asked() -> None:
    def ways(text: str) -> list[Operation]:
        return [operation for operation, _ in asked(read_question(text, Years("2020", "")))]

    assert ways("给多少个没有路灯的巷子装上了路灯?") == []
    assert ways("没有路灯的巷子有多少条?") == ["difference"]
    assert ways("不是权力、纯是服务的那种事项有多少?") == ["sum"]
    assert "difference" not in ways("居民收入增速5%,没错吧") + ways("增速5%,我没记错吧?")
    assert "difference" in ways("除了综合医院、专科医院,还有几家?")


def test_what_is_set_aside_and_is_a_part_is_taken_away(assistant: Assistant) -> None:
    calculation = assistant.ask("除行政处罚外,行政权力事项还有多少项?").calculation
    assert calculation is not None
    assert calculation.expression == "5291項 − 4266項 = 1025項"


def test_the_negated_one_is_not_added_to_what_it_is_not(assistant: Assistant) -> None:
    assert worked_out(assistant, "非人大任命的任前法律考试一共多少人参加?") == ""
    assert worked_out(assistant, "行政復議連新案帶舊案,一共結了多少件?") == ""


def test_for_whom_something_is_done_is_not_who_is_left(tmp_path: Path) -> None:
    (tmp_path / "later.txt").write_text(
        "2016年海城区政府工作报告\n2015年改造老旧小区1225个,为380个老旧小区引入物业服务。\n",
        encoding="utf-8",
    )
    assistant = open_assistant([tmp_path])
    assert worked_out(assistant, "给多少个没有物业服务的老旧小区引入了物业?") == ""


@pytest.mark.parametrize("question", ["反馈问题还剩几项?", "反馈问题还剩几项没改完?"])
def test_what_the_report_says_is_left_is_not_worked_out(tmp_path: Path, question: str) -> None:
    (tmp_path / "later.txt").write_text(
        "2019年海城区政府工作报告\n16项督察反馈问题已整改完成7项,剩余9项问题均取得进展。\n",
        encoding="utf-8",
    )
    answer = open_assistant([tmp_path]).ask(question)
    assert [figure.text for figure in answer.figures] == ["9项"]
    assert answer.calculation is None


def test_what_a_question_leaves_out_is_no_answer_to_it(assistant: Assistant) -> None:
    answer = assistant.ask("第三级任务里头,把与本区不相干的刨去,实际办完的应当是多少项?")
    assert "13項" not in [figure.text for figure in answer.figures[:1]]


def test_what_nothing_is_said_of_is_not_what_is_left(assistant: Assistant) -> None:
    assert worked_out(assistant, "参加非人大任命任前法律考试的107人,有几人没及格?") == ""
    assert worked_out(assistant, "受理的纠纷,没劝和成的有多少件?") == "7364件 − 5229件 = 2135件"


def test_firms_are_left_out_of_all_that_were_registered(tmp_path: Path) -> None:
    (tmp_path / "later.txt").write_text(
        "2026年海城区政府工作报告\n2025年,经营主体新登记147万户、其中企业57.3万家。\n",
        encoding="utf-8",
    )
    asked = "2025年新登记的经营主体中,企业以外的有多少万户?"
    assert worked_out(open_assistant([tmp_path]), asked) == "147万户 − 57.3万家 = 89.7万户"
