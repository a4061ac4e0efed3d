import re
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chat.markup import (
    emphasised,
    escape,
    excerpt,
    in_script_of,
    left_out,
    merge,
    number_and_unit,
    period_in_words,
    quotation,
)
from corpus import Report, Span

spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1]))
)


def marked(html: str) -> list[str]:
    return [
        unescape(re.sub("<[^>]*>", "", inner)) for inner in re.findall("<mark>(.*?)</mark>", html)
    ]


def test_nothing_typed_reaches_the_page_as_markup() -> None:
    assert escape('<img src=x onerror="alert(1)">&') == (
        "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;"
    )


def test_a_blank_line_cannot_end_the_html_block_it_stands_in() -> None:
    assert escape("第一行\n\n第二行") == "第一行<br><br>第二行"


def test_a_highlight_holds_exactly_the_cited_words(report: Report) -> None:
    start = report.text.index("374名")
    html = quotation(report, Span(start - 30, start + 30), [Span(start, start + 4)])
    assert marked(html) == ["374名"]


def test_a_highlight_keeps_the_gloss_inside_it(report: Report) -> None:
    words = "行政執(zhí)法證"
    start = report.text.index(words)
    html = quotation(report, Span(start, start + 40), [Span(start, start + len(words))])
    assert marked(html) == [words]
    assert '執<span class="noise">(zhí)</span>法' in html


def test_the_reports_many_glosses_are_all_left_out(report: Report) -> None:
    assert len(left_out(report, Span(0, len(report.text)))) > 140


def test_glosses_are_left_out_but_genuine_parentheses_are_not(report: Report) -> None:
    start = report.text.index("2020年臨河區(qū)")
    span = Span(start, report.text.index("(2015—2020年)") + 20)
    pieces = {report.text[a:b] for a, b in left_out(report, span)}
    assert "(qū)" in pieces
    assert not any("2015" in piece for piece in pieces)


@given(start=st.integers(0, 3000), length=st.integers(1, 200), marks=spans, lead=spans)
def test_a_quotation_keeps_every_character_of_the_original(
    report: Report, start: int, length: int, marks: list[Span], lead: list[Span]
) -> None:
    span = Span(start, start + length)
    moved = [Span(start + a, start + b) for a, b in marks]
    html = quotation(report, span, moved, [Span(start + a, start + b) for a, b in lead])
    shown = unescape(re.sub("<(?!br>)[^>]*>", "", html).replace("<br>", "\n"))
    assert shown == report.text[span.start : span.end]
    inside = [Span(max(m.start, span.start), min(m.end, span.end)) for m in merge(moved)]
    expected = [report.text[a:b].replace("\n", "") for a, b in inside if a < b]
    assert marked(html) == expected


@given(spans)
def test_merged_spans_cover_the_same_characters_and_never_touch(given_spans: list[Span]) -> None:
    merged = merge(given_spans)
    covered = {i for a, b in given_spans for i in range(a, b)}
    assert {i for a, b in merged for i in range(a, b)} == covered
    assert all(a.end < b.start for a, b in pairwise(merged))


def test_a_number_is_not_emphasised_inside_a_longer_one() -> None:
    assert emphasised("增长45%，其中5%", [("", "5%")]) == "增长45%，其中<strong>5%</strong>"


def test_emphasis_escapes_what_it_does_not_emphasise() -> None:
    assert emphasised("<b>374名", [("", "374名")]) == "&lt;b&gt;<strong>374名</strong>"


def test_an_excerpt_keeps_the_clauses_around_the_number() -> None:
    text = "一是加强学习，二是培训1,020名人员，三是清理证件374本，四是健全制度。"
    assert excerpt(text, ["374本"], 18) == "…三是清理证件374本…"


def test_an_excerpt_never_cuts_a_number_in_two() -> None:
    text = "培训1,020名人员" * 5
    assert excerpt(text, ["020名"], 10) == text


def test_a_short_text_is_its_own_excerpt() -> None:
    assert excerpt("清理374名。", ["374名"], 150) == "清理374名。"


@pytest.mark.parametrize(
    ("text", "unit", "parts"),
    [
        ("374名", "名", ("374", "名")),
        ("180多份", "份", ("180多", "份")),
        ("71%", "%", ("71", "%")),
        ("900亿斤以上", "亿斤", ("900", "亿斤以上")),
        ("4.5%—5%", "%", ("4.5%—5", "%")),
        ("三分之一", "", ("三分之一", "")),
        ("8.7∶41.2∶50.1", "", ("8.7∶41.2∶50.1", "")),
    ],
)
def test_number_and_unit_are_set_apart(text: str, unit: str, parts: tuple[str, str]) -> None:
    assert number_and_unit(text, unit) == parts


@pytest.mark.parametrize(
    ("period", "words"),
    [("2020", "2020年"), ("2011-2015", "2011—2015年"), ("", ""), ("目前", "目前")],
)
def test_periods_are_said_in_words(period: str, words: str) -> None:
    assert period_in_words(period) == words


def test_the_page_speaks_the_script_of_the_question() -> None:
    assert in_script_of("zh-Hans", "行政執法證") == "行政执法证"
    assert in_script_of("zh-Hant", "行政執法證") == "行政執法證"
    assert in_script_of("zh-Hant", "行政执法证") == "行政執法證"
