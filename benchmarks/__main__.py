"""The command line: ``python -m benchmarks [training|app|all] [--quick]``."""

from __future__ import annotations

import argparse
import sys

from benchmarks.machine import description


def main() -> None:
    """Measure what was asked for and print it in Markdown; progress goes to standard error."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("training", "app", "all"), default="all", help="what to measure")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions: a look, not a measurement")
    asked = parser.parse_args()
    print(description(sys.argv[1:]), flush=True)
    if asked.what in {"training", "all"}:
        from benchmarks.training import run_alone  # noqa: PLC0415 -- each half needs its own packages only

        print(f"\n## Training beside its peers\n\n{run_alone(quick=asked.quick)}", flush=True)
    if asked.what in {"app", "all"}:
        from benchmarks.app import app_report  # noqa: PLC0415

        print(f"## The dashboard in a browser\n\n{app_report(quick=asked.quick)}", flush=True)


if __name__ == "__main__":
    main()
