"""Two checkouts of the dashboard side by side: `python -m benchmarks.app.beside ../other --rounds 3`.

Each measures itself by its own `python -m benchmarks app --quick`, in turn; figures that both have are compared.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

from benchmarks.kit.machine import description
from benchmarks.kit.markdown import table
from benchmarks.kit.places import ROOT
from benchmarks.kit.spread import spread

COMMAND = ("-m", "benchmarks", "app", "--quick")
ROW = re.compile(r"^\| (?P<what>.+?) \| (?P<text>.+?) \|")
FIGURE = re.compile(r"(?P<value>\d[\d,]*(?:\.\d+)?)")
WORST = re.compile(r"worst (?P<value>\d+) frames")


def main() -> None:
    """Measure both in turn and print the figures side by side, in Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.app.beside", description=__doc__)
    parser.add_argument("other", type=Path, help="the other checkout")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    arguments = parser.parse_args()
    print(description(sys.argv[1:], "benchmarks.app.beside"), flush=True)
    rounds = [(measured(arguments.other), measured(ROOT)) for _ in range(arguments.rounds)]
    print(f"\n{comparison(rounds)}")


def measured(checkout: Path) -> dict[str, float]:
    """Have a checkout measure itself; return its figures by their names."""
    environment = os.environ | {"PYTHONPATH": str(checkout.resolve())}
    run = subprocess.run(
        [sys.executable, *COMMAND], cwd=checkout, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    print(f"{checkout} measured; load average {os.getloadavg()[0]:.1f}", file=sys.stderr)
    return figures(run.stdout)


def figures(report: str) -> dict[str, float]:
    """Return the first figure of each row of a report's tables by the row's name; of a lag the worst."""
    found = {}
    for line in report.splitlines():
        if (row := ROW.match(line)) and (figure := WORST.search(row["text"]) or FIGURE.match(row["text"])):
            found[row["what"]] = float(figure["value"].replace(",", ""))
    return found


def comparison(rounds: list[tuple[dict[str, float], dict[str, float]]]) -> str:
    """Return the figures that both have, and how many times the other's is ours, round by round, as a table."""
    first_other, first_own = rounds[0]
    rows = []
    for what in first_own:
        if what not in first_other:
            continue
        pairs = [(other[what], own[what]) for other, own in rounds]
        ratios = [own / other for other, own in pairs if other]
        others, owns = (spread(values) for values in zip(*pairs, strict=True))
        rows.append([what, f"{others:.4g}", f"{owns:.4g}", f"{spread(ratios):.2f}" if ratios else "–"])
    return table(["What", "the other", "this one", "this one ÷ the other"], rows)


if __name__ == "__main__":
    main()
