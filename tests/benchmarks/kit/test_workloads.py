"""Our side of the race builds and trains what each workload asks for, alone and stacked."""

import json

import pytest

from benchmarks.kit.places import CONVNETJS
from benchmarks.kit.workload import Workload
from benchmarks.kit.workloads import KINDS, PLAIN, W1, W2, W3, W5
from benchmarks.peers.ours import steps
from benchmarks.stacks.stack import stacked_steps
from benchmarks.training.sizes import sweeps


@pytest.mark.parametrize("work", [*KINDS, *PLAIN], ids=str)
def test_the_trainer_has_the_parameters_that_are_counted(work: Workload) -> None:
    steps(work)  # raises if not


@pytest.mark.parametrize("work", [W1, W2, W3], ids=str)
def test_a_stack_has_the_parameters_that_are_counted_and_trains(work: Workload) -> None:
    stacked_steps(work, 3)(1)


@pytest.mark.parametrize(
    ("work", "count"), [(W1, 12 + 10 + 3), (W3, 192 + 4160 + 65 + 256), (W5, 8320 + 8256 + 650)], ids=str
)
def test_parameters_are_weights_biases_and_those_of_batch_norm(work: Workload, count: int) -> None:
    assert work.n_parameters == count


def test_every_sweep_rises() -> None:
    sizes = [list(line) for sweep in sweeps() for line in sweep.lines.values()]

    assert sizes == [sorted(set(line)) for line in sizes]


@pytest.mark.long
def test_a_sweep_goes_beyond_the_widest_layer_of_the_dashboard() -> None:
    (widths,) = [sweep.lines[""] for sweep in sweeps() if sweep.name == "width"]

    assert max(widths) == 512
    assert widths[512](1e-9) > 0.0


def test_the_node_lock_pins_what_the_package_asks_for_and_names_no_address() -> None:
    wanted = json.loads((CONVNETJS / "package.json").read_text("utf-8"))["dependencies"]
    text = (CONVNETJS / "package-lock.json").read_text("utf-8")
    locked = {
        path.removeprefix("node_modules/"): package["version"] for path, package in json.loads(text)["packages"].items()
    }

    assert wanted.items() <= locked.items()
    assert "resolved" not in text
    assert "://" not in text
