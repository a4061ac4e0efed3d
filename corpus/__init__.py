"""Text in; reports, sections, passages and figures out. Knows no model and no index."""

from corpus.errors import ReportError, UnreadableReport
from corpus.model import Figure, Finding, Passage, Report, Section, Span, Status
from corpus.numbers import Quantity, number_value, read_quantities
from corpus.periods import Years, named_periods, time_marks
from corpus.read import SHIPPED, SUFFIXES, list_reports, parse_report, read_report
from corpus.script import fold, fold_question, is_traditional, to_traditional
from corpus.units import is_measured, same_kind, split_scale, unit_classes, unit_pattern

__all__ = [
    "SHIPPED",
    "SUFFIXES",
    "Figure",
    "Finding",
    "Passage",
    "Quantity",
    "Report",
    "ReportError",
    "Section",
    "Span",
    "Status",
    "UnreadableReport",
    "Years",
    "fold",
    "fold_question",
    "is_measured",
    "is_traditional",
    "list_reports",
    "named_periods",
    "number_value",
    "parse_report",
    "read_quantities",
    "read_report",
    "same_kind",
    "split_scale",
    "time_marks",
    "to_traditional",
    "unit_classes",
    "unit_pattern",
]
