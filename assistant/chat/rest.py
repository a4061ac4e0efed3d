"""`POST /ask`: one question in, the answer object out, in one request.

Gradio's own interface takes a question in two requests, which costs more.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.chat.line import LineTooLong
from assistant.chat.programs import Ask, NoSuchReports
from corpus import ReportError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import JSONResponse
    from starlette.types import ASGIApp

ASK_PATH = "/ask"
_MOST_BYTES = 100_000
"""Of a request's body; a question and the earlier ones are far shorter."""


class _Asked(BaseModel):
    """The body of a request: the arguments of `ask`, by name."""

    model_config = ConfigDict(extra="forbid", strict=True)
    question: str
    history: list[str] = Field(default_factory=list)
    reports: list[str] = Field(default_factory=list)


def ask_service(ask: Ask) -> ASGIApp:
    """The service behind `ASK_PATH`."""
    from starlette.applications import Starlette
    from starlette.responses import JSONResponse
    from starlette.routing import Route

    def refused(status: HTTPStatus, sentence: str) -> JSONResponse:
        return JSONResponse({"error": sentence}, status)

    async def answer(request: Request) -> JSONResponse:
        if request.headers.get("content-type", "").partition(";")[0] != "application/json":
            # A page of another site can send anything else without asking first.
            return refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "请以 application/json 提交问题。")
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > _MOST_BYTES:
                return refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "提交的内容过长。")
        try:
            asked = _Asked.model_validate_json(body)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "JSON"
            sentence = f"无法读取提交的内容：{where}（{first['msg']}）。请参照文档。"
            return refused(HTTPStatus.UNPROCESSABLE_ENTITY, sentence)
        try:
            found = await ask(asked.question, asked.history, asked.reports)
        except LineTooLong as error:
            return refused(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
        except NoSuchReports as error:
            return refused(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))
        except ReportError as error:
            return refused(HTTPStatus.BAD_REQUEST, str(error))
        return JSONResponse(found)

    return Starlette(routes=[Route(ASK_PATH, answer, methods=["POST"])])
