"""Times epochs of the tree it finds first on its path, turn by turn: a workload's code and what to time in a line."""

import sys

from benchmarks.kit.workloads import KINDS
from benchmarks.peers.ours import ours, whole_epoch

if __name__ == "__main__":
    works, timers = {work.code: work for work in KINDS}, {"steps": ours, "whole": whole_epoch}
    for line in sys.stdin:
        code, what = line.split()
        print(timers[what](works[code]), flush=True)
