"""txtai as its documentation shows hybrid search: `Embeddings(hybrid=True)`.

Its BM25 cuts text by Unicode's word boundaries (its default, "works well for most languages"),
which makes a token of every Chinese character.
"""

from importlib.metadata import version
from typing import Any

from eval.peers.harness import Search, main


def build(task: dict[str, Any]) -> tuple[Search, str]:
    """Index the documents; search both indexes with equal weight, txtai's default."""
    from txtai import Embeddings

    embeddings = Embeddings(
        path=task["encoder"],
        hybrid=True,
        instructions={"query": task["query_prompt"], "data": task["passage_prompt"]},
    )
    embeddings.index([(name, text, None) for name, text in task["documents"]])

    def search(question: str) -> list[str]:
        return [name for name, _ in embeddings.search(question, task["depth"])]

    return search, f"txtai {version('txtai')}: Embeddings(hybrid=True), default tokenizer"


if __name__ == "__main__":
    main(build)
