"""How many threads a library may use is told it before it loads, in the environment of a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Literal

Threads = Literal["one", "default"]

ONE = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "NPROC": "1",  # what XLA takes for the number of cores; its flags for one thread have no effect any more
}
ALWAYS = {"JAX_PLATFORMS": "cpu"}


def run_in_process(module: str, arguments: list[str], threads: Threads) -> str:
    """Return what a module prints, run in a process whose libraries use one thread, or as many as they choose."""
    inherited = {name: value for name, value in os.environ.items() if name not in ONE}
    environment = inherited | ALWAYS | (ONE if threads == "one" else {})
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
