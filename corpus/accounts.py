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

# 市级 before anything else ranks a thing (市级示范社), and says nothing of an account.
_LEVEL = re.compile(
    r"全[省市区县州旗盟](?![统域])|[省市区县州旗盟]?本级(?!以)"
    r"|[省市区县州旗盟]级(?=[（(]|一般公共|地方|政府性基金|国有资本|社会?保|财政|预算|税|总?[收支]|债务|政府)"
)
_FUND = re.compile("一般公共预算|政府性?基金(?:预算)?|国有资本经营预算|社会保险基金(?:预算)?")
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
        """The account spoken of once some words have been read."""
        return Account(_last(_LEVEL, words) or self.level, _last(_FUND, words) or self.fund)

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


def announced(headings: Sequence[str]) -> Account | None:
    """The account that a section's headings speak of, the innermost first; None outside budgets.

    A heading that names two (全市和市本级) leaves it open.
    """
    if not any(_ACCOUNTS.search(heading) for heading in headings):
        return None
    return Account(_only(_LEVEL, headings), _only(_FUND, headings))


def _only(pattern: re.Pattern[str], headings: Sequence[str]) -> str:
    for heading in reversed(headings):
        if named := set(pattern.findall(heading)):
            return named.pop() if len(named) == 1 else ""
    return ""


def _last(pattern: re.Pattern[str], words: str) -> str:
    return next(reversed(pattern.findall(words)), "")
