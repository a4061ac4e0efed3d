"""Adds a user to a file of passwords, or changes a password."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.chat.passwords import PasswordError, set_password


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask for a password and write it to the file; 2 if something is amiss."""
    parser = argparse.ArgumentParser(
        prog="python -m assistant.chat.passwords", description="为网页添加用户或更改密码"
    )
    parser.add_argument("file", type=Path, help="密码文件，没有时新建")
    parser.add_argument("name", help="姓名")
    options = parser.parse_args(arguments)
    try:
        if sys.stdin.isatty():
            password = getpass.getpass(f"{options.name} 的密码：")
        else:
            password = sys.stdin.readline().rstrip("\n")
        set_password(options.file, options.name, password)
    except PasswordError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"已写入 {options.file}。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
