import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.chat import (
    Choice,
    Collection,
    View,
    figures_panel,
    findings_panel,
    header,
    passages_panel,
    reader_panel,
    welcome,
)
from assistant.chat.examples import questions_from_figures
from assistant.model import Answer, Citation, Language
from corpus import Figure, Finding, Report, Span, fold, parse_report

Find = Callable[[str], Figure]
Cite = Callable[..., Answer]
Read = Callable[[str], str]


@pytest.fixture
def revoked(figure: Find, citing: Cite) -> Answer:
    return citing("清理了多少本行政执法证？", "374名。", figure("374名"))


def rows(html: str) -> list[str]:
    return re.findall(r"<tr.*?</tr>", html.split("<tbody>")[1])


def test_a_passage_is_quoted_whole_in_the_reports_own_script(
    revoked: Answer, view: View, text_of: Read
) -> None:
    panel = passages_panel(revoked, view)
    assert revoked.citations[0].text in text_of(panel)
    assert "<mark>374名</mark>" in panel


def test_the_sentence_around_a_highlight_stands_out_and_its_neighbours_do_not(
    revoked: Answer, view: View, text_of: Read
) -> None:
    panel = passages_panel(revoked, view).split('class="simplified"')[0]
    (lead,) = re.findall(r'<span class="lead">(.*</mark>.*?。)</span>', panel)
    assert text_of(lead).count("。") == 1
    assert "374名" in lead


def test_passages_that_bear_nothing_are_folded_away(revoked: Answer, view: View) -> None:
    (bearing,) = revoked.citations
    first, last = replace(bearing, highlights=(), score=0.9), replace(bearing, highlights=())
    panel = passages_panel(replace(revoked, citations=(first, bearing, last)), view)
    shown, folded = panel.split("<details")
    assert shown.count("<article") == 1
    assert shown.count("<mark>") == 2  # in its own script and in Simplified
    assert folded.count("<article") == 2
    assert "另外找到的 2 段" in folded


def test_before_the_first_question_the_outline_shows_where_figures_stand(
    view: View, text_of: Read
) -> None:
    outline = text_of(passages_panel(None, view))
    assert re.search(r"規范行政執法行為\d+ 个数据", outline)


def test_an_answer_without_citations_says_so(revoked: Answer, view: View) -> None:
    assert "没有引用原文" in passages_panel(replace(revoked, citations=()), view)


def test_the_table_begins_with_the_answers_own_figure(
    revoked: Answer, view: View, text_of: Read
) -> None:
    table = rows(figures_panel(revoked, Choice(), view))
    assert len(table) == len(revoked.candidates) > 1
    assert [row.startswith("<tr class=own>") for row in table] == [True] + [False] * (
        len(table) - 1
    )
    assert text_of(table[0]).startswith("374名清理不具備行政執法資格人員的行政執法證2020年实绩")


def test_the_table_can_show_every_figure_of_the_report(revoked: Answer, view: View) -> None:
    everything = rows(figures_panel(revoked, Choice(everything=True), view))
    assert len(everything) == len(view.collection.figures)
    assert "own" in everything[0]


@pytest.mark.parametrize("words", ["行政许可", "行政許可", "189", "许可 项"])
def test_the_search_finds_either_script(words: str, view: View, text_of: Read) -> None:
    found = rows(figures_panel(None, Choice(words=words), view))
    assert any(text_of(row).startswith("189項行政許可") for row in found)


def test_a_search_narrows_to_rows_that_hold_every_word(view: View, text_of: Read) -> None:
    found = [text_of(row) for row in rows(figures_panel(None, Choice(words="所 学校"), view))]
    assert {row[:3] for row in found} == {"43所", "14所"}


def test_a_search_without_result_says_so(view: View) -> None:
    assert "没有符合条件的数据" in figures_panel(None, Choice(words="拆除违章建筑"), view)


def test_a_sum_that_holds_is_ticked(report: Report, view: View, text_of: Read) -> None:
    panel = text_of(findings_panel(None, view))
    assert re.search(r"189項行政許可 \+ 55項行政確認 \+ .* \+ 127項其它 = 5291項.*?✓ 一致", panel)
    assert re.search("5229件調處成功 ÷ 7364件.*? ≈ 71%調解成功率✓ 一致", panel)
    assert len(report.findings) == panel.count("✓")


def test_a_sum_that_does_not_hold_shows_the_difference(
    revoked: Answer, view: View, figure: Find, text_of: Read
) -> None:
    parts = (figure("189項").id, figure("55項").id)
    broken = Finding("sum", figure("5291項").id, parts, Decimal(5047))
    panel = findings_panel(replace(revoked, findings=(broken,)), view)
    assert re.search(r"189項行政許可 \+ 55項行政確認 ≠ 5291項.*相差 5047項", text_of(panel))
    assert "✓" not in panel


def test_an_answer_nothing_can_check_says_so(revoked: Answer, view: View) -> None:
    assert "没有可以互相核对的" in findings_panel(revoked, view)


def test_the_header_names_a_single_report(report: Report, view: View, text_of: Read) -> None:
    words = text_of(header(view))
    counts = f"{len(report.passages)} 段{len(report.figures)} 个数据"
    assert f"臨河區2020年法治政府建設報告臨河區2020年{counts}" in words


def test_the_header_sums_up_many_reports(report: Report, text_of: Read) -> None:
    years = [("甲.txt", "甲县", "2012"), ("乙.txt", "乙县", "2014"), ("丙.txt", "乙县", "2013")]
    many = [replace(report, name=n, place=p, period=y) for n, p, y in years]
    assert "3 份报告2 个地区2012—2014年" in text_of(header(View(Collection.of(many))))


