"""BEIR folders: documents, judged queries, graded judgments, and what is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.errors import QuestionSetError
from eval.evaluate import judged_in, text_grades
from eval.opening import open_set
from eval.sets.beir import read_beir

DOCUMENTS = [
    {"_id": "doc/1", "title": "培训", "text": "对1020名执法人员进行了培训考试。"},
    {"_id": "doc 2", "title": "", "text": "调处矛盾纠纷5229件。"},
    {"_id": "blank", "title": "", "text": ""},
]
QUERIES = [{"_id": "q1", "text": "培训了多少人?"}, {"_id": "q2", "text": "没有人判断过"}]
JUDGMENTS = ["query-id\tcorpus-id\tscore", "q1\tdoc/1\t2", "q1\tdoc 2\t0", "q1\tgone\t1"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, records in (("corpus.jsonl", DOCUMENTS), ("queries.jsonl", QUERIES)):
        lines = [json.dumps(record, ensure_ascii=False) for record in records]
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "qrels").mkdir()
    judge(tmp_path, *JUDGMENTS)
    return tmp_path


def judge(folder: Path, *lines: str, split: str = "test") -> None:
    (folder / "qrels" / f"{split}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_only_judged_queries_are_asked_and_grades_are_kept(folder: Path) -> None:
    read = read_beir(folder)
    assert read.texts["doc%2F1.txt"] == "培训\n对1020名执法人员进行了培训考试。"
    assert list(read.texts) == ["doc%2F1.txt", "doc%202.txt"]
    [question] = read.questions
    assert (question.id, question.question) == ("q1", "培训了多少人?")
    assert text_grades(question.evidence) == {"doc%2F1.txt": 2, "gone.txt": 1}


def test_a_judged_document_that_is_gone_still_counts_as_relevant(folder: Path) -> None:
    opened = open_set(folder)
    [question] = opened.questions
    assert opened.unit == "text"
    assert sorted(judged_in(opened.assistant.index, question.evidence, "text")) == [1, 2]


def test_trec_files_name_documents_as_the_folder_does(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "compared"
    assert main(["compare", "dense", "--questions", str(folder), "--out", str(out)]) == 0
    judged = [line.split() for line in (out / "qrels.txt").read_text("utf-8").splitlines()]
    # The folder's own judgments, but for the one that is none.
    assert judged == [["q1", "0", "doc/1", "2"], ["q1", "0", "gone", "1"]]
    ranked = [line.split() for line in (out / "dense.run.txt").read_text("utf-8").splitlines()]
    assert [(each[0], each[2]) for each in ranked] == [("q1", "doc/1"), ("q1", "doc_2")]


def test_the_test_judgments_are_preferred(folder: Path) -> None:
    judge(folder, "q2\tdoc/1\t1", split="dev")
    assert [question.id for question in read_beir(folder).questions] == ["q1"]


def test_judgments_need_no_heading(folder: Path) -> None:
    judge(folder, "q1\tdoc/1\t1")
    assert len(read_beir(folder).questions) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("q1\tdoc/1", r"qrels/test\.tsv line 2: needs query, document"),
        ("q1\tdoc/1\thigh", r"qrels/test\.tsv line 2"),
        ("q9\tdoc/1\t1", r"line 2: query 'q9' is not in queries\.jsonl"),
        ("q1\tdoc/1\t0", "judges nothing relevant"),
    ],
)
def test_a_judgment_that_cannot_be_used_is_named(folder: Path, line: str, said: str) -> None:
    judge(folder, JUDGMENTS[0], line)
    with pytest.raises(QuestionSetError, match=said):
        read_beir(folder)


def test_everything_wrong_with_a_folder_is_told_in_one_round(folder: Path) -> None:
    lines = ['{"_id": "a"}', "培训", '{"_id": "b", "text": "甲"}', '{"_id": "b", "text": "乙"}']
    (folder / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    judge(folder, JUDGMENTS[0], "q9\tb\t1", "q1\tb\t1", "q1\tb")
    with pytest.raises(QuestionSetError) as told:
        read_beir(folder)
    assert [line.split(":")[0] for line in str(told.value).splitlines()] == [
        "corpus.jsonl line 1",
        "corpus.jsonl line 2",
        "corpus.jsonl line 4",
        "qrels/test.tsv line 2",
        "qrels/test.tsv line 4",
    ]


def test_a_folder_that_is_no_beir_set_says_what_it_lacks(folder: Path) -> None:
    (folder / "corpus.jsonl").write_text('{"_id": "a"}\n', encoding="utf-8")
    with pytest.raises(QuestionSetError, match=r"corpus\.jsonl line 1: lacks a text 'text'"):
        read_beir(folder)
    (folder / "corpus.jsonl").unlink()
    with pytest.raises(QuestionSetError, match="Cannot read"):
        read_beir(folder)
