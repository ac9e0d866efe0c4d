"""What is set up once for the whole server process, however many tabs it serves."""

from __future__ import annotations

import gc
from functools import cache


@cache
def set_up_process() -> None:
    """Set the process up for playing runs; call it when everything is imported.

    Streamlit collects garbage each time a page has run, that is whenever a control moves. Without ``gc.freeze`` the
    collection looks each time at every object of the packages imported, while whatever plays waits for it.
    """
    gc.collect()
    gc.freeze()
