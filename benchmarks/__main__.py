"""The command line: ``python -m benchmarks [part] [--quick]``; ``all`` is every part."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.kit.machine import description


def main() -> None:
    """Measure what was asked for and print it in Markdown; progress goes to standard error."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parts = (
        "default", "training", "floor", "epoch", "scale", "luck", "sweep", "runs", "tabs", "points", "own", "export",
        "app",
        "explorables", "remedies", "verdicts", "all",
    )  # fmt: skip
    parser.add_argument("what", nargs="?", choices=parts, default="all", help="what to measure")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions: a look, not a measurement")
    parser.add_argument("--against", type=Path, help="root of another checkout, to measure whole epochs in turn with")
    arguments = parser.parse_args()
    print(description(sys.argv[1:]), flush=True)
    if arguments.what in {"default", "all"}:
        from benchmarks.training import default_run  # noqa: PLC0415 -- each part needs its own packages only

        print(f"\n## The default run\n\n{default_run.run_alone(quick=arguments.quick)}", flush=True)
    if arguments.what in {"training", "all"}:
        from benchmarks.training import beside_peers  # noqa: PLC0415

        print(f"\n## Training beside its peers\n\n{beside_peers.run_alone(quick=arguments.quick)}", flush=True)
    if arguments.what in {"floor", "all"}:
        from benchmarks.training import floor  # noqa: PLC0415

        print(f"\n## The floor under our training step\n\n{floor.run_alone(quick=arguments.quick)}", flush=True)
    if arguments.what in {"epoch", "all"}:
        from benchmarks.training import epoch  # noqa: PLC0415

        said = epoch.report(quick=arguments.quick, against=arguments.against)
        print(f"\n## Whole epochs\n\n{said}", flush=True)
    if arguments.what in {"scale", "all"}:
        from benchmarks.training import scale  # noqa: PLC0415

        print(f"\n## How the cost grows\n\n{scale.run_alone(quick=arguments.quick)}", flush=True)
    if arguments.what in {"luck", "all"}:
        from benchmarks.stacks import luck  # noqa: PLC0415

        print(f"\n## What many seeds cost\n\n{luck.run_alone(quick=arguments.quick)}", flush=True)
    if arguments.what in {"sweep", "all"}:
        from benchmarks.sweeps import cells  # noqa: PLC0415

        print(f"\n## Sweeps on all cores\n\n{cells.run_alone(quick=arguments.quick)}", flush=True)
    if arguments.what in {"runs", "all"}:
        from benchmarks.runs import long_log  # noqa: PLC0415

        print(f"\n## A long run log\n\n{long_log.report(quick=arguments.quick)}", flush=True)
    if arguments.what in {"tabs", "all"}:
        from benchmarks.tabs import closed_tabs  # noqa: PLC0415

        print(f"\n## The memory of closed tabs\n\n{closed_tabs.report(quick=arguments.quick)}", flush=True)
    if arguments.what in {"points", "all"}:
        from benchmarks.points import in_links  # noqa: PLC0415

        print(f"\n## Drawn points\n\n{in_links.report(quick=arguments.quick)}", flush=True)
    if arguments.what in {"own", "all"}:
        from benchmarks.tables import ready  # noqa: PLC0415

        print(f"\n## Tables of one's own\n\n{ready.report(quick=arguments.quick)}", flush=True)
    if arguments.what in {"export", "all"}:
        from benchmarks.export import take_home  # noqa: PLC0415

        print(f"\n## Figures and films to take home\n\n{take_home.report(quick=arguments.quick)}", flush=True)
    if arguments.what in {"app", "all"}:
        from benchmarks.app.report import app_report  # noqa: PLC0415

        print(f"\n## The dashboard in a browser\n\n{app_report(quick=arguments.quick)}", flush=True)
    if arguments.what in {"explorables", "all"}:
        from benchmarks.explorables import report  # noqa: PLC0415

        print(f"\n## Figures that follow the hand\n\n{report.run_alone(quick=arguments.quick)}", flush=True)
    if arguments.what in {"remedies", "all"}:
        from benchmarks.verdict import remedies  # noqa: PLC0415

        print(f"\n## Whether remedies help\n\n{remedies.run_alone(quick=arguments.quick)}", flush=True)
    if arguments.what in {"verdicts", "all"}:
        from benchmarks.verdict import agreement  # noqa: PLC0415

        print(f"\n## Verdicts on seeds not chosen by\n\n{agreement.run_alone(quick=arguments.quick)}", flush=True)


if __name__ == "__main__":
    main()
