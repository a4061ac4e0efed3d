"""What Gradio keeps of each visit and how it waits, made to cost no more than the page needs."""

from __future__ import annotations

from copy import copy
from typing import Any

from gradio import Blocks
from gradio.routes import App
from gradio.state_holder import SessionState, StateHolder
from starlette.applications import Starlette
from starlette.routing import Mount

_SECONDS_CLOSED = 3600
"""How long what a closed page had is kept: its laptop may only have been asleep."""
_SECONDS_BETWEEN_LOOKS = 0.02
"""How often an idle queue looks for work; Gradio's every millisecond keeps a core busy for nothing."""


class Visit(SessionState):
    """A visit without a description of every component, which only links into a visit need.

    Describing them takes longer than answering a question, and most of a visit's memory.
    """

    def __init__(self, blocks: Blocks) -> None:
        """Begin with the page as everybody gets it."""
        self.blocks_config = copy(blocks.default_config)
        setattr(self.blocks_config, "config_for_block", _no_description)  # noqa: B010 (a method)
        self.config_values: dict[int, Any] = {}
        self.state_data: dict[int, Any] = {}
        self._state_ttl: dict[int, Any] = {}
        self.is_closed = False
        self.STATE_TTL_WHEN_CLOSED = _SECONDS_CLOSED


class Visits(StateHolder):
    """The visits by their id, the longest unused forgotten first."""

    def __getitem__(self, session_id: str) -> SessionState:
        """The visit of this id, begun if it is new."""
        if session_id not in self.session_data:
            self.session_data[session_id] = Visit(self.blocks)
        return super().__getitem__(session_id)


def spare(service: Starlette, page: Blocks, most: int) -> None:
    """Let the Gradio app in a service keep so many lean visits, and its queue rest while idle."""
    _gradio_app(service).state_holder = visits_to(page, most)
    page._queue.sleep_when_free = _SECONDS_BETWEEN_LOOKS
    page._queue.progress_update_sleep_when_free = _SECONDS_BETWEEN_LOOKS


def visits_to(page: Blocks, most: int) -> Visits:
    """No visits yet to a page; of later ones `most` are remembered."""
    page.state_session_capacity = most
    visits = Visits()  # type: ignore[no-untyped-call]
    visits.set_blocks(page)
    return visits


def hang_up(service: Starlette) -> None:
    """End the connections that open pages hold to the Gradio app in a service."""
    _gradio_app(service).stop_event.set()


def _gradio_app(service: Starlette) -> App:
    return next(
        route.app
        for route in service.routes
        if isinstance(route, Mount) and isinstance(route.app, App)
    )


def _no_description(*_: object) -> dict[str, Any]:
    return {}
