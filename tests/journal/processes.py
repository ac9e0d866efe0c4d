"""Programs that keep runs in processes of their own."""

import subprocess
import sys
from pathlib import Path

from playground.journal import Journal

ROOT = Path(__file__).parents[2]


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a Python process that can import the playground."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def finish(process: subprocess.Popen[str]) -> str:
    """Wait for a process and return what it printed; it must have ended well."""
    output, complaint = process.communicate(timeout=120)
    assert process.returncode == 0, complaint
    return output


def filled(folder: Path, make_run) -> Path:
    """Make a run log of several pages and return its file."""
    journal = Journal(folder)
    for seed in range(4):
        journal.keep(make_run(seed=seed, train=40), pinned=False)
    return journal.path
