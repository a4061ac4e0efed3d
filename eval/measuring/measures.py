"""The measures of a run: those that are means over questions, and those of all together.

A mean measure gives each question a value, or None where it does not apply to it; so its
denominator is all questions it applies to, answered or not, and it can be resampled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from assistant import Answer
from corpus import fold, split_scale
from eval.evaluate import DEPTH, Result
from eval.measuring.judging import asks_for_all, headline_right, order_matters
from eval.measuring.metrics import (
    area_under_risk_coverage,
    expected_calibration_error,
    ndcg,
    percentile,
    recall,
    reciprocal_rank,
)
from eval.measuring.overlap import best, exact_match, f1

CONFIDENT = 0.8
"""A wrong answer at or above this confidence is one that staff would have believed."""

LOWER_IS_BETTER = frozenset(
    {
        "wrong",
        "not-attempted",
        "wrong-figure",
        "wrong-confident",
        "ece-attempted",
        "ece-all",
        "aurc",
        "p50-ms",
        "p95-ms",
    }
)

Value = float | None


def is_correct(result: Result) -> bool:
    """Whether a question was answered right, or rightly not at all."""
    return result.verdict.outcome == "correct"


def is_wrong_with_confidence(result: Result) -> bool:
    """Whether a wrong answer was given with confidence ≥ 0.8."""
    return result.verdict.outcome == "wrong" and result.answer.confidence >= CONFIDENT


def shows_right(result: Result) -> bool:
    """Whether a right answer is shown; an abstention shows none."""
    return result.answer.answered and is_correct(result)


def short_answer(answer: Answer) -> str:
    """The words that answer: the headline figure, else the first highlight cited.

    Empty for an abstention, whatever it cites as nearby; that scores 0, as CMRC 2018 scores an
    empty prediction.
    """
    if not answer.answered:
        return ""
    if answer.figures:
        return answer.figures[0].text
    if not answer.citations:
        return ""
    first = answer.citations[0]
    for start, end in first.highlights:
        return first.text[start - first.start : end - first.start]
    return first.text


def _has_figures(result: Result) -> bool:
    return bool(result.question.figures or result.question.calculation)


def _figures_right(result: Result) -> Value:
    """Correct, and in the report's order where that matters."""
    if not (result.question.answerable and _has_figures(result)):
        return None
    return float(is_correct(result) and result.verdict.in_order is not False)


def _values_right(result: Result) -> Value:
    """Right, or at least with the gold values when 1.2万 is 12000 and units are not looked at."""
    if (right := _figures_right(result)) != 0:
        return right
    question, answer = result.question, result.answer
    most = None if asks_for_all(question) else 1
    gold = [question.calculation] if question.calculation else question.figures[:most]
    wanted = [_base(figure.value, figure.unit) for figure in gold]
    shown = [figure.base for figure in answer.figures[:most]]
    if question.calculation and answer.calculation:
        shown = [_base(answer.calculation.value, answer.calculation.unit)]
    return float(shown == wanted if order_matters(question) else sorted(shown) == sorted(wanted))


def _base(value: Decimal, unit: str) -> Decimal:
    """A value with the scale word of its unit multiplied out."""
    return value * split_scale(fold(unit))[0]


def _headline_right(result: Result) -> Value:
    if not (result.question.answerable and _has_figures(result)):
        return None
    return float(headline_right(result.question, result.answer))


def _wrong_figure(result: Result) -> Value:
    return float(result.verdict.outcome == "wrong") if _has_figures(result) else None


def _correct_in_words(result: Result) -> Value:
    in_words = result.question.answerable and not _has_figures(result)
    return float(is_correct(result)) if in_words else None


def _in_words(measure: Callable[[str, str], float]) -> Callable[[Result], Value]:
    def value(result: Result) -> Value:
        wordings = result.question.answers
        if not result.question.answerable or _has_figures(result) or not wordings:
            return None
        return best(measure, short_answer(result.answer), wordings)

    return value


def _right_report(result: Result) -> Value:
    """Whether the passage cited first is of a report that holds the evidence; an abstention cites none."""
    named = {evidence.report for evidence in result.question.evidence}
    if not (result.question.answerable and named):
        return None
    answer = result.answer
    return float(answer.answered and bool(answer.citations) and answer.citations[0].report in named)


