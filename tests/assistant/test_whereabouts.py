"""Whether a sentence says where."""

from __future__ import annotations

import pytest

from assistant.asking.whereabouts import says_where

OPENED = "青田县新建景区2个，气象科普馆建成开放，游客增长一成。"


@pytest.mark.parametrize(
    ("question", "sentence", "says"),
    [
        ("气象科普馆建在哪个县?", OPENED, False),
        ("气象科普馆设在哪里?", OPENED, False),
        ("新建的2个景区在哪个县?", OPENED, True),
        ("游园会放在哪个城市办?", "在温州举办游园会，带动消费3亿元。", True),
        ("游园会放在哪个城市办?", "在我省举办游园会，带动消费3亿元。", False),
        ("国际班列开往哪个国家?", "首列农产品国际班列开行。", False),
        ("国际班列开往哪个国家?", "首列农产品班列开往哈萨克斯坦。", True),
        ("温州的游园会在哪里办的?", "温州市办好游园会。", False),
        ("检测技术验证点落地在哪?", "全国唯一的检测技术验证点落地。", False),
        ("物流基地建在哪?", "建好北方（沧州）物流基地。", True),
        ("作用体现在哪?", "法律顾问的作用更大。", None),
        ("哪个街道成立了执法大队?", "成立了胜利街道执法大队。", True),
        ("肉牛项目放在哪个村?", "推进团结村肉牛养殖项目。", True),
        # 成为 says what became of the clause before it.
        ("哪个地方成了音乐之都?", "无锡申报成功，成为音乐之都。", True),
        # None of these asks for a place on a map.
        ("省下的钱花在什么地方?", "压减节庆活动，省下的钱用于民生。", None),
        ("调解学的是哪里的经验?", "坚持发展“枫桥经验”。", None),
        ("哪个国家级平台获批了?", "1个国家级平台获批。", None),
        ("哪个市场最大?", "家电市场最大。", None),
        ("培训了多少人?", OPENED, None),
    ],
)
def test_a_place_counts_where_the_sentence_speaks_of_what_is_asked(
    question: str, sentence: str, says: bool | None
) -> None:
    assert says_where(question, sentence) is says
