"""A question without what is put around it: greetings, pleas, thanks, marks, numbers, and itself once more.

How a question is put is no part of what it asks, and each word more would weigh with what names something.
Which words are such is said in `data/courtesies.tsv`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from assistant.asking.stray_spaces import without_stray_spaces
from assistant.asking.tongue import language_of
from assistant.asking.word_order import ASKS
from assistant.words.lexicon import Courtesy, courtesies, cues
from corpus import fold

_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\ufeff]"
)
_PICTURES = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u20e3\U0001f000-\U0001faff\U000e0020-\U000e007f]+"
)
_SAYS_SOMETHING = re.compile(r"[㐀-鿿A-Za-z0-9]")
# 收到多少感谢 and 应急 end in what is asked about.
_PART_OF_WORD = re.compile("[的到了得收致示声位次句份封应救紧着很多少几]$")
_MARKS = r"[\s,，。.、;；:：!！~～?？…\-—]"
_LEFT = re.compile(rf"^{_MARKS}+")
_RIGHT = re.compile(rf"{_MARKS}+$")
_OPENING_MARKS = re.compile(r"^(?:[\s,，。、;；:：!！~～?？…]+|\.{2,})+")
_MANY_MARKS = re.compile(r"[\s,，!！~～?？….。]*[?？][\s,，!！~～?？….。]*$")
_LOUD = re.compile(r"[\s!~…]+$")
_ASKING_MARK = re.compile("[?？]")
_ASKS_ITSELF = re.compile("多少|几|什么|啥|哪|谁|怎")
_PAIRS = dict(zip("【[「『“\"'‘(（《`", "】]」』”\"'’)）》`", strict=True))
_LABEL = re.compile(
    r"^(?:[【\[](?:问题?|提问|求助|急|咨询|疑问|请教|q|问答)\d*[】\]]"
    r"|(?:第[一二三四五六七八九十\d]{1,3}[个道]?[题问]|(?:问题?|题目?|提问|疑问|question|q)\s*[一二三四五六七八九十\d]{0,2})\s*[:：.、,，]"
    r"|q\d{1,2}\s+"
    r"|[(（]?\d{1,2}[)）](?![一-鿿]*[(（])|\d{1,2}(?:[.、](?![\d])|\.\s)|[①-⑳⑴-⒇⒈-⒛❶-❿]"
    r"|[(（][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}、(?![一二三四五六七八九十\d])"
    r"|(?:[-*•·●▪◆■>#]+\s+|[•●▪◆■]))\s*",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"\s*(?:答案?|answer|a)\s*[:：]\s*$", re.IGNORECASE)
_BOLD = re.compile(r"\*\*|__")
_AGAIN = re.compile(
    rf"(?P<once>[^{_MARKS[1:]}.{{4,}}?)(?P<mark>[?？]?){_MARKS}*(?:(?P=once){_MARKS}*)+", re.DOTALL
)
_NAME = 6
"""What is shorter than so many characters is put in marks as a name is."""
_MOST = 500
"""What is longer is refused as no question, and not looked through."""


@lru_cache(maxsize=1024)
def undressed(text: str) -> str:
    """What a text asks, without what is put around it; a text that is nothing else stays.

    >>> undressed("您好，麻烦帮我查一下清理了多少本证？谢谢！"), undressed("1. 【清理了多少 本证】")
    ('清理了多少本证?', '清理了多少本证')
    >>> undressed("Could you tell me how many cases were closed? Thanks"), undressed("谢谢")
    ('how many cases were closed?', '谢谢')
    """
    said = unicodedata.normalize("NFKC", _without_marks(_UNPRINTABLE.sub("", text))).strip()
    before = ""
    while before != said and len(said) <= _MOST:
        before = said
        for step in (
            _with_one_mark,
            _without_wrapping,
            _without_courtesies,
            _said_once,
            _closed_up,
        ):
            done = step(said).strip()
            said = done if _SAYS_SOMETHING.search(done) else said
    return said


def _without_marks(text: str) -> str:
    """A text without its emoji and the number in a circle before it, which would become its first digit."""
    return _unlabelled(_PICTURES.sub(" ", text).strip())


def _unlabelled(text: str) -> str:
    label = _LABEL.match(fold(text))
    return text[label.end() :] if label else text


def _with_one_mark(text: str) -> str:
    """A text without the marks it opens with, ending in one question mark or one full stop at most."""
    return _LOUD.sub("", _MANY_MARKS.sub("?", _OPENING_MARKS.sub("", text)))


def _without_wrapping(text: str) -> str:
    """A text without a label before it and brackets or quotation marks around it."""
    text = _ANSWER.sub("", _BOLD.sub("", _unlabelled(text)))
    body = _RIGHT.sub("", text)
    close = _PAIRS.get(body[:1], "")
    inner = body[1:-1]
    around = bool(close) and body.endswith(close) and not {body[0], close} & set(inner)
    asks = bool(_ASKING_MARK.search(inner[-1:]))
    if around and (asks or len(inner) >= _NAME):
        return inner if asks else inner + text[len(body) :]
    return text


def _without_courtesies(text: str) -> str:
    """A text without any courtesy; all go before spaces do, which part some from what follows."""
    while (said := _without_first_courtesy(text)) != text:
        text = _as_question(said)
    return text


def _without_first_courtesy(text: str) -> str:
    for courtesy in courtesies():
        without = _without_ending if courtesy.ends else _without_opening
        said = without(text, courtesy)
        if said != text and _SAYS_SOMETHING.search(said):
            return said
    return text


def _without_opening(text: str, courtesy: Courtesy) -> str:
    opening = courtesy.pattern.match(fold(text))
    if not opening:
        return text
    rest = _LEFT.sub("", text[opening.end() :])
    if rest.startswith("的"):
        return text
    if courtesy.tail and _ASKS_ITSELF.search(fold(rest)):
        rest = re.sub(rf"(?:{courtesy.tail})(?={_MARKS}*$)", "", rest)
    return rest


def _without_ending(text: str, courtesy: Courtesy) -> str:
    ending = courtesy.pattern.search(fold(text))
    if not ending:
        return text
    before, marks = text[: ending.start()], text[ending.start() :]
    body = _RIGHT.sub("", before)
    folded = fold(body)
    if body == before and (not ASKS.search(folded) or _PART_OF_WORD.search(folded)):
        return text
    return f"{body}?" if _ASKING_MARK.search(before[len(body) :] + marks) else body


def _as_question(said: str) -> str:
    """What was said to be a question and asks by its tone alone, with the mark that tells so."""
    folded = fold(said)
    if ASKS.search(folded) or _RIGHT.search(folded):
        return said
    return f"{said}?" if cues()["yesno", "zh"].search(f"{folded}?") else said


def _said_once(text: str) -> str:
    again = _AGAIN.fullmatch(text)
    return again["once"] + again["mark"] if again else text


def _closed_up(text: str) -> str:
    return " ".join(text.split()) if language_of(text) == "en" else without_stray_spaces(text)
