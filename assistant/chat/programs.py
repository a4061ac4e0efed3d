"""The same answers for programs: typed for JSON, over HTTP and the Model Context Protocol."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, cast

from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

from assistant.chat.line import Line
from assistant.chat.passwords import Passwords
from assistant.chat.talk import Talk
from assistant.chat.view import SaidError
from assistant.model import Asked

if TYPE_CHECKING:
    from mcp.server.fastmcp import FastMCP
    from starlette.types import ASGIApp, Receive, Scope, Send

MCP_PATH = "/mcp"


class FigureObject(TypedDict):
    """A figure of the answer object."""

    text: str
    value: float
    unit: str
    label: str
    period: str
    place: str
    status: str
    bound: str
    report: str
    passage_id: str
    start: int
    end: int


class CalculationObject(TypedDict):
    """A calculation of the answer object."""

    expression: str
    value: float
    unit: str
    operands: list[FigureObject]


class CitationObject(TypedDict):
    """A citation of the answer object."""

    passage_id: str
    report: str
    section: list[str]
    text: str
    start: int
    end: int
    highlights: list[list[int]]
    score: float
    meaning: float
    page: int | None


class AnswerObject(TypedDict):
    """The answer object, as `python -m assistant ask --json` prints it."""

    question: str
    resolved_question: str
    answered: bool
    answer: str
    figures: list[FigureObject]
    calculation: CalculationObject | None
    citations: list[CitationObject]
    confidence: float
    elapsed_ms: float
    language: str
    nearest: list[FigureObject]


Ask = Callable[..., Awaitable[AnswerObject]]


class NoQuestion(SaidError):
    """A program asked nothing."""


class NoSuchReports(SaidError):
    """A program wants answers from reports that are not loaded."""


def ask_function(talk: Talk, line: Line) -> Ask:
    """`ask` as programs call it, one after the other in the line."""

    async def ask(
        question: str, history: list[str] | None = None, reports: list[str] | None = None
    ) -> AnswerObject:
        """Answer a question from Chinese government reports with the figure they state.

        Every number comes with the passage it stands in, as exact offsets into the report;
        what the reports do not say is refused (`answered` is false).

        Args:
            question: one question, in Simplified or Traditional Chinese or English.
            history: earlier questions of the same conversation, oldest first.
            reports: file names of the only reports to answer from; all of them if left out.
        """
        if not question.strip():
            raise NoQuestion("no_question")
        known = talk.library.opened.collection.reports
        if unknown := [name for name in reports or () if name not in known]:
            raise NoSuchReports("no_such_reports", names="、".join(unknown))
        asked = Asked(question, tuple(history or ()), frozenset(reports or ()))
        answer = await line(talk.answer, *asked, asked=asked)
        return cast(AnswerObject, answer.to_json())

    return ask


def health(talk: Talk) -> dict[str, Any]:
    """That the service is up, and what it holds."""
    collection = talk.library.opened.collection
    return {
        "status": "ok",
        "reports": len(collection.reports),
        "passages": len(collection.passages),
        "figures": len(collection.figures),
        "unreadable": len(collection.left_out.problems),
    }


def mcp_server(ask: Ask, host: str) -> FastMCP:
    """A server of the Model Context Protocol with one tool, whose result has a schema.

    Gradio can offer its functions as tools too, but gives their results as the text of a
    Python object, without a schema.
    """
    from mcp.server.fastmcp import FastMCP

    server = FastMCP(
        "government-reports",
        instructions="Figures of Chinese government reports, each with its citation.",
        host=host,
        stateless_http=True,
        json_response=True,
    )
    server.tool(name="ask", structured_output=True)(ask)
    return server


class Guarded:
    """A service that answers only those whose name and password fit (HTTP Basic)."""

    def __init__(self, service: ASGIApp, passwords: Passwords | None) -> None:
        """Guard a service; without passwords everyone may use it."""
        self._service = service
        self._passwords = passwords

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import PlainTextResponse

        headers = dict(scope["headers"])
        given = _basic(headers.get(b"authorization", b""))
        # Hashing takes a moment, which others should not have to wait for.
        if self._passwords is None or (given and await run_in_threadpool(self._passwords, *given)):
            await self._service(scope, receive, send)
            return
        refused = PlainTextResponse("需要登录。", 401, {"WWW-Authenticate": "Basic"})
        await refused(scope, receive, send)


def _basic(header: bytes) -> tuple[str, str] | None:
    """The name and password of an Authorization header, if it holds them."""
    kind, _, encoded = header.partition(b" ")
    try:
        name, colon, password = base64.b64decode(encoded).decode("utf-8").partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return (name, password) if kind.lower() == b"basic" and colon else None
