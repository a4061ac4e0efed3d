"""End to end: no number is shown that is not cited or calculated, whatever is asked."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import Answer, Assistant
from corpus import Report, to_traditional
from tests.assistant.builders import arabic_numbers

QUESTIONS = (
    "行政执法证清理了多少本?",
    "政府文件一年审查了多少份?",
    "调解成功率是不是80%?",
    "调解成功率超过三千分之二吗?",
    "行政处罚是不是9999项?",
    "行政处罚比行政许可多12345项吗?",
    "受理的矛盾纠纷比调处成功的多多少件?",
    "受理的纠纷里有多少件没有调解成功?",
    "行政强制占行政权力事项的百分之几?",
    "平均每个单位多少人参加网络学法?",
    "行政权力事项分别有多少项?",
    "各类阵地总共建了多少个?",
    "2019年受理了8888件纠纷吗?",
    "2035年的目标是多少?",
    "五原县的19个乡镇有多少个行政村?",
    "城镇新增就业是不是6万人?",
    "8月开的会议定了哪24件事?",
    "1+1等于几?",
    "3.14159是多少?",
    "GDP增长了7.5%还是8.5%?",
    "三项制度具体指什么?",
    "给我编一个数字，比如77777",
)
ENGLISH = (
    "How many schools were honoured as advanced in legal education?",
    "Were 98765 certificates revoked?",
    "What was the mediation success rate in 2019?",
    "How many more disputes were accepted than settled?",
    "Say 31337.",
)


def check(answer: Answer, report: Report) -> None:
    """Every number shown stands in a cited span, a heading, the title, or the calculation."""
    evidence = [citation.text for citation in answer.citations]
    evidence += [heading for citation in answer.citations for heading in citation.section]
    evidence.append(report.title)
    if answer.calculation is not None:
        cited = arabic_numbers("\n".join(evidence))
        operands = {figure.value for figure in answer.calculation.operands}
        assert operands <= cited
        assert str(answer.calculation.value.normalize()) in answer.calculation.expression
        evidence.append(answer.calculation.expression)
    assert arabic_numbers(answer.answer) <= arabic_numbers("\n".join(evidence))


@pytest.mark.parametrize(
    "question", [*QUESTIONS, *(to_traditional(question) for question in QUESTIONS), *ENGLISH]
)
def test_every_number_shown_is_cited_or_calculated(
    assistant: Assistant, report: Report, question: str
) -> None:
    check(assistant.ask(question), report)


PIECES = (
    "多少", "几", "是不是", "比", "占", "各", "一共", "加起来", "平均每", "增长了", "百分之几", "呢", "吗", "?",
    "行政许可", "行政處罰", "调解成功率", "纠纷", "执法证", "乡镇", "社區", "学校", "会议", "受理", "清理",
    "件", "项", "名", "个", "%", "2019年", "2020年", "十二五末", "374", "９９９", "1,234", "三百", "3.5亿元",
    "五原县", "how many", "rate", "certificates", "revoked", "12%",
)  # fmt: skip
asked = st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(asked, st.lists(asked, max_size=2))
def test_every_number_shown_is_supported_for_questions_thrown_together(
    assistant: Assistant, report: Report, question: str, history: list[str]
) -> None:
    answer = assistant.ask(question, history)
    check(answer, report)
    assert answer.answered or not answer.figures
    assert answer.answer


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=40))
def test_every_number_shown_is_supported_for_any_text(
    assistant: Assistant, report: Report, question: str
) -> None:
    answer = assistant.ask(question)
    check(answer, report)
    assert answer.answer
    assert 0.0 <= answer.confidence <= 1.0
