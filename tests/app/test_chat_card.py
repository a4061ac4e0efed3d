import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.chat import Collection, View, answer_card, conversation
from assistant.model import Answer, Calculation
from corpus import Figure, Finding, Report

Find = Callable[[str], Figure]
Cite = Callable[..., Answer]
Read = Callable[[str], str]


@pytest.fixture
def revoked(figure: Find, citing: Cite) -> Answer:
    text = "374名。清理374名不具备行政执法资格人员的行政执法证。"
    return citing("清理了多少本行政执法证？", text, figure("374名"))


def test_the_figure_comes_first_with_its_unit(revoked: Answer, view: View) -> None:
    card = answer_card(revoked, view)
    assert '<span class="number">374</span><span class="unit">名</span>' in card
    assert card.index('class="number"') < card.index('class="sentence"')


def test_the_sentence_repeats_the_number_emphasised(revoked: Answer, view: View) -> None:
    sentence = "清理<strong>374名</strong>不具备行政执法资格人员的行政执法证。"
    assert f'<div class="sentence">{sentence}</div>' in answer_card(revoked, view)


def test_the_source_names_report_and_section(revoked: Answer, view: View, text_of: Read) -> None:
    card = text_of(answer_card(revoked, view))
    assert "出处臨河區2020年法治政府建設報告 › 規范行政執法行為" in card


def test_the_copy_is_the_whole_answer_with_its_source(revoked: Answer, view: View) -> None:
    (copied,) = re.findall(r'data-do="copy" value="([^"]*)"', answer_card(revoked, view))
    assert copied.startswith(f"{revoked.answer}（出处：臨河區2020年法治政府建設報告 › ")


@pytest.mark.parametrize("named", ["（{}）", " ({})"])
def test_the_copy_names_the_report_once(
    named: str, revoked: Answer, view: View, report: Report
) -> None:
    answer = replace(revoked, answer=revoked.answer + named.format(report.title))
    (copied,) = re.findall(r'data-do="copy" value="([^"]*)"', answer_card(answer, view))
    assert copied.count(report.title) == 1


def test_an_unchanged_question_is_not_repeated(revoked: Answer, view: View) -> None:
    assert "理解为" not in answer_card(revoked, view)


def test_punctuation_and_width_are_no_other_question(revoked: Answer, view: View) -> None:
    asked = replace(revoked, question="１月清理多少本？", resolved_question="1月清理多少本?")
    assert "理解为" not in answer_card(asked, view)


def test_a_no_stands_beside_the_figure_that_contradicts(
    figure: Find, citing: Cite, view: View, text_of: Read
) -> None:
    answer = citing("成功率是不是100%？", "不是，71%。調解成功率71%。", figure("71%"))
    card = answer_card(answer, view)
    assert text_of(card).startswith("不是71%调解成功率")
    assert '<div class="sentence">調解成功率<strong>71%</strong>。</div>' in card


def test_asides_after_the_figure_are_left_to_the_marks(revoked: Answer, view: View) -> None:
    planned = replace(
        revoked,
        answer="374名（目标）（臨河區2020年法治政府建設報告）。清理374名。",
        figures=(replace(revoked.figures[0], status="target"),),
    )
    sentence = '<div class="sentence">清理<strong>374名</strong>。</div>'
    assert sentence in answer_card(planned, view)


def test_a_follow_up_shows_how_it_was_understood(revoked: Answer, view: View) -> None:
    followed = replace(revoked, resolved_question="临河区清理了多少本行政执法证？")
    assert "结合上文理解为：临河区清理了多少本行政执法证？" in answer_card(followed, view)


def test_a_plain_count_carries_no_mark(revoked: Answer, view: View) -> None:
    assert "badge" not in answer_card(revoked, view)


def test_an_approximate_figure_says_so_and_why(
    figure: Find, citing: Cite, view: View, text_of: Read
) -> None:
    answer = citing("审查了多少份文件？", "180多份。", figure("180多份"))
    assert "约数原文写作“180多份”，带“多”字样" in text_of(answer_card(answer, view))


