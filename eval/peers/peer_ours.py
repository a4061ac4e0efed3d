"""This project under the peers' conditions: a fresh index of the same reports, in a process of
its own. What is indexed is more: every figure's label is encoded beside the passages.
"""

import tempfile
from pathlib import Path
from typing import Any

from assistant import Assistant
from eval.peers.harness import Search, main
from index import default_home, load_encoder, open_index


def build(task: dict[str, Any]) -> tuple[Search, str]:
    """Build the index anew; retrieve as the assistant does."""
    home = tempfile.TemporaryDirectory()
    encoder = load_encoder(None, default_home())
    sources = [Path(source) for source in task["sources"]]
    assistant = Assistant(open_index(sources, home=Path(home.name), encoder=encoder))
    home.cleanup()

    def search(question: str) -> list[str]:
        return [found.passage.id for found in assistant.retrieve(question, k=task["depth"])]

    return search, f"this project: the assistant's retrieval, encoder {encoder.name}"


if __name__ == "__main__":
    main(build)
