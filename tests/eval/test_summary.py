"""Rows of measures: no question ever drops out of its denominator."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus import Figure, Span
from eval.errors import FloorError
from eval.measuring.floors import missed_floor, parse_floor
from eval.measuring.summary import ROWS, intervals, measure, summarise, table
from eval.record import miss
from eval.sets.questions import Evidence, Kind
from tests.eval.builders import (
    REPORT,
    abstention,
    answer,
    calculation,
    figure,
    gold,
    result,
    stated,
)

RIGHT = result(
    gold(stated("374", "名"), id="linhe-001"),
    answer(figure("374", "名"), confidence=0.95),
    gains=[1],
    judged=[1],
    milliseconds=10,
)
WRONG = result(
    gold(stated("71", "%"), id="linhe-002"),
    answer(figure("5229", "件"), text="5229件。", confidence=0.85),
    gains=[0, 1],
    judged=[1],
    milliseconds=20,
)
SILENT = result(gold(stated("41", "個"), id="q1"), abstention(0.2), judged=[1])
REFUSED = result(gold(id="合成-7", kind="unanswerable", answerable=False), abstention(0.1))
INVENTED = result(
    gold(id="q2", kind="unanswerable", answerable=False),
    answer(figure("374", "名"), confidence=0.4),
)
ALL = [RIGHT, WRONG, SILENT, REFUSED, INVENTED]


def test_the_three_outcomes_add_up_to_all_questions() -> None:
    row = measure(ALL)
    assert (row["correct"], row["wrong"], row["not-attempted"]) == (2 / 5, 2 / 5, 1 / 5)


def test_an_abstention_counts_against_figures_but_not_as_wrong() -> None:
    row = measure(ALL)
    assert row["figure-exact"] == 1 / 3
    assert row["text-correct"] is None


def test_abstention_precision_and_recall() -> None:
    row = measure(ALL)
    assert row["abstention-precision"] == 1 / 2
    assert row["abstention-recall"] == 1 / 2


def test_ranking_is_averaged_over_every_question_with_evidence_found_or_not() -> None:
    row = measure(ALL)
    assert row["recall@1"] == 1 / 3
    assert row["recall@5"] == 2 / 3
    assert row["mrr@10"] == (1 + 1 / 2 + 0) / 3


def test_a_wrong_answer_given_with_confidence_is_counted_and_marked() -> None:
    assert measure(ALL)["wrong-confident"] == 1
    assert [miss(each, {})["wrong_with_confidence"] for each in (WRONG, INVENTED)] == [True, False]


def test_calibration_reads_confidence_as_the_chance_that_a_right_answer_is_shown() -> None:
    row = measure(ALL)
    # One to a bin: 0.95 right, 0.85 wrong, 0.4 wrong; and abstentions at 0.2 and 0.1.
    assert row["ece-attempted"] == pytest.approx((0.05 + 0.85 + 0.4) / 3)
    assert row["ece-all"] == pytest.approx((0.05 + 0.85 + 0.4 + 0.2 + 0.1) / 5)


def test_every_question_is_in_the_row_of_all_of_its_half_and_of_its_kind() -> None:
    rows = summarise(ALL)
    assert {name: row["questions"] for name, row in rows.items()} == {
        "all": 5,
        "dev": 1 + (INVENTED.question.split == "dev"),
        "test": 3 + (INVENTED.question.split == "test"),
        "figure": 3,
        "unanswerable": 2,
        "zh-Hans": 5,
    }


def test_reports_have_rows_of_their_own_when_there_are_several() -> None:
    first = result(gold(evidence=[Span(0, 1)]), answer(), gains=[1], judged=[1])
    elsewhere = replace(first.question, evidence=(Evidence("五原.txt", Span(0, 1)),))
    rows = summarise([first, replace(first, question=elsewhere)])
    assert rows["五原.txt"]["questions"] == rows[REPORT]["questions"] == 1
    assert REPORT not in summarise([first, first])


def test_a_figure_in_another_scale_has_the_value_but_not_the_unit() -> None:
    given = result(gold(stated("1.2", "万件")), answer(figure("12000", "件")))
    row = measure([given])
    assert (row["figure-exact"], row["figure-value"], row["wrong-figure"]) == (0, 1, 1)
    abstained = result(gold(stated("1.2", "万件")), abstention())
    row = measure([abstained])
    assert (row["figure-exact"], row["figure-value"], row["wrong-figure"]) == (0, 0, 0)


def _figures(*given: Figure, kind: Kind = "list") -> tuple[float | None, ...]:
    """figure-exact, figure-value and headline-exact of an answer to a question for two figures."""
    question = gold(stated("1.2", "万件"), stated("55", "項"), kind=kind)
    row = measure([result(question, answer(*given))])
    return row["figure-exact"], row["figure-value"], row["headline-exact"]


def test_a_list_is_measured_by_all_its_figures_and_their_order() -> None:
    first, second = figure("1.2", "万件"), figure("55", "項")
    assert _figures(first, second) == (1, 1, 1)
    assert _figures(figure("12000", "件"), second) == (0, 1, 0)
    assert _figures(first) == (0, 0, 1)
    assert _figures(first, second, figure("374", "名")) == (0, 0, 1)
    assert _figures(second, first) == (0, 0, 0)
    assert _figures(second, first, kind="comparison") == (1, 1, 0)


def test_a_calculation_in_another_unit_has_the_value() -> None:
    question = gold(kind="calculated", calculation=stated("1.2", "万件"))
    row = measure([result(question, answer(calculation=calculation("12000", "件")))])
    assert (row["figure-exact"], row["figure-value"], row["headline-exact"]) == (0, 1, 0)


def test_words_are_measured_by_the_sentence_cited_and_an_abstention_scores_nothing() -> None:
    question = gold(kind="text", answer="市委依法治市辦", evidence=[Span(50, 57)])
    cited = answer(text="据报告…", cited=Span(50, 57), highlights=[Span(50, 57)])
    [citation] = cited.citations
    told = replace(cited, citations=(replace(citation, text="市委依法治市办"),))
    row = measure([result(question, told), result(question, abstention())])
    assert (row["exact-match"], row["f1"]) == (0.5, 0.5)


def test_intervals_hold_the_mean_and_leave_out_what_does_not_apply() -> None:
    bounds = intervals(ALL)["all"]
    low, high = bounds["correct"]
    assert low <= 2 / 5 <= high
    assert "text-correct" not in bounds


def test_questions_that_were_not_timed_do_not_count_as_quick() -> None:
    row = measure([RIGHT, replace(WRONG, milliseconds=None)])
    assert row["p50-ms"] == 10


def test_a_table_aligns_its_columns_and_dashes_what_does_not_apply() -> None:
    lines = table(summarise([REFUSED]), ["questions", "correct", "recall@1", "p50-ms"]).split("\n")
    assert len({len(line) for line in lines}) == 1
    assert lines[1].split() == ["all", "1", "100.0", "–", "1.0"]


def test_a_miss_says_what_was_wanted_and_what_came() -> None:
    entry = miss(WRONG, {})
    assert (entry["gold"], entry["got"], entry["evidence_rank"]) == ("71%", "5229件。", 2)
    assert miss(SILENT, {})["got"].startswith("(abstained)")
    assert miss(INVENTED, {})["gold"] == "(not in the report)"


def test_a_floor_is_held_missed_or_refused() -> None:
    rows = summarise(ALL)
    assert missed_floor(rows, "all", "correct", 0.4) is None
    assert missed_floor(rows, "all", "correct", 0.41) == (
        "FLOOR MISSED: all/correct is 40.0, wanted at least 41.0"
    )
    assert missed_floor(rows, "figure", "recall@1", 0.3) is None


def test_a_floor_on_errors_is_a_ceiling() -> None:
    rows = summarise(ALL)
    assert missed_floor(rows, "all", "wrong-confident", 1) is None
    assert missed_floor(rows, "all", "wrong-confident", 0) == (
        "FLOOR MISSED: all/wrong-confident is 1, wanted at most 0"
    )


def test_a_floor_that_no_question_is_held_to_is_missed() -> None:
    assert missed_floor(summarise(ALL), "trend", "correct", 0.5) is not None
    assert missed_floor(summarise(ALL), "all", "text-correct", 0.5) is not None


def test_floors_are_written_measure_or_row_and_measure() -> None:
    assert parse_floor("correct=0.9") == ("all", "correct", 0.9)
    assert parse_floor("follow-up/correct=0.9") == ("follow-up", "correct", 0.9)
    assert parse_floor("p95-ms=200") == ("all", "p95-ms", 200)
    assert {"all", "dev", "test", "unanswerable"} < set(ROWS)


@pytest.mark.parametrize(
    "floor", ["correct", "correct=high", "riddle/correct=1", "luck=0.5", "correct=90", ""]
)
def test_a_floor_that_guards_nothing_is_refused(floor: str) -> None:
    with pytest.raises(FloorError):
        parse_floor(floor)


def test_the_right_report_is_the_one_whose_passage_is_cited_first() -> None:
    asked = replace(RIGHT.question, evidence=(Evidence(REPORT, Span(0, 9)),))

    def measured(report: str) -> float | None:
        given = answer(figure("374", "名"), cited=Span(0, 9), report=report)
        return measure([replace(RIGHT, question=asked, answer=given)])["right-report"]

    assert (measured(REPORT), measured("another.txt")) == (1.0, 0.0)
    refused = measure([replace(RIGHT, question=asked, answer=abstention())])
    assert refused["right-report"] == 0.0
