"""What the server has ready before the first page is opened."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASK = "import sys, app; print(*(page.draw.__module__ for page in app.PAGES)); print(*sys.modules)"


def test_the_first_visitor_does_not_wait_for_imports() -> None:
    answer = subprocess.run([sys.executable, "-c", ASK], cwd=ROOT, capture_output=True, text=True, check=True)
    pages, modules = (line.split() for line in answer.stdout.splitlines())

    assert len(pages) == 7
    assert set(pages) <= set(modules)
