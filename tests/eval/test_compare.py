"""Systems side by side: what each ranks, what parts them, and files that trec_eval reads."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from markupsafe import escape

from assistant import Assistant
from eval.__main__ import main
from eval.encoder import RememberingEncoder
from eval.errors import UnknownSystem
from eval.flips import describe_flip
from eval.opened import Opened
from eval.page.compared import render
from eval.page.meanings import reasons
from eval.rankings import judged_units, measured
from eval.record import gold_in_words
from eval.sets.questions import SHIPPED, GoldQuestion, load_questions, split_of
from eval.systems import (
    LEXICAL,
    OF_TEXTS,
    SYSTEMS,
    Bench,
    Ranked,
    parse_system,
    rank,
    reciprocal_rank_fusion,
)
from eval.trec import write_qrels, write_run
from index import Encoder, Index, Lexicon, tokens
from tests.eval.builders import answer, figure, result


@pytest.fixture(scope="module")
def bench(shipped_index: Index, encoder: Encoder) -> Bench:
    questions = load_questions(SHIPPED, shipped_index.reports)
    assistant = Assistant(shipped_index)
    remembering = RememberingEncoder(encoder)
    return Bench(Opened("set", questions, "passage", assistant, remembering))


@pytest.mark.parametrize("system", sorted({*SYSTEMS} - OF_TEXTS))
def test_every_system_finds_the_evidence_of_a_plain_question(system: str, bench: Bench) -> None:
    question = bench.opened.questions[0]
    ranked = rank(system, bench, question)
    scores = [each.score for each in ranked]
    assert scores == sorted(scores, reverse=True)
    if system not in LEXICAL:
        assert len({each.passage.id for each in ranked}) == len(bench.index.passages)
    judged = judged_units(question, bench.index, "passage")
    assert any(each.passage.id in judged for each in ranked[:3])


def test_whole_texts_are_ranked_where_a_set_brings_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is asked of stands in two sentences, none of which says both."""
    sentence = "全區人民調解組織化解矛盾糾紛，各鎮村都設立了調解室，做到小事不出村、大事不出鎮。"
    texts = [
        f"陳家莊的事。{sentence * 9}全年受理7364件。",
        "陳家莊有水井86眼。",
        "另有受理件數5229件。",
    ]
    question = "陳家莊受理了多少件?"
    right = {"text": "7364件", "answer_start": texts[0].index("7364件")}
    asked = {"id": "q1", "question": question, "answers": [right]}
    paragraphs = [{"context": text, "qas": [asked] if "7364" in text else []} for text in texts]
    path, out = tmp_path / "set.json", tmp_path / "out"
    path.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}), encoding="utf-8")
    command = ["compare", "bm25-texts", "--questions", str(path), "--out", str(out)]
    assert main(command) == 0
    ranked = [line.split() for line in (out / "bm25-texts.run.txt").read_text().splitlines()]
    lexicon = Lexicon([tokens(text) for text in texts])
    scores = lexicon.scores(tokens(question))
    assert [each[2] for each in ranked] == [f"p{n:05}.txt" for n in np.argsort(-scores)]
    assert [float(each[4]) for each in ranked] == pytest.approx(sorted(scores, reverse=True))
    assert main(["compare", "bm25-texts"]) == 2
    assert "linhe-2020.jsonl judges passages" in capsys.readouterr().err


def test_a_follow_up_is_searched_with_the_question_before_it(bench: Bench) -> None:
    question = next(each for each in bench.opened.questions if each.kind == "follow-up")
    alone = replace(question, history=())
    assert rank("bm25", bench, question) != rank("bm25", bench, alone)


def test_rank_fusion_leaves_out_what_shares_no_word() -> None:
    dense = np.array([0.9, 0.8, 0.7], np.float32)
    lexical = np.array([0.0, 0.0, 5.0], np.float32)
    fused = reciprocal_rank_fusion(dense, lexical)
    assert fused == pytest.approx([1 / 61, 1 / 62, 1 / 63 + 1 / 61])


