"""ConvNetJS under node as a contestant: a child process that trains when it is told to."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache

from benchmarks.kit.clock import WARM_UP, check_size
from benchmarks.kit.places import CONVNETJS
from benchmarks.kit.workload import LEARNING_RATE, Workload

MOST_SECONDS = 0.5  # of warm-up, and of training, in a round: it is many times slower on wide nets
METHODS = {"sgd": "sgd", "adam": "adadelta"}  # it has no Adam; Adadelta too keeps two numbers for each parameter


def convnetjs(work: Workload) -> float:
    """Return seconds an epoch of ConvNetJS."""
    child = _child(work)
    if child.stdin is None or child.stdout is None:
        raise RuntimeError("node was started without pipes: start it with stdin and stdout")
    round_ = {"warmUp": WARM_UP, "epochs": work.epochs, "seconds": MOST_SECONDS}
    child.stdin.write(json.dumps(round_) + "\n")
    child.stdin.flush()
    line = child.stdout.readline()
    if not line:
        raise RuntimeError(f"node ended with status {child.wait()} on {work}; what it wrote above says why")
    answer = json.loads(line)
    check_size(work, answer["parameters"], batch_norm=False)
    return float(answer["ms"]) / 1000


def lacks(work: Workload) -> list[str]:
    """Return what ConvNetJS cannot do of a workload."""
    return ["batch norm"] if work.batch_norm else []


def has_node() -> bool:
    """Return whether there is a node to run ConvNetJS; raise if there is and ConvNetJS is not installed."""
    if shutil.which("node") is None:
        return False
    if not (CONVNETJS / "node_modules" / "convnetjs").is_dir():
        raise FileNotFoundError(f"ConvNetJS is not installed in {CONVNETJS}: run `npm ci` there")
    return True


def versions() -> str:
    """Return the versions of node and of ConvNetJS, or that there is no node."""
    node = shutil.which("node")
    if node is None:
        return "no node"
    of_node = subprocess.run([node, "--version"], check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout.strip()
    wanted = json.loads((CONVNETJS / "package.json").read_text("utf-8"))["dependencies"]["convnetjs"]
    return f"node {of_node.lstrip('v')}, convnetjs {wanted}"


@cache
def _child(work: Workload) -> subprocess.Popen[str]:
    """Start the process that trains this workload in every round; it ends with us, when its input does."""
    child = subprocess.Popen(
        ["node", "train.js"], cwd=CONVNETJS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    if child.stdin is None:
        raise RuntimeError("node was started without pipes: start it with stdin and stdout")
    child.stdin.write(json.dumps(_description(work)) + "\n")
    child.stdin.flush()
    return child


def _description(work: Workload) -> dict[str, object]:
    per_batch = work.batch_size / work.n_samples  # what it decays by is divided by the size of the batch
    return {
        "inputs": work.widths[0],
        "hidden": work.hidden,
        "outputs": work.widths[-1],
        "activation": work.activation,
        "dropout": work.dropout,
        "method": METHODS[work.optimiser],
        "learningRate": LEARNING_RATE,
        "l1Decay": work.l1 * per_batch,
        "l2Decay": work.l2 * per_batch,
        "batch": work.batch_size,
        "X": work.X.tolist(),
        "targets": work.y.tolist(),
    }
