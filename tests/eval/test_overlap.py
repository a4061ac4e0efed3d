"""Character overlap of two texts, whatever their script and width."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.measuring.overlap import best, exact_match, f1, tokens


def test_a_chinese_character_is_a_token_and_so_is_a_number() -> None:
    assert tokens("清理374名，約235.2億元") == [*"清理", "374", *"名约", "235.2", *"亿元"]


def test_punctuation_that_the_official_script_keeps_is_a_token() -> None:
    assert tokens("71%,3.5!") == ["71", "%", ",", "3.5", "!"]
    assert not exact_match("374名.", "374名")
    assert tokens("等……、等…") == ["等", "……", "等", "…"]
    assert not exact_match("办理了……", "办理了")


def test_script_width_and_punctuation_cost_nothing() -> None:
    assert exact_match("「行政執法證」，374名。", "行政执法证３７４名")
    assert f1("百分之七十一！", "百分之七十一") == 1


def test_the_best_of_several_wordings_counts() -> None:
    assert best(exact_match, "七旗會議", ["七旗", "七旗会议"]) == 1
    assert best(f1, "七旗會議", []) == 0


def test_f1_is_worked_out_from_the_longest_common_run() -> None:
    # 清 理 374 名 against 374 名: 2 shared, precision 2/4, recall 2/2.
    assert f1("清理374名", "374名") == pytest.approx(2 * (2 / 4) * 1 / (2 / 4 + 1))
    # 行政 and 证 are both shared, yet only the longer run counts: 2 of 5 and 2 of 4.
    assert f1("行政执法证", "行政许证") == pytest.approx(2 * 2 / (5 + 4))


def test_numbers_match_whole_or_not_at_all() -> None:
    assert f1("1374", "374") == 0


@settings(deadline=None)
@given(st.text(alphabet="行政執法證件3名，", max_size=20), st.text(alphabet="行政执法证件3名，"))
def test_f1_is_symmetric_within_bounds_and_one_only_for_equal_tokens(one: str, other: str) -> None:
    assert f1(one, other) == f1(other, one)
    assert 0 <= f1(one, other) <= 1
    if tokens(one):
        assert (f1(one, other) == 1) == exact_match(one, other)
