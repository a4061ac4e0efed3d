"""Whose account, and which, the lines of a budget are of, where a line does not say so itself.

A budget says once that it speaks of the whole city's or the city's own (市本级) government fund, in a
heading or the line before, and goes on 加上上级补助收入…，收入总计…。收支相抵，年终结余…. Works on text
folded to Simplified.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.model import Passage, Span
from corpus.script import fold
from corpus.segments import aside_less

# 市级 before anything else ranks a thing (市级示范社), and says nothing of an account. What a number
# follows at once is one of several parts (其中：市本级206亿元，县区145亿元).
_LEVEL = re.compile(
    r"(?:全[省市区县州盟旗](?![统域])|[省市区县州盟旗]?本级(?!以)"
    r"|(?<![助对向贷给下])[省市区县州盟旗]级(?=一般公共|地方|政府性基金|国有资本|社会?保|财政|预算|税|总?[收支]|债务|政府)"
    r"|(?:高新|经开|经济(?:技术)?开发|开发)区|县区|区县|旗县区)(?!\s*[为约]?(?!\d{4}年)\d)"
)
_FUND = re.compile(
    "一般公共预算|政府性?基金(?:预算)?|国有资本经营预算|社会保险基金(?:预算)?"
    r"|(?:[^，。；：、的在\d]{0,10}?)(?:养老|医疗|失业|工伤|生育)保险基金"
)
# What is left of income and spending, or their sums, is called by no account of its own.
_BALANCE = re.compile("结余|结转|缺口|赤字|收支相抵|[收支][入出]?[总合]计|总[收支][入出]")
_PARTS = re.compile("其中|包括|分别为")
_ACCOUNTS = re.compile("预算|决算|财政|收支|基金|债务|债券|转移支付")

# What a budget is made of; 培训8万人次 beside it is of no account.
_OF_ACCOUNTS = re.compile(
    "收入|支出|预算|决算|结余|结转|缺口|税|补助|上解|调[入出]|转移支付"
    "|债[务券]|余额|限额|财力|调节基金"
)


@dataclass(frozen=True, slots=True)
class Account:
    """Whose an account is (全市, 市本级) and which (政府性基金); "" where nothing says so."""

    level: str = ""
    fund: str = ""

    def after(self, words: str) -> Account:
        """The account spoken of once some words have been read; parts given of an amount are none.

        >>> Account("全市").after("一般公共预算收入5亿元，其中：市本级收入2亿元。")
        Account(level='全市', fund='一般公共预算')
        """
        words = _PARTS.split(aside_less(words))[0]
        fund = _LEVEL.sub("", _last(_FUND, words))
        return Account(_last(_LEVEL, words) or self.level, fund or self.fund)

    def lacking_in(self, words: str) -> str:
        """What of it words do not say themselves, to be read before them.

        >>> Account("市本级", "政府性基金").lacking_in("政府性基金收入总计")
        '市本级'
        """
        if not _OF_ACCOUNTS.search(words):
            return ""
        level = "" if _LEVEL.search(words) else self.level
        return level + ("" if _FUND.search(words) else self.fund)


def sentence_accounts(passages: Sequence[Passage], folded: str) -> dict[Span, Account]:
    """The account that each sentence under the headings of a budget goes on with."""
    accounts: dict[Span, Account] = {}
    for section, within in groupby(passages, key=lambda passage: passage.section):
        account = announced([fold(heading) for heading in section])
        if account is None:
            continue
        for sentence in (sentence for passage in within for sentence in passage.sentences):
            accounts[sentence] = account
            account = account.after(folded[slice(*sentence)])
    return accounts


def is_called_by_account(label: str) -> bool:
    """Whether a label is incomplete without the account: it names one itself, or what is left of one.

    >>> is_called_by_account("年末累计结余"), is_called_by_account("增值税完成")
    (True, False)
    """
    return bool(_BALANCE.search(label) or _FUND.search(label))


def announced(headings: Sequence[str]) -> Account | None:
    """The account that a section's headings speak of, the innermost first; None outside budgets.

    A heading that names two (全市和市本级) leaves it open.
    """
    if not any(_ACCOUNTS.search(heading) for heading in headings):
        return None
    return Account(_only(_LEVEL, headings), _only(_FUND, headings))


def _only(pattern: re.Pattern[str], headings: Sequence[str]) -> str:
    for heading in reversed(headings):
        if named := set(pattern.findall(aside_less(heading))):
            return named.pop() if len(named) == 1 else ""
    return ""


def _last(pattern: re.Pattern[str], words: str) -> str:
    return next(reversed(pattern.findall(words)), "")
