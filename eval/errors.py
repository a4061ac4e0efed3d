"""What can go wrong between a question set on disk and its measures."""

from corpus import ReportError


class QuestionSetError(ReportError):
    """A question set that cannot be read, or that no longer matches its report."""


class FloorError(ReportError):
    """A floor that names no measure, or is not a number."""


class BaselineError(ReportError):
    """An earlier run that cannot be read, or that shares no question with this one."""


class UnknownSystem(ReportError):
    """A system to compare that does not exist."""


class PeerError(ReportError):
    """Another system that is not installed, or that failed."""
