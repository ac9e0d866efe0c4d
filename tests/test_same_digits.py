"""The same settings give the same digits by every way they are trained, however many threads BLAS may use."""

import json
import os
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[1]

# Two threads round otherwise than one in matrices as large as these: without the limit, the test loss after two epochs
# is 0.45339587 or 0.45339586 on a processor with AVX-512, and 0.45339527 or 0.45339526 on one with AVX2.
LINK = "?data=digits&n=1500&layers=256,256&batch=500&epochs=2"

PROGRAM = """
import json, sys
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO

import numpy as np

from playground.__main__ import main
from playground.comparisons.luck import chunk, processes
from playground.comparisons.sweep import cell
from playground.comparisons.sweep.workers import workers
from playground.settings.links import from_url
from playground.measurements.run import Run
from playground.script import as_python

settings = from_url(sys.argv[1]).settings
epochs = settings.training.max_epochs
run = Run(settings)
run.trainer.advance(epochs)
with redirect_stdout(StringIO()) as csv:
    assert main(["--url", sys.argv[1]]) == 0
header, *_, last = [line.split(",") for line in csv.getvalue().splitlines()]
names = {}
with redirect_stdout(StringIO()) as printed:
    exec(as_python(settings, epochs), names)
history = names["model"].history_
with workers(n_processes=2) as in_parallel:
    (elsewhere,) = in_parallel([(cell.train, (settings,))])
stack = chunk.Chunk((settings, settings), None, epochs, settings.data, own_data=False, seconds=600.0)
rows = [chunk.train(stack).rows, processes.workers().submit(chunk.train, stack).result().rows]
json.dump(
    {
        "losses": {
            "dashboard": [run.trainer.evaluation.train_loss, run.trainer.evaluation.test_loss],
            "command line": [float(last[header.index(name)]) for name in ("train_loss", "test_loss")],
            "estimator": [history["train_loss"][-1], history["validation_loss"][-1]],
            "cell": [cell.train(settings)[name] for name in ("train_loss", "test_loss")],
            "cell of a worker": [elsewhere[name] for name in ("train_loss", "test_loss")],
        },
        "stacks": [part[-1].tolist() for part in rows],
        "boundary": [float(run.field().values.sum(dtype=np.float64)), run.field().values[::9, ::9].tolist()],
        "script": printed.getvalue(),
    },
    sys.stdout,
)
"""


@lru_cache
def digits(threads: str | None) -> dict[str, Any]:
    """Return what a process prints whose BLAS is allowed so many threads; None for as many as it likes."""
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    if threads is not None:
        environment |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), threads)
    command = [sys.executable, "-W", "error", "-c", PROGRAM, LINK]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("threads", ["2", None])
def test_every_way_of_training_gives_the_same_digits(threads: str | None) -> None:
    found = digits(threads)
    one, other = found["stacks"]

    assert len(found["losses"]) == 5
    assert len(set(map(tuple, found["losses"].values()))) == 1, found["losses"]
    assert one == other  # in this process and in a worker, which has one thread from its start


def test_digits_do_not_depend_on_how_many_threads_blas_may_use() -> None:
    assert digits("2") == digits(None)
