"""Questions to click: those kept beside the reports, and ones made from their own labels.

None is offered that would be refused: each is asked first, once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection as Names
from collections.abc import Hashable, Iterator, Sequence
from itertools import chain, islice, zip_longest
from pathlib import Path

from assistant.chat.collection import Collection
from assistant.chat.figures import figures_of
from assistant.chat.phrasing import question_of
from assistant.model import Answer
from assistant.service import Assistant
from corpus import Figure, Report, UnreadableReport, fold

EXAMPLES = 6
"""Questions offered before the first one."""
NEXT = 3
"""Questions offered after an answer."""
TRIES = 3
"""Questions asked on trial for that, while nobody waits."""

_TRIED = 40
_YEAR = re.compile(r"\d+年")
_REMEMBERED = 20_000
"""Questions whose trial is remembered, before all are forgotten."""


class Suggestions:
    """Questions that are known to be answered by one assistant; may be used from threads."""

    def __init__(self, assistant: Assistant, collection: Collection) -> None:
        """Try the first examples, which also leaves the assistant warm for real questions."""
        self._assistant = assistant
        self._collection = collection
        self._found: dict[Hashable, tuple[Figure, ...] | None] = {}
        """What questions are answered with, by how they are read; None for those refused."""
        self.examples: tuple[str, ...] = tuple(self._first())

    def after(
        self, turns: Sequence[Answer], within: Names[str] = (), tries: int = TRIES
    ) -> list[str]:
        """What could be asked next: figures standing near those of the last answer, then other
        figures of its reports and examples.

        Each is answered when asked in this conversation, of the reports `within` it. None was
        asked before, or leads to a figure shown already (or to what another report has in its
        place), or to that of another suggestion.

        :param tries: how many questions may be asked on trial to find out; whoever waits for
            the suggestions waits for those, too. What was found out once is remembered.
        """
        if not turns:
            return []
        chosen: list[str] = []
        asked = {_plain(text) for turn in turns for text in (turn.question, turn.resolved_question)}
        shown = [figure for turn in turns for figure in figures_of(turn)]
        rivals = self._collection.rivals
        seen = {_stated(said) for f in shown for said in (f, *rivals.get(f.id, ()))}
        history = [turn.question for turn in turns]
        left = [name for name in within if name in self._collection.reports]
        for question, wanted in self._offers(turns[-1]):
            if len(chosen) == NEXT:
                break
            if _plain(question) in asked or (wanted and _stated(wanted) in seen):
                continue
            read = self._read(question, history, left)
            if read is None:
                continue
            if read not in self._found:
                if not tries:
                    continue
                tries -= 1
            found = self._figures_for(question, history, left, read)
            if found is None or (wanted and wanted not in found[:1]):
                continue
            stated = {_stated(figure) for figure in found}
            if not stated & seen:
                chosen.append(question)
                asked.add(_plain(question))
                seen |= stated
        return chosen

    def _offers(self, answer: Answer) -> Iterator[tuple[str, Figure | None]]:
        reports = list(self._collection.reports.values())
        for figure in self._near(answer):
            if question := question_of(figure, reports):
                yield question, figure
        cited = dict.fromkeys(citation.report for citation in answer.citations)
        own = chain.from_iterable(
            _one_a_section(self._collection.reports[name], self._collection) for name in cited
        )
        examples = ((example, None) for example in self.examples)
        # Examples are the better questions, but among several reports may be of any other.
        yield from chain(own, examples) if len(reports) > 1 else chain(examples, own)

    def _first(self) -> Iterator[str]:
        beside = chain.from_iterable(map(kept_questions, self._collection.reports.values()))
        kept = [question for question in beside if self._figures_for(question) is not None]
        made = (
            question
            for question, figure in islice(questions_from_figures(self._collection), _TRIED)
            if figure in (self._figures_for(question) or ())[:1]
        )
        return islice(kept or made, EXAMPLES)

    def _near(self, answer: Answer) -> Iterator[Figure]:
        """The figures of the passages cited, then of the sections they stand in."""
        passages = self._collection.passages
        cited = {citation.passage_id for citation in answer.citations if citation.highlights}
        sections = {(passages[p].report, passages[p].section) for p in cited}
        by_passage = [f for f in answer.candidates if f.passage_id in cited]
        reports = {report for report, _ in sections}
        by_section = (
            figure
            for name in reports
            for figure in self._collection.reports[name].figures
            if (name, passages[figure.passage_id].section) in sections
        )
        return chain(by_passage, by_section)

    def _read(
        self, question: str, history: Sequence[str], within: Sequence[str]
    ) -> Hashable | None:
        """How a question is read after others; those that are read the same have one answer.

        None if it would lean on what was asked before, which nobody expects of a suggestion.
        """
        reading = self._assistant.read(question, history, within)
        if any(concept.carried for concept in reading.concepts):
            return None
        scope = reading.scope
        reports = tuple(report.name for report in (*scope.reports, *scope.placeless))
        return reading.question, reading.concepts, reports, scope.places, scope.foreign

    def _figures_for(
        self,
        question: str,
        history: Sequence[str] = (),
        within: Sequence[str] = (),
        read: Hashable = None,
    ) -> tuple[Figure, ...] | None:
        """The figures a question is answered with, none for words; None if it is refused."""
        found = self._found
        read = read or self._read(question, history, within)
        if read not in found:
            answer = self._assistant.ask(question, history, within)
            found[read] = figures_of(answer) if answer.answered else None
            if len(found) > _REMEMBERED:
                self._found = {}
        return found[read]


def questions_from_figures(collection: Collection) -> Iterator[tuple[str, Figure]]:
    """Questions and the figures they ask for: one a section, the reports in turn.

    Whether each is in fact answered with that figure is for the caller to try.
    """
    of_reports = [_one_a_section(report, collection) for report in collection.reports.values()]
    # Reports of several years state much the same; once is enough to see how it is asked.
    had: set[str] = set()
    for found in chain.from_iterable(zip_longest(*of_reports)):
        if found is None:
            continue
        question, figure = found
        asked = _YEAR.sub("", question).removeprefix(fold(figure.place))
        if asked not in had:
            had.add(asked)
            yield found


def kept_questions(report: Report) -> list[str]:
    """The questions in `<stem>.examples.json` beside a report; none without such a file.

    :raises UnreadableReport: if the file is not a JSON list of texts.
    """
    path = Path(report.path).with_suffix(".examples.json")
    if not path.is_file():
        return []
    try:
        questions = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableReport(f"无法读取示例问题 {path}：{error}。请改正或删除它。") from error
    if not isinstance(questions, list) or not all(isinstance(q, str) for q in questions):
        raise UnreadableReport(f"示例问题 {path} 应当是文字的 JSON 列表。请改正或删除它。")
    return questions


def _one_a_section(report: Report, collection: Collection) -> Iterator[tuple[str, Figure]]:
    reports = list(collection.reports.values())
    had: set[tuple[str, ...]] = set()
    for figure in report.figures:
        section = collection.passages[figure.passage_id].section
        if section not in had and (question := question_of(figure, reports)):
            had.add(section)
            yield question, figure


def _stated(figure: Figure) -> tuple[object, ...]:
    """What makes two figures one to a reader, though a report may state it twice."""
    return fold(figure.place), figure.period, figure.base, fold(figure.unit)


def _plain(question: str) -> str:
    """A question as compared with others: neither script nor punctuation makes a difference."""
    return "".join(c for c in fold(question) if c.isalnum() or c in ".%")
