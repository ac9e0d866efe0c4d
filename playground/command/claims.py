"""The command that tries the lessons' claims over many seeds and writes the report of them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from threadpoolctl import threadpool_info

from playground.command.interrupt import EXIT, Interrupt, out_of_reach
from playground.command.parser import Parser
from playground.command.record import Command
from playground.command.terminal import Progress, say
from playground.comparisons.sweep.cluster_problem import ClusterError
from playground.comparisons.sweep.workers import workers
from playground.lessons.chapters import LESSONS
from playground.lessons.claims.kept import FILE, read, write
from playground.lessons.claims.repeating import Job, missing, repeated, take_repeated, usable
from playground.lessons.claims.report import N_SEEDS, report
from playground.lessons.claims.trial import Trial, try_claim
from playground.measurements.provenance import versions
from playground.words.catalogue import command as says
from playground.words.sweep.progress import failure_text

DESCRIPTION = f"""\
Try the claim of every lesson, or of those that are named by their keys, with {N_SEEDS} seeds, on all cores or on a Dask
cluster, and write the report of all claims. What was tried before with the same program is not repeated: after Ctrl-C
the same call goes on. Where only code behind a claim has changed since, two trials are repeated: if both come out as
before, to the last digit, the others are kept too.
"""


def _add_options(parser: Parser) -> None:
    parser.option("--report", metavar="FILE", type=Path, default=Path("docs/claims.md"),
                  help="where to write the report; docs/claims.md unless given")  # fmt: skip
    parser.option("--trials", metavar="FILE", type=Path, default=FILE,
                  help="where the trials are kept, to go on with; a file of the playground unless given")  # fmt: skip
    parser.option("--dask", metavar="ADDRESS", default="", also=["scheduler"],
                  help="of a running Dask scheduler, such as tcp://localhost:8786, on whose workers to train; what "
                       "answers there can run code here, so name only one that you trust")  # fmt: skip


def _execute(parser: Parser, arguments: Namespace) -> int:
    for word in arguments.words:
        if word not in LESSONS:
            parser.error(says.NO_LESSON(value=repr(word), lessons=", ".join(LESSONS)))
    places, lessons = usable(read(arguments.trials), _made_by()), arguments.words or list(LESSONS)
    with Interrupt() as interrupt, Progress() as progress:
        try:
            with workers(arguments.dask) as in_parallel:

                def tried(jobs: list[Job]) -> Iterator[Trial]:
                    with out_of_reach():
                        done = in_parallel((try_claim, job) for job in _until(interrupt, jobs))
                    for number, trial in enumerate(done, start=1):
                        yield trial
                        progress.show(partial(_progress, number, len(jobs)))

                take_repeated(places, list(tried(repeated(places, lessons))))
                write(places, arguments.trials)
                for trial in tried(missing(places, lessons)):
                    places[trial.lesson, trial.place].add(trial)
                    write(places, arguments.trials)
        except ClusterError as error:
            say(failure_text(error.problem))
            return 1
    if any(len(kept.holds) < N_SEEDS for (_, place), kept in places.items() if not place):
        say(says.TRIALS_MISSING())
    else:
        arguments.report.write_text(report(places), "utf-8")
    if interrupt.count:
        say(says.INTERRUPTED())
        return EXIT
    return 0


def _until(interrupt: Interrupt, jobs: list[Job]) -> Iterator[Job]:
    """Yield the jobs as long as nobody has pressed Ctrl-C."""
    for job in jobs:
        if interrupt.count:
            return
        yield job


def _progress(done: int, n_jobs: int) -> str:
    return says.TRIALS(done=str(done), of=str(n_jobs))


def _made_by() -> dict[str, str]:
    """Return what trials are made by beside the playground: versions of the libraries, and the kernel."""
    made_by = versions() | {"kernel": _kernel()}
    del made_by["playground"]
    return made_by


def _kernel() -> str:
    """Return the kernels of linear algebra that this processor uses, as OpenBLAS calls them."""
    return " ".join(sorted({library["architecture"] for library in threadpool_info() if "architecture" in library}))


CLAIMS = Command("claims", "[LESSON ...] [--dask ADDRESS] [--report FILE]", DESCRIPTION, _add_options, _execute)