def test_a_system_may_name_another_encoder() -> None:
    assert parse_system("dense@BAAI/bge-small-zh-v1.5") == ("dense", "BAAI/bge-small-zh-v1.5")
    assert parse_system("bm25") == ("bm25", None)
    assert parse_system("dense", "BAAI/bge-small-zh-v1.5") == ("dense", "BAAI/bge-small-zh-v1.5")
    assert parse_system("dense@models/mine", "BAAI/bge-small-zh-v1.5") == ("dense", "models/mine")
    with pytest.raises(UnknownSystem, match="bm25-words"):
        parse_system("bm52")


def test_bm25_ranks_nothing_that_shares_no_word(bench: Bench) -> None:
    asked = next(each for each in bench.opened.questions if each.kind == "english")
    nothing = replace(asked, question="Zygote zeppelins?", history=())
    assert rank("bm25", bench, nothing) == []
    assert len(rank("dense", bench, nothing)) == len(bench.index.passages)


def certificates(bench: Bench) -> GoldQuestion:
    """A question of the shipped set that 374名 answers."""
    questions = (q for q in bench.opened.questions if q.kind == "figure" and q.figures)
    return next(q for q in questions if gold_in_words(q) == "374名")


def test_a_flip_tells_staff_what_was_asked_wanted_and_found(bench: Bench) -> None:
    question = certificates(bench)
    grades = judged_units(question, bench.index, "passage")
    [right] = [p for p in bench.index.passages if p.id in grades]
    wrong = next(p for p in bench.index.passages if p.id not in grades)
    found, missed = [Ranked(right, 1.0)], [Ranked(wrong, 1.0), Ranked(right, 0.5)]
    one, other = ("a", found, None), ("b", missed, None)
    flip = describe_flip(question, grades, one, other, bench)
    assert flip is not None
    assert (flip["question"], flip["gold"]) == (question.question, "374名")
    assert (flip["ranks"], flip["gained"]) == ([1, 2], False)
    assert [side["passage"] for side in flip["sides"]] == [right.id, wrong.id]
    [evidence] = [text for text, marked in flip["sides"][0]["parts"] if marked]
    assert "374名" in evidence
    assert not any(marked for _, marked in flip["sides"][1]["parts"])
    assert {"清理", "行政", "执法"} <= {*flip["sides"][0]["shared"]}
    assert flip["change"] == "a rank 1 → b rank 2"
    assert flip["why"] in reasons()
    gained = describe_flip(question, grades, ("b", [], None), one, bench)
    assert gained is not None
    assert (gained["ranks"], gained["gained"], gained["why"]) == ([None, 1], True, "nothing-found")
    assert describe_flip(question, grades, one, one, bench) is None


def test_two_assistants_that_rank_alike_are_parted_by_their_answers(bench: Bench) -> None:
    question = certificates(bench)
    grades = judged_units(question, bench.index, "passage")
    ranked = [Ranked(p, 1.0) for p in bench.index.passages if p.id in grades]
    right = result(question, answer(figure("374", "名"), text="374名。"))
    wrong = result(question, answer(figure("5229", "件"), text="5229件。"))
    flip = describe_flip(question, grades, ("a", ranked, right), ("b", ranked, wrong), bench)
    assert flip is not None
    assert (flip["change"], flip["gained"], flip["why"]) == ("a correct → b wrong", False, None)
    assert [side["answer"] for side in flip["sides"]] == ["374名。", "5229件。"]


def test_answers_are_tested_only_where_both_systems_answer() -> None:
    answers = {"figure-exact": [1.0, None, 0.0]}
    [alone] = measured(answers, {"recall@1": [1.0, 1.0, 1.0]}).values()
    assert (alone["value"], alone["difference"], alone["p"]) == (0.5, None, None)
    [tested] = measured(answers, {"figure-exact": [0.0, None, 0.0]}).values()
    assert tested["difference"] is not None
    assert 0 < tested["p"] <= 1


