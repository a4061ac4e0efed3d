"""What drafting an answer works with: one question, its rankings, and sub-questions of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.asking.conversation import carry_over
from assistant.asking.query import Query
from assistant.asking.question import Question, read_question
from assistant.choosing.choose import CLOSE, PassageRanking, Ranking, rank, rank_passages
from assistant.choosing.evidence import Weighed
from assistant.choosing.misfit import Misfit
from assistant.choosing.passages import WeighedPassages
from assistant.choosing.reread import Read
from assistant.prepare import Reading, read_part, years_of
from corpus import Figure, Passage, Report, Span, Status
from index import Index, ScoredPassage

if TYPE_CHECKING:
    from assistant.service import Assistant


@dataclass(frozen=True, slots=True)
class Choice:
    """A figure chosen, its score, and how sure the choice is."""

    figure: Figure
    score: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a question as a question of its own, with the features of its figures."""

    reading: Reading
    query: Query
    weighed: Weighed
    figures: Sequence[Figure]
    """Those of the index."""
    read: Read | None = None
    """What reads the likeliest again, together with the part, if they are in doubt."""

    def ranking(self, without: Collection[str] = ()) -> Ranking:
        """The figures that fit the part, best first.

        :param without: ids of figures that do not come into question.
        """
        aside = [row for row in self.weighed.rows if self.figures[row].id in without]
        return rank(self.query, self.weighed.without(aside), self.figures, self.read)


