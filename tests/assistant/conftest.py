"""The assistant over the shipped report, opened once."""

from __future__ import annotations

import pytest

from assistant import Assistant
from corpus import SHIPPED, Report, list_reports
from index import Index


@pytest.fixture(scope="session")
def assistant(shipped_index: Index) -> Assistant:
    return Assistant(shipped_index)


@pytest.fixture(scope="session")
def report(shipped_index: Index) -> Report:
    return shipped_index.reports[0]


@pytest.fixture(scope="session")
def file_text() -> str:
    """The shipped report's file as decoded, read past the assistant's own reading."""
    return list_reports([SHIPPED])[0].read_bytes().decode("utf-8")
