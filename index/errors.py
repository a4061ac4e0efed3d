"""What can go wrong between a report on disk and an index that answers."""

from corpus.errors import ReportError


class EncoderError(ReportError):
    """An encoder that cannot be found, read or loaded."""


class StoreError(ReportError):
    """A place on disk that the index cannot be read from or written to."""