def _ranking(measure: Callable[[Result], float]) -> Callable[[Result], Value]:
    return lambda result: measure(result) if result.judged else None


MEANS: Mapping[str, Callable[[Result], Value]] = {
    "correct": lambda r: float(is_correct(r)),
    "wrong": lambda r: float(r.verdict.outcome == "wrong"),
    "not-attempted": lambda r: float(r.verdict.outcome == "not attempted"),
    "figure-exact": _figures_right,
    "figure-value": _values_right,
    "headline-exact": _headline_right,
    "wrong-figure": _wrong_figure,
    "text-correct": _correct_in_words,
    "exact-match": _in_words(exact_match),
    "f1": _in_words(f1),
    "right-report": _right_report,
    "in-order": lambda r: r.verdict.in_order,
    "overlap-f1": lambda r: r.verdict.overlap,
    "recall@1": _ranking(lambda r: recall(r.gains, r.judged, 1)),
    "recall@3": _ranking(lambda r: recall(r.gains, r.judged, 3)),
    "recall@5": _ranking(lambda r: recall(r.gains, r.judged, 5)),
    "recall@10": _ranking(lambda r: recall(r.gains, r.judged, 10)),
    "mrr@10": _ranking(lambda r: reciprocal_rank(r.gains, DEPTH)),
    "ndcg@10": _ranking(lambda r: ndcg(r.gains, r.judged, DEPTH)),
    "abstention-precision": lambda r: (
        None if r.answer.answered else float(not r.question.answerable)
    ),
    "abstention-recall": lambda r: None if r.question.answerable else float(not r.answer.answered),
}
"""- correct, wrong, not-attempted: shares of all questions; they add up to 1;
- figure-exact, text-correct: share correct among answerable questions with gold figures
  (or a calculation), and among those without; abstaining is not correct. A list, a trend or a
  comparison needs every gold figure and no other, a list and a trend in the report's order too;
- figure-value: like figure-exact, or the same figures have the gold values, scale words
  multiplied out, in whatever units;
- headline-exact: share whose first figure, `figures[0]`, or calculation is the gold one in value
  and unit, whatever else is shown; the rest of a list and yes or no are not looked at;
- wrong-figure: share of questions with gold figures that are answered wrong;
- right-report: share of answerable questions with evidence that are answered with a passage of a
  report that holds it cited first; abstaining is not right;
- exact-match, f1: CMRC 2018's, of the sentence that answers, over answerable questions with
  a gold answer in words; abstaining scores 0;
- in-order: share of answered lists and trends that show all figures in the report's order;
- overlap-f1: mean F1 of the whole text shown, over answered questions without gold figures;
- recall, mrr, ndcg: over all questions with evidence; one that finds nothing scores 0;
- abstention-precision: share of abstentions that are right; -recall: share of unanswerable
  questions abstained from."""

TOGETHER: Mapping[str, Callable[[Sequence[Result]], Value]] = {
    "wrong-confident": lambda results: sum(map(is_wrong_with_confidence, results)),
    "ece-attempted": lambda results: _calibration(_answered(results)),
    "ece-all": lambda results: _calibration(results),
    "aurc": lambda results: area_under_risk_coverage(*confidences(_answered(results))),
    "p50-ms": lambda results: percentile(_times(results), 50),
    "p95-ms": lambda results: percentile(_times(results), 95),
}
"""- wrong-confident: how many wrong answers were given with confidence ≥ 0.8;
- ece: calibration error of confidence as the probability that a right answer is shown, over
  answers, and over all questions (an abstention shows none);
- aurc: area under the risk-coverage curve of the answers given;
- p50-ms, p95-ms: of the questions that were timed."""


def confidences(results: Sequence[Result]) -> tuple[list[float], list[bool]]:
    """The confidence of each result, and whether a right answer is shown."""
    return [r.answer.confidence for r in results], [shows_right(r) for r in results]


def _answered(results: Sequence[Result]) -> list[Result]:
    return [result for result in results if result.answer.answered]


def _calibration(results: Sequence[Result]) -> Value:
    return expected_calibration_error(*confidences(results))


def _times(results: Sequence[Result]) -> list[float]:
    return [r.milliseconds for r in results if r.milliseconds is not None]
