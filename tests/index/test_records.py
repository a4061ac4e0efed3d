from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus import SHIPPED, Figure, Finding, Report, Span, list_reports, read_report
from index.records import report_from_json, report_to_json

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
SPANS = st.tuples(st.integers(0, 9999), st.integers(0, 9999)).map(lambda pair: Span(*pair))

FIGURES = st.builds(
    Figure,
    value=DECIMALS,
    base=DECIMALS,
    upper=st.none() | DECIMALS,
    terms=st.lists(DECIMALS, max_size=3).map(tuple),
    clean=SPANS,
    original=SPANS,
)
FINDINGS = st.builds(Finding, difference=DECIMALS, parts=st.lists(st.text(), max_size=3).map(tuple))


def test_the_shipped_report_survives_whole() -> None:
    (path,) = list_reports([SHIPPED])
    report = read_report(path)
    assert report_from_json(report_to_json(report)) == report
    assert report.figures


@given(st.lists(FIGURES, max_size=3), st.lists(FINDINGS, max_size=2), st.text())
def test_any_figure_survives_to_the_last_digit(
    figures: list[Figure], findings: list[Finding], text: str
) -> None:
    report = Report(
        name="r.txt",
        title="",
        place="",
        period="",
        plan_period="",
        kind="",
        path=str(Path("r.txt")),
        text=text,
        clean=text,
        offsets=tuple(range(len(text) + 1)),
        figures=tuple(figures),
        findings=tuple(findings),
        evidence={"place": "sidecar"},
    )
    read = report_from_json(report_to_json(report))
    assert read == report
    # 1.50 and 1.5 are equal numbers but not the same text.
    assert [str(figure.value) for figure in read.figures] == [str(f.value) for f in figures]
