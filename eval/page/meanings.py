"""What each measure means, for readers of the page who did not write it."""

from __future__ import annotations

from collections.abc import Mapping

MEANINGS: Mapping[str, str] = {
    "correct": "share of questions answered right, or rightly not answered",
    "wrong": "share of questions with a wrong answer",
    "not-attempted": "share of questions the report answers and the assistant did not",
    "figure-exact": "share of questions about figures with the right value and unit; of several "
    "figures all are needed, none besides them, and those of a list or trend in the report's order",
    "figure-value": "the same, in whatever unit",
    "headline-exact": "share of questions about figures whose first figure is right, whatever "
    "else is shown",
    "wrong-figure": "share of questions about figures that are answered wrong",
    "text-correct": "share of questions about something in words that are answered right",
    "right-report": "share of questions answered with a passage of the right report cited first",
    "exact-match": "share of answers in words that are the gold answer and nothing else",
    "f1": "overlap of the answer in words with the gold answer, as CMRC 2018 counts it",
    "recall@1": "share of the passages with the answer that rank first",
    "recall@3": "the same among the first three",
    "recall@5": "the same among the first five",
    "recall@10": "the same among the first ten",
    "mrr@10": "one over the rank of the first passage with the answer, on average",
    "ndcg@10": "how near the first ten come to the best order",
    "abstention-precision": "share of refusals where the report does not hold the answer",
    "abstention-recall": "share of questions the report does not answer that were refused",
    "wrong-confident": "number of wrong answers given with a confidence of 0.8 or more",
    "aurc": "share wrong when only the surest answers are given, over all levels of sureness",
    "ece-attempted": "how far confidence lies from the share that is right, over answers given",
    "ece-all": "the same, refusals included",
    "p50-ms": "half of the questions took no longer, in milliseconds",
    "p95-ms": "95 of 100 questions took no longer, in milliseconds",
}
