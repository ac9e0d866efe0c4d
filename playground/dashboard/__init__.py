"""The dashboard as a program: ``overfitting-playground`` starts it from any folder."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

from playground import __version__


def app_file() -> Path:
    """Return the script of the app: beside this module in a wheel, beside the packages in the repository."""
    installed = Path(__file__).with_name("app.py")
    return installed if installed.is_file() else Path(__file__).parents[2] / "app.py"


def main() -> None:
    """Start the dashboard with the given options of ``streamlit run``, or say with ``--version`` which it is."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"overfitting-playground {__version__}\n")
        return
    sys.argv = ["streamlit", "run", str(app_file()), *sys.argv[1:]]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
