"""Whether a sentence says which company, hospital, troupe or team."""

from __future__ import annotations

import pytest

from assistant.asking.bodies import says_which_body


@pytest.mark.parametrize(
    ("question", "sentence", "says"),
    [
        ("首条整机生产线是哪家企业的?", "省内首条整机生产线投产。", False),
        ("首条整机生产线是哪家企业的?", "红狮硅基材料投产，省内首条整机生产线投产。", False),
        ("首条整机生产线是哪家企业的?", "华星公司省内首条整机生产线投产。", True),
        ("地铁1号线归哪家公司运营?", "地铁1号线开通运营。", False),
        ("舞剧《青山》是哪个剧团排的?", "舞剧《青山》首演。", False),
        ("舞剧《青山》是哪个剧团排的?", "县歌舞剧院舞剧《青山》首演。", True),
        ("哪家林场拿下了大奖?", "塞罕坝林场荣获大奖。", None),
        ("哪家医院建了新院区?", "市第三中心医院新院区建成。", True),
        ("哪支球队夺冠?", "长春大众卓越女足夺冠。", True),
        ("培训了多少人?", "省内首条整机生产线投产。", None),
    ],
)
def test_a_body_counts_where_the_sentence_speaks_of_what_is_asked(
    question: str, sentence: str, says: bool | None
) -> None:
    assert says_which_body(question, sentence) is says
