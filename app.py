"""The chat page as a service. Run `python app.py`, then open the address it prints."""

import argparse
import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import chat
from assistant.feedback import RETENTION_DAYS, open_feedback
from corpus import ReportError
from corpus.stopping import as_usual
from index import ProgressBar

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.types import ASGIApp

FIRST_PORT = 7860
PORTS = 20
"""How many ports are tried, from the first one on, when none is asked for."""
DATA = Path(__file__).parent / "data"
"""Where reports added on the page are kept, unless another folder is given."""
WAITING = 200
"""Questions that may wait in line; more are turned away at once."""
VISITS = 2000
"""Visits remembered, the longest unused forgotten first; each call of Gradio's API counts as one.
Whoever is forgotten finds the conversation in the browser's history."""
SWITCH = 5e-5
"""Seconds a thread may keep Python to itself while another wants it (Python's default: 0.005). The
encoder lets go of it at every step, and would wait as long each time: reading a pair beside a
busy thread takes 1.5 s with the default and 55 ms with this, and the other no longer."""
GRACE = 10
"""Seconds that questions being answered are given when the service is stopped."""


class PortError(ReportError):
    """No port to listen on."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the reports and serve the chat until stopped; 2 if something is amiss."""
    as_usual()
    options = _parse(arguments)
    try:
        # Before the slow work: nobody should wait for an index and then hear of a port.
        port = find_port(options.host, options.port)
        passwords = chat.read_passwords(options.auth_file) if options.auth_file else None
        feedback = (
            open_feedback(options.feedback, options.feedback_days) if options.feedback else None
        )
        library = chat.Library(
            [options.corpus] if options.corpus else None,
            options.data / "reports",
            model=options.model,
            store=options.store,
            progress=ProgressBar(),
        )
        talk = chat.Talk(
            library, feedback, options.longest, options.log_questions, options.feedback_all
        )
        serve(talk, passwords, port, options)
    except ReportError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        pass  # asked to stop; the server may as well just return
    print("已停止。", file=sys.stderr)
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="app.py",
        description="政府报告问答：网页，以及程序用的 POST /ask、Gradio 接口、MCP（/mcp）和 /health",
    )
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="报告的文件夹，默认用自带的")
    parser.add_argument("--port", type=int, metavar="N", help=f"端口，默认 {FIRST_PORT} 起找空闲的")
    parser.add_argument("--host", default="127.0.0.1", help="监听地址，默认只限本机")
    parser.add_argument("--model", metavar="NAME", help="编码模型的名称或文件夹，默认用自带的")
    parser.add_argument(
        "--store", metavar="ADDRESS", help="用 Milvus 检索：http://主机:端口，或本地的 *.db 文件"
    )
    parser.add_argument(
        "--data", type=Path, default=DATA, metavar="DIR", help="存放网页上添加的报告的文件夹"
    )
    parser.add_argument("--no-uploads", action="store_true", help="不许在网页上添加和移除报告")
    parser.add_argument(
        "--auth-file",
        type=Path,
        metavar="FILE",
        help="要求登录；文件由 python -m assistant.chat.passwords 写",
    )
    parser.add_argument(
        "--root-path", type=_root_path, default="", metavar="/PATH", help="反向代理下的路径"
    )
    parser.add_argument(
        "--at-once", type=int, default=2, metavar="N", help="同时回答几个问题，默认 2"
    )
    parser.add_argument(
        "--longest", type=int, default=500, metavar="N", help="问题最多几个字，默认 500"
    )
    parser.add_argument(
        "--feedback", metavar="URL", help="把评价记入这个数据库（SQLAlchemy 地址），默认不记"
    )
    parser.add_argument(
        "--feedback-days",
        type=int,
        default=RETENTION_DAYS,
        metavar="N",
        help=f"评价保存几天，默认 {RETENTION_DAYS}；页面上会写明",
    )
    parser.add_argument(
        "--feedback-all",
        action="store_true",
        help="网页上问的问题都记入，不只是评价过的；页面上会写明，默认不记",
    )
    parser.add_argument("--log-questions", action="store_true", help="日志里写出问题，默认不写")
    options = parser.parse_args(arguments)
    if options.feedback_all and not options.feedback:
        parser.error("--feedback-all 要和 --feedback 一起用")
    return options


