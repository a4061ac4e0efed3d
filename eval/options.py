"""What the command line of the evaluation takes: its commands, their options and their help."""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.sets.questions import SHIPPED

_RUN_EXAMPLES = """\
examples:
  python -m eval run
      the shipped questions on the shipped report
  python -m eval run --split dev --out runs/today
      the development half; results.json and misses.jsonl under runs/today
  python -m eval run --questions mine.jsonl --corpus reports/
      your own questions on your own reports
  python -m eval run --questions questions.xlsx --corpus reports/ --out runs/today
      a spreadsheet of questions in, a page to read out
  python -m eval run --baseline runs/yesterday/results.json
      what changed since; exit 1 when something is worse beyond the 95 % interval
  python -m eval run --floor figure-exact=0.95 --floor unanswerable/correct=0.92
      exit 1 when a measure falls below its floor

A question is one JSON object a line:
  {"id": "q1", "question": "清理了多少本行政执法证?", "kind": "figure", "answerable": true,
   "figures": [{"value": 374, "unit": "名", "text": "374名"}],
   "evidence": ["清理374名不具備行政執法資格人員的行政執法證"]}
A sheet (CSV, or the first one of an XLSX workbook) has a question a row, in columns that may
have Chinese names; figures are written as they are read:
  问题                     答案    依据                          报告   可回答
  清理了多少本行政执法证?  374名   清理374名不具備…行政執法證           是
`python -m eval template questions.xlsx` writes one to fill in.
The half (dev or test) follows from a hash of the id and never changes.
"""
_COMPARE_EXAMPLES = """\
systems:
  bm25-words      BM25 over jieba's words
  bm25-bigrams    BM25 over character bigrams
  bm25            BM25 over words and bigrams together
  bm25-texts      the same over whole texts, of a set that brings its texts; only by name
  dense           cosine similarity of the encoder's vectors
  rrf             dense and bm25 by reciprocal rank fusion
  hybrid          dense and bm25, min-max normalised and added, as the index fuses them
  assistant       what the assistant works with, its reading of the question included
  SYSTEM@MODEL    with another encoder, by hub name or folder

examples:
  python -m eval compare
      the systems above on the shipped questions, but bm25-texts
  python -m eval compare bm25 hybrid --questions cmrc2018_dev.json --limit 500 --out runs/cmrc
      two systems on a drawn part of a SQuAD-format set, with TREC run and qrels files
  python -m eval compare hybrid hybrid@BAAI/bge-small-zh-v1.5
      two encoders
  python -m eval compare assistant assistant@BAAI/bge-small-zh-v1.5 --out runs/encoders
      the answers with two encoders; questions that have no evidence are only in `run`
"""
_PEERS = ("txtai", "haystack", "llamaindex")
_PEERS_EXAMPLES = """\
The peers have an environment of their own:
  python -m venv .venv-peers
  .venv-peers/bin/pip install -r eval/peers/requirements-peers.txt

examples:
  python -m eval peers
  python -m eval peers --questions cmrc2018_dev.json --texts 100
"""
_FIT_EXAMPLES = """\
examples:
  python -m eval fit
      the shipped report's questions, thresholds chosen on its blind ones
  python -m eval fit --set eval/questions/linhe-2020.jsonl --set mine.jsonl=reports/ \\
      --blind eval/questions/blind-linhe-2020.jsonl --blind theirs.jsonl=reports/
"""
_QUESTIONS_HELP = """\
the question set: .jsonl, .csv, .tsv or .xlsx, asked of --corpus; or one that brings its own texts: a
.json file in SQuAD format or a BEIR folder; the shipped one unless given"""
_FLOOR_HELP = """\
[ROW/]MEASURE=VALUE, a share between 0 and 1; ROW is all, dev, test or a kind of question,
`all` unless named; for wrong, not-attempted, wrong-confident, ece-* and *-ms it is the most
allowed; may be repeated"""


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    whole = argparse.ArgumentParser(
        prog="python -m eval", description="Measure how well questions are answered."
    )
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    run = commands.add_parser(
        "run",
        help="ask a question set; print measures and every miss",
        description="Ask a question set; print measures and every miss.",
        epilog=_RUN_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_questions_and_corpus(run)
    _add_split(run)
    run.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="write report.html, a page to read and pass on, results.json and misses.jsonl",
    )
    run.add_argument(
        "--store", metavar="ADDRESS", help="search in Milvus: http://host:port or a *.db file"
    )
    run.add_argument("--model", help="another sentence-transformers model, by hub name or folder")
    run.add_argument(
        "--baseline",
        type=Path,
        metavar="results.json",
        help="an earlier run: show what changed; exit 1 if a measure got worse beyond chance",
    )
    run.add_argument("--floor", action="append", default=[], metavar="NAME=VALUE", help=_FLOOR_HELP)
    squad = commands.add_parser(
        "squad",
        help="retrieval and answers on a SQuAD-format set (CMRC2018, DRCD)",
        description="Index the contexts of a SQuAD-format set and ask its questions.",
    )
    squad.add_argument("file", type=Path, help="the set, JSON")
    _add_draw(squad)
    _add_other_script(squad)
    squad.add_argument(
        "--out", type=Path, metavar="FILE", help="write measures and short answers as JSON"
    )
    compare = commands.add_parser(
        "compare",
        help="several systems on the same questions: measures, tests, what flipped",
        description="Rank the same questions with several systems: measures with 95 % intervals,\n"
        "a paired randomisation test against the first, and every question that flipped. The\n"
        "assistant is judged by its answers as well where questions are asked of reports.",
        epilog=_COMPARE_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    compare.add_argument(
        "systems",
        nargs="*",
        metavar="SYSTEM[@MODEL]",
        help="see below; all but bm25-texts unless named",
    )
    _add_questions_and_corpus(compare)
    _add_split(compare)
    _add_draw(compare)
    _add_other_script(compare)
    compare.add_argument(
        "--model", help="the encoder of all systems that name none, by hub name or folder"
    )
    compare.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="write compare.html, a page to read and pass on, compare.json, and qrels.txt with a "
        "TREC run for each system",
    )
    peers = commands.add_parser(
        "peers",
        help="txtai, Haystack and LlamaIndex on the same passages and questions",
        description="Peers and this project on the same passages and questions, each in a\n"
        "process of its own: quality, time to index, time to search, memory.",
        epilog=_PEERS_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_questions_and_corpus(peers)
    _add_split(peers)
    _add_draw(peers)
    peers.add_argument(
        "--python",
        type=Path,
        default=Path(".venv-peers/bin/python"),
        metavar="FILE",
        help="the interpreter that has the peers (default: %(default)s)",
    )
    peers.add_argument(
        "--peers", nargs="+", choices=_PEERS, default=_PEERS, metavar="NAME", help="which of them"
    )
    peers.add_argument(
        "--texts", type=_count, metavar="N", help="only the first N texts of a set that brings them"
    )
    peers.add_argument("--out", type=Path, metavar="FILE", help="write the table as JSON")
    template = commands.add_parser(
        "template",
        help="write an empty question sheet to fill in",
        description="Write a workbook to fill in, with examples that may be asked as they stand.",
    )
    template.add_argument("file", type=Path, help="where to write it, such as questions.xlsx")
    feedback = commands.add_parser(
        "from-feedback",
        help="questions kept in use, as a question sheet to review",
        description="Write the questions that the chat page has kept as a sheet to review:\n"
        "badly rated ones first. Correct it, delete what is of no use, then run it.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    feedback.add_argument(
        "--database", required=True, metavar="URL", help="a SQLite file or a SQLAlchemy URL"
    )
    feedback.add_argument("file", type=Path, help="the workbook to write")
    bench = commands.add_parser(
        "bench",
        help="time and memory: opening, asking, reading reports",
        description="Time and memory of opening, asking and reading reports.",
    )
    _add_questions_and_corpus(bench)
    fit = commands.add_parser(
        "fit",
        help="fit the weights by which the assistant chooses and abstains",
        description="Fit assistant/data/weights.json on the development halves of question sets.\n"
        "Follow-ups are read with the weights there are: run it twice.",
        epilog=_FIT_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_sets(fit)
    fit.add_argument(
        "--reading",
        action="store_true",
        help="only what reading again is worth and from where on to answer, after fit-pairs",
    )
    pairs = commands.add_parser(
        "fit-pairs",
        help="learn to read a figure or a sentence together with a question",
        description="Learn on from assistant/data/pairs.npz, then run fit, or fit --reading. Takes half an hour on\n"
        "two cores that multiply in bfloat16.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_sets(pairs)
    pairs.add_argument(
        "--spare",
        type=lambda text: frozenset(text.split(",")),
        default=frozenset(),
        metavar="A,B",
        help="blind authors to leave out, by the letters in their questions' ids: fit judges by "
        "them what the scores are worth, so it needs some",
    )
    pairs.add_argument(
        "--comprehension",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help="a set in SQuAD format, to learn from questions on other texts; may be repeated",
    )
    commands.add_parser(
        "fit-senses",
        help="learn from the word lists when two words mean the same",
        description="Learn assistant/data/senses.npz from the word lists beside it, then run fit.",
    )
    return whole


def _add_sets(fit: argparse.ArgumentParser) -> None:
    fit.add_argument(
        "--set",
        action="append",
        type=_question_set,
        metavar="FILE[=DIR]",
        help="a question set and the folder of its reports; may be repeated",
    )
    fit.add_argument(
        "--blind",
        action="append",
        type=_question_set,
        metavar="FILE[=DIR]",
        help="a set of authors whose words no word list was written after; thresholds are "
        "chosen on these; may be repeated",
    )


def _question_set(text: str) -> tuple[Path, list[Path] | None]:
    file, _, folder = text.partition("=")
    return Path(file), [Path(folder)] if folder else None


def _add_split(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--split", choices=["dev", "test", "all"], default="all", help="which half"
    )


def _count(text: str) -> int:
    """A whole number from 1 on."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 on is needed, not {text!r}")
    return int(text)


def _add_draw(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--limit", type=_count, metavar="N", help="ask N questions drawn at random"
    )
    command.add_argument("--seed", type=int, default=0, metavar="N", help="which N are drawn")


def _add_other_script(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--other-script",
        action="store_true",
        help="ask in Simplified what is asked in Traditional, or the other way round",
    )


def _add_questions_and_corpus(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--questions", type=Path, default=SHIPPED, metavar="FILE", help=_QUESTIONS_HELP
    )
    command.add_argument(
        "--corpus", type=Path, metavar="DIR", help="the reports; the shipped one unless given"
    )
