"""What is set up once for the whole server process, however many tabs it serves."""

from __future__ import annotations

import gc
from functools import cache


@cache
def set_up_process() -> None:
    """Set the process up for playing runs; call it when everything is imported.

    Streamlit collects garbage after every rerun, that is after every few frames. Without ``gc.freeze`` the collection
    looks each time at every object of the packages imported, which took most of a frame's time.
    """
    gc.collect()
    gc.freeze()
