"""Who may use the page: a file of names and hashed passwords.

`python -m assistant.chat.passwords` writes it.

A line is `name:salt:hash`, both in hexadecimal, hashed with scrypt.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from corpus import ReportError

_COST = {"n": 2**14, "r": 8, "p": 1, "maxmem": 2**26}
"""16 MB and some 50 ms a guess."""
_SHORTEST = 8


class PasswordError(ReportError):
    """A file of passwords that cannot be read or written, or a password that will not do."""


class Passwords:
    """The names and hashed passwords of a file; called with both, tells whether they fit."""

    def __init__(self, hashed: Mapping[str, tuple[bytes, bytes]]) -> None:
        """Take salt and hash for each name."""
        self._hashed = hashed
        self._nobody = (secrets.token_bytes(16), b"")
        self._fits = lru_cache(maxsize=256)(self._check)

    def __call__(self, name: str, password: str) -> bool:
        """Whether the password is the one of this name."""
        return self._fits(name, hashlib.sha256(password.encode()).digest())

    def _check(self, name: str, digest: bytes) -> bool:
        # An unknown name takes as long as a known one, so that names cannot be tried out.
        salt, expected = self._hashed.get(name, self._nobody)
        return hmac.compare_digest(_hash(digest, salt), expected)


def read_passwords(path: Path) -> Passwords:
    """The passwords in a file.

    :raises PasswordError: it cannot be read, a line is not as it should be, or there is none.
    """
    hashed = {}
    for number, line in enumerate(_lines(path), 1):
        name, *parts = line.rsplit(":", 2)
        try:
            salt, expected = (bytes.fromhex(part) for part in parts)
        except ValueError as error:
            raise PasswordError(
                f"{path} 第 {number} 行不是“姓名:盐:散列”。请用 "
                "python -m assistant.chat.passwords 写这个文件。"
            ) from error
        hashed[name] = (salt, expected)
    if not hashed:
        raise PasswordError(f"{path} 里没有任何用户，谁也无法登录。")
    return Passwords(hashed)


def set_password(path: Path, name: str, password: str) -> None:
    """Add a name to a file, or change its password; only its owner may read the file.

    :raises PasswordError: the name or password will not do, or the file cannot be written.
    """
    if not name.strip() or ":" in name or not name.isprintable():
        raise PasswordError("姓名不能为空，也不能含冒号或控制字符。")
    if len(password) < _SHORTEST:
        raise PasswordError(f"密码至少要有 {_SHORTEST} 个字符。")
    lines = [line for line in _lines(path) if line.rsplit(":", 2)[0] != name]
    salt = secrets.token_bytes(16)
    hashed = _hash(hashlib.sha256(password.encode()).digest(), salt)
    lines.append(f"{name}:{salt.hex()}:{hashed.hex()}")
    fresh = path.with_name(path.name + ".new")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
            out.write("\n".join(lines) + "\n")
        fresh.replace(path)
    except OSError as error:
        raise PasswordError(f"无法写入 {path}（{error.strerror}）。") from error


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise PasswordError(f"无法读取密码文件 {path}：{error}") from error
    return [line for line in text.splitlines() if line.strip()]


def _hash(digest: bytes, salt: bytes) -> bytes:
    return hashlib.scrypt(digest, salt=salt, **_COST)
