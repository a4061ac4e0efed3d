import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.chat import Collection, answer_card, conversation
from assistant.model import Answer, Calculation
from corpus import Figure

Find = Callable[[str], Figure]
Cite = Callable[..., Answer]
Read = Callable[[str], str]


@pytest.fixture
def revoked(figure: Find, citing: Cite) -> Answer:
    text = "374名。清理374名不具备行政执法资格人员的行政执法证。"
    return citing("清理了多少本行政执法证？", text, figure("374名"))


def test_the_figure_comes_first_with_its_unit(revoked: Answer, collection: Collection) -> None:
    card = answer_card(revoked, collection)
    assert '<span class="number">374</span><span class="unit">名</span>' in card
    assert card.index('class="number"') < card.index('class="sentence"')


def test_the_sentence_repeats_the_number_emphasised(
    revoked: Answer, collection: Collection
) -> None:
    sentence = "清理<strong>374名</strong>不具备行政执法资格人员的行政执法证。"
    assert f'<div class="sentence">{sentence}</div>' in answer_card(revoked, collection)


def test_the_source_names_report_and_section(
    revoked: Answer, collection: Collection, text_of: Read
) -> None:
    card = text_of(answer_card(revoked, collection))
    assert "出处臨河區2020年法治政府建設報告 › 完善行政執法體制" in card
    assert "› 規范行政執法行為" in card


def test_the_copy_is_the_whole_answer_with_its_source(
    revoked: Answer, collection: Collection
) -> None:
    (copied,) = re.findall(r'class="copy" value="([^"]*)"', answer_card(revoked, collection))
    assert copied.startswith(f"{revoked.answer}（出处：臨河區2020年法治政府建設報告 › ")


def test_an_unchanged_question_is_not_repeated(revoked: Answer, collection: Collection) -> None:
    assert "理解为" not in answer_card(revoked, collection)


def test_punctuation_and_width_are_no_other_question(
    revoked: Answer, collection: Collection
) -> None:
    asked = replace(revoked, question="１月清理多少本？", resolved_question="1月清理多少本?")
    assert "理解为" not in answer_card(asked, collection)


def test_a_no_stands_beside_the_figure_that_contradicts(
    figure: Find, citing: Cite, collection: Collection, text_of: Read
) -> None:
    answer = citing("成功率是不是100%？", "不是，71%。調解成功率71%。", figure("71%"))
    card = answer_card(answer, collection)
    assert text_of(card).startswith("不是71%调解成功率")
    assert '<div class="sentence">調解成功率<strong>71%</strong>。</div>' in card


def test_asides_after_the_figure_are_left_to_the_marks(
    revoked: Answer, collection: Collection
) -> None:
    planned = replace(
        revoked,
        answer="374名（目标）（臨河區2020年法治政府建設報告）。清理374名。",
        figures=(replace(revoked.figures[0], status="target"),),
    )
    sentence = '<div class="sentence">清理<strong>374名</strong>。</div>'
    assert sentence in answer_card(planned, collection)


def test_a_follow_up_shows_how_it_was_understood(revoked: Answer, collection: Collection) -> None:
    followed = replace(revoked, resolved_question="临河区清理了多少本行政执法证？")
    assert "结合上文理解为：临河区清理了多少本行政执法证？" in answer_card(followed, collection)


def test_a_plain_count_carries_no_mark(revoked: Answer, collection: Collection) -> None:
    assert "badge" not in answer_card(revoked, collection)


def test_an_approximate_figure_says_so_and_why(
    figure: Find, citing: Cite, collection: Collection, text_of: Read
) -> None:
    answer = citing("审查了多少份文件？", "180多份。", figure("180多份"))
    assert "约数原文写作“180多份”，带“多”字样" in text_of(answer_card(answer, collection))


def test_a_hedge_before_the_number_is_part_of_the_headline(
    revoked: Answer, collection: Collection
) -> None:
    hedged = replace(
        revoked, answer="近374名。", figures=(replace(revoked.figures[0], bound="近"),)
    )
    assert '<span class="number">近374</span>' in answer_card(hedged, collection)


def test_a_target_is_not_shown_as_done(revoked: Answer, collection: Collection) -> None:
    planned = replace(revoked, figures=(replace(revoked.figures[0], status="target"),))
    assert "目标值" in answer_card(planned, collection)


def test_a_calculation_shows_its_expression_and_operands(
    figure: Find, citing: Cite, collection: Collection, text_of: Read
) -> None:
    received, settled = figure("7364件"), figure("5229件")
    expression = "7364件 − 5229件 = 2135件"
    calculation = Calculation(expression, Decimal(2135), "件", (received, settled))
    text = f"2135件（计算得出：{expression}）。調解成功率71%。"
    answer = citing("还有多少件没有调处成功？", text, received, settled, calculation=calculation)
    card = text_of(answer_card(answer, collection))
    assert card.startswith("2135件")
    assert card.count(expression) == 1
    assert card.count("计算得出") == 1
    assert "调处成功" in card


def test_a_list_shows_every_figure_and_puts_none_first(
    figure: Find, citing: Cite, collection: Collection, text_of: Read
) -> None:
    figures = [figure(text) for text in ("189項", "55項", "42項", "49項")]
    answer = citing("各类行政权力分别多少项？", "行政许可189项、行政确认55项……", *figures)
    card = answer_card(answer, collection)
    assert 'class="headline"' not in card
    assert card.count("<li>") == len(figures)
    assert "42项行政奖励" in text_of(card)


def test_other_figures_follow_the_one_asked_for(
    figure: Find, citing: Cite, collection: Collection
) -> None:
    answer = citing("受理多少件？", "7364件。其中……", figure("7364件"), figure("5229件"))
    card = answer_card(answer, collection)
    assert '<span class="number">7364</span>' in card
    assert card.count("<li>") == 1


def test_the_card_speaks_traditional_to_who_asks_in_traditional(
    figure: Find, citing: Cite, collection: Collection, text_of: Read
) -> None:
    answer = citing("行政權力事項有多少？", "5291項。", figure("5291項"), language="zh-Hant")
    assert text_of(answer_card(answer, collection)).startswith("5291項")
    simplified = replace(answer, language="zh-Hans", answer="5291项。")
    assert text_of(answer_card(simplified, collection)).startswith("5291项")


def test_an_abstention_looks_like_one_and_names_what_is_near(
    revoked: Answer, collection: Collection, text_of: Read
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
    card = answer_card(abstention, collection)
    assert 'class="card abstention"' in card
    assert 'class="number"' not in card
    words = text_of(card)
    assert words.startswith("报告没有写到。报告里相近的数据（不是答案）374名")
    assert "最接近的内容有" not in words
    assert words.endswith("臨河區2020年法治政府建設報告")


def test_a_card_is_one_line_that_chat_markdown_leaves_alone(
    revoked: Answer, collection: Collection
) -> None:
    hostile = "<script>alert(1)</script>\n\n# **多少**"
    answer = replace(revoked, question=hostile, resolved_question=hostile + "？", answer=hostile)
    asked, card = (turn["content"] for turn in conversation([answer], collection))
    assert "\n" not in asked + card
    assert "<script" not in asked + card
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br><br># **多少**" in asked
