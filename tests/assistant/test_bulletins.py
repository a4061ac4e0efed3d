"""Statistical bulletins: what they tell in words of their own, asked in plain words."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over

BULLETIN = """青石自治州2025年国民经济和社会发展统计公报

一、综合

全州粮食产量61.3万吨，比上年减少0.9万吨，减产1.4%。固定资产投资比上年下降3.7%。

二、交通和旅游

年末公路总里程9134.27公里，比上年末新增41.36公里。全年完成铁路客运发送量817.5万人次，增长2.6%。

全年接待旅游人数2318.4万人次，增长6.1%。接待入境游客11.7万人次，增长8.3%。

三、教育、卫生和文化

普通高中41所，在校学生5.3万人，毕业生1.7万人。小学613所，在校学生38.4万人，毕业生6.2万人。

孕产妇死亡率4.15/10万，婴儿死亡率2.38‰。每千名老人拥有养老床位29.6张。

全国重点文物保护单位17处，省级重点文物保护单位92处。获得世界冠军3个，获得亚洲冠军5个，获得全国冠军14个。

四、社会保障

将城市最低生活保障标准提高12元，达到748元／人／月，农村最低生活保障标准提高315元，达到6，420元／人／年。

全年发生各类生产安全事故52起、死亡48人。其中，道路运输事故21起、死亡12人。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"青石州2025年统计公报.txt": BULLETIN}
    return over(reports, tmp_path_factory.mktemp("bulletins"), encoder)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("婴儿死亡率是千分之几?", ["2.38‰"]),
        ("婴儿死亡率是多少?", ["2.38‰"]),
        ("孕产妇死亡率是多少?", ["4.15/10万"]),
        ("小学在校学生有多少?", ["38.4万人"]),
        ("普通高中毕业生有多少人?", ["1.7万人"]),
        ("道路运输事故死亡多少人?", ["12人"]),
        ("接待了多少游客?", ["2318.4万人次"]),
        ("接待入境游客多少?", ["11.7万人次"]),
        ("公路加起来总共多长?", ["9134.27公里"]),
        ("公路新增多少公里?", ["41.36公里"]),
        ("每一千位老人平均有多少张养老床位?", ["29.6张"]),
        ("全国重点和省级重点文物保护单位分别有几处?", ["17处", "92处"]),
        ("拿了几个世界冠军、几个亚洲冠军、几个全国冠军?", ["3个", "5个", "14个"]),
        ("城市低保和农村低保标准分别提高到多少?", ["748元", "6,420元"]),
    ],
)
def test_bulletins_are_read_as_they_are_meant(
    assistant: Assistant, question: str, figures: list[str]
) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] == figures


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("固定资产投资有没有增长?", "不是"),
        ("固定资产投资是否下降?", "是"),
        ("粮食增产了吗?", "不是"),
        ("粮食是不是减产了?", "是"),
    ],
)
def test_a_direction_may_be_asked_as_whether_or_not(
    assistant: Assistant, question: str, opening: str
) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert answer.answer.startswith(opening)


def test_a_railway_is_no_underground(assistant: Assistant) -> None:
    assert not assistant.ask("地铁运送了多少乘客?").answered
