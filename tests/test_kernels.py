"""What tests assert of trained runs holds under other arithmetic than this processor's own.

Processors round differently, as OpenBLAS multiplies matrices by the kernel that suits the processor and NumPy computes
by the widest instructions there are. Over hundreds of steps the digits of a run drift apart, and of a chaotic run
everything does. Both libraries can be told to compute as on another processor.
"""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

TESTS = Path(__file__).parent
ROOT = TESTS.parent
TRAINS = "trains"  # the mark of tests of trained runs
# As different from one another as can be first; the last ones are those of ARM processors. OpenBLAS ignores a name that
# its build does not know, and one whose instructions this processor lacks ends the process that tries it.
KERNELS = ("Haswell", "Prescott", "SkylakeX", "Nehalem", "ARMV8", "CORTEXA57", "NEOVERSEN1", "THUNDERX2T99")
# How many are tried beside the present one, if there are so many; the last one with NumPy's plainest instructions. Each
# test is repeated under one of them, which its name decides, so that it stays the same when others come or go.
N_KERNELS = 2

# Prints which kernels and which instructions are in use, having used them. Given arguments, it runs pytest with those
# after the first two, which say which share of the tests to run, and of how many.
PROGRAM = """
import json, sys, zlib
import numpy as np
import scipy.linalg
from threadpoolctl import threadpool_info

for dtype in (np.float32, np.float64):
    np.tanh(np.ones((99, 99), dtype) @ np.ones((99, 99), dtype))
kernels = [library["architecture"] for library in threadpool_info() if "architecture" in library]
instructions = np.show_config(mode="dicts").get("SIMD Extensions", {})
print(json.dumps([kernels, instructions.get("found", [])]), flush=True)
if sys.argv[1:]:
    import pytest
    mine, n = int(sys.argv[1]), int(sys.argv[2])

    class Share:
        @pytest.hookimpl(trylast=True)
        def pytest_collection_modifyitems(self, items):
            items[:] = [item for item in items if zlib.crc32(item.nodeid.encode()) % n == mine]

    sys.exit(pytest.main(sys.argv[3:], plugins=[Share()]))
"""

Environment = dict[str, str]


def run(environment: Environment, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def arithmetic_of(environment: Environment) -> str:
    """Return what the program says of itself; empty if this processor cannot run it."""
    done = run(environment)
    return done.stdout.splitlines()[-1] if done.returncode == 0 else ""


def others(present: str) -> dict[str, Environment]:
    """Return by what it is called every other arithmetic that is tried, and the environment that brings it about."""
    kernels: dict[str, Environment] = {}
    for kernel in KERNELS:
        environment = {"OPENBLAS_CORETYPE": kernel}
        if len(kernels) < N_KERNELS and (name := arithmetic_of(environment)) not in {"", present}:
            kernels.setdefault(name, environment)
    environments = list(kernels.values())
    if instructions := np.show_config(mode="dicts").get("SIMD Extensions", {}).get("found"):
        last = environments.pop() if environments else {}
        environments.append(last | {"NPY_DISABLE_CPU_FEATURES": " ".join(instructions)})
    return {arithmetic_of(environment): environment for environment in environments}


def trained_files() -> list[str]:
    """Return the files with tests of trained runs; to collect all the others would take longer than many a run."""
    return [str(file) for file in sorted(TESTS.rglob("test_*.py")) if f"mark.{TRAINS}" in file.read_text("utf-8")]


@pytest.mark.long
@pytest.mark.timeout(1200)  # A minute where it is quiet; plain instructions are slower.
@pytest.mark.parametrize("index", range(N_KERNELS))
def test_trained_runs_are_what_the_tests_assert_under_other_arithmetic(index: int) -> None:
    present = arithmetic_of({})
    environments = others(present)
    assert present not in environments
    # Where the libraries cannot compute in so many ways, the present one is tried again, which is as much as can be.
    name, environment = (*environments.items(), *[(present, {})] * N_KERNELS)[index]

    share = (str(index), str(N_KERNELS))
    result = run(environment, *share, *trained_files(), "-m", TRAINS, "-q", "-p", "no:cacheprovider")

    assert name in result.stdout, f"{name} was not used:\n{result.stdout}"
    assert result.returncode == 0, f"{name}:\n{result.stdout}"


def test_every_trained_run_is_in_a_file_that_is_repeated(request: pytest.FixtureRequest) -> None:
    files = {str(item.path) for item in request.session.items if item.get_closest_marker(TRAINS)}

    assert files | {str(TESTS / "lessons" / "test_lessons.py")} <= set(trained_files())