def test_a_reports_words_are_escaped_wherever_they_stand(report: Report) -> None:
    hostile = replace(report, title="<script>x</script>", place="<b>", findings=())
    loaded = View(Collection.of([hostile]))
    panels = passages_panel(None, loaded), reader_panel(hostile.name, Span(0, 0), loaded)
    for html in (header(loaded), welcome(loaded, ["多少<b>？"]), *panels):
        assert "<script" not in html
        assert "<b>" not in html


def test_made_questions_are_simplified_labels_one_a_section(view: View) -> None:
    made = list(questions_from_figures(view.collection))
    sections = [view.collection.passages[figure.passage_id].section for _, figure in made]
    assert len(sections) == len(set(sections)) >= 5
    assert all(question.endswith("？") and "多少" in question for question, _ in made)
    assert all(question == fold(question) for question, _ in made)


def test_the_same_passage_can_be_read_in_simplified_with_the_same_marks(
    revoked: Answer, view: View, text_of: Read
) -> None:
    quote = re.findall("<blockquote[^>]*>(.*?)</blockquote>", passages_panel(revoked, view))
    assert text_of(quote[1]) == fold(revoked.citations[0].text) != text_of(quote[0])
    assert all("<mark>374名</mark>" in script for script in quote[:2])


def test_a_passage_in_simplified_is_written_once_and_needs_no_switch() -> None:
    text = "甲县2025年政府工作报告\n\n2024年，甲县新建农村公路86公里。\n"
    report = parse_report("甲县.txt", text.encode())
    (passage,) = report.passages
    span = passage.original
    cited = Citation(
        passage.id, report.name, (), passage.text, span.start, span.end, (span,), score=1.0
    )
    answer = Answer(
        "修了多少路?",
        "修了多少路?",
        "zh-Hans",
        True,
        "86公里。",
        report.figures,
        None,
        (cited,),
        1,
        1,
    )
    panel = passages_panel(answer, View(Collection.of([report])))
    assert panel.count("新建农村公路") == 1
    assert 'data-do="script"' not in panel


def test_why_a_passage_was_found_is_said_in_words(
    revoked: Answer, view: View, text_of: Read
) -> None:
    asked = replace(revoked, resolved_question="2020年清理了多少名行政执法人员？")
    panel = text_of(passages_panel(asked, view))
    assert re.search("相同的词：[^意]*清理", panel)
    assert "时期 2020年，与所问一致" in panel
    assert "单位“名”，与所问的“名”一致" in panel
    other = replace(revoked, resolved_question="2013年新建高速公路？")
    assert "时期 2020年，与所问的 2013年 不同" in text_of(passages_panel(other, view))


def test_the_table_sorts_by_value_whatever_the_unit(view: View, text_of: Read) -> None:
    rising = rows(figures_panel(None, Choice(column="number"), view))
    falling = rows(figures_panel(None, Choice(column="number", falling=True), view))
    assert [text_of(row) for row in falling] != [text_of(row) for row in rising]
    values = [figure.base for figure in view.collection.figures.values()]
    assert text_of(falling[0]).startswith(str(max(values)))


def test_the_table_can_be_narrowed_to_targets_and_to_a_period(
    report: Report,
) -> None:
    target = replace(report.figures[0], id="t", status="target", period="2021")
    loaded = View(Collection.of([replace(report, figures=(*report.figures, target))]))
    assert len(rows(figures_panel(None, Choice(status="target"), loaded))) == 1
    assert len(rows(figures_panel(None, Choice(period="2021"), loaded))) == 1
    assert "没有符合条件的数据" in figures_panel(
        None, Choice(period="2021", status="actual"), loaded
    )


def test_the_reader_has_the_whole_report_with_the_cited_span_marked(
    revoked: Answer, report: Report, view: View, text_of: Read
) -> None:
    html = reader_panel(report.name, revoked.figures[0].original, view)
    assert text_of(re.findall("<mark.*?</mark>", html)[0]) == "374名"
    body = html.split("</h2>")[1].replace("<br>", "\n")
    assert text_of(body) == report.text


def test_a_report_that_is_gone_leaves_those_there_are_to_choose(view: View, report: Report) -> None:
    assert report.title in reader_panel("gone.txt", Span(3, 4), view)


def test_among_several_reports_a_check_says_which_one_it_is_of(report: Report, view: View) -> None:
    twin = replace(report, name="另一份.txt", title="另一份报告", figures=(), findings=())
    assert report.title not in findings_panel(None, view)
    assert report.title in findings_panel(None, View(Collection.of([report, twin])))


def test_the_english_page_counts_in_english(report: Report, text_of: Read) -> None:
    one = replace(report, period="2020", figures=report.figures[:1], findings=())
    other = replace(one, name="另一份.txt", period="2024", figures=())
    shown = text_of(header(View(Collection.of([one, other]), "en")))
    assert "2 reports" in shown
    assert "1 place2020–2024" in shown
    assert "1 figure" in shown
    assert "1 figures" not in shown
    assert "年" not in shown


@pytest.mark.parametrize(
    ("language", "first"), [("zh-Hant", "清理了多少本行政執法證？"), ("en", "How many?")]
)
def test_examples_are_in_the_pages_script_and_on_an_english_page_english_ones_come_first(
    language: Language, first: str, collection: Collection, text_of: Read
) -> None:
    shown = welcome(View(collection, language), ["清理了多少本行政执法证？", "How many?"])
    assert text_of(re.findall("<button.*?</button>", shown)[0]) == first


def test_every_panel_has_a_heading(revoked: Answer, view: View) -> None:
    panels = [figures_panel(revoked, Choice(), view), findings_panel(revoked, view)]
    panels += [passages_panel(revoked, view), passages_panel(None, view)]
    assert all("<h2" in panel for panel in panels)
