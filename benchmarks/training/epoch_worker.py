"""Times epochs of the tree it finds first on its path, turn by turn: a workload's code and what to time in a line.

Time is the processor's for this thread, which alone trains: a machine that is busy otherwise disturbs it least.
"""

import sys
from time import thread_time

from benchmarks.kit.clock import WARM_UP
from benchmarks.kit.workloads import KINDS
from benchmarks.peers.ours import steps, trainer
from playground.measurements.history import History

if __name__ == "__main__":
    works = {work.code: work for work in KINDS}
    for line in sys.stdin:
        code, what = line.split()
        work = works[code]
        learn = steps(work) if what == "steps" else trainer(work, History()).advance
        learn(WARM_UP)
        begin = thread_time()
        learn(work.epochs)
        print((thread_time() - begin) / work.epochs, flush=True)
