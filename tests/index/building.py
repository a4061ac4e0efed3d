"""Building an index of a folder of reports with an encoder that counts characters."""

from pathlib import Path

from corpus import read_report
from index import Index, ScoredPassage, open_index
from index.entry import label_texts, passage_texts, wide_texts
from tests.index.character_encoder import CharacterEncoder, vector_of

SCHOOLS = "一、教育\n新建幼儿园6所，改造中小学校舍3.4万平方米。\n"


class Listener:
    """Progress that remembers the stages it heard of."""

    def __init__(self) -> None:
        self.stages: list[str] = []

    def __call__(self, stage: str, done: int = 0, total: int = 0) -> None:
        assert done <= total
        self.stages.append(stage)


def build(folder: Path, encoder: CharacterEncoder | None = None) -> tuple[Index, list[str]]:
    """The index of `folder`, kept beside it, and what was said while it was opened."""
    listener = Listener()
    index = open_index(
        [folder],
        home=folder.parent / "home",
        encoder=encoder or CharacterEncoder(),
        progress=listener,
    )
    return index, listener.stages


def answers(index: Index, question: str) -> tuple[list[ScoredPassage], list[tuple[int, float]]]:
    """The passages and figures found for a question, with their scores."""
    vector = vector_of(question)
    figures = index.search_figures(question, vector, 9)
    scored = zip(figures.rows.tolist(), figures.label.tolist(), strict=True)
    return index.search_passages(question, vector, 9), list(scored)


def texts(path: Path) -> set[str]:
    """Everything encoded for the report at `path`."""
    report = read_report(path)
    return {*passage_texts(report), *label_texts(report), *wide_texts(report)}


def files_of(folder: Path) -> list[Path]:
    """Every file of the index built for `folder`."""
    home = folder.parent / "home"
    return sorted(path for path in home.rglob("*") if path.is_file() and path.name != ".lock")


def contents_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in files_of(folder)}
