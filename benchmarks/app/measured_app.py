"""The dashboard with a watch on its stage: `streamlit run benchmarks/app/measured_app.py`.

Of each performance it is noted how long the processor trains and draws; the address `/costs` tells it, beside what the
whole process has used. The address `/memory` tells how many stages are in memory.
"""

import gc
import time
from collections.abc import Callable
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from benchmarks.kit.places import ROOT
from playground.ui import contents  # noqa: F401 -- as in the dashboard itself
from playground.ui.live.performance import Command, Drawing, Performance, Speed
from playground.ui.live.route import routes
from playground.ui.live.stage import Stage
from playground.ui.shell.process import set_up_process
from playground.ui.shell.serving.middleware import middleware
from playground.ui.shell.serving.prompt_sockets import prompt_sockets

SPENT = {"training": 0.0, "drawing": 0.0}  # seconds


class TimedPerformance:
    """A performance whose training and drawing are timed."""

    def __init__(self, performance: Performance) -> None:
        self._performance = performance

    @property
    def speed(self) -> Speed:
        """How fast it plays."""
        return self._performance.speed

    @property
    def is_open(self) -> bool:
        """Whether there is more to train."""
        return self._performance.is_open

    def advance(self, until: Callable[[], bool]) -> int:
        """Train, and note how long."""
        return int(_timed("training", lambda: self._performance.advance(until)))

    def draw(self) -> Drawing:
        """Draw, and note how long."""
        drawing: Drawing = _timed("drawing", self._performance.draw)
        return drawing

    def end(self) -> None:
        """Do what is to be done at the end."""
        self._performance.end()

    def obey(self, command: Command) -> bool:
        """Do what a person asked for."""
        return self._performance.obey(command)


def _timed(what: str, work: Callable[[], Any]) -> Any:
    begin = time.thread_time()
    try:
        return work()
    finally:
        SPENT[what] += time.thread_time() - begin


async def _costs(_: Request) -> JSONResponse:
    return JSONResponse(SPENT | {"all": time.process_time()})


async def _memory(_: Request) -> JSONResponse:
    stages = sum(type(thing) is Stage for thing in gc.get_objects())
    return JSONResponse({"stages": stages})


def _time_all_performances() -> None:
    show = Stage.show

    def show_timed(stage: Stage, performance: Performance) -> None:
        show(stage, TimedPerformance(performance))

    Stage.show = show_timed  # type: ignore[method-assign]  # every page makes its stage itself


set_up_process()
_time_all_performances()
app = st.App(
    ROOT / "playground" / "ui" / "pages.py",
    routes=[*routes(), Route("/costs", _costs), Route("/memory", _memory)],
    middleware=middleware(),
    lifespan=prompt_sockets,
)
