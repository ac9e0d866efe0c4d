"""What is set up once for the whole server process, however many tabs it serves."""

from __future__ import annotations

import gc
from functools import cache

from threadpoolctl import threadpool_limits


@cache
def set_up_process() -> None:
    """Set the process up for playing runs; call it when everything is imported.

    One BLAS thread: on small matrices a second one costs more than it gives, and numbers do not depend on their count.

    Streamlit collects garbage after every rerun, that is after every few frames. Without ``gc.freeze`` the collection
    looks each time at every object of the packages imported, which took most of a frame's time.
    """
    threadpool_limits(limits=1, user_api="blas")
    gc.collect()
    gc.freeze()
