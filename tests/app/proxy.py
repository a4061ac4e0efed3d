"""A reverse proxy as small as can be: what comes under a path goes on without it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit


@contextmanager
def proxied(address: str, prefix: str) -> Iterator[tuple[str, list[str]]]:
    """Where a service at `address` can be reached under `prefix`, and the paths asked for there.

    As nginx does unless told otherwise, it puts the service's own address into the Host header.
    """
    upstream = urlsplit(address)
    assert upstream.hostname is not None
    host, asked = upstream.hostname, list[str]()

    class Passing(BaseHTTPRequestHandler):
        def pass_on(self) -> None:
            asked.append(self.path)
            if not self.path.startswith(prefix + "/"):
                self.send_error(404)
                return
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {k: v for k, v in self.headers.items() if k not in ("Host", "Connection")}
            service = HTTPConnection(host, upstream.port)
            service.request(self.command, self.path.removeprefix(prefix), body, headers)
            response = service.getresponse()
            self.send_response_only(response.status)
            for name, value in response.getheaders():
                # Bodies end with the connection here.
                if name.lower() not in ("transfer-encoding", "connection"):
                    self.send_header(name, value)
            self.end_headers()
            # As they come, since answers are streamed.
            while piece := response.read1(65536):
                self.wfile.write(piece)
            service.close()

        do_GET = do_POST = do_HEAD = do_DELETE = pass_on  # noqa: N815 (the names it looks for)

        def log_message(self, format: str, *args: object) -> None:
            pass

        def handle(self) -> None:
            # A browser may hang up at any time.
            try:
                super().handle()
            except ConnectionError:
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Passing)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