def test_a_hedge_before_the_number_is_part_of_the_headline(revoked: Answer, view: View) -> None:
    hedged = replace(
        revoked, answer="近374名。", figures=(replace(revoked.figures[0], bound="近"),)
    )
    assert '<span class="number">近374</span>' in answer_card(hedged, view)


def test_a_target_is_not_shown_as_done(revoked: Answer, view: View) -> None:
    planned = replace(revoked, figures=(replace(revoked.figures[0], status="target"),))
    assert "目标值" in answer_card(planned, view)


def test_a_calculation_shows_its_expression_and_operands(
    figure: Find, citing: Cite, view: View, text_of: Read
) -> None:
    received, settled = figure("7364件"), figure("5229件")
    expression = "7364件 − 5229件 = 2135件"
    calculation = Calculation(expression, Decimal(2135), "件", (received, settled))
    text = f"2135件（计算得出：{expression}）。調解成功率71%。"
    answer = citing("还有多少件没有调处成功？", text, received, settled, calculation=calculation)
    card = text_of(answer_card(answer, view))
    assert card.startswith("2135件")
    assert card.count(expression) == 1
    assert card.count("计算得出") == 1
    assert "调处成功" in card


def test_a_list_shows_every_figure_and_puts_none_first(
    figure: Find, citing: Cite, view: View, text_of: Read
) -> None:
    figures = [figure(text) for text in ("189項", "55項", "42項", "49項")]
    answer = citing("各类行政权力分别多少项？", "行政许可189项、行政确认55项……", *figures)
    card = answer_card(answer, view)
    assert 'class="headline"' not in card
    assert card.count("<li>") == len(figures)
    assert "42项行政奖励" in text_of(card)


def test_other_figures_follow_the_one_asked_for(figure: Find, citing: Cite, view: View) -> None:
    answer = citing("受理多少件？", "7364件。其中……", figure("7364件"), figure("5229件"))
    card = answer_card(answer, view)
    assert '<span class="number">7364</span>' in card
    assert card.count("<li>") == 1


def test_the_card_speaks_traditional_to_who_asks_in_traditional(
    figure: Find, citing: Cite, view: View, text_of: Read
) -> None:
    answer = citing("行政權力事項有多少？", "5291項。", figure("5291項"), language="zh-Hant")
    assert text_of(answer_card(answer, view)).startswith("5291項")
    simplified = replace(answer, language="zh-Hans", answer="5291项。")
    assert text_of(answer_card(simplified, view)).startswith("5291项")


def test_an_abstention_looks_like_one_and_names_what_is_near(
    revoked: Answer, view: View, text_of: Read
) -> None:
    nearest = revoked.figures
    abstention = replace(
        revoked,
        answered=False,
        answer="报告没有写到。最接近的内容有：清理行政执法证374名。",
        figures=(),
        citations=(),
        nearest=nearest,
    )
    card = answer_card(abstention, view)
    assert 'class="card abstention"' in card
    assert 'class="number"' not in card
    words = text_of(card)
    assert words.startswith("报告没有写到。报告里相近的数据（不是答案）374名")
    assert "最接近的内容有" not in words
    assert "能回答的范围臨河區2020年法治政府建設報告" in words
    assert "把握" not in words


def test_what_is_near_leads_to_its_passage(figure: Find, citing: Cite, view: View) -> None:
    near = figure("374名"), figure("71%")
    cited = tuple(citation for each in near for citation in citing("?", "", each).citations)
    abstention = citing(
        "?", "报告没有写到。最接近的内容有：374名，71%。", *near, answered=False, nearest=near
    )
    card = answer_card(replace(abstention, figures=(), citations=cited), view, 3)
    buttons = re.findall(
        r'<li><button type="button" data-do="passage" data-turn="3" value="([^"]*)" '
        r'title="看这一段原文，引用处已标出"><strong>([^<]*)</strong>',
        card,
    )
    assert buttons == [(f.passage_id, f.text) for f in near]


def test_a_card_is_one_line_that_chat_markdown_leaves_alone(revoked: Answer, view: View) -> None:
    hostile = "<script>alert(1)</script>\n\n# **多少**"
    answer = replace(revoked, question=hostile, resolved_question=hostile + "？", answer=hostile)
    asked, card = (turn["content"] for turn in conversation([answer], view))
    assert "\n" not in asked + card
    assert "<script" not in asked + card
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br><br># **多少**" in asked


