"""The tables on a Milvus server: their fields, and how each is searched."""

from __future__ import annotations

from collections.abc import Mapping

from index.patience import PatientClient

_LONGEST = 65_535
# bm25s's own, so that both stores score alike.
_BM25 = {"bm25_k1": 1.5, "bm25_b": 0.75}


def create_tables(
    client: PatientClient, names: Mapping[str, str], dimensions: int, patience: float
) -> None:
    """Make the tables that are not there yet.

    :param names: what the tables of "passages" and "figures" are called.
    :param dimensions: of every vector.
    :param patience: seconds for each request.
    """
    from pymilvus import DataType, Function, FunctionType

    for kind, name in names.items():
        if client.has_collection(name, timeout=patience):
            continue
        schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("id", DataType.VARCHAR, is_primary=True, max_length=64)
        schema.add_field("entry", DataType.VARCHAR, max_length=64)
        schema.add_field("number", DataType.INT64)
        indexes = client.prepare_index_params()
        for signal in ("passage",) if kind == "passages" else ("label", "wide"):
            schema.add_field(signal, DataType.FLOAT_VECTOR, dim=dimensions)
            # Vectors have length 1, so the inner product is the cosine.
            indexes.add_index(signal, index_type="FLAT", metric_type="IP")
        if kind == "figures":
            schema.add_field("period", DataType.VARCHAR, max_length=64)
        else:
            schema.add_field(
                "words",
                DataType.VARCHAR,
                max_length=_LONGEST,
                enable_analyzer=True,
                # The words are cut already; this analyzer only parts them at blanks.
                analyzer_params={"tokenizer": "standard"},
            )
            schema.add_field("lexical", DataType.SPARSE_FLOAT_VECTOR)
            schema.add_function(Function("bm25", FunctionType.BM25, ["words"], ["lexical"]))
            indexes.add_index(
                "lexical",
                index_type="SPARSE_INVERTED_INDEX",
                metric_type="BM25",
                params=_BM25,
            )
        client.create_collection(
            name,
            schema=schema,
            index_params=indexes,
            consistency_level="Session",
            timeout=patience,
        )