@dataclass(frozen=True)
class Workbench:
    """One question under work; rankings are made when first asked for."""

    assistant: Assistant
    reading: Reading
    query: Query
    passages: WeighedPassages

    @property
    def question(self) -> Question:
        """The question, follow-ups filled in."""
        return self.reading.question

    @property
    def index(self) -> Index:
        """The index answered from."""
        return self.assistant.index

    @cached_property
    def ranking(self) -> Ranking:
        """The figures that fit the whole question."""
        return self.assistant.rank_figures(self.reading, self.query, self.weighed)

    @cached_property
    def weighed(self) -> Weighed:
        """The likeliest figures for the whole question, with their features."""
        return self.assistant.weigh_figures(self.reading, self.query)

    @cached_property
    def near_miss(self) -> tuple[Choice, Misfit] | None:
        """What fits the words of the question best, where it is not what is asked, and why it is not."""
        best = rank(self.query, self.weighed, self.index.figures)
        why = list(self.assistant.misfits(self.query, best.rows[:1]).values())
        return (self.choices(best, 1)[0], why[0]) if why else None

    @property
    def only_misses(self) -> bool:
        """Whether nothing that may answer fits the words of the question about as well as a near miss."""
        if self.near_miss is None:
            return False
        missed, _ = self.near_miss
        best = self.choices(self.ranking, 1)
        return not best or best[0].score < missed.score - CLOSE

    @cached_property
    def passage_ranking(self) -> PassageRanking:
        """The passages that fit the whole question."""
        return rank_passages(self.query, self.passages)

    @cached_property
    def sentence_ranking(self) -> PassageRanking:
        """The same with their sentences read again: what to answer a question for words with."""
        read = self.assistant.read_sentences(self.query, self.passages)
        return rank_passages(self.query, self.passages, read)

    @property
    def ranked_passages(self) -> list[ScoredPassage]:
        """The passages retrieved, best first."""
        return [self.passages.found[n] for n in self.passage_ranking.order]

    def confidence_in_one_of(self, figures: Sequence[Figure], unnamed: Sequence[str]) -> float:
        """How sure it is that some figures are meant, which would all do as well.

        :param unnamed: words of the question for what kind of thing each of them is; what is
            one of a kind seldom says so (哪些阵地: 一个法治公园).
        """
        kept = tuple(c for c in self.query.concepts if c.word not in unnamed)
        query = replace(self.query, concepts=kept or self.query.concepts)
        return self._confidence(
            query, self.assistant.weigh_figures(self.reading, query), figures[1:]
        )

    def confidence_without(self, figures: Sequence[Figure]) -> float:
        """How sure the best figure would be if some others did not come into question."""
        return self._confidence(self.query, self.weighed, figures)

    def _confidence(self, query: Query, weighed: Weighed, without: Sequence[Figure]) -> float:
        aside = {figure.id for figure in without}
        rows = [row for row in weighed.rows if self.index.figures[row].id in aside]
        read = self.assistant.read_again(query)
        return rank(query, weighed.without(rows), self.index.figures, read).confidence

    def choices(self, ranking: Ranking, most: int = 8) -> list[Choice]:
        """The first few figures of a ranking, each with the confidence in the ranking."""
        return [
            Choice(self.index.figures[row], float(score), ranking.confidence)
            for row, score in zip(ranking.rows[:most], ranking.scores[:most], strict=True)
        ]

    def marked(self, figures: Sequence[Figure]) -> tuple[tuple[Passage, tuple[Span, ...]], ...]:
        """The passages figures stand in, each with its figure to highlight."""
        return tuple((self.index.passage(figure.passage_id), (figure.clean,)) for figure in figures)

    def read_ahead(self, parts: Sequence[str]) -> None:
        """Encode parts of the question that will be ranked all at once, which costs as one does."""
        years = years_of(self.index.reports)
        self.assistant.encoded([read_question(part, years).folded for part in parts])

    def part(
        self,
        text: str,
        *,
        after: Reading | None = None,
        unit: str | None = None,
        periods: Sequence[str] | None = None,
        reports: Sequence[Report] = (),
        most: int = 0,
        status: Status | None = None,
    ) -> Part:
        """One part of the question, put as words of its own, with its figures weighed once.

        :param after: another part this one leans on for what it leaves unsaid.
        :param unit: the unit asked for if the part names none; "" for any unit whatever.
        :param periods: the periods to hold to, instead of the part's or the whole question's.
        :param reports: the reports to hold to, instead of the whole question's.
        :param most: how many figures to weigh; 0 for as many as for a whole question.
        :param status: whether the part asks for an aim or an outcome, if not as the whole question does.
        """
        named = tuple(report.name for report in reports)
        held = None if periods is None else tuple(periods)
        key = (text, id(after), unit, held, named, most, status)
        if key not in self._parts:
            part = self._part(text, after, unit, periods, reports, most, status)
            self._parts[key] = part, after
        return self._parts[key][0]

    def read_again(self, part: Part) -> Part:
        """A part whose figures are read again, together with it, where they are in doubt."""
        return replace(part, read=self.assistant.read_again(part.query))

    def without_misfits(self, part: Part, only: Misfit = "") -> Part:
        """A part without the figures that are not what it asks for, however alike their words are.

        :param only: the one reason for which to leave a figure out; "" for any.
        """
        misfits = self.assistant.misfits(part.query, part.weighed.rows)
        rows = [row for row, why in misfits.items() if only in ("", why)]
        return replace(part, weighed=part.weighed.without(rows))

    @cached_property
    def _parts(self) -> dict[tuple[object, ...], tuple[Part, Reading | None]]:
        """Parts by what they were taken by; with those they lean on, whose ids stay theirs so."""
        return {}

    def _part(
        self,
        text: str,
        after: Reading | None,
        unit: str | None,
        periods: Sequence[str] | None,
        reports: Sequence[Report],
        most: int,
        status: Status | None,
    ) -> Part:
        reading = read_part(text, self.reading.scope, years_of(self.index.reports), self.index)
        question, concepts = reading.question, reading.concepts
        if after is not None:
            question, concepts = carry_over(question, concepts, after.question, after.concepts)
        # Of an aim and what came of it, each part is one.
        of_either = status or question.means("outcome")
        shared = {"share"} if of_either else {"share", "target", "ahead"}
        told = {"quantity", "target"} if status == "target" else {"quantity"}
        question = replace(
            question,
            unit="" if unit == "" else question.unit or unit or "",
            periods=(question.periods or self.question.periods)
            if periods is None
            else tuple(periods),
            baselines=(),
            meanings=question.meanings | (self.question.meanings & shared) | told,
        )
        scope = replace(reading.scope, status=status)
        scope = replace(scope, reports=tuple(reports)) if reports else scope
        reading = replace(reading, question=question, concepts=concepts, scope=scope)
        query = self.assistant.query(reading)
        weighed = self.assistant.weigh_figures(reading, query, most, whole=False)
        return Part(reading, query, weighed, self.index.figures)
