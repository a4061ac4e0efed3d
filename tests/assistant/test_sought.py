"""What kind of thing a question seeks, and whether a sentence holds one."""

from __future__ import annotations

import pytest

from assistant.asking.sought import holds_sought, list_sizes

MEETING = "今年8月，区委专门召开常委会会议，听取工作汇报。"
TRAINED = "举办培训班2期，各乡镇综合执法局全体人员参加培训。"
NAMED = "持续开展“四级联调化解矛盾”专项调解工作。"
COUNTED = "建成青少年法治教育基地1个。"
ADVANCED = "全市43所中小学校聘请了副校长和辅导员，14所学校被评为“先进学校”。"


@pytest.mark.parametrize(
    ("question", "sentence", "holds"),
    [
        ("衔接的是哪三种调解?", "健全人民调解、行政调解、司法调解衔接机制。", True),
        ("衔接的是哪四种调解?", "健全人民调解、行政调解、司法调解衔接机制。", False),
        ("依据的是哪两个办法?", "落实《审查办法》《监督办法》，扎实开展审查。", True),
        ("任前要过哪两关?", "实行法律知识考试和行政能力测试制度。", True),
        ("那一带是哪几个镇?", "包括东镇、西镇。", True),
        ("8月的会是哪一天开的?", MEETING, False),
        ("这次会是几月开的?", MEETING, True),
        ("开通的是地铁几号线?", "地铁15号线通车运营。", None),
        ("培训班请了哪位老师授课?", TRAINED, False),
        ("专项调解工作叫什么名字?", NAMED, True),
        ("教育基地叫什么名称?", COUNTED, False),
        ("会议是由谁主持的?", "区政府召开常务会议13次。", False),
        ("会议是由谁主持的?", "区长主持召开常务会议13次。", True),
        ("是谁评的?", "14所学校被普法办评为先进学校。", True),
        ("没调成的后来转到哪里了?", "调处成功5229件。", False),
        ("没调成的后来转到哪里了?", "调解不成的转至法院处理。", True),
        ("14所学校的名单有吗?", ADVANCED, False),
        ("服务中心的电话是多少?", "服务中心进驻25个部门。", False),
        ("区里做了什么?", MEETING, None),
        ("哪位领导听取了汇报?", MEETING, False),
        ("夺冠的是哪位运动员?", "运动员何杰勇夺男子马拉松冠军。", None),
        ("海螺集团跟哪家企业重组?", "海螺集团与皖维集团启动重组。", True),
        ("大会由哪家承办?", "圆满承办中国乡村振兴经济大会。", True),
        ("要合办的大赛叫啥名字?", "合办“百业千企AI转型联合大赛”。", True),
        ("要办哪项女篮的比赛?", "办好女篮世界杯预选赛。", None),
        ("依据的是哪项规定?", "办好女篮世界杯预选赛。", False),
        ("县城被评上什么称号?", '县城被评为省级"洁净城市"。', True),
        ("县城被评上什么称号?", "县城环境明显改善。", False),
        ("新增的两个友好城市叫什么?", "新增艾奥瓦、雅拉古阿2个友好城市。", True),
        ("新增的两个友好城市叫什么?", "与德国、法国交流，新增2个友好城市。", False),
        ("哪家能源企业进了500强?", "冀中能源跻身世界500强。", True),
        ("新增的3名院士是谁?", "新增院士3名，引进硕士20名。", False),
        ("新增的3名院士,姓名是什么?", "新增李明、王强、赵新等3名院士。", True),
        ("来参展的20个国家都有哪些?", "博览会吸引20个国家的企业参展。", False),
        ("十四所学校拿的称号是谁评的?", "14所学校被普法办评为先进学校。", True),
        ("全县第3个机场是哪个?", "东港机场成为全县第3个机场。", None),
        ("气象馆建在哪个县?", "气象馆建成开放，青田县新增景区2个。", False),
        ("气象馆建在哪个县?", "青田县气象馆建成开放。", True),
        ("坚持的那个经验叫啥?", "坚持发展“枫桥经验”。", True),
        ("当顾问的律师都叫啥?", "9个乡镇建立了法律顾问团队。", False),
        ("异常企业名单是通过哪个系统公示的?", "通过全国信用信息公示系统公示。", None),
        ("专项调解行动叫什么名称?", NAMED, True),
        ("专项行动叫什么名字?", "持续开展专项行动3次。", False),
        ("落户的新央企叫什么名字?", "新央企中国长安汽车集团落户重庆。", True),
        ("落户的新央企叫什么名字?", "新落户央企3家，开工项目9个。", False),
        ("哪家林场拿下了大奖?", "塞罕坝林场荣获联合国“土地生命奖”。", None),
        ("跨海大桥啥时候建成?", "跨海大桥等重大项目开工建设。", False),
        ("跨海大桥啥时候建成?", "跨海大桥力争年内建成。", True),
        ("断头路几时打通?", "“十五五”内打通断头路。", True),
        ("普法该由谁来做?", "全面推行“谁执法谁普法”。", True),
        ("宣传有个啥责任制?", "全面推行“谁执法谁普法”责任制。", True),
    ],
)
def test_a_sentence_must_hold_the_kind_of_thing_asked_for(
    question: str, sentence: str, holds: bool | None
) -> None:
    assert holds_sought(question, False, sentence) is holds


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("推行“三项制度”(公示、全过程记录、法制审核)全覆盖。", True),
        ("建立大病医疗、助学、产业扶贫“三项制度”。", True),
        ("“三项制度”即公示、记录、审核。", True),
        ("程序、有效期、“三项制度”全面落实。", False),
        ("“三项制度”全面落实，加强公示、记录、审核。", False),
        ("“三项制度”(公示、记录)全覆盖。", False),
    ],
)
def test_a_term_is_spelled_out_only_where_it_stands(sentence: str, holds: bool) -> None:
    assert holds_sought("“三项制度”具体指什么?", False, sentence) is holds


@pytest.mark.parametrize(
    ("question", "sentence", "holds"),
    [
        ("on what date did the committee meet?", MEETING, False),
        ("when did the committee meet?", MEETING, True),
        ("what are the names of the 14 schools?", ADVANCED, False),
        ("which three bodies built the platform?", "法院、司法局、公安部门联合搭建。", True),
        ("which two bodies built the platform?", "法院联合搭建。", False),
        ("who chaired the meetings?", "区政府召开常务会议13次。", False),
        ("which city-level body checked it?", "通过市委依法治市办的初步验收。", True),
    ],
)
def test_english_questions_seek_the_same_kinds(question: str, sentence: str, holds: bool) -> None:
    assert holds_sought(question, True, sentence) is holds


def test_lists_are_counted_by_every_way_of_reading_them() -> None:
    assert list_sizes("联合法院、公安和信访部门") == {2, 3}
    assert list_sizes("解决“办证多、来回跑、办证难”等问题") == {3}
    assert list_sizes("建设和谐社会") == frozenset()
