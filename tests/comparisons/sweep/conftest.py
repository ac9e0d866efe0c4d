import fcntl
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest

from tests.comparisons.sweep.counted import GATE


@pytest.fixture
def gate(tmp_path: Path) -> Iterator[TextIO]:
    """Give the gate that holds back the workers of ``holding_back``, locked; closing the file lets them go."""
    with (tmp_path / GATE).open("w") as locked:
        fcntl.flock(locked, fcntl.LOCK_EX)
        yield locked
