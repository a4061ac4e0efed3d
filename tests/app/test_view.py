from string import Formatter

import pytest

from assistant.chat import View, language_of
from assistant.chat.library import LibraryError
from assistant.chat.view import page_texts, told, words
from assistant.model import Language
from corpus import ReportError


def slots(text: str) -> set[str]:
    return {slot for _, slot, _, _ in Formatter().parse(text) if slot}


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("zh-CN", "zh-Hans"), ("zh", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant"),
        ("zh-Hant-MO", "zh-Hant"), ("en-GB", "en"), ("en", "en"), ("fr-FR", "zh-Hans"), ("", "zh-Hans"),
    ],
)  # fmt: skip
def test_the_page_speaks_the_browsers_language_or_simplified(
    locale: str, language: Language
) -> None:
    assert language_of(locale) == language


def test_every_text_is_there_in_every_language_with_the_same_slots() -> None:
    chinese, traditional, english = map(page_texts, ("zh-Hans", "zh-Hant", "en"))
    assert chinese.keys() == traditional.keys() == english.keys()
    for name, text in chinese.items():
        assert slots(text) == slots(english[name]) == slots(traditional[name]), name


def test_traditional_is_the_same_text_in_the_other_script_and_its_words(view: View) -> None:
    traditional = View(view.collection, "zh-Hant")
    assert traditional.say("title") == "政府報告問答"
    assert traditional.say("export_docx") == "匯出為 Word"


def test_traditional_signs_in_with_the_words_of_taiwan_and_hong_kong() -> None:
    traditional = page_texts("zh-Hant")
    login = {name: text for name, text in traditional.items() if name.startswith("login_")}
    assert not any("登錄" in text or "姓名" in text for text in login.values())
    assert login["login_login"] == "登入"
    assert (login["login_user"], login["login_password"]) == ("使用者名稱", "密碼")


def test_one_is_told_from_several_in_english() -> None:
    assert words("figures_held", "en", count=1) == "1 figure"
    assert words("figures_held", "en", count=2) == "2 figures"


def test_an_error_of_the_page_is_told_in_its_language() -> None:
    error = LibraryError("not_added", name="甲.txt")
    assert "没有添加过叫 甲.txt 的报告" in str(error)
    assert told(error, "zh-Hant").startswith("沒有新增過")
    assert told(error, "en").startswith("No report called 甲.txt")
    assert told(ReportError("磁盘已满。"), "en") == "磁盘已满。"
