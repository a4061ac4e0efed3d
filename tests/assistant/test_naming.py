"""Whether a sentence gives the name asked for."""

from __future__ import annotations

import pytest

from assistant.asking.naming import says_name


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
        ("首店开在哪个商场?", "一批首店纷纷落地。", False),
        ("首店开在哪个商场?", "首店落地万达商场。", True),
        ("发电机装到哪座电站上?", "最大的发电机研制成功。", False),
        ("初验是哪家单位做的?", "顺利通过市委依法治市办的初步验收。", True),
        ("首家外资医院叫啥?", "首家外资医院营业。", False),
        ("获一等奖的项目叫什么?", "其中1项获一等奖，县里办好“清风”艺术节。", False),
        ("获奖的那个项目叫什么?", "“清风”项目获一等奖。", True),
        ("全国首个跨省新区叫什么?", "高竹新区成为全国首个跨省新区。", True),
        ("这样的医院叫什么样的医院?", "首家外资医院营业。", None),
        ("培训了多少人?", "省内首条整机生产线投产。", None),
    ],
)
def test_a_name_counts_where_the_sentence_speaks_of_what_is_asked(
    question: str, sentence: str, says: bool | None
) -> None:
    assert says_name(question, sentence) is says
