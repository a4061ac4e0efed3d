"""The plots of the page, as inline SVG in the page's own colours.

Every plot is 360 units wide, the width of a phone, so that its text is legible on one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from eval.measuring.metrics import percentile

_WIDTH, _HEIGHT = 360, 230
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 20, 12, 36
_BINS = 24
_LONGEST = 19
"""Characters of a name beside a bar."""

Interval = Sequence[float]


def outcomes(
    rows: Mapping[str, Mapping[str, float]], intervals: Mapping[str, Mapping[str, Interval]]
) -> Markup:
    """Correct, not attempted and wrong as a bar for each row; a line spans the 95 % interval."""
    names, right, step = 122, 26, 26
    scale = _WIDTH - names - right
    parts = []
    for number, (name, row) in enumerate(rows.items()):
        y, x = 6 + number * step, float(names)
        parts.append(_text(names - 6, y + 13, f"{name} ({row['questions']:.0f})", "end"))
        for key in ("correct", "not-attempted", "wrong"):
            width = row[key] * scale
            title = f"{name}: {key} {100 * row[key]:.1f} %"
            parts.append(_rect(x, y, width, 17, key, title))
            x += width
        if interval := intervals.get(name, {}).get("correct"):
            low, high = (names + bound * scale for bound in interval)
            parts.append(_line(low, y + 8.5, high, y + 8.5, "interval"))
        parts.append(_text(names + scale + 4, y + 13, f"{100 * row['correct']:.0f}", "start"))
    bottom = 6 + len(rows) * step
    legend = {"correct": (60, "correct"), "not-attempted": (140, "not attempted")}
    for key, (x, label) in (legend | {"wrong": (255, "wrong")}).items():
        parts.append(_rect(x, bottom + 4, 10, 10, key, label))
        parts.append(_text(x + 14, bottom + 13, label, "start"))
    return _svg(parts, bottom + 22, "Outcomes by kind of question")


def shares(rows: Mapping[str, tuple[float, Interval]], title: str) -> Markup:
    """A bar for each share; a line spans the 95 % interval.

    The axis begins at a round number below all intervals, which is written: near 100 % every bar
    would be as long as the others.
    """
    names, right, step = 122, 36, 26
    least = min(low for _, (low, _) in rows.values())
    begin = int(least * 10) / 10 if least < 1 else 0.9
    scale = (_WIDTH - names - right) / (1 - begin)
    parts = []
    for number, (name, (value, (low, high))) in enumerate(rows.items()):
        y = 6 + number * step
        short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        parts.append(_text(names - 6, y + 13, short, "end"))
        told = f"{name}: {100 * value:.1f} % [{100 * low:.1f}, {100 * high:.1f}]"
        parts.append(_rect(names, y, (value - begin) * scale, 17, "bar", told))
        first, last = (names + (bound - begin) * scale for bound in (low, high))
        parts.append(_line(first, y + 8.5, last, y + 8.5, "interval"))
        parts.append(_text(_WIDTH - right + 4, y + 13, f"{100 * value:.1f}", "start"))
    bottom = 6 + len(rows) * step
    parts.append(_text(names, bottom + 12, f"{100 * begin:.0f}"))
    parts.append(_text(_WIDTH - right, bottom + 12, "100"))
    return _svg(parts, bottom + 20, title)


def risk_coverage(points: Sequence[tuple[float, float]]) -> Markup | None:
    """Share wrong against share answered, as answers of lower confidence are let through."""
    if not points:
        return None
    most = _nice(max(risk for _, risk in points))
    frame = _Frame(1.0, most, "questions answered, %", "answers wrong, %")
    path = " ".join(f"{frame.x(c):.1f},{frame.y(r):.1f}" for c, r in points)
    coverage, risk = points[-1]
    return frame.svg(
        [
            Markup('<polyline class="curve" points="{}"/>').format(path),
            _dot(frame.x(coverage), frame.y(risk), 4, "curve-dot",
                 f"as configured: {100 * coverage:.1f} % answered, {100 * risk:.1f} % wrong"),
        ],
        "Risk against coverage",
    )  # fmt: skip


def reliability(bins: Sequence[Mapping[str, float]]) -> Markup | None:
    """Share right against stated confidence; a dot's area grows with how many answers it has."""
    if not bins:
        return None
    frame = _Frame(1.0, 1.0, "confidence, %", "answers right, %")
    most = max(row["answers"] for row in bins)
    dots = [
        _dot(
            frame.x(row["confidence"]),
            frame.y(row["accuracy"]),
            3 + 8 * (row["answers"] / most) ** 0.5,
            "bin",
            f"{row['answers']:.0f} answers of confidence {100 * row['confidence']:.0f} %: "
            f"{100 * row['accuracy']:.0f} % right",
        )
        for row in bins
    ]
    ideal = _line(frame.x(0), frame.y(0), frame.x(1), frame.y(1), "ideal")
    return frame.svg([ideal, *dots], "Calibration")


