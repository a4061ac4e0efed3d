"""What stands around the page: its look, its script, its texts for Gradio's own components."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any
from urllib.parse import quote

import gradio as gr
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.chat.library import MOST_MEGABYTES
from assistant.chat.session import Session
from assistant.chat.view import LOCALES, page_texts, told, words
from corpus import LARGEST_MEGABYTES, SUFFIXES, ReportError

_STYLES = Path(__file__).with_name("style")
_SCRIPTS = tuple(Path(__file__).with_name(name) for name in ("page.js", "turns.js", "upload.js"))
_EARLY = Path(__file__).with_name("language.js")
_LOGIN = (Path(__file__).with_name("login.css"), Path(__file__).with_name("login.js"))
_LOGIN_WANTED = b'"auth_required":true'
"""Stands in what Gradio sends to whom it does not know."""
_ICON = Path(__file__).with_name("icon.svg")
_SCRIPT_TEXTS = (
    "copied",
    "asked",
    "answered",
    "conversation",
    "searching",
    "cut_off",
    "newest",
    "remove_sure",
    "refused_size",
    "refused_kind",
    "refused_old",
    "refused_sheet",
)


def texts() -> gr.I18n:
    """The page's texts for Gradio's own components, by the browser's language."""
    return gr.I18n(**{locale: dict(page_texts(name)) for name, locale in LOCALES.items()})


def theme() -> gr.themes.Base:
    """Gradio's plainest theme, in the fonts that systems bring for Chinese."""
    chinese = ["PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC"]
    return gr.themes.Base(
        primary_hue=gr.themes.colors.blue,
        neutral_hue=gr.themes.colors.slate,
        font=[*chinese, "sans-serif"],
        font_mono=["ui-monospace", "Consolas", "monospace"],
    ).set(
        body_background_fill="#eff2f7",
        body_background_fill_dark="#0f141c",
        # The page's own blue; white on Gradio's has a contrast of 3.7:1.
        button_primary_background_fill="#1a4f8f",
        button_primary_background_fill_hover="#153f73",
        button_primary_background_fill_dark="#27476f",
        button_primary_background_fill_hover_dark="#315988",
    )


def head() -> str:
    """Style and script of the page, to stand in its head.

    Given as `css`, Gradio would rewrite the selectors and lose some rules.
    """
    style = "".join(path.read_text(encoding="utf-8") for path in sorted(_STYLES.glob("*.css")))
    spoken = {
        locale: {name: page_texts(language)[name] for name in _SCRIPT_TEXTS}
        for language, locale in LOCALES.items()
    }
    script = "".join(path.read_text(encoding="utf-8") for path in _SCRIPTS)
    uploads = {
        "suffixes": SUFFIXES,
        "megabytes": MOST_MEGABYTES,
        "most": LARGEST_MEGABYTES,
    }
    data = (
        f"const TEXTS = {json.dumps(spoken, ensure_ascii=False)}, UPLOADS = {json.dumps(uploads)};"
    )
    return f"<style>{style}</style><script>{data}\n{script}</script>"


def _login() -> str:
    """Style and script of the page that asks for a password, which takes none of `head`."""
    names = ("title", "user", "password", "wrong", "login")
    spoken = {
        locale: {name: page_texts(language)[f"login_{name}"] for name in names}
        for language, locale in LOCALES.items()
    }
    style, script = (path.read_text(encoding="utf-8") for path in _LOGIN)
    data = f"const LOGIN = {json.dumps(spoken, ensure_ascii=False)}[locale];"
    return f"<style>{style}</style><script>{data}\n{script}</script>"


class EarlyScript:
    """A service whose page begins with its icon and the script that settles its language.

    Gradio adds what it is given for the head only after it has looked at the browser's language,
    and without an icon a browser looks for one at the top of the host, outside of any root path.
    """

    def __init__(self, service: ASGIApp) -> None:
        """Pass everything through but the page itself."""
        self._service = service
        icon = quote(_ICON.read_text(encoding="utf-8"))
        script = _EARLY.read_text(encoding="utf-8")
        self._begin = (
            f'<head><link rel="icon" href="data:image/svg+xml,{icon}"><script>{script}</script>'
        ).encode()
        self._login = _login().encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["path"] != "/":
            await self._service(scope, receive, send)
            return
        # Compressed, it could not be added to.
        headers = [(k, v) for k, v in scope["headers"] if k != b"accept-encoding"]
        start: Message = {}
        body = b""

        async def add(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                begin = self._begin + (self._login if _LOGIN_WANTED in body else b"")
                body = body.replace(b"<head>", begin, 1)
                given = MutableHeaders(scope=start)
                given["content-length"] = str(len(body))
                await send(start)
                await send({"type": "http.response.body", "body": body})

        await self._service({**scope, "headers": headers}, receive, add)


def deeds_script(deeds: tuple[str, ...]) -> str:
    """The script of the component whose events are what page.js reports was done."""
    return (
        f"const deeds = {json.dumps(deeds)};"
        "document.addEventListener('deed', ({detail}) => {"
        "if (deeds.includes(detail.do)) trigger(detail.do, detail); });"
    )


def explained(handler: Callable[..., Any]) -> Callable[..., Any]:
    """A handler whose errors are shown on the page, in the words they were raised with."""

    @contextmanager
    def explaining(arguments: tuple[Any, ...]) -> Iterator[None]:
        try:
            yield
        except ReportError as error:
            session = next((a for a in arguments if isinstance(a, Session)), Session())
            language = session.language
            said = told(error, language)
            raise gr.Error(said, title=words("error", language), print_exception=False) from error

    if inspect.isgeneratorfunction(handler):

        @wraps(handler)
        def stepwise(*arguments: Any) -> Iterator[Any]:
            with explaining(arguments):
                yield from handler(*arguments)

        return stepwise

    if inspect.iscoroutinefunction(handler):

        @wraps(handler)
        async def later(*arguments: Any) -> Any:
            with explaining(arguments):
                return await handler(*arguments)

        return later

    @wraps(handler)
    def at_once(*arguments: Any) -> Any:
        with explaining(arguments):
            return handler(*arguments)

    return at_once
