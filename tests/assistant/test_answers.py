"""What staff get when they ask the shipped report."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant import Answer, Assistant
from corpus import to_traditional


def shown(answer: Answer) -> list[str]:
    return [figure.text for figure in answer.figures]


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("行政执法证清理了多少本?", "374名"),
        ("多少家企业进了经营异常名录?", "900戶"),
        ("普法先进学校有多少所?", "14所"),
        ("规范行政执法培训班一共办了多少期?", "2期"),
        ("区政务服务中心进驻的部门增加到多少个?", "25個"),
        ("有多少单位参加网络学法?", "122個"),
        ("合法性法律意见出具了多少份?", "190多份"),
        ("行政許可有多少項?", "189項"),
        ("多少家企業進了經營異常名錄?", "900戶"),
        ("普法先進學校有多少所?", "14所"),
        ("How many firms were put on the abnormal operations list?", "900戶"),
        ("How many schools were honoured as advanced in legal education?", "14所"),
        ("How many administrative villages have an agency service point?", "151個"),
    ],
)
def test_the_figure_comes_first_as_the_report_writes_it(
    assistant: Assistant, question: str, figure: str
) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert shown(answer) == [figure]
    assert answer.answer.startswith(figure)
    assert answer.calculation is None


@pytest.mark.parametrize(
    "questions",
    [
        (
            "多少家企业进了经营异常名录?",
            "多少家企業進了經營異常名錄?",
            "How many firms were put on the abnormal operations list?",
        ),
        (
            "普法先进学校有多少所?",
            "普法先進學校有多少所?",
            "How many schools were honoured as advanced in legal education?",
        ),
        ("调解成功率是不是80%?", "調解成功率是不是80%?", "Is the mediation success rate 80%?"),
    ],
)
def test_a_question_has_one_answer_in_every_language(
    assistant: Assistant, questions: tuple[str, ...]
) -> None:
    first, *others = [assistant.ask(question).figures for question in questions]
    assert first
    assert all(figures == first for figures in others)


def test_an_approximate_number_stays_approximate(assistant: Assistant) -> None:
    answer = assistant.ask("政府文件一年审查了多少份?")
    assert answer.answer.startswith("180多份")
    assert answer.figures[0].value == 180
    assert answer.figures[0].unit == "份"
    assert answer.figures[0].bound == "多"


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("调解成功率是不是80%?", "不是，71%"),
        ("调解成功率是不是71%?", "是，71%"),
        ("调解成功率是不是百分之七十一?", "是，71%"),
        ("调解成功率超过了90%吗?", "不是，71%"),
        ("调解成功率过70%了没?", "是，71%"),
        ("调解成功率有70%吗?", "是，71%"),
        ("调解成功率有80%吗?", "不是，71%"),
        ("行政处罚是不是三百项?", "不是，4266項"),
        ("經營異常名錄裡的企業是不是900戶?", "是，900戶"),
        ("Was the mediation success rate 90%?", "No, 71%"),
        ("Is the mediation success rate 71%?", "Yes, 71%"),
    ],
)
def test_a_number_in_the_question_is_confirmed_or_denied(
    assistant: Assistant, question: str, begins: str
) -> None:
    assert assistant.ask(question).answer.startswith(begins)


@pytest.mark.parametrize(
    ("question", "expression", "value", "unit"),
    [
        ("受理的矛盾纠纷比调处成功的多多少件?", "7364件 − 5229件 = 2135件", "2135", "件"),
        ("行政處罰比行政強制多多少項?", "4266項 − 197項 = 4069項", "4069", "項"),
        ("行政强制占行政权力事项的百分之几?", "197項 ÷ 5291項 ≈ 3.72%", "3.72", "%"),
        ("行政许可和行政确认加起来有多少项?", "189項 + 55項 = 244項", "244", "項"),
        ("政务服务中心进驻部门比“十二五”末增加了多少个?", "25個 − 18個 = 7個", "7", "個"),
        ("平均每个单位多少人参加网络学法?", "3651人 ÷ 122個 ≈ 29.93人", "29.93", "人"),
        (
            "How many more disputes were accepted than settled?",
            "7364件 − 5229件 = 2135件",
            "2135",
            "件",
        ),
    ],
)
def test_a_calculation_is_shown_with_its_operands(
    assistant: Assistant, question: str, expression: str, value: str, unit: str
) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert answer.calculation is not None
    assert answer.calculation.expression == expression
    assert answer.calculation.value == Decimal(value)
    assert answer.calculation.unit == unit
    assert answer.answer.startswith(f"{value}{unit}")
    assert expression in answer.answer
    assert all(figure.text in expression for figure in answer.calculation.operands)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("行政许可、确认、奖励这三类各几项?", ["189項", "55項", "42項"]),
        ("审文件和出法律意见,各多少份?", ["180多份", "190多份"]),
    ],
)
def test_things_listed_are_each_given_their_figure(
    assistant: Assistant, question: str, figures: list[str]
) -> None:
    assert shown(assistant.ask(question)) == figures


def test_a_thing_named_among_others_listed_is_asked_for_alone(assistant: Assistant) -> None:
    assert shown(assistant.ask("行政给付与行政奖励相邻列出,其中行政给付是多少项?")) == ["49項"]
    assert shown(assistant.ask("How many administrative licensing items are on the list?")) == [
        "189項"
    ]


@pytest.mark.parametrize(
    "question",
    [
        "三级指标任务里不涉及的有多少项?",
        "How many of the indicator tasks did not apply to the district?",
    ],
)
def test_what_is_not_so_is_answered_by_the_figure_that_says_so(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert answer.calculation is None
    assert shown(answer) == ["13項"]


def test_a_list_question_gets_all_figures_in_the_reports_order(assistant: Assistant) -> None:
    assert shown(assistant.ask("政府常务会议开了几次，议了多少项议题?")) == ["13次", "112項"]
    for question in (
        "人民调解的受理件数、成功件数和成功率，请一并报给我。",
        "调解的受理件数、成功件数、成功率分别是多少?",
    ):
        assert shown(assistant.ask(question)) == ["7364件", "5229件", "71%"]
    listed = assistant.ask("行政裁决和行政征收各多少项?")
    assert shown(listed) == ["9項", "9項"]
    assert listed.figures[0].original < listed.figures[1].original


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("推行了什么责任制?", "誰執法誰普法"),
        ("哪个部门对法治政府建设做了初步验收?", "市委依法治市辦"),
        ("区委常委会是哪个月开的?", "今年8月"),
        ("三項制度具體指什麼?", "重大執法決定法制審核"),
    ],
)
def test_a_question_for_words_gets_the_sentence_that_answers(
    assistant: Assistant, question: str, says: str
) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert says in answer.answer
    assert answer.figures == ()


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("2019年受理了多少件纠纷?", "2020年"),
        ("2019年清理了多少本執法證?", "2020年"),
        ("五原县有多少个行政村?", "五原县"),
        ("海拉尔区有几个社区?", "海拉尔区"),
        ("五原縣的調解成功率是多少?", "五原縣"),
        ("杭锦后旗有多少个行政村?", "杭锦后旗"),
        ("How many certificates were revoked in Baotou in 2020?", "does not cover"),
    ],
)
def test_a_period_or_place_that_is_not_covered_is_named(
    assistant: Assistant, question: str, says: str
) -> None:
    answer = assistant.ask(question)
    assert not answer.answered
    assert answer.figures == ()
    assert says in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "注销了多少本驾驶证?",
        "驾驶证有多少本?",
        "城鎮新增就業多少人?",
        "规范性文件备案审查了多少件?",
        "GDP增长了多少?",
        "What was the urban unemployment rate?",
    ],
)
def test_what_the_report_does_not_hold_is_refused_with_what_it_does(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert not answer.answered
    assert answer.figures == ()
    assert answer.calculation is None
    assert answer.confidence < 0.5
    assert answer.nearest
    assert answer.nearest[0].text in answer.answer


def test_the_answer_speaks_the_script_of_the_question_and_quotes_the_report(
    assistant: Assistant,
) -> None:
    simplified = assistant.ask("受理的矛盾纠纷比调处成功的多多少件?").answer
    traditional = assistant.ask("受理的矛盾糾紛比調處成功的多多少件?").answer
    english = assistant.ask("How many more disputes were accepted than settled?").answer
    assert "计算得出" in simplified
    assert "計算得出" in traditional
    assert "calculated" in english
    for said in (simplified, traditional, english):
        assert "全區人民調解組織共受理各類矛盾糾紛矛盾7364件,調處成功5229件" in said


@pytest.mark.parametrize(
    "question", ["五原縣有多少個行政村?", "2019年受理了多少件糾紛?", "城鎮新增就業多少人?"]
)
def test_a_refusal_in_traditional_has_no_word_in_simplified(
    assistant: Assistant, question: str
) -> None:
    own_words = assistant.ask(question).answer.partition("。")[0]
    assert own_words == to_traditional(own_words)


@pytest.mark.parametrize(
    "question", ["受理的纠纷里有多少件没有调解成功?", "How many disputes were left unresolved?"]
)
def test_what_was_not_done_is_not_what_was_done(assistant: Assistant, question: str) -> None:
    assert shown(assistant.ask(question)) != ["5229件"]


@pytest.mark.parametrize(
    "question",
    [
        "参加颁证考试的人来自几个执法单位?",
        "From how many enforcement units did the candidates come?",
        "How many units did the candidates for a certificate come from?",
        "新申请执法证的人是几个单位的呀?",
        "参与申领执法证考试的人员，分别来自多少个执法单位?",
    ],
)
def test_where_persons_are_from_is_not_how_many_they_are(
    assistant: Assistant, question: str
) -> None:
    assert set(shown(assistant.ask(question))) <= {"23個"}


def test_how_many_times_something_was_done_is_no_multiple(assistant: Assistant) -> None:
    assert shown(assistant.ask("How many times did the executive meeting sit?")) == ["13次"]


def test_rooms_may_stand_for_schools_as_in_hong_kong(assistant: Assistant) -> None:
    assert shown(assistant.ask("有幾間學校有法制副校長嘅?")) == ["43所"]


def test_what_became_of_an_amount_is_not_what_is_new(assistant: Assistant) -> None:
    asked = assistant.ask("进驻政务服务中心的部门现在超过二十个了吗?")
    assert asked.answer.startswith("是，25個")


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("权力清单里列为「其它」的有多少？", ["127項"]),
        ("清单里归不进许可、处罚这些类、放在“其它”里的行政权力有几项？", ["127項"]),
        ("权力清单里，“行政奖励”这一类有多少项？", ["42項"]),
        ("“行政奖励”和“行政确认”各多少项？", ["55項", "42項"]),
    ],
)
def test_an_item_of_a_list_may_be_named_by_what_it_is_called(
    assistant: Assistant, question: str, figures: list[str]
) -> None:
    assert shown(assistant.ask(question)) == figures


def test_what_is_only_spoken_of_is_not_calculated(assistant: Assistant) -> None:
    answer = assistant.ask("网上可办清单一共认领了哪两种?")
    assert answer.answered
    assert answer.calculation is None
    assert not answer.figures
