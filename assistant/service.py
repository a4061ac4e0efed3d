"""The assistant: reports opened, questions answered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from assistant.answer import finish
from assistant.asking.query import Query, figure_texts
from assistant.asking.scope import asks_for_aim
from assistant.asking.tongue import language_of, tells_language
from assistant.asking.undressed import undressed
from assistant.attempts import attempted
from assistant.choosing.choose import Ranking, rank
from assistant.choosing.eligible import Eligible
from assistant.choosing.ends import other_ends
from assistant.choosing.evidence import Weighed, weigh
from assistant.choosing.marks import passed_marks
from assistant.choosing.misfit import Misfit, misfits
from assistant.choosing.parts import aside_of_done
from assistant.choosing.passages import WeighedPassages, weigh_passages
from assistant.choosing.plain_name import narrower_than_asked
from assistant.choosing.reread import ADAPTERS, Read, figure_in_words, sentence_in_words
from assistant.choosing.sequel import (
    all_but_former,
    asks_former,
    listed_by_another_name,
    outnamed,
    through_last_figure,
    was_meant,
)
from assistant.comparison.alike import superseded
from assistant.model import Answer, Asked, Language
from assistant.prepare import Reading, asks_for_more, by_itself, make_query, read_alone, together
from assistant.reject import MOST_CHARACTERS, rejection
from assistant.remembered import Headline, headline_of, keep
from assistant.words.senses import Senses
from assistant.words.typos import SoundIndex
from assistant.workbench import Workbench
from corpus import Figure, fold, same_kind
from index import Index, Progress, ScoredPassage, open_index

_CANDIDATES = 150
"""Figures weighed a question, so that asking costs the same however many a collection holds."""
_PASSAGES = 10


def open_assistant(
    sources: Sequence[Path] | None = None,
    *,
    model: str | None = None,
    store: str | None = None,
    progress: Progress | None = None,
) -> Assistant:
    """Open the assistant over some reports, building whatever is missing.

    :param sources: report files or folders; None opens the shipped report.
    :param model: a sentence-transformers model, by hub name or folder; None is the bundled one.
    :param store: a Milvus server's address or a *.db file to search in; None is this process.
    :raises ReportError: a report, the model or the disk cannot be read, or the store reached.
    """
    return Assistant(open_index(sources, model=model, store=store, progress=progress))


class Assistant:
    """Answers questions from the reports of one index."""

    def __init__(self, index: Index) -> None:
        """Take an opened index and fold the words of its figures once."""
        self.index = index
        self._texts = figure_texts(index)
        self._eligible = Eligible(index, self._texts)
        self._vectors: dict[str, NDArray[np.float32]] = {}
        words = (t for x in self._texts for t in (x.head, x.label, x.near, x.sentence, x.passage))
        self._senses = Senses(
            words, index.encode_many, index.encoder.fingerprint, index.encode_words
        )
        self.folded_reports = tuple(fold(report.clean).lower() for report in index.reports)
        """The clean text of every report, folded, to look words up in."""
        self._pair_scores = index.encoder.pair_reader(ADAPTERS)
        self._sounds = SoundIndex(self.folded_reports, (texts.label for texts in self._texts))
        self._headlines: dict[tuple[tuple[str, ...], frozenset[str]], Headline] = {}
        self._read_alone = lru_cache(maxsize=1024)(self._read_alone_of)
        # Tables that every question needs are read now, not while the first one waits.
        self.understand("有多少个问题?")

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        within: Collection[str] = (),
        otherwise: Language | None = None,
    ) -> Answer:
        """Answer a question in the light of the earlier ones, oldest first, in its language.

        :param within: names of the only reports to answer from; empty for all of them.
        :param otherwise: the language to answer in where the question's words do not tell it
            (GDP, 人口多少?); None guesses by its letters.
        """
        started = perf_counter()
        typed = _writable(question)
        asked, *earlier = (undressed(_writable(text)) for text in (question, *history))
        undecided = otherwise if not tells_language(asked) else None
        language = undecided or language_of(asked)
        answer = rejection(asked, language, follows=bool(earlier))
        answer = answer or self._answer(asked, tuple(earlier), frozenset(within), language)
        # A question that follows will lean on this one's figure.
        keep(self._headlines, {((*earlier, asked), frozenset(within)): headline_of(answer)})
        # What was left out of it is no reason to show it as another question.
        resolved = answer.resolved_question
        shown = typed.strip()[:MOST_CHARACTERS] if resolved == asked else resolved
        took = (perf_counter() - started) * 1000
        return replace(answer, question=question, resolved_question=shown, elapsed_ms=took)

    def look_ahead(self, asked: Sequence[Asked]) -> None:
        """Encode questions that will be asked soon; together they take a third of the time."""
        readings = [
            self.read(_writable(each.question), [*map(_writable, each.history)], each.within)
            for each in asked
        ]
        words = dict.fromkeys(word for each in readings for word in self.unknown_words(each))
        self.encoded([each.question.folded for each in readings], list(words))

    def retrieve(
        self, question: str, history: Sequence[str] = (), k: int = _PASSAGES
    ) -> list[ScoredPassage]:
        """The passages that fit a question best, best first."""
        reading, query = self.understand(question, tuple(history))
        return list(self.weigh_passages(reading, query, k).found)

    def read(
        self, question: str, history: Sequence[str] = (), within: Collection[str] = ()
    ) -> Reading:
        """A question as understood after the earlier ones, oldest first, what is mistyped put right.

        Two questions that read the same are answered the same.
        """
        asked_of = frozenset(within)
        return together(self._read_each((*history, question), asked_of))

    def understand(
        self, question: str, history: tuple[str, ...] = (), within: frozenset[str] = frozenset()
    ) -> tuple[Reading, Query]:
        """A question read and made ready for weighing."""
        reading = self.read(question, history, within)
        carries = any(concept.carried for concept in reading.concepts)
        asked = [self._read_alone(text, within).question for text in history]
        history = history[: through_last_figure(asked)]
        if not carries or not history:
            return reading, self.query(reading)
        previous, answered, _ = self.headline_after(history, within)
        query = self.query(reading, previous)
        before = self.read(history[-1], history[:-1], within)
        known = {concept.word for concept in before.concepts}
        if previous and was_meant(query, known, previous, self.index.figures, self._texts):
            return reading, replace(query, previous=None)
        return reading, replace(query, told=answered and asks_for_more(reading, before))

    def query(self, reading: Reading, previous: Figure | None = None) -> Query:
        """A reading made ready for weighing."""
        folded = reading.question.folded
        vector = self.encoded([folded], self.unknown_words(reading))[folded]
        return make_query(reading, vector, previous, self._senses)

    def unknown_words(self, reading: Reading) -> list[str]:
        """The words of a question that have no vector yet."""
        return self._senses.unknown(concept.forms[0][0] for concept in reading.concepts)

    def encoded(
        self, questions: Sequence[str], words: Sequence[str] = ()
    ) -> Mapping[str, NDArray[np.float32]]:
        """The vectors of folded questions; those that have none yet are encoded in one batch.

        :param words: single words to encode with them, to be known by their meaning.
        """
        known = {text: self._vectors.get(text) for text in questions}
        vectors = {text: vector for text, vector in known.items() if vector is not None}
        new = [text for text in known if text not in vectors]
        if new or words:
            found = list(self.index.encode_many([*new, *words]))
            self._senses.learn(words, found[len(new) :])
            fresh = dict(zip(new, found, strict=False))
            keep(self._vectors, fresh)
            vectors |= fresh
        return vectors

    def bench(
        self,
        question: str,
        history: tuple[str, ...] = (),
        within: frozenset[str] = frozenset(),
        language: Language | None = None,
    ) -> Workbench:
        """A question laid out for drafting an answer.

        :param language: that of the answer; None is the question's own.
        """
        reading, query = self.understand(question, history, within)
        passages = self.weigh_passages(reading, query)
        return Workbench(self, _to_answer_in(language, reading), query, passages)

    def bench_by_itself(
        self,
        question: str,
        history: tuple[str, ...],
        within: frozenset[str],
        language: Language | None = None,
    ) -> Workbench | None:
        """A question that leans on those before laid out as if it did not; None if that cannot be meant."""
        reading = by_itself(self._read_each((*history, question), within))
        if reading is None:
            return None
        query = self.query(reading)
        passages = self.weigh_passages(reading, query)
        return Workbench(self, _to_answer_in(language, reading), query, passages)

    def weigh_figures(
        self, reading: Reading, query: Query, most: int = 0, *, whole: bool = True
    ) -> Weighed:
        """The features of the likeliest figures within the question's scope.

        Nobody asks for what the question states itself (112项议题里…), except to have it
        confirmed or taken apart; a part of a question (`bench.part`) may name its figure by its value.
        """
        allowed = self._eligible(reading, query)
        stated = reading.question.stated if whole else ()
        if stated and not reading.question.means("yesno", "parts"):
            for row in np.flatnonzero(allowed):
                value, unit = self.index.figures[row].value, self._texts[row].unit
                allowed[row] = not any(
                    value == said.value and same_kind(unit, said.unit_text) for said in stated
                )
        return weigh(query, self.index, self._texts, allowed, most or _CANDIDATES)

    def weigh_passages(self, reading: Reading, query: Query, k: int = _PASSAGES) -> WeighedPassages:
        """The features of the likeliest passages within the question's scope."""
        scope = reading.scope
        names = {report.name for report in scope.reports + scope.placeless}
        return weigh_passages(query, self.index, names, k)

    def rank_figures(self, reading: Reading, query: Query, weighed: Weighed) -> Ranking:
        """The figures that fit a question, best first.

        :param weighed: what `weigh_figures` says of them.
        """
        read = self.read_again(query)
        figures = self.index.figures
        if query.previous and asks_former(reading.own):
            weighed = weighed.without(all_but_former(weighed.rows, figures, query.previous))
        ranking = rank(query, weighed, figures, read)
        aside = other_ends(ranking, figures, reading.question)
        aside += outnamed(ranking, figures, self._texts, query)
        aside += narrower_than_asked(ranking, figures, query)
        aside += passed_marks(ranking, figures, self._texts, reading.question)
        aside += aside_of_done(ranking, figures, self._texts, reading.question)
        aside += listed_by_another_name(ranking, figures, self._texts, reading.question)
        if self.misfits(query, ranking.rows[:1]):
            # Else they stand against the best one being sure, as any other.
            aside += self.misfits(query, weighed.rows)
        if not asks_for_aim(reading.question):
            aside += superseded(ranking, figures)
        if not aside:
            return ranking
        return rank(query, weighed.without(aside), figures, read)

    def misfits(self, query: Query, rows: NDArray[np.int64]) -> dict[int, Misfit]:
        """Row in the index → why its figure is not what is asked, of those that are not."""
        figures = [self.index.figures[row] for row in rows]
        found = misfits(query, figures, [self._texts[row] for row in rows])
        return {int(row): why for row, why in zip(rows, found, strict=True) if why}

    def read_again(self, query: Query) -> Read | None:
        """What reads figures together with a question; None with another encoder.

        Reading takes as long as all else: the same figures are read once, though they be ranked
        again without others.
        """
        score = self._pair_scores
        if score is None:
            return None

        @cache
        def scores(rows: tuple[int, ...]) -> NDArray[np.float64]:
            return score([(query.question.folded, self.in_words(row)) for row in rows])

        return lambda rows: scores(tuple(rows.tolist()))

    def read_sentences(self, query: Query, found: WeighedPassages) -> Read | None:
        """What reads the sentences of passages together with a question; None with another encoder."""
        score = self._pair_scores
        if score is None:
            return None

        def read(places: NDArray[np.int64]) -> NDArray[np.float64]:
            asked = query.question.folded
            return score([(asked, sentence_in_words(found.said[n], asked)) for n in places])

        return read

    def in_words(self, row: int) -> str:
        """A figure of the index as it is read together with a question."""
        return figure_in_words(self.index.figures[row], self._texts[row])

    def headline_after(self, history: tuple[str, ...], within: frozenset[str]) -> Headline:
        """The figure that answered the last of some questions, or came nearest."""
        headline = self._headlines.get((history, within))
        return headline or headline_of(self.ask(history[-1], history[:-1], within))

    def _answer(
        self, question: str, history: tuple[str, ...], within: frozenset[str], language: Language
    ) -> Answer:
        bench, draft = attempted(self, question, history, within, language)
        answer = finish(draft, question, bench.reading, bench.ranked_passages, self.index)
        return replace(answer, retrieved=bench.passages.found)

    def _read_each(self, texts: Sequence[str], within: frozenset[str]) -> list[Reading]:
        return [self._read_alone(text, within) for text in texts]

    def _read_alone_of(self, text: str, within: frozenset[str]) -> Reading:
        reports = [r for r in self.index.reports if not within or r.name in within]
        return read_alone(self._sounds.corrected(undressed(text)), reports)


def _writable(text: str) -> str:
    """A text without halves of characters, which no file or terminal can hold."""
    return text.encode("utf-8", "ignore").decode("utf-8")


def _to_answer_in(language: Language | None, reading: Reading) -> Reading:
    if language is None:
        return reading
    return replace(reading, question=replace(reading.question, language=language))
