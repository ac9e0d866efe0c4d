"""How the command line is called in tests."""

from __future__ import annotations

import pytest

from playground.__main__ import main


def refusal(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return the message with which a call ends before anything was done."""
    with pytest.raises(SystemExit) as end:
        main(words)

    captured = capsys.readouterr()
    assert end.value.code == 2
    assert captured.out == ""
    *usage, last = captured.err.splitlines()
    assert usage[0].startswith("usage: python -m playground")
    prog, _, message = last.partition(": error: ")
    assert prog.startswith("python -m playground")
    return message