def test_a_passage_that_is_no_answer_is_quoted_apart_with_its_source(
    revoked: Answer, view: View
) -> None:
    said = "报告里没有找到这个问题的答案。报告里相关的一段是：“清理374名不具備行政執法資格人員。”"
    nearby = replace(revoked, answered=False, answer=said, figures=(), nearest=())
    card = answer_card(nearby, view)
    assert '<div class="none">报告里没有找到这个问题的答案。</div>' in card
    assert '<div class="sentence">清理374名不具備行政執法資格人員。</div>' in card
    assert 'class="chip"' in card


def test_every_figure_of_a_card_leads_to_its_passage(
    figure: Find, citing: Cite, view: View
) -> None:
    listed = [figure("189項"), figure("55項")]
    answer = citing("分别多少？", "许可189項，确认55項。", *listed)
    near = replace(
        answer, answered=False, answer="没有找到。最接近的内容有：许可。", nearest=answer.figures
    )
    for card in (answer_card(answer, view), answer_card(near, view)):
        leads = re.findall(
            r'<li><button type="button" data-do="passage"[^>]* value="([^"]*)"', card
        )
        assert leads == [each.passage_id for each in listed]
    uncited = answer_card(replace(answer, citations=()), view)
    assert re.findall(
        r'<li><button type="button" data-do="figure"[^>]* value="([^"]*)"', uncited
    ) == [each.id for each in listed]


def test_the_same_number_of_another_thing_is_not_emphasised(
    report: Report, citing: Cite, view: View
) -> None:
    collected, ruled = (f for f in report.figures if f.text == "9項")
    quote = report.clean[collected.clean.start - 4 : ruled.clean.end]
    card = answer_card(citing("行政裁决多少项？", f"9項。{quote}。", ruled), view)
    assert quote.count("9項") == 2
    assert f"{quote[:-2]}<strong>9項</strong>。</div>" in card


def test_passages_of_one_section_are_told_apart_by_what_is_marked(
    figure: Find, citing: Cite, view: View, text_of: Read
) -> None:
    one, other = figure("374名"), figure("245名")
    cited = (*citing("", "", one).citations, *citing("", "", other).citations)
    answer = citing("相差多少？", "374名，245名。", one, other, citations=cited)
    chips = re.findall(r'class="chip".*?</button>', answer_card(answer, view))
    assert [text_of(f"<{chip}").rpartition(" › ")[2] for chip in chips] == [
        "規范行政執法行為 · 374名",
        "規范行政執法行為 · 245名",
    ]


def test_each_passage_rested_on_is_a_chip_that_leads_to_it(
    figure: Find, citing: Cite, view: View
) -> None:
    here, there = citing("?", "374名。", figure("374名")), citing("?", "71%。", figure("71%"))
    both = replace(here, citations=(*here.citations, *there.citations))
    chips = re.findall(
        r'class="chip"[^>]* data-turn="3" value="([^"]*)"', answer_card(both, view, 3)
    )
    assert chips == [citation.passage_id for citation in both.citations]


def test_figures_of_two_reports_that_differ_are_marked_with_the_other_value(
    revoked: Answer, report: Report, text_of: Read
) -> None:
    stated = revoked.figures[0]
    other = replace(
        stated, id="other", report="另一份.txt", text="380名", value=Decimal(380), base=Decimal(380)
    )
    twin = replace(report, name="另一份.txt", title="另一份报告", figures=(other,), findings=())
    card = text_of(answer_card(revoked, View(Collection.of([report, twin]))))
    assert "有出入同一件事另写作380名（另一份报告）" in card
    agreeing = replace(twin, figures=(replace(other, base=stated.base),))
    assert "有出入" not in answer_card(revoked, View(Collection.of([report, agreeing])))


