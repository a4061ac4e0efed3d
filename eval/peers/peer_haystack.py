"""Haystack as its tutorial shows hybrid retrieval: both retrievers, joined by rank fusion.

Its in-memory store makes a token of every Chinese character (its default since 3.x).
"""

from importlib.metadata import version
from typing import Any

from eval.peers.harness import Search, main


def build(task: dict[str, Any]) -> tuple[Search, str]:
    """Index the documents in memory; join BM25 and embedding retrieval."""
    from haystack import Document
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import (
        InMemoryBM25Retriever,
        InMemoryEmbeddingRetriever,
    )
    from haystack.document_stores.in_memory import InMemoryDocumentStore
    from haystack_integrations.components.embedders.sentence_transformers import (
        SentenceTransformersDocumentEmbedder,
        SentenceTransformersTextEmbedder,
    )

    store = InMemoryDocumentStore()
    of_documents = SentenceTransformersDocumentEmbedder(
        model=task["encoder"], prefix=task["passage_prompt"], progress_bar=False
    )
    of_questions = SentenceTransformersTextEmbedder(
        model=task["encoder"], prefix=task["query_prompt"], progress_bar=False
    )
    of_documents.warm_up()
    of_questions.warm_up()
    documents = [Document(id=name, content=text) for name, text in task["documents"]]
    store.write_documents(of_documents.run(documents)["documents"])
    by_words = InMemoryBM25Retriever(store, top_k=task["depth"])
    by_vector = InMemoryEmbeddingRetriever(store, top_k=task["depth"])
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=task["depth"])

    def search(question: str) -> list[str]:
        vector = of_questions.run(question)["embedding"]
        found = [
            by_words.run(question)["documents"],
            by_vector.run(query_embedding=vector)["documents"],
        ]
        return [document.id for document in joiner.run(documents=found)["documents"]]

    return search, (
        f"haystack-ai {version('haystack-ai')}: in-memory BM25 and embedding retrievers, "
        "reciprocal rank fusion, default tokenizer"
    )


if __name__ == "__main__":
    main(build)
