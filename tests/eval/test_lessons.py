"""What the reader of pairs is taught with."""

from __future__ import annotations

import json
from pathlib import Path

from assistant import Assistant, open_assistant
from eval.fitting.lessons import comprehension_lessons, figure_lesson, passage_lesson
from eval.fitting.material import Material, gather
from eval.sets.questions import GoldQuestion, load_questions
from eval.sets.squad import read_squad

PARAGRAPH = (
    "临河区位于河套平原。全区年降水量一百四十毫米。"
    "干渠一九六一年开挖，长一百八十公里。干渠由黄河水利委员会管理。"
)


def taught(assistant: Assistant, kind: str) -> tuple[GoldQuestion, Material]:
    """The material of the first question of a kind in the shipped question set."""
    file = Path("eval/questions/linhe-2020.jsonl")
    questions = load_questions(file, assistant.index.reports)
    chosen = next(q for q in questions if q.kind == kind and not q.history)
    material = Material()
    gather(assistant, [chosen], material)
    return chosen, material


def test_a_figure_question_teaches_its_figure_among_others() -> None:
    assistant = open_assistant()
    gold, material = taught(assistant, "figure")
    lesson = figure_lesson(material.figures[0])
    assert lesson is not None
    right = [n for n, f in enumerate(assistant.index.figures) if f.value == gold.figures[0].value]
    assert lesson.right in [assistant.in_words(row) for row in right]
    assert lesson.wrong
    assert lesson.right not in lesson.wrong


def test_a_question_for_words_teaches_its_sentence_among_others() -> None:
    _, material = taught(open_assistant(), "text")
    lesson = passage_lesson(material.passages[0])
    assert lesson is not None
    assert lesson.right
    assert lesson.wrong
    assert lesson.right not in lesson.wrong


def test_a_comprehension_set_teaches_the_sentence_that_answers(tmp_path: Path) -> None:
    start = PARAGRAPH.index("一百八十公里")
    answers = [{"text": "一百八十公里", "answer_start": start}]
    qas = [{"id": "1", "question": "干渠有多長?", "answers": answers}]
    file = tmp_path / "set.json"
    file.write_text(json.dumps({"data": [{"paragraphs": [{"context": PARAGRAPH, "qas": qas}]}]}))
    (lesson,) = comprehension_lessons(read_squad(file))
    assert lesson.asked == "干渠有多长?"
    assert lesson.right == "干渠一九六一年开挖，长一百八十公里。"
    # The sentence that shares most with the question first.
    assert lesson.wrong[0] == "干渠由黄河水利委员会管理。"
    assert len(lesson.wrong) == 3
