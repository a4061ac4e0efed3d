from hypothesis import given
from hypothesis import strategies as st

from corpus.clean import clean
from corpus.model import Passage, Report, Span
from corpus.outline import find_outline
from corpus.passages import cut_passages, split_sentences

CHARACTERS = "清理名单位法治政府年019,，、。。；！？：“”（）()\n\n\n　 ("
FRAGMENTS = ["(qū)", "\n一、", "\n（一）", "\n——", "\n一是", "各位代表！"]
LONG = ["清理行政执法证" * 9, "，共计5291项" * 20]
PROSE = st.lists(st.sampled_from([*CHARACTERS, *FRAGMENTS, *LONG]), max_size=60).map("".join)


def report_of(text: str) -> Report:
    cleaned, offsets = clean(text)
    return Report("r.txt", "", "", "", "", "", "", text, cleaned, offsets)


def passages_of(text: str) -> tuple[Passage, ...]:
    report = report_of(text)
    return cut_passages(report, find_outline(report.clean, report.name))


def sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, Span(0, len(text)))]


@given(PROSE)
def test_passages_hold_every_stated_character_once_and_in_order(text: str) -> None:
    report = report_of(text)
    outline = find_outline(report.clean, report.name)
    stated = [i for spans in outline.paragraphs for span in spans for i in range(*span)]
    passages = cut_passages(report, outline)
    assert [i for passage in passages for i in range(*passage.clean)] == stated
    sentences = [i for p in passages for sentence in p.sentences for i in range(*sentence)]
    assert sentences == stated


@given(PROSE)
def test_passages_are_small_and_know_their_text(text: str) -> None:
    report = report_of(text)
    for passage in passages_of(text):
        assert 0 < len(passage.text) <= 400
        assert 1 <= len(passage.sentences) <= 3
        assert passage.text == report.clean[passage.clean.start : passage.clean.end]


def test_passages_never_cross_paragraphs_or_sections() -> None:
    text = "一、回顾\n清理374名。\n确认41个。\n二、安排\n培训2期。"
    assert [(p.id, p.section, p.text) for p in passages_of(text)] == [
        ("r.txt#p0", ("回顾",), "清理374名。"),
        ("r.txt#p1", ("回顾",), "确认41个。"),
        ("r.txt#p2", ("安排",), "培训2期。"),
    ]


def test_the_original_span_takes_the_noise_along() -> None:
    text = "臨河區(qū)共有９個鄉(xiāng)鎮(zhèn)。"
    (passage,) = passages_of(text)
    assert passage.text == "臨河區共有9個鄉鎮。"
    assert text[passage.original.start : passage.original.end] == text


def test_a_run_in_heading_is_part_of_the_first_passage() -> None:
    (passage,) = passages_of("(三)規範行政執法行為。清理374名人員的行政執法證。")
    assert passage.text == "(三)規範行政執法行為。清理374名人員的行政執法證。"
    assert passage.section == ("規範行政執法行為",)


def test_sentences_end_at_their_stops() -> None:
    assert sentences_of("清理374名。确认41个！还有吗？有；没有。") == [
        "清理374名。",
        "确认41个！",
        "还有吗？",
        "有；没有。",
    ]


def test_a_stop_inside_brackets_or_a_quotation_does_not_end_the_sentence() -> None:
    assert sentences_of("建成平台（含2个。均已运行。），效果好。完。") == [
        "建成平台（含2个。均已运行。），效果好。",
        "完。",
    ]
    assert sentences_of("他说：“很好。真的。”大家鼓掌。") == ["他说：“很好。真的。”", "大家鼓掌。"]


def test_an_unpaired_bracket_does_not_swallow_what_follows() -> None:
    assert sentences_of("建成平台（含2个。效果好。") == ["建成平台（含2个。", "效果好。"]


def test_a_long_enumeration_is_cut_at_its_semicolons() -> None:
    item = "完成行政许可事项清理并依法向社会公布权力清单和责任清单；"
    pieces = sentences_of(item * 12)
    assert len(pieces) > 1
    assert all(piece.endswith("；") and len(piece) <= 240 for piece in pieces)
    assert "".join(pieces) == item * 12


def test_a_number_with_a_thousands_separator_is_not_cut() -> None:
    text = "同比增加12,345元," * 40
    assert all(piece.endswith("元,") for piece in sentences_of(text))


def test_text_without_any_punctuation_is_cut_all_the_same() -> None:
    assert [len(piece) for piece in sentences_of("字" * 1000)] == [400, 400, 200]


def test_a_new_point_opens_a_new_passage() -> None:
    reason = "鼓励各地发挥比较优势、各展所长，支持经济大省能快则快，必须乘势而为、自我加压，" * 2
    texts = [
        p.text
        for p in passages_of(f"一是战略叠加。{reason}勇挑大梁。二是责任重大。{reason}勇挑大梁。")
    ]
    assert [text[:4] for text in texts] == ["一是战略", "二是责任"]


def test_a_short_last_sentence_does_not_stand_alone() -> None:
    sentence = "全面推行行政执法公示制度并持续加强事中事后监管工作力度，"
    text = f"{sentence * 3}成效明显。{sentence * 3}成效明显。深化殡葬改革。"
    assert passages_of(text)[-1].text.endswith("成效明显。深化殡葬改革。")
