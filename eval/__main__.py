"""Command line of the evaluation: which command runs what."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from corpus import ReportError
from corpus.stopping import as_usual
from eval.options import parser
from eval.sets.questions import BLIND, SHIPPED


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, 1 when a floor is missed, 2 when it could not run, 130 if interrupted."""
    as_usual()
    chosen = parser().parse_args(arguments)
    try:
        if chosen.command == "run":
            # Here and below: --help should not wait for the encoder's libraries.
            from eval.run import run

            held = run(
                chosen.questions,
                chosen.corpus,
                chosen.split,
                chosen.floor,
                chosen.out,
                chosen.model,
                chosen.baseline,
                chosen.store,
            )
            return 0 if held else 1
        if chosen.command == "squad":
            from eval.comprehension import squad

            squad(
                chosen.file,
                chosen.limit,
                chosen.seed,
                other_script=chosen.other_script,
                out=chosen.out,
            )
        elif chosen.command == "compare":
            from eval.compare import DEFAULT_SYSTEMS, compare

            compare(
                chosen.systems or DEFAULT_SYSTEMS,
                chosen.questions,
                chosen.corpus,
                split=chosen.split,
                limit=chosen.limit,
                seed=chosen.seed,
                model=chosen.model,
                other_script=chosen.other_script,
                out=chosen.out,
            )
        elif chosen.command == "peers":
            from eval.peers.side_by_side import compare_peers

            compare_peers(
                chosen.questions,
                chosen.corpus,
                python=chosen.python,
                peers=chosen.peers,
                texts=chosen.texts,
                split=chosen.split,
                limit=chosen.limit,
                seed=chosen.seed,
                out=chosen.out,
            )
        elif chosen.command == "template":
            from eval.sets.template import write_template

            write_template(chosen.file)
            print(f"Fill in {chosen.file}, then: python -m eval run --questions {chosen.file}")
        elif chosen.command == "from-feedback":
            from eval.sets.from_feedback import from_feedback

            written = from_feedback(chosen.database, chosen.file)
            print(f"{written} questions to review in {chosen.file}")
        elif chosen.command == "fit-senses":
            from eval.fitting.senses import fit_senses

            for line in fit_senses():
                print(line)
        elif chosen.command == "fit-pairs":
            from eval.fitting.pairs import fit_pairs

            sets, blind = chosen.set or [(SHIPPED, None)], chosen.blind or [(BLIND, None)]
            for line in fit_pairs(sets, blind, chosen.spare, chosen.comprehension):
                print(line)
        elif chosen.command == "fit":
            from eval.fitting.fit import fit_sets, fit_sets_again

            sets, blind = chosen.set or [(SHIPPED, None)], chosen.blind or [(BLIND, None)]
            for line in fit_sets_again(sets, blind) if chosen.reading else fit_sets(sets, blind):
                print(line)
        else:
            from eval.bench import bench

            bench(chosen.questions, chosen.corpus)
    except ReportError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
