"""What the operating system says of a process; None where it does not say it as Linux does."""

from __future__ import annotations

import os
from pathlib import Path


def resident_bytes(pid: int | str = "self") -> int | None:
    """Return the memory that a process holds."""
    path = Path(f"/proc/{pid}/statm")
    return int(path.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") if path.exists() else None


def processor_seconds(pid: int) -> float | None:
    """Return the processor time that a process has used, in user and system mode."""
    path = Path(f"/proc/{pid}/stat")
    if not path.exists():
        return None
    after_name = path.read_text("utf-8").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")
