"""The command line: `python -m assistant ask "问题"`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from assistant.service import Assistant, open_assistant
from corpus import ReportError
from corpus.stopping import as_usual
from index import ProgressBar

_EPILOG = """examples:
  python -m assistant ask "清理了多少本行政执法证?"
  python -m assistant ask "那培训了多少人?" --history "清理了多少本行政执法证?"
  python -m assistant ask "How many certificates were revoked?" --json
  python -m assistant ask "地区生产总值是多少?" --corpus 报告文件夹
  python -m assistant ask --batch questions.jsonl > answers.jsonl

A batch line is {"id": "...", "question": "...", "history": ["earlier question", ...]};
answers come out in the same order, one JSON object a line.
exit status: 0 answered or abstained, 2 something is wrong (one line says what to do), 130 interrupted."""
_FEEDBACK_EPILOG = """examples:
  python -m assistant feedback export --database feedback.db > kept.jsonl
  python -m assistant feedback delete --database feedback.db --before 2026-01-01
  python -m assistant feedback delete --database postgresql+psycopg://host/name --all
"""


class BatchError(ReportError):
    """A batch file that cannot be read."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    as_usual()
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # a console may be set to another encoding
    try:
        _run(options)
    except ReportError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
    return 0


def _run(options: argparse.Namespace) -> None:
    if options.command == "feedback":
        # Its database library is needed here only.
        from assistant.feedback_command import run

        run(options)
    else:
        _ask(options)


def _ask(options: argparse.Namespace) -> None:
    questions = list(_batch(options.batch)) if options.batch else []
    progress = ProgressBar()
    try:
        assistant = open_assistant(
            options.corpus, model=options.model, store=options.store, progress=progress
        )
    finally:
        progress.close()
    if options.batch:
        for question in questions:
            answer = assistant.ask(question["question"], question.get("history") or ())
            _print({"id": question.get("id"), **answer.to_json()})
    else:
        _answer(assistant, options)


def _answer(assistant: Assistant, options: argparse.Namespace) -> None:
    answer = assistant.ask(options.question, options.history)
    if options.json:
        _print({"id": None, **answer.to_json()})
        return
    print(answer.answer)
    if answer.resolved_question != answer.question.strip() and options.history:
        print(f"  ({answer.resolved_question})")
    for citation in answer.citations[:1] if answer.answered else ():
        page = "" if citation.page is None else f"（第 {citation.page} 页）"
        print(f"  — {' › '.join((citation.report, *citation.section))}{page}")


def _batch(path: str) -> Iterator[dict[str, Any]]:
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BatchError(
            f"无法读取批量文件 {path}：{error}。请给出 UTF-8 的 JSONL 文件。"
        ) from error
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            question = json.loads(line)
        except ValueError as error:
            raise BatchError(f"{path} 第 {number} 行不是 JSON：{error}") from error
        if not isinstance(question, dict) or not isinstance(question.get("question"), str):
            raise BatchError(f"{path} 第 {number} 行缺少文字字段 question。")
        history = question.get("history") or []
        if not isinstance(history, list) or not all(isinstance(h, str) for h in history):
            raise BatchError(f"{path} 第 {number} 行的 history 应是一列文字。")
        yield question


def _print(value: dict[str, Any]) -> None:
    text = json.dumps(value, ensure_ascii=False)
    print(text.encode("utf-8", "replace").decode("utf-8"), flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m assistant", description="Ask government reports in Chinese or English."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    ask = commands.add_parser(
        "ask",
        help="answer a question, or a file of questions",
        description="Answer a question from the reports, with the figure first and its citation.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = ask.add_mutually_exclusive_group(required=True)
    what.add_argument("question", nargs="?", help="the question, in any script or English")
    what.add_argument(
        "--batch", metavar="FILE", help="a JSONL file of questions, - for standard input"
    )
    ask.add_argument(
        "--corpus",
        nargs="+",
        type=Path,
        metavar="DIR",
        help="report folders or files: txt, md, docx, pdf, html (default: the shipped report)",
    )
    ask.add_argument(
        "--history",
        nargs="+",
        default=[],
        metavar="QUESTION",
        help="earlier questions, oldest first",
    )
    ask.add_argument("--model", help="another sentence-transformers model, by hub name or folder")
    ask.add_argument(
        "--store",
        metavar="ADDRESS",
        help="search in Milvus: http://host:port, or a local *.db file",
    )
    ask.add_argument("--json", action="store_true", help="print the whole answer as JSON")
    _add_feedback(commands.add_parser("feedback", help="export or delete the questions kept"))
    return parser


def _add_feedback(feedback: argparse.ArgumentParser) -> None:
    feedback.description = "Export or delete the questions that the chat page has kept."
    feedback.epilog = _FEEDBACK_EPILOG
    feedback.formatter_class = argparse.RawDescriptionHelpFormatter
    actions = feedback.add_subparsers(dest="action", required=True)
    export = actions.add_parser("export", help="print what is kept, one JSON object a line")
    remove = actions.add_parser("delete", help="delete some or all of what is kept")
    for action in (export, remove):
        action.add_argument(
            "--database", required=True, metavar="URL", help="a SQLite file or a SQLAlchemy URL"
        )
    which = remove.add_mutually_exclusive_group(required=True)
    which.add_argument("--id", nargs="+", metavar="ID", help="these questions")
    which.add_argument(
        "--before", type=date.fromisoformat, metavar="DATE", help="asked before this day"
    )
    which.add_argument("--all", action="store_true", help="everything")


if __name__ == "__main__":
    sys.exit(main())
