"""Waiting for a Milvus server that starts, or restarts.

pymilvus tries a request again by itself, but raises at once when it cannot connect, or finds the
connection it holds broken while the server is away.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from pymilvus import MilvusClient

_CONNECT_FAILED = 2  # Milvus's code for it
_FIRST_WAIT, _LONGEST_WAIT = 0.05, 1.0  # seconds

Result = TypeVar("Result")


def patiently(
    call: Callable[[], Result], patience: float, waiting: Callable[[], object] = lambda: None
) -> Result:
    """What `call` gives, made again with growing pauses for up to `patience` seconds while it cannot connect.

    :param waiting: called once, before the first pause.
    :raises MilvusException: it could not connect in time, or failed otherwise.
    """
    from pymilvus import MilvusException

    deadline, wait = time.monotonic() + patience, _FIRST_WAIT
    while True:
        try:
            return call()
        except MilvusException as error:
            if error.code != _CONNECT_FAILED or time.monotonic() + wait > deadline:
                raise
            if wait == _FIRST_WAIT:
                waiting()
            time.sleep(wait)
            wait = min(2 * wait, _LONGEST_WAIT)


class PatientClient:
    """Every method of a client, called patiently."""

    def __init__(self, client: MilvusClient, patience: float) -> None:
        """Wait up to `patience` seconds in all for each call."""
        self._client = client
        self._patience = patience

    def __getattr__(self, name: str) -> Any:
        """The method called `name`, made patient."""
        method = getattr(self._client, name)

        def call(*arguments: Any, **named: Any) -> Any:
            return patiently(lambda: method(*arguments, **named), self._patience)

        return call
