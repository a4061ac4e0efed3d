from decimal import Decimal

import pytest

from corpus import SHIPPED, Finding, Report, parse_report, read_report


def findings(text: str) -> list[tuple[str, list[str], list[str], Decimal]]:
    """Kind, whole, parts and difference of each finding in a report's one paragraph."""
    report = parse_report("report.txt", f"报告\n\n一、工作情况\n\n{text}\n".encode())
    return [shown(report, finding) for finding in report.findings]


def shown(report: Report, finding: Finding) -> tuple[str, list[str], list[str], Decimal]:
    figures = {figure.id: figure.text for figure in report.figures}
    parts = [figures[part] for part in finding.parts]
    return finding.kind, [figures[finding.whole]], parts, finding.difference


def test_the_shipped_report_agrees_with_itself_in_three_places() -> None:
    report = read_report(SHIPPED / "linhe-2020-rule-of-law.txt")
    found = [shown(report, finding) for finding in report.findings]
    assert [(kind, whole) for kind, whole, _, _ in found] == [
        ("sum", ["5291項"]),
        ("sum", ["657項"]),
        ("share", ["7364件"]),
    ]
    assert len(found[0][2]) == 10
    assert found[1][2] == ["356項", "301項"]
    assert found[2][2] == ["5229件", "71%"]
    assert all(difference == 0 for *_, difference in found)


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        (
            "以上共计28项指标，其中预期性指标19项、约束性指标9项，任务十分明确。",
            "28项",
            ["19项", "9项"],
        ),
        (
            "安排重点项目105个，其中，工业类3个、城市建设类28个、农业类21个、商贸流通类7个、"
            "民生社会事业类46个，项目总投资339亿元。",
            "105个",
            ["3个", "28个", "21个", "7个", "46个"],
        ),
        (
            "提出21个主要指标，包括13个预期性指标、8个约束性指标，内容十分具体。",
            "21个",
            ["13个", "8个"],
        ),
        ("16项反馈问题已整改完成7项，剩余9项问题均取得进展。", "16项", ["7项", "9项"]),
        (
            "生产总值达到13697.5亿元，较“十三五”末的9323.1亿元增加4374.4亿元，再上新台阶。",
            "13697.5亿元",
            ["9323.1亿元", "4374.4亿元"],
        ),
        ("专任教师由120名增加到150名，净增30名，师资力量增强。", "150名", ["120名", "30名"]),
        ("行政审批事项由120项下降到90项，减少30项，效率提升。", "120项", ["90项", "30项"]),
    ],
)
def test_parts_that_make_up_a_whole_are_found(text: str, whole: str, parts: list[str]) -> None:
    assert findings(text) == [("sum", [whole], parts, Decimal(0))]


def test_a_complete_list_that_does_not_add_up_shows_its_difference() -> None:
    text = "权力事项共计100项，其中行政许可60项、行政确认25项、其他10项，清单全部公开。"
    ((kind, whole, parts, difference),) = findings(text)
    assert (kind, whole, parts) == ("sum", ["100项"], ["60项", "25项", "10项"])
    assert difference == 5


@pytest.mark.parametrize(
    "text",
    [
        "共办理建议405件，其中教育类100件、卫生类50件、交通类20件，办复率达到新水平。",
        "新建公园3个、绿地10个，保护提升历史街区13个，城市面貌明显改善。",
        "完成投资约100亿元，其中工业60亿元、农业40亿元，成效十分显著。",
        "生产总值增长8%，其中一产增长3%、二产增长5%，运行总体平稳。",
        "专任教师由120名增加到150名，净增学生50名，师资力量增强。",
    ],
)
def test_figures_that_merely_stand_together_are_no_finding(text: str) -> None:
    assert findings(text) == []


def test_a_share_that_follows_from_count_and_total_is_found() -> None:
    text = "共受理矛盾纠纷7364件，调处成功5229件，调解成功率71%，社会保持稳定。"
    assert findings(text) == [("share", ["7364件"], ["5229件", "71%"], Decimal(0))]


def test_growth_is_no_share() -> None:
    assert findings("生产总值完成200亿元，财政收入完成20亿元，同比增长10%，势头良好。") == []