def test_a_figure_its_own_report_does_not_add_up_with_says_so(
    figure: Find, citing: Cite, report: Report, text_of: Read
) -> None:
    whole = figure("5291項")
    broken = Finding("sum", whole.id, (figure("189項").id, figure("55項").id), Decimal(5047))
    loaded = View(Collection.of([replace(report, findings=(broken,))]))
    card = text_of(answer_card(citing("多少项？", "5291项。", whole), loaded))
    assert "有出入与报告里有关的数合不上，相差 5047項" in card


def test_nobody_is_asked_for_an_opinion_unless_it_is_kept(revoked: Answer, view: View) -> None:
    assert 'data-do="good"' not in answer_card(revoked, view)
    assert 'data-do="good"' in answer_card(revoked, view, 0, "")


def test_who_says_it_is_wrong_is_asked_what_is_right(revoked: Answer, view: View) -> None:
    card = answer_card(revoked, view, 2, "bad")
    assert re.search('data-do="bad" data-turn="2"[^>]*aria-pressed="true"', card)
    assert 'data-do="correct" data-turn="2"' in card
    assert 'data-do="correct"' not in answer_card(revoked, view, 2, "corrected")


def test_a_question_that_could_not_be_asked_says_why_and_can_be_asked_again(view: View) -> None:
    asked, card = (
        turn["content"] for turn in conversation([], view, failed=("多少<b>？", "太长<了>"))
    )
    assert "多少&lt;b&gt;？" in asked
    assert "data-do" not in asked
    assert "太长&lt;了&gt;" in card
    assert 'role="alert"' in card
    assert 'data-do="ask" value="多少&lt;b&gt;？"' in card


def test_the_page_can_speak_english_around_the_reports_own_words(
    revoked: Answer, collection: Collection, text_of: Read
) -> None:
    card = text_of(answer_card(revoked, View(collection, "en")))
    assert "Source臨河區2020年法治政府建設報告" in card
    assert "97% sure" in card


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("北京189項，上海55項。天津的报告里没有找到这一数字。", "天津的报告里没有找到这一数字"),
        ("北京189項，上海55項。（只比较了说明这一数字的报告）", "只比较了说明这一数字的报告"),
        ("2019年189項，2020年55項（目标）。其余年份没有找到这一数字。", "其余年份没有找到这一数字"),
    ],
)
def test_a_list_says_what_is_missing_from_it(
    text: str, remark: str, figure: Find, citing: Cite, view: View
) -> None:
    last = replace(figure("55項"), status="target" if "目标" in text else "actual")
    card = answer_card(citing("分别多少？", text, figure("189項"), last), view)
    assert f'<div class="remark">{remark}</div>' in card


def test_a_list_with_nothing_missing_has_no_remark(figure: Find, citing: Cite, view: View) -> None:
    answer = citing("分别多少？", "许可189項，确认55項。", figure("189項"), figure("55項"))
    assert "remark" not in answer_card(answer, view)


def test_a_calculation_says_in_words_what_is_calculated(
    figure: Find, citing: Cite, view: View, text_of: Read
) -> None:
    received, settled = figure("7364件"), figure("5229件")
    expression = "7364件 − 5229件 = 2135件"
    calculation = Calculation(expression, Decimal(2135), "件", (received, settled))
    text = f"2135件（计算得出：{expression}）。"
    answer = citing("还有多少件？", text, received, settled, calculation=calculation)
    headline = text_of(answer_card(answer, view).partition('<div class="qualified">')[0])
    assert re.fullmatch("2135件.*受理各类矛盾纠纷.* − 调处成功", headline)


def test_a_remembered_answer_says_nothing_of_its_time(revoked: Answer, view: View) -> None:
    assert "用时 23 毫秒" in answer_card(revoked, view)
    assert "用时" not in answer_card(replace(revoked, elapsed_ms=0.2), view)


def test_a_range_whose_unit_stands_twice_is_of_one_size(
    figure: Find, citing: Cite, view: View
) -> None:
    range_ = replace(figure("71%"), text="4.5%—5%", unit="%")
    answer = citing("预期增长多少?", "4.5%—5%。预期增长4.5%—5%。", range_)
    assert '<span class="number">4.5%—5%</span><span class="unit"></span>' in answer_card(
        answer, view
    )
