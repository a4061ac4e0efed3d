"""The one family of errors a user may see; each message says what happened and what to do."""


class ReportError(Exception):
    """Base of every error the product raises on purpose; `str(error)` is fit to show."""


class UnreadableReport(ReportError):
    """A report file that cannot be read as text."""
