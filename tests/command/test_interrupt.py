"""Ctrl-C in a terminal: what is done is written, the program ends with 130, and workers are not hit by it."""

import csv
import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from select import select
from time import monotonic

import pytest

from playground.__main__ import main
from playground.command import run as run_module
from playground.command.interrupt import Interrupt
from playground.journal import Journal
from playground.journal.database import VARIABLE
from playground.measurements.run import Run

ROOT = Path(__file__).parents[2]
LONG = 120.0  # seconds a test waits before it fails


class Terminal:
    """A program whose standard error is a terminal of its own, in which Ctrl-C reaches all its processes."""

    def __init__(self, *words: str, folder: Path) -> None:
        self._mine, theirs = pty.openpty()
        self._output = folder / "output"
        with self._output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-W", "error", "-m", "playground", *words],
                cwd=ROOT, stdout=output, stderr=theirs, start_new_session=True,
                env=os.environ | {VARIABLE: str(folder), "TERM": "xterm"},
            )  # fmt: skip
        os.close(theirs)
        self.seen = ""

    def wait_for(self, pattern: str) -> None:
        """Read what stands on the terminal until it has the pattern."""
        self._read(lambda: re.search(pattern, self.seen) is not None)

    def press_ctrl_c(self) -> None:
        """Send what a terminal sends: the signal, to the program and to every process it has started."""
        os.killpg(self.process.pid, signal.SIGINT)

    def end(self) -> tuple[int, str]:
        """Wait for the program to end; return with what number, and what it has written to standard output."""
        self._read(lambda: self.process.poll() is not None)
        return self.process.wait(), self._output.read_text("utf-8")

    def close(self) -> None:
        """End all of it."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self._mine)

    def _read(self, enough: Callable[[], bool]) -> None:
        end = monotonic() + LONG
        while not enough():
            assert monotonic() < end, f"never; seen so far: {self.seen!r}"
            ready, _, _ = select([self._mine], [], [], 0.05)
            if ready:
                try:
                    self.seen += os.read(self._mine, 4096).decode()
                except OSError:  # how Linux says that nobody writes any more
                    assert self.process.wait(LONG) is not None
                    assert enough(), self.seen
                    return


Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Return what starts a program in a terminal."""
    started: list[Terminal] = []

    def begin(*words: str) -> Terminal:
        started.append(Terminal(*words, folder=tmp_path))
        return started[-1]

    yield begin
    for terminal in started:
        terminal.close()


@pytest.mark.long
def test_a_run_says_how_far_it_is_and_is_written_as_far_as_it_is(start: Start) -> None:
    terminal = start("--n", "40", "--layers", "4", "--epochs", "100000")
    terminal.wait_for(r"Epoch [1-9][\d,]* of 100,000: train loss \S+, test loss \S")
    terminal.press_ctrl_c()
    code, output = terminal.end()

    rows = list(csv.DictReader(StringIO(output)))
    assert code == 130
    assert [int(row["epoch"]) for row in rows] == list(range(len(rows)))
    assert 1 < len(rows) < 100_000
    said = f"Interrupted after epoch {len(rows) - 1:,}; what was trained until then is written."
    assert terminal.seen.rstrip().endswith(said)
    assert "Traceback" not in terminal.seen


@pytest.mark.long
def test_a_study_is_written_as_far_as_all_its_networks_are(start: Start) -> None:
    work = "--n", "1000", "--layers", "64,64", "--epochs", "5000"  # far more than is done before the first look
    terminal = start("luck", *work, "--seeds", "5", "--format", "json")
    terminal.wait_for(r"Training 5 networks side by side: [1-9][\d.]* % done")
    terminal.press_ctrl_c()
    code, output = terminal.end()

    document = json.loads(output)
    assert code == 130
    assert document["status"] == "cut short"
    assert document["found"].startswith("So far: ")
    (epoch,) = set(document["networks"]["epoch"])
    assert 0 < epoch < 5000
    assert "Traceback" not in terminal.seen


@pytest.mark.long
def test_a_sweep_keeps_what_was_in_hand_and_the_same_call_goes_on(start: Start, tmp_path: Path) -> None:
    work = "--n", "200", "--layers", "16", "--epochs", "2000"  # more than many cores do before the first look
    words = ("sweep", *work, "--knob", "l1", "--steps", "25", "--seeds", "20")
    terminal = start(*words)
    terminal.wait_for(r"[1-9]\d* of 500 runs done; about")
    terminal.press_ctrl_c()
    terminal.wait_for("Stopping when the runs in hand are done; Ctrl-C once more gives them up.")
    code, output = terminal.end()

    kept = Journal(tmp_path).cells
    n_done = len(output.splitlines()) - 1
    assert code == 130
    assert 0 < n_done < 500
    assert n_done == len(kept)
    assert "Lowest test loss: " in terminal.seen
    assert terminal.seen.rstrip().endswith("Interrupted; what was done until then is written.")
    assert "Traceback" not in terminal.seen

    again = start(*words)
    again.wait_for(rf"(?<!\d)(?!{n_done} )\d+ of 500 runs done; about")
    again.press_ctrl_c()
    assert len(again.end()[1].splitlines()) - 1 > n_done


@pytest.mark.long
def test_ctrl_c_twice_gives_up_the_runs_in_hand(start: Start) -> None:
    terminal = start("sweep", "--n", "2000", "--layers", "64,64", "--steps", "9", "--seeds", "1", "--epochs", "100000")
    terminal.wait_for("0 of 9 runs done; starting the workers")
    terminal.press_ctrl_c()
    terminal.wait_for("Ctrl-C once more gives them up")
    terminal.press_ctrl_c()
    code, output = terminal.end()

    assert (code, output) == (130, "")
    assert "Interrupted before there was anything to write." in terminal.seen


def test_ctrl_c_before_the_training_writes_the_untrained_run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def made_meanwhile(*given: object) -> Run:
        signal.raise_signal(signal.SIGINT)
        return Run(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(run_module, "Run", made_meanwhile)
    assert main(["--n", "40", "--format", "json"]) == 130

    captured = capsys.readouterr()
    document = json.loads(captured.out)
    assert (document["history"]["epoch"], document["reason"]) == ([0], "interrupted after epoch 0.")
    assert captured.err == "Interrupted after epoch 0; what was trained until then is written.\n"


def test_what_cannot_be_cut_short_ends_at_once_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin.read", interrupted)

    assert main(["-"]) == 130


def test_ctrl_c_is_noted_so_often_and_then_is_what_it_was() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interrupt(noted=2) as interrupt:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        assert interrupt.count == 2
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.long
def test_nothing_is_said_meanwhile_where_no_terminal_is() -> None:
    command = [sys.executable, "-m", "playground", "--n", "40", "--epochs", "300"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)

    assert (result.returncode, result.stderr) == (0, "")
