"""Text in; reports, sections, passages and figures out. Knows no model and no index."""

from corpus.stopping import quiet_while_loading

# Of all packages of a command this one is loaded first; what it needs takes a second itself.
quiet_while_loading()

from corpus.dealing import list_items, paired_words
from corpus.errors import ReportError, UnreadableReport
from corpus.identity import NATION
from corpus.model import (
    Cell,
    Figure,
    Finding,
    Passage,
    Picture,
    Report,
    Section,
    Span,
    Status,
    Table,
)
from corpus.numbers import Quantity, number_value, read_quantities
from corpus.periods import (
    Mark,
    Years,
    five_year_plan,
    named_periods,
    plan_of,
    time_marks,
    year_before_five,
)
from corpus.read import (
    LARGEST_MEGABYTES,
    check_name,
    parse_report,
    picture_bytes,
    read_report,
    read_with,
)
from corpus.script import (
    fold,
    fold_question,
    is_traditional,
    to_traditional,
    to_traditional_words,
)
from corpus.sources import (
    REMOVED,
    SHIPPED,
    SUFFIXES,
    beside,
    is_report_name,
    list_reports,
    name_reports,
    report_files,
    unread_files,
)
from corpus.units import (
    common_unit,
    is_bare_scale,
    is_measured,
    same_kind,
    split_scale,
    unit_classes,
    unit_pattern,
)

__all__ = [
    "LARGEST_MEGABYTES",
    "NATION",
    "REMOVED",
    "SHIPPED",
    "SUFFIXES",
    "Cell",
    "Figure",
    "Finding",
    "Mark",
    "Passage",
    "Picture",
    "Quantity",
    "Report",
    "ReportError",
    "Section",
    "Span",
    "Status",
    "Table",
    "UnreadableReport",
    "Years",
    "beside",
    "check_name",
    "common_unit",
    "five_year_plan",
    "fold",
    "fold_question",
    "is_bare_scale",
    "is_measured",
    "is_report_name",
    "is_traditional",
    "list_items",
    "list_reports",
    "name_reports",
    "named_periods",
    "number_value",
    "paired_words",
    "parse_report",
    "picture_bytes",
    "plan_of",
    "read_quantities",
    "read_report",
    "read_with",
    "report_files",
    "same_kind",
    "split_scale",
    "time_marks",
    "to_traditional",
    "to_traditional_words",
    "unit_classes",
    "unit_pattern",
    "unread_files",
    "year_before_five",
]
