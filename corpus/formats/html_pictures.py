"""The pictures of a web page: those written into it, and files saved beside it; never the network."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from corpus.formats.pictures import media_type_of

_EMBEDDED = re.compile(r"\s*data:image/[\w.+-]+;base64,", re.IGNORECASE)
_MOST_BYTES = 20 * 2**20
_SMALLEST = 60  # pixels; what a page says is smaller is a bullet or a button

_Element = Any


def pictures_of(page: _Element, folder: Path | None) -> dict[_Element, tuple[str, str]]:
    """Source and media type of each picture of a page that can be shown, by its element.

    A source is the number of the element on the page (#3), or the file's place beside it.

    :param folder: where the page lies; None if only its bytes are known.
    """
    found: dict[_Element, tuple[str, str]] = {}
    for number, image in enumerate(page.iter("img")):
        address = image.get("src") or ""
        embedded = _EMBEDDED.match(address)
        source = f"#{number}" if embedded else _beside(address)
        if not source or _is_small(image):
            continue
        data = _decoded(address) if embedded else _file_bytes(folder, source)
        if media_type := media_type_of(data):
            found[image] = source, media_type
    return found


def pictures_beside(page: _Element, folder: Path) -> list[Path]:
    """The files beside a page that it shows as pictures, in its order, each once."""
    places = dict.fromkeys(_beside(image.get("src") or "") for image in page.iter("img"))
    return [folder / place for place in places if place and _file_bytes(folder, place)]


def page_picture(page: _Element, source: str, folder: Path | None) -> bytes:
    """The bytes of the picture at a source; b"" if it is there no longer."""
    if not source.startswith("#"):
        return _file_bytes(folder, source)
    images = list(page.iter("img"))
    number = int(source[1:])
    return _decoded(images[number].get("src") or "") if number < len(images) else b""


def _beside(address: str) -> str:
    """The relative place an address leads to; "" for one on the network or on this machine."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    place = unquote(parts.path).replace("\\", "/")
    return "" if parts.scheme or parts.netloc or place.startswith("/") else place


def _is_small(image: _Element) -> bool:
    sizes = (re.match(r"\d+", image.get(name) or "") for name in ("width", "height"))
    return any(size and int(size[0]) < _SMALLEST for size in sizes)


def _decoded(address: str) -> bytes:
    try:
        return base64.b64decode(unquote(_EMBEDDED.sub("", address, count=1)))
    except ValueError:  # not base64
        return b""


def _file_bytes(folder: Path | None, place: str) -> bytes:
    """The bytes of a file that lies in the page's folder or below it, however a link names it."""
    if folder is None:
        return b""
    try:
        home, path = folder.resolve(), (folder / place).resolve()
        inside = path.is_relative_to(home) and path.is_file()
        return path.read_bytes() if inside and path.stat().st_size <= _MOST_BYTES else b""
    except (OSError, ValueError, RuntimeError):  # no name a file could have, or links in a circle
        return b""
