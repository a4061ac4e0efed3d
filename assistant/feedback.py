"""Questions kept with their answers and what people thought of them, where an operator allows it.

Nothing is kept unless somebody opens a store. What is kept is forgotten after the retention
period, whenever the store is next opened or written to.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    DateTime,
    Engine,
    Float,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    event,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from assistant.model import Answer
from corpus import ReportError

RETENTION_DAYS = 90
"""How long a question is kept unless the operator says otherwise."""

_TABLES = MetaData()
_ASKED = Table(
    "asked",
    _TABLES,
    Column("id", String(32), primary_key=True),
    # UTC; SQLite has no time zones.
    Column("asked_at", DateTime, nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("history", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("elapsed_ms", Float, nullable=False),
    Column("good", Boolean),
    Column("correction", Text, nullable=False),
)


class FeedbackError(ReportError):
    """A feedback store that cannot be opened, read or written."""


class NotKept(FeedbackError):
    """A question that is not, or no longer, in the store."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One question kept: `answer` is the public answer object, `good` None until rated."""

    id: str
    asked_at: datetime
    question: str
    history: tuple[str, ...]
    answer: dict[str, Any]
    elapsed_ms: float
    good: bool | None
    correction: str

    def to_json(self) -> dict[str, Any]:
        """The record as one JSON object."""
        return {
            "id": self.id,
            "asked_at": self.asked_at.isoformat(timespec="seconds"),
            "question": self.question,
            "history": list(self.history),
            "good": self.good,
            "correction": self.correction,
            "elapsed_ms": round(self.elapsed_ms, 1),
            "answer": self.answer,
        }


def open_feedback(
    url: str, retention_days: float | None = RETENTION_DAYS, *, create: bool = True
) -> FeedbackStore:
    """Open the store at `url` and forget what is too old.

    :param url: a SQLAlchemy URL such as `postgresql+psycopg://host/name`, or the path of a
        SQLite file.
    :param retention_days: how many days a question is kept, more than 0; None forgets nothing.
    :param create: make the table where there is none, instead of refusing.
    :raises FeedbackError: the database cannot be used, or has no store.
    """
    if retention_days is not None and not retention_days > 0:
        raise FeedbackError(f"保存天数应大于 0，不能是 {retention_days}。")
    with _explained():
        engine = create_engine(url if "://" in url else f"sqlite:///{url}")
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _erase_what_is_deleted)
        if create:
            _TABLES.create_all(engine)
        elif not _is_there(engine):
            raise FeedbackError(f"{url} 里没有保存过问题；请检查地址。")
    retention = None if retention_days is None else timedelta(days=retention_days)
    store = FeedbackStore(engine, retention)
    store.forget()
    return store


def _is_there(engine: Engine) -> bool:
    file = engine.url.database
    # Looking into a SQLite file that does not exist would make one.
    if engine.dialect.name == "sqlite" and not (file and Path(file).is_file()):
        return False
    return inspect(engine).has_table(_ASKED.name)


class FeedbackStore:
    """The questions kept in one database; may be used from several threads."""

    def __init__(self, engine: Engine, retention: timedelta | None) -> None:
        """Work on a database whose table exists."""
        self._engine = engine
        self._retention = retention

    @property
    def retention_days(self) -> float | None:
        """How many days a question is kept; None for as long as nobody deletes it."""
        return None if self._retention is None else self._retention / timedelta(days=1)

    def record(self, answer: Answer, history: Sequence[str] = ()) -> str:
        """Keep an answer and the earlier questions it was given after; returns its id.

        The id cannot be guessed, so whoever holds it is whoever was shown the answer.

        :raises FeedbackError: the database cannot be written.
        """
        self.forget()
        kept_id = uuid4().hex
        row = {
            "id": kept_id,
            "asked_at": _as_utc(datetime.now(timezone.utc)),
            "question": _storable(answer.question),
            "history": json.dumps(list(history)),
            "answer": json.dumps(answer.to_json()),
            "elapsed_ms": answer.elapsed_ms,
            "correction": "",
        }
        with self._writing() as connection:
            connection.execute(insert(_ASKED).values(row))
        return kept_id

    def rate(self, kept_id: str, good: bool | None, correction: str = "") -> None:
        """Note whether an answer was good, None to take that back, and what it should have been.

        :raises NotKept: no such question is kept.
        :raises FeedbackError: the database cannot be written.
        """
        values = {"good": good, "correction": _storable(correction.strip())}
        with self._writing() as connection:
            changed = connection.execute(
                update(_ASKED).where(_ASKED.c.id == kept_id).values(values)
            ).rowcount
        if not changed:
            raise NotKept("这个问题没有保存，或者已经删除，无法评价。")

    def kept(self) -> list[Kept]:
        """Everything kept, oldest first.

        :raises FeedbackError: the database cannot be read.
        """
        with _explained(), self._engine.connect() as connection:
            rows = connection.execute(select(_ASKED).order_by(_ASKED.c.asked_at, _ASKED.c.id))
            return [_kept(row._asdict()) for row in rows]

    def delete(self, ids: Collection[str] | None = None, *, before: datetime | None = None) -> int:
        """Forget the questions with these ids, or asked before a moment; without either, all.

        :returns: how many were forgotten.
        :raises FeedbackError: the database cannot be written.
        """
        statement = delete(_ASKED)
        if ids is not None:
            statement = statement.where(_ASKED.c.id.in_(ids))
        if before is not None:
            statement = statement.where(_ASKED.c.asked_at < _as_utc(before))
        with self._writing() as connection:
            return connection.execute(statement).rowcount

    def forget(self) -> int:
        """Delete what is older than the retention period; returns how many that were."""
        if self._retention is None:
            return 0
        return self.delete(before=datetime.now(timezone.utc) - self._retention)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with _explained(), self._engine.begin() as connection:
            yield connection


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    # A URL may name a database whose driver is not installed.
    except (SQLAlchemyError, ImportError) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise FeedbackError(
            f"反馈数据库无法使用（{reason}）；请检查地址、权限和磁盘空间。"
        ) from error


def _erase_what_is_deleted(connection: Any, _: Any) -> None:
    """Overwrite deleted questions in the file, where they would otherwise stay readable."""
    connection.execute("PRAGMA secure_delete = ON")


def _kept(row: dict[str, Any]) -> Kept:
    return Kept(
        **row
        | {
            "asked_at": row["asked_at"].replace(tzinfo=timezone.utc),
            "history": tuple(json.loads(row["history"])),
            "answer": json.loads(row["answer"]),
        }
    )


def _as_utc(moment: datetime) -> datetime:
    """A moment as the table has it: UTC without saying so."""
    return moment.astimezone(timezone.utc).replace(tzinfo=None)


def _storable(text: str) -> str:
    """A text without halves of characters, which no database can hold."""
    return text.encode("utf-8", "ignore").decode("utf-8")
