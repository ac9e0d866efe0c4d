"""The machine that the figures were measured on, in words."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.peers import node

PACKAGES = ("numpy", "scikit-learn", "torch", "jax", "streamlit", "altair", "vl-convert-python", "playwright")


def description(arguments: Sequence[str], module: str = "benchmarks") -> str:
    """Return date, command, processor, load and versions as a Markdown list."""
    versions = [f"Python {platform.python_version()}", *filter(None, map(_version, PACKAGES)), node.versions()]
    lines = [
        f"Date: {date.today().isoformat()}",
        f"Command: `{' '.join(['python -m', module, *arguments])}`",
        f"Processor: {_processor()}, {os.cpu_count()} cores; {platform.system()} {platform.machine()}",
        f"Load average over the last minute when the measurement began: {_load()}",
        f"Versions: {', '.join(versions)}",
    ]
    return "\n".join(f"- {line}" for line in lines)


def _processor() -> str:
    """Return what the processor calls itself; Linux says more than Python's own ``platform``."""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return ""
