"""LlamaIndex as its documentation shows hybrid retrieval: vector and BM25 retrievers, fused.

Its BM25 drops tokens of one character and so would take whole Chinese sentences for words;
`token_pattern` is its documented way to other languages, here one token a Chinese character,
without the English stemmer.
"""

from importlib.metadata import version
from typing import Any

from eval.peers.harness import Search, main

_PATTERN = r"(?u)[㐀-鿿]|[^\W㐀-鿿]+"


def build(task: dict[str, Any]) -> tuple[Search, str]:
    """Index the documents as nodes; fuse both retrievers by reciprocal rank."""
    from llama_index.core import Settings, VectorStoreIndex
    from llama_index.core.retrievers import QueryFusionRetriever
    from llama_index.core.schema import TextNode
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding
    from llama_index.retrievers.bm25 import BM25Retriever

    Settings.llm = None
    Settings.embed_model = HuggingFaceEmbedding(
        model_name=task["encoder"],
        query_instruction=task["query_prompt"],
        text_instruction=task["passage_prompt"],
    )
    nodes = [TextNode(id_=name, text=text) for name, text in task["documents"]]
    index = VectorStoreIndex(nodes)
    depth = task["depth"]
    by_words = BM25Retriever.from_defaults(
        nodes=nodes, similarity_top_k=depth, token_pattern=_PATTERN, skip_stemming=True
    )
    retriever = QueryFusionRetriever(
        [index.as_retriever(similarity_top_k=depth), by_words],
        similarity_top_k=depth,
        num_queries=1,
        mode="reciprocal_rerank",
        use_async=False,
    )

    def search(question: str) -> list[str]:
        return [found.node.node_id for found in retriever.retrieve(question)]

    return search, (
        f"llama-index-core {version('llama-index-core')}: vector and BM25 retrievers, "
        "reciprocal_rerank, one token a Chinese character"
    )


if __name__ == "__main__":
    main(build)
