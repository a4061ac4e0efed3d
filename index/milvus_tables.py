"""Passages and figures on a Milvus server, or in a local file that milvus-lite serves.

Two collections for each set of sources: passages, with their vector and their words, and
figures, with the vectors of their label alone and in context. A row is named by its entry, a
hash of content, and its number there, so sending it twice changes nothing, and an entry the
server has is not sent again. Row 0 of an entry's passages is sent last: where it is, the rest is.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from index.encoder import Vectors
from index.entry import FORMAT, Entry, read_entry
from index.errors import StoreError
from index.milvus_schema import create_tables
from index.patience import PatientClient, patiently
from index.progress import Progress, silent

Signal = Literal["passage", "words", "label", "wide"]

_TABLE: dict[Signal, str] = {
    "passage": "passages",
    "words": "passages",
    "label": "figures",
    "wide": "figures",
}
_FIELDS: dict[Signal, str] = {"words": "lexical"}
"""Where a signal's vectors lie, if not in the field that bears its name."""
_BATCH = 500
# The most rows Milvus lists at once. Reports beyond it are sent again at every start.
_MOST_KEYS = 16_384
_PATIENCE = 20.0
_NOT_LOADED = 101  # Milvus's code for it


class Tables:
    """The rows of one set of sources on one server. Any method may raise StoreError."""

    def __init__(
        self,
        address: str,
        name: str,
        fingerprint: str,
        patience: float = _PATIENCE,
        progress: Progress = silent,
    ) -> None:
        """Connect to `address`; `name` and the encoder's fingerprint tell collections apart.

        :param address: http://host:port of a server, or the path of a *.db file.
        :param patience: seconds in which pymilvus tries a request again, waiting longer each
            time, before it is an error; so long a server is waited for that is just starting.
        :param progress: hears that it is waited for.
        """
        self._address = address
        self._patience = patience
        digest = hashlib.sha256(f"{FORMAT}\n{name}\n{fingerprint}".encode()).hexdigest()[:12]
        self._names = {kind: f"reports_{digest}_{kind}" for kind in ("passages", "figures")}
        self._client = _connected(address, patience, progress)

    def keys(self) -> set[str]:
        """The entries whose rows are there whole."""
        with self._explained():
            if not self._client.has_collection(self._names["passages"], timeout=self._patience):
                return set()
            self._load()
            found = self._client.query(
                self._names["passages"],
                filter="number == 0",
                output_fields=["entry"],
                limit=_MOST_KEYS,
                consistency_level="Strong",
                timeout=self._patience,
            )
        return {row["entry"] for row in found}

    def upload(self, key: str, entry: Entry) -> None:
        """Put an entry's rows there."""
        figures = [
            {
                **_named("f", key, number),
                "period": figure.period,
                "label": entry.labels.vectors[label],
                "wide": entry.labels.vectors[wide],
            }
            for number, (figure, label, wide) in enumerate(
                zip(entry.report.figures, entry.label_rows, entry.wide_rows, strict=True)
            )
        ]
        passages = [
            {
                **_named("p", key, number),
                "passage": entry.passages.vectors[row],
                "words": as_text(tokens),
            }
            for number, (row, tokens) in enumerate(
                zip(entry.passage_rows, entry.tokens, strict=True)
            )
        ]
        with self._explained():
            dimensions = entry.passages.vectors.shape[1]
            create_tables(self._client, self._names, dimensions, self._patience)
            for table, rows in (("figures", figures), ("passages", passages[::-1])):
                for at in range(0, len(rows), _BATCH):
                    self._client.upsert(
                        self._names[table], rows[at : at + _BATCH], timeout=self._patience
                    )

    def settle(self) -> None:
        """Have the server write out and index what was uploaded or removed."""
        with self._explained():
            for name in self._names.values():
                self._client.flush(name, timeout=10 * self._patience)

    def remove(self, keys: Iterable[str]) -> None:
        """Take the rows of some entries away."""
        where = within(entry=sorted(keys))
        with self._explained():
            for name in self._names.values():
                self._client.delete(name, filter=where, timeout=self._patience)

    def nearest(
        self, signal: Signal, query: Vectors | str, most: int, where: str
    ) -> list[tuple[str, float]]:
        """The rows most similar by one signal, best first, with their similarity or BM25.

        :param query: a vector, or for the signal "words" tokens `as_text` joined.
        :param where: a filter in Milvus's language, as `within` makes it.
        """
        with self._explained():
            hits = self._loaded(
                lambda: self._client.search(
                    self._names[_TABLE[signal]],
                    data=[query],
                    anns_field=_FIELDS.get(signal, signal),
                    filter=where,
                    limit=most,
                    output_fields=["id"],
                    timeout=self._patience,
                )[0]
            )
        # milvus-lite gives BM25 as a negative distance, a server as a positive score.
        return [
            (hit["id"], abs(hit["distance"]) if signal == "words" else hit["distance"])
            for hit in hits
        ]

    def hybrid(self, queries: Mapping[Signal, Vectors | str], most: int, where: str) -> list[str]:
        """The rows that stand highest by several signals of one table together, best first.

        The server ranks them by the places they take for each (reciprocal rank fusion).

        :param queries: what to search by each signal for, as in `nearest`.
        """
        from pymilvus import AnnSearchRequest, RRFRanker

        (table,) = {_TABLE[signal] for signal in queries}
        requests = [
            AnnSearchRequest([query], _FIELDS.get(signal, signal), {}, most, expr=where)
            for signal, query in queries.items()
        ]
        with self._explained():
            hits = self._loaded(
                lambda: self._client.hybrid_search(
                    self._names[table],
                    requests,
                    RRFRanker(),
                    limit=most,
                    output_fields=["id"],
                    timeout=self._patience,
                )[0]
            )
        return [hit["id"] for hit in hits]

    def _loaded(self, search: Callable[[], Any]) -> Any:
        """What a search finds, its tables loaded first if the server was started anew."""
        from pymilvus import MilvusException

        try:
            return search()
        except MilvusException as error:
            if error.code != _NOT_LOADED:
                raise
            self._load()
            return search()

    def _load(self) -> None:
        for name in self._names.values():
            self._client.load_collection(name, timeout=self._patience)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turns what the client says into a sentence with the address.

        :raises StoreError: in place of any error of pymilvus.
        """
        from pymilvus import MilvusException

        try:
            yield
        except MilvusException as error:
            raise StoreError(
                f"Milvus（{self._address}）没有完成请求：{_first_line(error)}；"
                "请检查服务器是否在运行、能否连通，然后重试。"
            ) from error


def synchronise(tables: Tables, folders: Sequence[Path], progress: Progress = silent) -> None:
    """Send the entries in `folders` that are not there, and remove those not among them.

    :raises OSError: an entry cannot be read.
    :raises StoreError: the server is out of reach.
    """
    there = tables.keys()
    missing = [folder for folder in folders if folder.name not in there]
    stale = there - {folder.name for folder in folders}
    if stale:
        tables.remove(stale)
    for done, folder in enumerate(missing):
        progress("上传", done, len(missing))
        tables.upload(folder.name, read_entry(folder))
    if missing or stale:
        tables.settle()
        progress("上传", len(missing), len(missing))


def within(**fields: Iterable[str] | None) -> str:
    """A filter that keeps the rows whose fields hold one of the values given; None keeps all.

    >>> within(entry=["a1"], period=None)
    'entry in ["a1"]'
    """
    return " and ".join(
        f"{field} in {_listed(values)}" for field, values in fields.items() if values is not None
    )


def row_name(table: str, key: str, number: int) -> str:
    """The name of a row: its table ("p" or "f"), its entry, and its number there."""
    return f"{table}:{key}:{number}"


def as_text(tokens: Iterable[str]) -> str:
    """Tokens as text that analyzers part into the same tokens again.

    >>> as_text(["增长", "3.2"])
    '增长 3点2'
    """
    return " ".join(tokens).replace(".", "点")


def _named(table: str, key: str, number: int) -> Mapping[str, Any]:
    return {"id": row_name(table, key, number), "entry": key, "number": number}


def _listed(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _connected(address: str, patience: float, progress: Progress) -> PatientClient:
    if not address.endswith(".db") and "://" not in address:
        raise StoreError(
            f"--store {address} 不是 Milvus 的地址；请给出 http://主机:端口，或以 .db 结尾的文件。"
        )
    # It logs every error it raises, with traceback.
    logging.getLogger("pymilvus").setLevel(logging.CRITICAL)
    try:
        from pymilvus import MilvusClient, MilvusException
    except ImportError as error:
        raise StoreError(
            "使用 --store 需要 pymilvus；请运行 pip install -r requirements-milvus.txt。"
        ) from error
    waited = f"还连不上 Milvus（{address}），最多等 {patience:.0f} 秒"
    try:
        client = patiently(
            lambda: MilvusClient(address, timeout=patience),
            0 if address.endswith(".db") else patience,
            lambda: progress(waited),
        )
        return PatientClient(client, patience)
    except MilvusException as error:
        advice = (
            "请检查目录是否存在、文件是否正被另一个程序使用。"
            if address.endswith(".db")
            else "请检查地址、服务器是否在运行、能否连通。"
        )
        raise StoreError(f"无法连接 Milvus（{address}）：{_first_line(error)}；{advice}") from error


def _first_line(error: Exception) -> str:
    return (str(getattr(error, "message", error)).strip() or type(error).__name__).splitlines()[0]
