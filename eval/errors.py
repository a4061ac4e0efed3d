"""What can go wrong between a question set on disk and its measures."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import ReportError

_TOLD = 100
"""Lines; a sheet with more faults has one that is in every row."""


class QuestionSetError(ReportError):
    """A question set that cannot be read, or that no longer matches its report."""

    @classmethod
    def of(cls, problems: Sequence[str]) -> QuestionSetError:
        """All that is wrong with a set, a line each: whoever corrects it does so in one go."""
        more = len(problems) - _TOLD
        return cls("\n".join([*problems[:_TOLD], *([f"… and {more} more"] if more > 0 else [])]))


class FloorError(ReportError):
    """A floor that names no measure, or is not a number."""


class BaselineError(ReportError):
    """An earlier run that cannot be read, or that shares no question with this one."""


class UnknownSystem(ReportError):
    """A system to compare that does not exist."""


class PeerError(ReportError):
    """Another system that is not installed, or that failed."""
