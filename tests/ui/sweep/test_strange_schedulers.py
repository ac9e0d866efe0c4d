"""No page and no link makes the server connect to a scheduler; what answered there could run code in it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from distributed.core import Server

from playground.comparisons.sweep.dask_cluster import ADDRESS
from playground.journal.database import VARIABLE
from tests.ui.driver import AppDriver

pytestmark = pytest.mark.cluster
NAMES = ("scheduler", "dask", "address", "cluster", "on_cluster", "sweep on cluster", "sweep scheduler box", ADDRESS)


class Trap:
    """What leaves a file when it is unpickled."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.file,)


class StrangeScheduler:
    """A server that calls itself a scheduler and answers with a pickle."""

    def __init__(self, sprung: Path) -> None:
        self.asked, self.address = 0, ""
        self._sprung = sprung
        self._ready, self._loop = Event(), asyncio.new_event_loop()
        self._thread = Thread(target=lambda: self._loop.run_until_complete(self._serve()))
        self._thread.start()
        assert self._ready.wait(60)

    async def _serve(self) -> None:
        self._end = asyncio.Event()
        async with Server({"identity": self._identity}) as server:
            await server.listen("tcp://127.0.0.1:0")
            self.address = server.address
            self._ready.set()
            await self._end.wait()

    async def _identity(self, **_asked: Any) -> Any:
        self.asked += 1
        return {"type": Trap(self._sprung)}

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(60)
        self._loop.close()


@pytest.fixture
def stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StrangeScheduler]:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "log"))
    scheduler = StrangeScheduler(tmp_path / "sprung")
    yield scheduler
    scheduler.close()


def swept(**link: str) -> AppDriver:
    """Open a small sweep by a link and train it."""
    app = AppDriver("sweep", n="40", layers="4", steps="2", seeds="1", sweepepochs="2", v="2", **link)
    app.press("sweep start")
    assert app.state().sweep.wait(60)
    app.watch_to_end()
    return app


def test_no_name_in_a_link_is_an_address(stranger: StrangeScheduler, tmp_path: Path) -> None:
    app = swept(**dict.fromkeys(NAMES, stranger.address))

    assert len(app.state().sweep.results) == 2
    assert (stranger.asked, (tmp_path / "sprung").exists()) == (0, False)


def test_the_page_has_no_box_for_an_address(stranger: StrangeScheduler) -> None:
    app = swept()
    assert app.keys("text_input", "text_area") == []
    assert not app.has("sweep on cluster")


def test_the_address_of_whoever_starts_the_server_is_trusted(
    stranger: StrangeScheduler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So the tests above would notice. The manual says that the two trust each other.
    monkeypatch.setenv(ADDRESS, stranger.address)
    app = swept()

    assert app.errors
    assert (stranger.asked, (tmp_path / "sprung").exists()) == (1, True)