def test_files_are_read_by_trec_eval_as_they_were_meant(tmp_path: Path) -> None:
    ir_measures = pytest.importorskip(
        "ir_measures", reason="trec_eval has no wheel for this platform"
    )
    run, qrels = tmp_path / "a.run.txt", tmp_path / "qrels.txt"
    # Equal scores, one too fine for single precision, and ids with white space.
    ranked = [("z 1.txt#p0", 0.5), ("a.txt#p0", 0.5), ("m.txt#p0", 0.5 - 1e-12), ("b.txt", 0.0)]
    write_run({"第 1问": ranked, "q2": []}, "hybrid@a b", run)
    write_qrels({"第 1问": {"a.txt#p0": 1, "m.txt#p0": 2}, "q2": {"b.txt": 1}}, qrels)
    read = list(ir_measures.read_trec_run(str(run)))
    assert [each.doc_id for each in sorted(read, key=lambda each: -each.score)] == [
        "z_1.txt#p0",
        "a.txt#p0",
        "m.txt#p0",
        "b.txt",
    ]
    measures = [ir_measures.parse_measure(name) for name in ("RR@10", "R@2")]
    judgments = list(ir_measures.read_trec_qrels(str(qrels)))
    found = ir_measures.calc_aggregate(measures, judgments, read)
    # The second question has no result and scores 0.
    assert list(found.values()) == pytest.approx([(1 / 2) / 2, (1 / 2) / 2])


def test_the_command_compares_and_writes_files_that_agree_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ir_measures = pytest.importorskip(
        "ir_measures", reason="trec_eval has no wheel for this platform"
    )
    out = tmp_path / "compared"
    command = ["compare", "bm25", "dense", "--split", "dev", "--limit", "20"]
    assert main([*command, "--out", str(out)]) == 0
    printed = capsys.readouterr().out
    assert "20 of linhe-2020.jsonl (dev)" in printed
    assert "p = " in printed
    document = json.loads((out / "compare.json").read_text(encoding="utf-8"))
    assert [row["system"] for row in document["systems"]] == ["bm25", "dense"]
    ndcg, recall = ir_measures.parse_measure("nDCG@10"), ir_measures.parse_measure("R@1")
    qrels = list(ir_measures.read_trec_qrels(str(out / "qrels.txt")))
    assert {split_of(judged.query_id) for judged in qrels} == {"dev"}
    for row in document["systems"]:
        run = ir_measures.read_trec_run(str(out / f"{row['system']}.run.txt"))
        reference = ir_measures.calc_aggregate([ndcg, recall], qrels, list(run))
        assert row["measures"]["ndcg@10"]["value"] == pytest.approx(reference[ndcg])
        assert row["measures"]["recall@1"]["value"] == pytest.approx(reference[recall])


def test_the_assistant_is_judged_by_its_answers_and_a_page_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["compare", "bm25", "assistant", "--split", "dev", "--limit", "12"]
    assert main([*command, "--out", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    [head] = [line for line in printed.splitlines() if line.startswith("Answers")]
    assert head.split()[1:5] == ["correct", "wrong", "figure-exact", "wrong-figure"]
    document = json.loads((tmp_path / "compare.json").read_text(encoding="utf-8"))
    bm25, assistant = document["systems"]
    assert "figure-exact" not in bm25["measures"]
    assert assistant["measures"]["figure-exact"]["value"] > 0.5
    assert assistant["measures"]["figure-exact"]["difference"] is None
    assert sum(kind["questions"] for kind in bm25["kinds"].values()) == 12
    page = (tmp_path / "compare.html").read_text(encoding="utf-8")
    assert page == render(document)
    assert "http" not in page.replace("http-equiv", "")
    for flip in document["flips"]:
        assert flip["gold"]
        assert str(escape(flip["question"])) in page


def test_an_unknown_system_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "bm52"]) == 2
    assert "no system 'bm52'" in capsys.readouterr().err


@pytest.mark.parametrize("limit", ["0", "-3", "viele"])
def test_a_limit_that_asks_nothing_is_refused(
    limit: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["compare", "bm25", "--limit", limit])
    assert "a whole number from 1 on is needed" in capsys.readouterr().err
