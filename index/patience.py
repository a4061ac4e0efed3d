"""A Milvus client that waits for a server that restarts.

pymilvus tries a request again by itself, but raises at once when it finds the connection it
holds broken while the server is away.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pymilvus import MilvusClient

_CONNECT_FAILED = 2  # Milvus's code for it
_FIRST_WAIT, _LONGEST_WAIT = 0.05, 1.0  # seconds


class PatientClient:
    """Every method of a client, called again with growing pauses while it cannot connect."""

    def __init__(self, client: MilvusClient, patience: float) -> None:
        """Wait up to `patience` seconds in all for each call."""
        self._client = client
        self._patience = patience

    def __getattr__(self, name: str) -> Any:
        """The method called `name`, made patient."""
        method = getattr(self._client, name)

        def call(*arguments: Any, **named: Any) -> Any:
            from pymilvus import MilvusException

            deadline, wait = time.monotonic() + self._patience, _FIRST_WAIT
            while True:
                try:
                    return method(*arguments, **named)
                except MilvusException as error:
                    if error.code != _CONNECT_FAILED or time.monotonic() + wait > deadline:
                        raise
                    time.sleep(wait)
                    wait = min(2 * wait, _LONGEST_WAIT)

        return call
