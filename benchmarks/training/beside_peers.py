"""Training beside its peers, once with one thread and once with as many as each library chooses."""

from __future__ import annotations

import argparse
import os

from benchmarks.kit.threads import Threads, run_in_process

ROUNDS, QUICK_ROUNDS = 15, 3
PAUSE = 0.05  # seconds; OpenBLAS and OpenMP threads spin for less than that when they have no more work


def run_alone(*, quick: bool) -> str:
    """Return the report of both races, each run in a process of its own."""
    arguments = ["--quick"] if quick else []
    one = run_in_process("benchmarks.training.beside_peers", ["one", *arguments], "one")
    more = run_in_process("benchmarks.training.beside_peers", ["default", *arguments], "default")
    return f"{one}\n### With more threads\n\n{more}"


def report(threads: Threads, rounds: int) -> str:
    """Run the race of this process and return its report."""
    # The libraries load here, in the process whose environment tells them how many threads they may use.
    import torch  # noqa: PLC0415

    from benchmarks.kit.workloads import KINDS, PLAIN  # noqa: PLC0415
    from benchmarks.peers import contestants as c  # noqa: PLC0415
    from benchmarks.peers.jax_peer import compile_seconds, compute_inline  # noqa: PLC0415
    from benchmarks.peers.node import has_node  # noqa: PLC0415
    from benchmarks.training import race_report  # noqa: PLC0415
    from benchmarks.training.race import Times, race  # noqa: PLC0415

    if threads == "one":
        compute_inline()
    for work in KINDS:
        compile_seconds(work)  # before anything is timed
    times = Times()
    if threads == "default":
        race(times, dict.fromkeys(KINDS, (c.OURS, *c.PEERS_WITH_THREADS)), rounds, pause=PAUSE)
        used = f"PyTorch {torch.get_num_threads()}, on {os.cpu_count()} cores"
        return race_report.written_with_threads(times, rounds, used)
    peers = c.PEERS_OF_KINDS if has_node() else tuple(p for p in c.PEERS_OF_KINDS if p is not c.CONVNETJS)
    entries = dict.fromkeys(KINDS, (c.OURS, c.WHOLE_EPOCH, *peers))
    race(times, entries | dict.fromkeys(PLAIN, (c.OURS, c.WHOLE_EPOCH, *c.PEERS_OF_PLAIN)), rounds)
    return race_report.written(times, rounds)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="One race; `python -m benchmarks training` sets the threads.")
    parser.add_argument("threads", choices=("one", "default"), help="how many threads the environment allows")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    arguments = parser.parse_args()
    print(report(arguments.threads, QUICK_ROUNDS if arguments.quick else ROUNDS))
