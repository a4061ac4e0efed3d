"""Page furniture: what a web page puts around a report (下载|打印, 来源…, 责任编辑…).

It stays in the report's text but is not part of what the report states.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from corpus.model import Span

_SALUTATION = re.compile(
    r"(?:(?:各位(?:代表|委员|委員|领导|領導|同志|嘉宾|嘉賓)|同志们|同志們)[、，]?)+[：:！!]"
)
_FRONT_LINES = 60  # a salutation further down than this does not open the report
_LONGEST_TITLE = 40
_NOT_IN_A_TITLE = re.compile(
    r"[。：；]|^[（(第]?[一二三四五六七八九十\d]{1,3}[、.)）章]|\d(?![\d年])"
)
_CONTENTS = re.compile(r"目\s*[录錄次]$")
_LEADER = re.compile(r"[\s.．…·]*\d{1,3}$")
"""What stands behind a heading in a table of contents: dots and its page."""
_SPEECH = re.compile(r"(?:会议|會議|大会|大會)上[）)]?$")
_SPEAKER = re.compile(
    r"\S{0,20}(?:[省市区區县縣州盟旗镇鎮乡鄉][长長]|[总總]理|主席|主任)\s+\S[^。，]{1,14}$"
)
_FOOT = re.compile(
    r"(?:责任编辑|責任編輯|编辑|編輯|来源|來源|(?:相关|相關)(?:报道|附件|链接|文档|報道|附件|鏈接|文檔)"
    r"|扫一扫|掃一掃|打印本页|关闭窗口|分享到?)(?:[:：>].{0,12}|\S{0,10})$"
)
_HEAD = re.compile(
    r"(?:发布|發佈|發布|更新|成文)(?:时间|時間|日期)[:：]|(?:浏览|瀏覽|阅读|閱讀|访问|訪問|点击|點擊)(?:次数|次數|量|数|數)[:：]"
    r"|字[体體号號][:：]|分享到?[:：]"
)
"""What a web page says beside the title of a report: when it was put there and how often opened."""
_HEAD_LINES = 8
_FOOT_LINES = 6  # how far above a foot mark its furniture may begin
_SENTENCE_ENDS = tuple("。！？；.!?;”）)」")


def content_lines(clean: str, headings: Collection[int] = ()) -> tuple[list[Span], list[Span]]:
    """The lines that belong to the report: those before its salutation, and its body.

    Blank lines, the title and page furniture are left out. Spans leave out white space at
    the ends of a line. The front lines kept are those that state something: where and when
    the report was given, by whom, and full sentences.

    :param headings: where lines start that are known to be headings, and so no title.
    """
    spans = [Span(match.start(), match.end()) for match in re.finditer(r"\S(?:[^\n]*\S)?", clean)]
    texts = [clean[span.start : span.end] for span in spans]
    listed = _contents(texts)
    # Before the contents stands the title page: what it says heads nothing.
    cover = [spans[i] for i in range(listed.start) if _states_something(texts[i])]
    del spans[: listed.stop], texts[: listed.stop]
    heads = [
        i
        for i, text in enumerate(texts[:_HEAD_LINES])
        if _HEAD.search(text) and not text.endswith(_SENTENCE_ENDS[:3])
    ]
    for i in reversed(heads):
        del spans[i], texts[i]
    opening = next(
        (i for i, text in enumerate(texts[:_FRONT_LINES]) if _SALUTATION.match(text)), None
    )
    front = cover
    first = 0
    if opening is not None:
        front = cover + [spans[i] for i in range(opening) if _states_something(texts[i])]
        # 各位代表：现在，我代表…: the report begins on the same line.
        first = opening + bool(_SALUTATION.fullmatch(texts[opening]))
    elif len(texts) > 1 and _is_title(texts[0]) and spans[0].start not in headings:
        first = 1
    feet = (i for i in range(max(first, len(texts) // 2), len(texts)) if _FOOT.match(texts[i]))
    foot = next(feet, len(texts))
    if foot < len(texts):
        last = next(
            (i for i in range(foot - 1, foot - _FOOT_LINES, -1) if _is_sentence(texts[i])), foot - 1
        )
        foot = max(first, last + 1)
    return front, spans[first:foot]


def _contents(texts: Sequence[str]) -> range:
    """The lines of a table of contents: its title, and those that name headings further down."""
    title = next((i for i, text in enumerate(texts[:_FRONT_LINES]) if _CONTENTS.match(text)), None)
    if title is None:
        return range(0)
    last = {_closed_up(text): i for i, text in enumerate(texts)}
    end = title + 1
    while end < len(texts) and last.get(_closed_up(_LEADER.sub("", texts[end])), 0) > end:
        end += 1
    return range(title, end)


def _closed_up(text: str) -> str:
    return "".join(text.split())


def is_salutation(clean: str, line: Span, whole_line: bool = False) -> bool:
    """Whether a line opens with 各位代表！ or its like, or is nothing else."""
    match = _SALUTATION.match(clean, line.start, line.end)
    return match is not None and (not whole_line or match.end() == line.end)


def _is_title(line: str) -> bool:
    """A short line that is neither a sentence nor a numbered heading and states no figure."""
    return len(line) <= _LONGEST_TITLE and not _NOT_IN_A_TITLE.search(line)


def _states_something(line: str) -> bool:
    return bool(_SPEECH.search(line) or _SPEAKER.match(line)) or (
        line.endswith("。") and len(line) >= 20
    )


def _is_sentence(line: str) -> bool:
    return len(line) > 20 and line.endswith(_SENTENCE_ENDS)
