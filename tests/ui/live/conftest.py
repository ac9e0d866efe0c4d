"""A browser's end of the wire."""

import json
import struct
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from tests.javascript.node import FOLDER, REMEDY, find_node
from tests.ui.live.wire.frames import Decode


@pytest.fixture(scope="session")
def decode() -> Iterator[Decode]:
    """Decode the messages of a new connection as a browser does; return what it knows after each."""
    node = find_node()
    assert node is not None, REMEDY
    command = [str(node), str(FOLDER / "decoder.js")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def decoded(messages: list[bytes]) -> list[dict[str, Any]]:
            process.stdin.write(b"".join(struct.pack("<I", len(part)) + part for part in [b"", *messages]))
            process.stdin.flush()
            return [json.loads(process.stdout.readline(), parse_int=float) for _ in messages]

        yield decoded
        process.stdin.close()
