"""How a question is dressed changes nothing of what it asks, nor of its answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import Assistant
from assistant.asking.question import read_question
from assistant.asking.undressed import undressed
from corpus import Years, to_traditional

YEARS = Years("2020", "")
PLAIN = (
    "清理了多少本行政执法证?",
    "一年下来审了多少份政府文件?",
    "处罚类的权力有几项?",
    "下到企业去检查的权力有多少项?",
    "办事大厅现在进了几个部门?",
    "审批事项超过400项了吧?",
    "调解成功率是不是到了七成?",
    "区政府常务会今年开了十二次?",
    "那社区呢?",
    "请了几位专家?",
    "提交了几份报告?",
)
LABELS = ("問：", "Q: ", "问题1：", "1. ", "2、", "①", "(3) ", "- ", "> ", "【求助】")
BEFORE = (
    "请问", "请问一下，", "你好，", "您好！请问", "麻烦", "麻烦您", "麻烦帮我查一下", "帮忙看看", "帮我查查",
    "告诉我", "请告诉我", "我想知道", "我想了解一下，", "想问问", "想咨询一下：", "老师，", "在吗？", "嗯……",
    "劳驾问一声，", "敢问", "请教各位，", "弱弱地问一句，", "有个问题想问一下：", "谢谢，",
    "報告裡說的，", "报告里说的", "报告中提到的，", "根据报告，", "从报告看，", "文中提到，", "请根据报告回答：",
    "唔該，", "麻煩您，", "請問",
    "🙏", "hi，",
)  # fmt: skip
AFTER = (
    "谢谢", "谢谢！", "，谢谢您", "多谢各位", "。感谢！", "，麻烦您了", "，劳驾告知", "急", "！急急急", "，在线等！",
    "求告知", "求解答，谢谢", "，请回答", "，帮我查一下", "，唔該", "，謝謝", "（急）", "？？？", "!!!", "🙏🙏", "～",
    " 谢谢 ", "\n谢谢\n", "，报告里说的", "我记不清了", "thanks",
)  # fmt: skip


def folded(question: str) -> str:
    return read_question(question, YEARS).folded


@pytest.mark.parametrize("plain", PLAIN)
@pytest.mark.parametrize("before", BEFORE + LABELS)
def test_what_is_said_before_a_question_is_no_part_of_it(before: str, plain: str) -> None:
    assert folded(before + plain) == folded(plain)


@pytest.mark.parametrize("plain", PLAIN)
@pytest.mark.parametrize("after", AFTER)
def test_what_is_said_after_a_question_is_no_part_of_it(after: str, plain: str) -> None:
    assert folded(plain + after) == folded(plain)


@pytest.mark.parametrize("after", AFTER)
def test_thanks_need_no_mark_before_them(after: str) -> None:
    assert folded(f"清理了多少本行政执法证{after}").rstrip("?") == "清理了多少本行政执法证"


@settings(max_examples=400, deadline=None)
@given(
    label=st.sampled_from(("", *LABELS)),
    before=st.lists(st.sampled_from(BEFORE), max_size=3),
    plain=st.sampled_from(PLAIN),
    after=st.lists(st.sampled_from(AFTER), max_size=2),
    traditional=st.booleans(),
    marks=st.sampled_from(
        ("{}", "【{}】", "“{}”", "「{}」", "({})", " {}\t", "{0}\n{0}", "**{}**")
    ),
)
def test_courtesies_may_be_heaped(
    label: str, before: list[str], plain: str, after: list[str], traditional: bool, marks: str
) -> None:
    dressed = "".join((label, *before, marks.format(plain), "，".join(after)))
    dressed = to_traditional(dressed) if traditional else dressed
    assert folded(dressed) == folded(plain)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="请问麻烦帮我查一下谢急报告里说的多少几吗，。？ 1.【】12年ab", max_size=40))
def test_undressing_twice_is_undressing_once(text: str) -> None:
    assert undressed(undressed(text)) == undressed(text)


@pytest.mark.parametrize(
    "question",
    [
        "请问责了多少人?",
        "帮我查处了多少案件?",
        "查处了多少案件?",
        "查一查处",
        "要查处多少起?",
        "麻烦事有几件?",
        "报告是谁作的?",
        "报告里有几个数字?",
        "报告里提到几次改革?",
        "2016年报告里说开馆的,是哪国的领事馆?",
        "中老铁路拉了多少人,云南报告里说的",
        "想知道的人有多少?",
        "不知道法律的有几人?",
        "需要了解情况的有几人?",
        "收到多少封感谢信?",
        "收到群众多少次感谢",
        "急救车有几台?",
        "求助电话接了多少个?",
        "问题楼盘解决了多少个?",
        "老师有多少名?",
        "领导问责了多少人?",
        "请教练多少人?",
        "查询服务多少次?",
        "看下一步目标",
        "一、二、三产业各多少?",
        "十四五、十三五各多少?",
        "2016、2017年各多少?",
        "“十三五”期间新增就业多少?",
        "“三项制度”",
        "-12.5%",
        "二○二○年新收几件?",
        "谢谢",
        "你好吗",
        "please list the cases.",
        "Please give the numbers of cases, in that order.",
        "行长说有多少户?",
    ],
)
def test_what_is_asked_about_stays(question: str) -> None:
    assert undressed(question) == question


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("能告诉我清理了多少本证吗？", "清理了多少本证?"),
        ("请问您知道清理了多少本证吗？", "清理了多少本证?"),
        ("能告诉我超过400项了吗？", "超过400项了吗?"),
        ("我想知道区政府常务会今年开了十二次", "区政府常务会今年开了十二次?"),
        ("落户的银行是哪两家，我老伴非说是建行，帮我看看", "落户的银行是哪两家"),
        ("Please 告诉我清理了多少本证", "清理了多少本证"),
        ("Ｑ：ＧＤＰ是多少？", "GDP是多少?"),
        ("Could you tell me how many cases were closed? Thanks a lot!", "how many cases were closed?"),
        ("Hi there, quick question: how many cases were closed?", "how many cases were closed?"),
        ("I was wondering if you could tell me how many cases were closed", "how many cases were closed"),
        ("HOW MANY CASES WERE CLOSED???", "HOW MANY CASES WERE CLOSED?"),
        ("according to the report, how  many\ncases were closed", "how many cases were closed"),
    ],
)  # fmt: skip
def test_a_plea_goes_with_what_ends_it(question: str, asked: str) -> None:
    assert undressed(question) == asked


@pytest.mark.parametrize(
    "question",
    [
        "麻烦帮我查一下清理了多少本行政执法证？谢谢！",
        "【求助】清理 了多少本行政执 法证，在线等",
        "請問報告裡說的，清理了多少本行政執法證？謝謝",
        "Hello, could you please tell me how many law enforcement certificates were revoked? Thanks!",
    ],
)
def test_a_dressed_question_is_answered_and_shown_as_typed(
    question: str, assistant: Assistant
) -> None:
    answer = assistant.ask(question)
    assert [figure.text for figure in answer.figures] == ["374名"]
    assert (answer.question, answer.resolved_question) == (question, question)


@pytest.mark.parametrize(
    ("plain", "dressed"),
    [
        ("政务中心审批事项超过400项了吧？", "政务中心审批事项超过400项了吧？谢谢"),
        ("区政府常务会今年开了十二次？", "我想知道区政府常务会今年开了十二次"),
        ("一年下来审了多少份政府文件？", "麻烦帮我查一下一年下来审了多少份政府文件？"),
        ("调解成功率有没有到七成？", "调解成功率有 没有到七成？"),
    ],
)
def test_dress_changes_no_answer(plain: str, dressed: str, assistant: Assistant) -> None:
    assert assistant.ask(dressed).answer == assistant.ask(plain).answer