def _root_path(text: str) -> str:
    """A path as Gradio wants it, with a slash before it and none behind; a whole URL stays."""
    path = text.rstrip("/")
    return path if not path or "://" in path or path.startswith("/") else f"/{path}"


def find_port(host: str, asked: int | None) -> int:
    """The port asked for, or the first free one of those tried when none is.

    :raises PortError: if it cannot be listened on.
    """
    candidates = range(FIRST_PORT, FIRST_PORT + PORTS) if asked is None else [asked]
    for port in candidates:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except (OSError, OverflowError):
                continue
            if port not in (asked, FIRST_PORT):
                print(f"端口 {FIRST_PORT} 已被占用，改用 {port}。", file=sys.stderr)
            return port
    ports = "—".join(str(port) for port in dict.fromkeys([candidates[0], candidates[-1]]))
    raise PortError(f"{host} 的端口 {ports} 已被占用或不可用。请用 --port 换一个端口。")


def serve(
    talk: chat.Talk, passwords: chat.Passwords | None, port: int, options: argparse.Namespace
) -> None:
    """Serve until stopped; questions being answered are finished first."""
    # Gradio reads this when it is first imported, to report its use to its makers or not.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    sys.setswitchinterval(SWITCH)
    # Here and not above: neither is needed to say that a port is taken, and both are slow.
    import uvicorn

    from assistant.chat.visits import hang_up

    logging.basicConfig(format="%(asctime)s %(name)s %(message)s", stream=sys.stderr)
    chat.LOG.setLevel(logging.INFO)

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            print(f"请在浏览器打开 http://{options.host}:{port}（按 Ctrl+C 停止）", flush=True)

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            # Every open page holds a connection, and would hold up the stop.
            hang_up(service)
            await super().shutdown(sockets)

    # uvicorn raises the signal again once it has stopped; it is no failure, as Ctrl+C is none.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    service = build_service(talk, passwords, options)
    server = Server(
        uvicorn.Config(
            service,
            host=options.host,
            port=port,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=GRACE,
        )
    )
    try:
        server.run()
    finally:
        # All of it goes now; to look first for what nobody uses would take seconds.
        gc.freeze()


def build_service(
    talk: chat.Talk, passwords: chat.Passwords | None, options: argparse.Namespace
) -> "FastAPI":
    """The page at `/`, and beside it `/health`, `/ask`, `/mcp` and the reports' pictures."""
    import gradio as gr
    from fastapi import FastAPI
    from starlette.routing import Route

    from assistant.chat.frame import EarlyScript, head, texts, theme
    from assistant.chat.page import build_page
    from assistant.chat.rest import ASK_PATH, ask_service
    from assistant.chat.visits import spare

    line = chat.Line(options.at_once, WAITING, talk.look_ahead)
    ask = chat.ask_function(talk, line)
    tools = chat.mcp_server(ask, options.host)
    services: dict[str, ASGIApp] = {
        chat.MCP_PATH: tools.streamable_http_app(),
        ASK_PATH: ask_service(ask),
    }

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        async with tools.session_manager.run():
            yield

    service = FastAPI(lifespan=running, docs_url=None, redoc_url=None, openapi_url=None)
    service.add_middleware(EarlyScript)
    service.add_api_route("/health", lambda: chat.health(talk))
    for path, program in services.items():
        service.router.routes.append(Route(path, endpoint=chat.Guarded(program, passwords)))
    page = build_page(talk, line, uploads=not options.no_uploads)
    page.queue(max_size=WAITING)
    mounted: FastAPI = gr.mount_gradio_app(
        service,
        page,
        path="/",
        server_name=options.host,
        auth=passwords,
        root_path=options.root_path or None,
        ssr_mode=False,
        footer_links=[],
        # Or it would keep every question asked through its interface in the browser.
        run_history=False,
        max_file_size=f"{chat.MOST_MEGABYTES}mb",
        i18n=texts(),
        theme=theme(),
        head=head(),
    )
    spare(mounted, page, VISITS)
    # Before Gradio, which takes every path, and for those only whom it lets in.
    pictures = chat.ForVisitors(chat.serve_pictures(talk.library), mounted)
    mounted.router.routes.insert(0, Route(chat.PICTURE_PATH, endpoint=pictures))
    return mounted


if __name__ == "__main__":
    sys.exit(main())
