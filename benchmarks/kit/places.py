"""Folders and files the benchmarks use, found by the packages that hold them, wherever a module lies."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def folder_of(package: str) -> Path:
    """Return the folder of a package."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"there is no package {package!r}", name=package)
    return Path(spec.submodule_search_locations[0])


ROOT = folder_of("benchmarks").parent
PROGRAM_FINDER = ROOT / "tests" / "browser" / "programs.py"
OBSERVER = folder_of("benchmarks.app") / "observer.js"
MEASURED_APP = folder_of("benchmarks.app") / "measured_app.py"
EPOCH_WORKER = folder_of("benchmarks.training") / "epoch_worker.py"
CONVNETJS = folder_of("benchmarks.peers") / "convnetjs"
CHARTS = ROOT / "docs" / "benchmarks"
QUICK_CHARTS = ROOT / "benchmarks" / "results" / "scale"
