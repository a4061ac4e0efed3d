"""Reports that state the same measure of the same place and year differently."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant, open_assistant
from assistant.chat import Collection, View, answer_card
from assistant.chat.examples import Suggestions
from assistant.model import Language
from tests.app.running import CHROMIUM, ask, barriers, headline, looking, running

REPORTS = {
    "青山县-2025年政府工作报告.txt": "青山县2025年政府工作报告\n\n一、2024年工作回顾\n\n"
    "2024年，面对复杂严峻的外部环境，全县上下攻坚克难。地区生产总值完成192.3亿元，增长5.6%。\n\n"
    "新建农村公路86公里。粮食总产量达到41.5万吨。全年新建公园完成投资3亿元，新建学校完成投资2亿元。\n",
    "青山县-2024年统计公报.txt": "青山县2024年国民经济和社会发展统计公报\n\n一、综合\n\n"
    "2024年，地区生产总值完成191.8亿元，增长5.4%。\n\n二、农业\n\n"
    "2024年，粮食总产量达到41.2万吨。全县新建农村公路86公里。\n",
    "青山县-2024年法治政府建设报告.txt": "青山县2024年法治政府建设报告\n\n一、依法行政\n\n"
    "2024年，地区生产总值完成192.3亿元。全县培训执法人员640名。完成投资4亿元。\n",
}
OUTPUT = "青山县2024年地区生产总值多少亿元?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def assistant(folder: Path) -> Assistant:
    return open_assistant([folder])


@pytest.fixture(scope="module")
def collection(assistant: Assistant) -> Collection:
    return Collection.of(assistant.index.reports)


def test_whatever_reports_put_otherwise_is_a_conflict_however_the_sentence_begins(
    collection: Collection,
) -> None:
    found = {
        collection.figures[figure].text: {rival.text for rival in rivals}
        for figure, rivals in collection.rivals.items()
    }
    assert found == {
        "192.3亿元": {"191.8亿元"},
        "191.8亿元": {"192.3亿元"},
        "41.5万吨": {"41.2万吨"},
        "41.2万吨": {"41.5万吨"},
        "5.4%": {"5.6%"},
        "5.6%": {"5.4%"},
    }, "and neither what agrees nor what one report says of several things"


@pytest.mark.parametrize(
    ("question", "value", "other", "titles"),
    [
        (OUTPUT, "191.8亿元", "192.3亿元", {"政府工作报告", "法治政府建设报告"}),
        ("2024年粮食总产量多少万吨?", "41.2万吨", "41.5万吨", {"政府工作报告"}),
    ],
)
def test_the_answer_cites_every_report_that_puts_it_otherwise(
    question: str, value: str, other: str, titles: set[str], assistant: Assistant
) -> None:
    answer = assistant.ask(question)
    assert [figure.text for figure in answer.figures] == [value]
    assert answer.answer.count(f"写作{other}") == len(titles)
    cited = {citation.report for citation in answer.citations}
    assert all(any(title in name for name in cited) for title in titles)


@pytest.mark.parametrize(
    ("language", "why"),
    [
        (
            "zh-Hans",
            "同一件事另写作192.3亿元（青山县2024年法治政府建设报告、青山县2025年政府工作报告），"
            "说法不一致，请核对原文。",
        ),
        (
            "en",
            "The same thing is also given as 192.3亿元 "
            "(青山县2024年法治政府建设报告, 青山县2025年政府工作报告). The reports do not agree",
        ),
    ],
)
def test_the_card_says_once_what_is_put_otherwise_and_where(
    language: Language, why: str, assistant: Assistant, collection: Collection
) -> None:
    card = answer_card(assistant.ask(OUTPUT), View(collection, language))
    assert '<span class="badge conflicting">' in card
    assert f"<span>{why}" in card
    sentence = card.partition('class="sentence"')[2].partition("</div>")[0]
    assert "191.8亿元" in sentence
    assert "192.3亿元" not in sentence


def test_what_another_report_puts_otherwise_is_not_suggested_next(
    assistant: Assistant, collection: Collection
) -> None:
    offered = Suggestions(assistant, collection).after([assistant.ask(OUTPUT)])
    assert offered
    assert not [question for question in offered if "地区生产总值完成" in question]


@pytest.fixture(scope="module")
def address(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("data")
    with running("--corpus", str(folder), "--data", str(data)) as address:
        yield address


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the path or in $CHROMIUM")
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_conflict_looks_like_none_of_the_others_and_leads_to_the_other_report(
    width: int, scheme: str, browser: Any, address: str, axe: str
) -> None:
    from playwright.sync_api import expect

    with looking(browser, address, width, color_scheme=scheme) as page:
        card, plain = ask(page, OUTPUT), ask(page, "新建农村公路多少公里?")
        assert (headline(card), headline(plain)) == ("191.8亿元", "86公里")
        colour = "element => getComputedStyle(element).color"
        numbers = [each.locator(".number").evaluate(colour) for each in (card, plain)]
        assert numbers[0] != numbers[1]
        assert card.locator(".qualified .conflicting").inner_text() == "有出入"
        card.get_by_role("button", name="青山县2025年政府工作报告").click()
        expect(page.locator("#passages mark", has_text="192.3亿元")).to_have_count(2)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert barriers(page, axe) == []
