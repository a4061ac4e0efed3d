"""Every figure and citation leads back to the exact place in the report's file."""

from __future__ import annotations

import re

import pytest

from assistant import Answer, Assistant
from corpus import Report

QUESTIONS = (
    "行政执法证清理了多少本?",
    "調解成功率是不是71%?",
    "政府文件一年审查了多少份?",
    "受理的矛盾纠纷比调处成功的多多少件?",
    "行政裁决和行政征收各多少项?",
    "政务服务中心进驻部门比“十二五”末增加了多少个?",
    "How many administrative villages have an agency service point?",
    "哪些部门搭建了案件分流平台?",
    "推行了什么责任制?",
    "2019年受理了多少件纠纷?",
    "五原县有多少个行政村?",
    "城镇新增就业多少人?",
    "今天天气怎么样?",
)
GLOSS = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ']+\)")


@pytest.fixture(scope="module", params=QUESTIONS)
def answer(request: pytest.FixtureRequest, assistant: Assistant) -> Answer:
    return assistant.ask(request.param)


def test_the_text_of_the_report_is_the_file(report: Report, file_text: str) -> None:
    assert report.text == file_text


def test_a_citation_is_the_file_between_its_offsets(answer: Answer, file_text: str) -> None:
    assert answer.citations
    for citation in answer.citations:
        assert file_text[citation.start : citation.end] == citation.text
        assert 0.0 <= citation.score <= 1.0


def test_highlights_lie_inside_their_citation(answer: Answer, file_text: str) -> None:
    for citation in answer.citations:
        assert list(citation.highlights) == sorted(citation.highlights)
        for start, end in citation.highlights:
            assert citation.start <= start < end <= citation.end
            assert file_text[start:end].strip()


def test_no_passage_is_cited_twice(answer: Answer) -> None:
    passages = [citation.passage_id for citation in answer.citations]
    assert len(passages) == len(set(passages))


def test_a_figure_stands_in_the_file_where_it_says(answer: Answer, file_text: str) -> None:
    for figure in (*answer.figures, *answer.nearest, *answer.candidates):
        assert GLOSS.sub("", file_text[slice(*figure.original)]) == figure.text


def test_every_figure_of_an_answer_is_cited_and_highlighted(answer: Answer) -> None:
    for figure in answer.figures:
        (citation,) = [c for c in answer.citations if c.passage_id == figure.passage_id]
        assert figure.original in citation.highlights
        assert citation.report == figure.report


def test_the_sentence_a_text_answer_quotes_is_highlighted(
    assistant: Assistant, file_text: str
) -> None:
    answer = assistant.ask("推行了什么责任制?")
    start, end = answer.citations[0].highlights[0]
    assert GLOSS.sub("", file_text[start:end]).strip() in answer.answer


def test_glosses_stay_in_what_is_cited_and_go_from_what_is_said(assistant: Assistant) -> None:
    answer = assistant.ask("清理了多少张不具备行政执法资格人员的行政执法证?")
    assert "執(zhí)法證" in answer.citations[0].text
    assert "行政執法證" in answer.answer
    assert not GLOSS.search(answer.answer)


def test_a_citation_says_in_which_section_it_stands(assistant: Assistant) -> None:
    answer = assistant.ask("行政执法证清理了多少本?")
    outer, inner = answer.citations[0].section[:2]
    assert outer.startswith("完善行政執法體制")
    assert inner.startswith("規范行政執法行為")


def test_json_offsets_are_those_of_the_answer(answer: Answer, file_text: str) -> None:
    shown = answer.to_json()
    for citation in shown["citations"]:
        assert file_text[citation["start"] : citation["end"]] == citation["text"]
        assert all(len(span) == 2 for span in citation["highlights"])
    for figure in shown["figures"]:
        digits = re.sub(r"\D", "", file_text[figure["start"] : figure["end"]])
        assert digits == re.sub(r"\D", "", figure["text"])
