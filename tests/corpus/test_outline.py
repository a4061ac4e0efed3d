from itertools import pairwise

from corpus.outline import find_outline

WORK_REPORT = """下载
打印
【字号：加大还原减小】
2026年某省政府工作报告
——2026年1月27日在某省第十四届人民代表大会第四次会议上
来源：某某日报
某省省长 张 三
各位代表：
现在，我代表省人民政府，向大会报告工作，请予审议。
一、2025年工作回顾
过去一年，主要做了以下工作。
——综合实力显著增强。地区生产总值增长5%。
——民生事业扎实推进。新增就业44.1万人。
（一）经济运行稳中有进
全年完成投资120亿元，各项指标好于预期。
（二）改革开放持续深化。新增企业36家。
各位代表！
过去五年成绩来之不易。
二、2026年工作安排
重点抓好八个方面工作：
1.稳就业。城镇新增就业40万人。
2.发放补贴1.6万户，加装电梯500部以上。
一是强化科技创新。建成实验室5个。
二是推动城乡融合。改造农村公路300公里。
附件
名词解释
1.“两新”：是指大规模设备更新和消费品以旧换新，今年安排资金若干亿元。
相关报道：
扫一扫在手机打开当前页
"""


def outline_of(text: str) -> list[tuple[tuple[str, ...], list[str]]]:
    outline = find_outline(text, "r.txt")
    return [
        (section.path, [text[start:end] for start, end in paragraphs])
        for section, paragraphs in zip(outline.sections, outline.paragraphs, strict=True)
    ]


def paths_of(text: str) -> list[tuple[str, ...]]:
    return [path for path, _ in outline_of(text)]


def test_a_work_report_gets_the_outline_its_headings_show() -> None:
    assert paths_of(WORK_REPORT) == [
        (),
        ("2025年工作回顾",),
        ("2025年工作回顾", "综合实力显著增强"),
        ("2025年工作回顾", "民生事业扎实推进"),
        ("2025年工作回顾", "经济运行稳中有进"),
        ("2025年工作回顾", "改革开放持续深化"),
        ("2025年工作回顾",),
        ("2026年工作安排",),
        ("2026年工作安排", "稳就业"),
        ("2026年工作安排", "稳就业", "强化科技创新"),
        ("2026年工作安排", "稳就业", "推动城乡融合"),
        ("附件",),
        ("名词解释",),
    ]


def test_a_run_in_heading_stands_in_the_paragraph_it_opens() -> None:
    text = "(一)高位推進,專題研究部署。將貫徹落實職責。\n(二)抓好關鍵少數。認真組織學法。"
    assert outline_of(text) == [
        (("高位推進,專題研究部署",), ["(一)高位推進,專題研究部署。將貫徹落實職責。"]),
        (("抓好關鍵少數",), ["(二)抓好關鍵少數。認真組織學法。"]),
    ]


def test_a_heading_on_its_own_line_is_no_paragraph() -> None:
    assert outline_of("一、工作回顾\n全年增长5%。") == [(("工作回顾",), ["全年增长5%。"])]


def test_a_numbered_sentence_that_states_a_figure_is_text() -> None:
    text = "一、民生实事\n1.发放补贴1.6万户，加装电梯500部以上。\n2.建成学校3所。"
    assert outline_of(text) == [
        (("民生实事",), ["1.发放补贴1.6万户，加装电梯500部以上。", "2.建成学校3所。"])
    ]


def test_a_heading_that_states_a_figure_can_be_cited() -> None:
    assert outline_of("（一）建成43所中小学校\n进展顺利。") == [
        (("建成43所中小学校",), ["（一）建成43所中小学校", "进展顺利。"])
    ]


def test_points_counted_inside_one_paragraph_are_not_headings() -> None:
    text = "一、考虑\n一是战略叠加。机遇难得。二是责任重大。必须有为。"
    assert paths_of(text) == [("考虑",)]


def test_chapters_articles_and_arabic_numbers_nest() -> None:
    text = "第一章 总则\n第一节 目的\n一、范围\n（一）对象\n1.个人\n（1）本地人\n包括常住人口。"
    assert paths_of(text)[-1] == ("总则", "目的", "范围", "对象", "个人", "本地人")


def test_a_number_with_decimals_is_not_an_outline_number() -> None:
    assert paths_of("一、成绩\n3.6万户居民受益，占比很高。") == [("成绩",)]


def test_bare_lines_head_the_parts_of_a_report_that_does_not_number_them() -> None:
    text = (
        "各位代表：\n“十四五”时期工作回顾\n五年来成绩显著。\n"
        "“十五五”时期主要目标\n一、指导思想\n高举旗帜。\n二、主要任务\n稳中求进。"
    )
    assert paths_of(text) == [
        (),
        ("“十四五”时期工作回顾",),
        ("“十五五”时期主要目标",),
        ("“十五五”时期主要目标", "指导思想"),
        ("“十五五”时期主要目标", "主要任务"),
    ]


def test_a_short_sentence_heads_the_paragraph_that_follows_it() -> None:
    paragraph = (
        "旅游业、现代服务业、高新技术产业、热带特色高效农业增加值占比稳步提高，质量效益同步改善。"
    )
    text = f"一、工作回顾\n产业结构持续优化。\n{paragraph}"
    assert outline_of(text) == [
        (("工作回顾",), []),
        (("工作回顾", "产业结构持续优化"), [paragraph]),
    ]


def test_markdown_headings_count() -> None:
    text = "# 某区2020年法治政府建设报告\n## 总体情况\n成效明显。\n### 组织领导\n高度重视。"
    assert paths_of(text)[1:] == [("总体情况",), ("总体情况", "组织领导")]


def test_page_furniture_and_the_title_are_no_paragraphs() -> None:
    stated = [paragraph for _, paragraphs in outline_of(WORK_REPORT) for paragraph in paragraphs]
    assert stated[:3] == [
        "——2026年1月27日在某省第十四届人民代表大会第四次会议上",
        "某省省长 张 三",
        "现在，我代表省人民政府，向大会报告工作，请予审议。",
    ]
    for furniture in ("打印", "来源", "字号", "相关报道", "扫一扫", "各位代表"):
        assert not any(furniture in paragraph for paragraph in stated)


def test_a_source_note_at_the_top_does_not_end_the_report() -> None:
    text = "某区工作总结\n来源：某某日报\n" + "全年完成各项目标任务。\n" * 5
    assert outline_of(text)[0][1].count("全年完成各项目标任务。") == 5


def test_sections_cover_the_text_in_order_and_without_overlap() -> None:
    sections = find_outline(WORK_REPORT, "r.txt").sections
    assert sections[0].span.start == 0
    assert sections[-1].span.end == len(WORK_REPORT)
    for before, after in pairwise(sections):
        assert before.span.end == after.span.start
    assert [section.id for section in sections[:2]] == ["r.txt#s0", "r.txt#s1"]


def test_text_without_headings_is_one_section() -> None:
    assert outline_of("清理374名。") == [((), ["清理374名。"])]
    assert outline_of("") == [((), [])]
