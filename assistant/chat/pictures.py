"""The pictures of reports: how the page shows them, and how a browser gets their bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from assistant.chat.markup import escape
from assistant.chat.view import View
from corpus import Picture, Report, ReportError, picture_bytes

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from assistant.chat.library import Library  # which draws on what draws pictures

PICTURE_PATH = "/pictures/{report:path}/{number:int}"
_SECONDS_KEPT = 300
"""How long a browser may show a picture again unasked: its report may be replaced meanwhile."""


def picture_figure(picture: Picture, report: Report, view: View, *, named: bool = True) -> str:
    """A picture with its caption, as HTML; a click shows it whole.

    :param named: whether to write the caption beneath it; it is always the picture's text for
        those who cannot see it.
    """
    # Relative to the page, which a proxy may serve under a path of its own.
    source = f"pictures/{quote(report.name)}/{report.pictures.index(picture)}"
    name = picture.caption or view.say("picture")
    page = f" · {view.say('on_page', page=picture.page)}" if picture.page else ""
    caption = f"<figcaption>{escape(name)}{page}</figcaption>" if named else ""
    return (
        f'<figure class="picture"><a href="{source}" target="_blank" rel="noopener" '
        f'title="{view.say("picture_hint")}"><img src="{source}" loading="lazy" '
        f'alt="{escape(name)}"></a>{caption}</figure>'
    )


def serve_pictures(library: Library) -> ASGIApp:
    """The service at `PICTURE_PATH`: pictures of the reports loaded now, and nothing else."""
    from starlette.responses import PlainTextResponse, Response
    from starlette.routing import request_response

    def serve(request: Request) -> Response:
        report = library.opened.collection.reports.get(request.path_params["report"])
        number = request.path_params["number"]
        if report is None or number >= len(report.pictures):
            return PlainTextResponse("没有这幅图片。", 404)
        picture = report.pictures[number]
        try:
            content = picture_bytes(report, picture)
        except ReportError as error:
            return PlainTextResponse(str(error), 404)
        headers = {
            "Cache-Control": f"private, max-age={_SECONDS_KEPT}",
            "X-Content-Type-Options": "nosniff",
        }
        return Response(content, media_type=picture.media_type, headers=headers)

    return request_response(serve)


class ForVisitors:
    """A service for those whom the page lets in: it asks Gradio whether they are logged in."""

    def __init__(self, service: ASGIApp, page: ASGIApp) -> None:
        """Stand before a service; `page` is that of which Gradio is a part."""
        self._service = service
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with what Gradio says."""
        refused: list[Message] = []

        async def hear(message: Message) -> None:
            refused.append(message)

        path = "/gradio_api/login_check"
        check = {**scope, "method": "GET", "path": path, "raw_path": path.encode(), "root_path": ""}
        await self._page(check, receive, hear)
        if refused[0]["status"] == 200:
            await self._service(scope, receive, send)
            return
        for message in refused:
            await send(message)