def latencies(times: Sequence[float]) -> Markup | None:
    """A histogram of milliseconds, with the median and the 95th percentile marked.

    The last bin holds whatever took longer.
    """
    if not times:
        return None
    p50, p95 = percentile(times, 50) or 0.0, percentile(times, 95) or 0.0
    # The few slowest would flatten all the others.
    widest = _nice(2 * p95)
    counts = [0] * _BINS
    for time in times:
        counts[min(int(time / widest * _BINS), _BINS - 1)] += 1
    frame = _Frame(widest, _nice(max(counts)), "milliseconds", "questions", percent=False)
    width = (frame.x(widest) - frame.x(0)) / _BINS
    parts = [
        _rect(
            frame.x(number * widest / _BINS) + 0.5,
            frame.y(count),
            width - 1,
            frame.y(0) - frame.y(count),
            "bar",
            f"{count} questions around {(number + 0.5) * widest / _BINS:.0f} ms",
        )
        for number, count in enumerate(counts)
        if count
    ]
    for name, value in (("p50", p50), ("p95", p95)):
        x = frame.x(value)
        anchor = "end" if x > _WIDTH * 0.75 else "start"
        parts.append(_line(x, frame.y(0), x, _TOP, "mark"))
        y = _TOP + (8 if name == "p50" else 22)
        parts.append(_text(x + (3 if anchor == "start" else -3), y, f"{name} {value:.0f}", anchor))
    return frame.svg(parts, "Latency")


class _Frame:
    """Axes from 0 to `widest` and `highest`, and the way from values to places."""

    def __init__(
        self, widest: float, highest: float, x_label: str, y_label: str, percent: bool = True
    ) -> None:
        self.widest, self.highest = widest or 1.0, highest or 1.0
        self.labels = (x_label, y_label)
        self.factor = 100 if percent else 1

    def x(self, value: float) -> float:
        return _LEFT + value / self.widest * (_WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        return _HEIGHT - _BOTTOM - value / self.highest * (_HEIGHT - _TOP - _BOTTOM)

    def _shown(self, value: float) -> str:
        value *= self.factor
        return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"

    def svg(self, parts: Sequence[Markup], title: str) -> Markup:
        axes = []
        for share in (0, 0.25, 0.5, 0.75, 1):
            across, up = share * self.widest, share * self.highest
            axes.append(_line(_LEFT, self.y(up), _WIDTH - _RIGHT, self.y(up), "grid"))
            axes.append(_text(_LEFT - 5, self.y(up) + 4, self._shown(up), "end"))
            axes.append(_text(self.x(across), _HEIGHT - _BOTTOM + 14, self._shown(across)))
        axes.append(_text((_WIDTH + _LEFT) / 2, _HEIGHT - 5, self.labels[0]))
        turned = Markup('<text class="axis" transform="translate(10 {}) rotate(-90)" '
                        'text-anchor="middle">{}</text>')  # fmt: skip
        axes.append(turned.format((_HEIGHT - _BOTTOM + _TOP) / 2, self.labels[1]))
        return _svg([*axes, *parts], _HEIGHT, title)


def _nice(value: float) -> float:
    """The next round number above a value, to end an axis on."""
    if value <= 0:
        return 1.0
    size = 10.0 ** len(str(int(value))) if value >= 1 else 0.1 if value <= 0.1 else 1.0
    return next(
        (step for factor in (0.1, 0.2, 0.4, 0.6, 0.8, 1) if (step := factor * size) >= value),
        size,
    )


def _svg(parts: Sequence[Any], height: float, title: str) -> Markup:
    opening = Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}">')
    return opening.format(_WIDTH, height, title) + Markup("\n").join(parts) + Markup("</svg>")


def _rect(x: float, y: float, width: float, height: float, kind: str, title: str) -> Markup:
    return Markup(
        f'<rect class="{escape(kind)}" x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" '
        f'height="{height:.1f}"><title>{escape(title)}</title></rect>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
    return Markup(
        f'<line class="{escape(kind)}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'
    )


def _dot(x: float, y: float, radius: float, kind: str, title: str) -> Markup:
    return Markup(
        f'<circle class="{escape(kind)}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}">'
        f"<title>{escape(title)}</title></circle>"
    )


def _text(x: float, y: float, text: str, anchor: str = "middle") -> Markup:
    return Markup(
        f'<text class="axis" x="{x:.1f}" y="{y:.1f}" text-anchor="{escape(anchor)}">'
        f"{escape(text)}</text>"
    )
