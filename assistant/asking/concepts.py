"""The content words of a question.

A concept is one content word with the other words a report may use for it: synonyms for
Chinese, glossary translations for English. Its weight is how much the word tells — the
inverse document frequency of jieba's general-language table, so that it does not depend on
how many reports are loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from assistant.asking.question import Question, leading_unit
from assistant.asking.spots import blanked
from assistant.words.english import lemma, terms, words_of
from assistant.words.lexicon import places, stopwords, synonyms
from assistant.words.telling import NEGATED, SPAN_OF_YEARS, word_weight
from index import segment

NEGATORS = "非未不无没"
_ENGLISH_NEGATORS = ("not", "non", "without", "never")
_NEGATION = re.compile(
    "(?:不(?:需要?|用|必)?|[无毋](?:需要?|须)|没有?|未)(?:经过?|通过)(?![营济])"
    "|非经?(?!法|常|遗|公|洲|税|国)|不(?:由|归|属于?|需要?)(?!分说|自主)|[无毋][需须]"
)
_ASKING = re.compile(
    r"多少|几(?!率)|百分之|\bhow (?:many|much)\b|\bnumber of\b|\bpercentage of\b|\bwhat(?: is| was| were)?(?: the)?\b"
)
_SYNONYM_WORTH = 0.85
_UNTRANSLATED = 0.5


@dataclass(frozen=True, slots=True)
class Concept:
    """One content word; `forms` are (text, worth) pairs, the word itself first with worth 1."""

    word: str
    forms: tuple[tuple[str, float], ...]
    weight: float
    carried: bool = False
    """Whether it was carried over from the question before."""
    at: int = 0
    """Where it stands in the folded question."""

    @property
    def untranslated(self) -> bool:
        """Whether it is an English word that the glossary lacks."""
        return self.forms[0][0].isascii()


def concepts_of(question: Question, own_places: Iterable[str] = ()) -> tuple[Concept, ...]:
    """The content words of a question, in order, without repeats.

    :param own_places: names of the reports' places; they choose the report, not the figure.
    """
    text = question.without_stated
    for place in own_places:
        text = blanked(text, place)
    found = _english(text) if question.is_english else _framed(text, _chinese(text))
    unique: dict[str, Concept] = {}
    for concept in found:
        unique.setdefault(concept.word, concept)
    return tuple(unique.values())


def counted(question: Question, concepts: Sequence[Concept]) -> Concept | None:
    """The concept that names what is counted: the one beside the asking words, if any.

    多少名执法人员 → 执法人员; 行政许可有多少项 → 行政许可; how many townships → townships.
    """
    asking = _ASKING.search(question.folded)
    own = [concept for concept in concepts if not concept.carried]
    if not asking or not own:
        return None
    after = [concept for concept in own if concept.at >= asking.end()]
    before = [concept for concept in own if concept.at < asking.start()]
    follows_at_once = bool(after) and (question.is_english or after[0].at <= asking.end() + 4)
    if question.is_english and after:
        phrase = _counted_phrase(question.folded[asking.end() :])
        end = asking.end() + len(phrase)
        unnamed = None if phrase.strip() else after[0]
        return next((c for c in reversed(after) if c.at < end), unnamed)
    if follows_at_once or not before:
        return after[0] if after else None
    return before[-1]


def _counted_phrase(text: str) -> str:
    """The noun phrase that English words after "how many" open with.

    >>> _counted_phrase(" new town jobs did the city create")
    ' new town jobs'
    >>> _counted_phrase(" organisations joined the programme")
    ' organisations'
    >>> _counted_phrase(" companies take part in it")
    ' companies'
    >>> _counted_phrase(" countries and regions sent athletes to the games")
    ' countries and regions'
    """
    phrase = _PHRASE_ENDS.split(text, maxsplit=1)[0]
    phrase = _MID_VERB.sub("", phrase)
    return _LAST_VERB.sub("", phrase).rstrip() or phrase


_PHRASE_ENDS = re.compile(
    r"[,;:?.!]|\b(?:did|do|does|is|are|was|were|be|been|has|have|had|can|could|will|would|there|that|who|which"
    r"|the|a|an|its|their|his|this|these|those|in|on|at|of|by|for|from|to|with|under|during|through|across|over|into"
    r"|awaiting|taking|joining|attending|receiving|seeking|using|requiring|involving|including|belonging|covering)\b"
)
# Verbs that are no part of a noun phrase, past which it is of something else.
_MID_VERB = re.compile(
    r"(?<=[a-z]) (?:sent|took|went|came|got|held|gave|brought|saw|became|began|sold|built|bought|drew|knew|wrote) .*$"
)
_LAST_VERB = re.compile(
    r"(?<=[a-z]) (?:[a-z]+ed|took|sat|went|came|got|held|made|ran|stood|won|left|met|put|set|fell|rose|grew"
    r"|take|sit|go|come|get|hold|make|run|stand|win|leave|meet|fall|rise|grow|join|attend|belong)"
    r"(?: (?:part|place|now|up))*\s*$"
)


def _chinese(folded: str) -> Iterator[Concept]:
    text = _without_question_words(folded)
    for chunk in re.split(rf"[^一-鿿a-z0-9.%{NEGATED}]+", text):
        for word in _words(chunk):
            if word in stopwords()["zh"] or re.fullmatch(r"[\d.%]+", word):
                continue
            at = max(folded.find(word.removeprefix(NEGATED)), 0)
            yield Concept(word, _forms(word), word_weight(word), at=at)


_FRAME = re.compile(
    "(?:在|从)?[一-鿿“”]{2,14}?(?:里面|里头|里边|当中|之中|(?<![其集手])[里中])(?=[，,、]|有|共|总|的|被|还|就|占|是|一共|多少|几|$)"
)


def _framed(folded: str, concepts: Iterable[Concept]) -> Iterator[Concept]:
    """The concepts, those that only say within what (在…清单里有多少…) at half their weight."""
    frames = [match.span() for match in _FRAME.finditer(folded)]
    for concept in concepts:
        within = any(start <= concept.at < end for start, end in frames)
        yield replace(concept, weight=concept.weight / 2) if within else concept


def _forms(word: str) -> tuple[tuple[str, float], ...]:
    """A word, its synonyms of two characters or more, and for a negated word every negator."""
    if word[0] == NEGATED:
        return tuple((negator + word[1:], 1.0) for negator in NEGATORS)
    related = (other for other in synonyms().get(word, ()) if len(other) > 1)
    return ((word, 1.0), *((other, _SYNONYM_WORTH) for other in related))


def _without_question_words(folded: str) -> str:
    """The question with asking phrases, units asked, periods and places cut out."""
    text = _NEGATION.sub(NEGATED, folded)
    text = _without_asking(text)
    text = re.sub(
        r"(?:19|20)\d{2}(?:[-—~至到](?:19|20)\d{2})?年(?:底|末|度|间)?|[“\"]?十[一二三四]?五[”\"]?(?:末|时期|期间|规划)?|是(?=多少|几)",
        " ",
        text,
    )
    text = SPAN_OF_YEARS.sub(" ", text)
    text = re.sub(r"([一-鿿])不(?=\1)", " ", text)  # 合不合法 does not speak of what is 不合法
    text = re.sub("(?:里面|里头|里边|当中|里)(?=[，,、]|有|共|总|被|还|就|占|一共|$)", " ", text)
    text = re.sub(
        "[加合]起来|敢问|烦请|烦劳|劳烦|借问|第二年|[下次翌后隔]一年|[前上]一年|同一?年|[那这](?:一块|块儿?)(?=[呢,，?？]|$)|今年|去年|全年|本年度?|年内|目前|现在|当前|明年|前年|上年|百分之[几多]|是不是|是否|对不对|有没有|分别|一共|总共|按照?(?:类[型别]?|种类)",
        " ",
        text,
    )
    for place in places():
        for form in (place.name, *place.short):
            text = blanked(text, form)
    return re.sub("[的了吗呢啊呀嘛吧]+(?=$|[^一-鿿])", " ", text)


def _without_asking(text: str) -> str:
    """A text with 多少, 几 and the units asked after them cut out."""
    asking = re.search("多少|几(?!率)|若干", text)
    if not asking:
        return text
    rest = text[asking.end() :]
    tail = re.match("[一-鿿/]{0,6}", rest)
    unit = leading_unit(tail.group()) if tail else ""
    return f"{text[: asking.start()]} {_without_asking(rest[len(unit) :])}"


def _words(chunk: str) -> Iterator[str]:
    """Lexicon words first, longest match; jieba cuts what lies between.

    The word after a negation carries its mark.
    """
    known = _known_words()
    negated = False
    for piece in re.split(f"({NEGATED})", chunk):
        if piece == NEGATED:
            negated = True
            continue
        for word in _longest_known(piece, known):
            yield NEGATED + word if negated else word
            negated = False


def _longest_known(text: str, known: frozenset[str]) -> Iterator[str]:
    """The words of a text; one the lexicon knows ends where a word does: no 执法队 in 执法队伍."""
    ends = set(accumulate(len(word) for word in segment(text, invent=False)))
    at, loose = 0, ""
    while at < len(text):
        sizes = range(min(8, len(text) - at), 1, -1)
        size = next((n for n in sizes if at + n in ends and text[at : at + n] in known), 0)
        if size:
            yield from segment(loose, invent=False)
            loose = ""
            yield text[at : at + size]
            at += size
        else:
            loose += text[at]
            at += 1
    yield from segment(loose, invent=False)


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    return frozenset(word for word in synonyms() if len(word) >= 2)


# Years and numbers say when and how much, not what of.
_TOLD_APART = re.compile(
    r"\b\w+ five[- ]year(?: plan)?(?: period)?\b"
    r"|\b(?:this|last|next|the|that|same|previous|preceding|following|current|coming|past) year\b(?![- ](?:on|over))"
    r"|\bhow (?:large|big|long|high|wide|deep|far|fast|great)\b(?!-)"
    r"|\b\d[\d.,]*(?: (?:hundred|thousand|million|billion|trillion))+(?: (?:yuan|rmb))?\b"
)


def _english(folded: str) -> Iterator[Concept]:
    """Glossary terms, longest first; a word the glossary lacks stays as an untranslated concept."""
    known = terms()
    undated = _TOLD_APART.sub(lambda m: " " * len(m[0]), folded)
    found = words_of(undated)
    words = [match.group() for match in found]
    said = set(words)
    for place in places():
        for form in place.english:
            parts = form.split()
            if parts[0] not in said:
                continue
            for i in range(len(words) - len(parts) + 1):
                if words[i : i + len(parts)] == parts:
                    words[i : i + len(parts)] = [""] * len(parts)
    at = 0
    negated = False
    while at < len(words):
        if words[at] in _ENGLISH_NEGATORS and not _begins_phrase(words[at:], known):
            negated, at = True, at + 1
            continue
        for size in range(min(5, len(words) - at), 0, -1):
            phrase = " ".join(lemma(word) for word in words[at : at + size])
            if phrase in known and not all(w in stopwords()["en"] for w in words[at : at + size]):
                chinese = known[phrase]
                related = [
                    o for form in chinese for o in synonyms().get(form, ()) if o not in chinese
                ]
                forms = tuple((form, 1.0) for form in chinese)
                forms += tuple((form, _SYNONYM_WORTH) for form in dict.fromkeys(related))
                weight = sum(word_weight(form) for form in chinese) / len(chinese)
                if negated:
                    forms = tuple((n + form, w) for form, w in forms for n in NEGATORS)
                    negated = False
                yield Concept(phrase, forms, weight, at=found[at].start())
                at += size
                break
        else:
            word = words[at]
            if (
                word
                and word not in stopwords()["en"]
                and not re.fullmatch(r"[\d.]+|\d+(?:st|nd|rd|th)", word)
            ):
                yield Concept(word, ((word, 1.0),), _UNTRANSLATED, at=found[at].start())
            at += 1


def _begins_phrase(words: Sequence[str], known: Mapping[str, object]) -> bool:
    """Whether the glossary has a phrase for some words, their negation included."""
    stems = [lemma(word) for word in words[:5]]
    return any(" ".join(stems[:size]) in known for size in range(2, len(stems) + 1))


def coverage(mentions: Sequence[float], concepts: Sequence[Concept]) -> float:
    """The share of the concepts' weight that a text speaks of, in [0, 1]; 0 without concepts."""
    total = sum(concept.weight for concept in concepts)
    if not total:
        return 0.0
    return sum(m * c.weight for m, c in zip(mentions, concepts, strict=True)) / total
