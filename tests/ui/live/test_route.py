"""The socket lets in who belongs to a page of this server and knows a token, and hands on what both sides say."""

from __future__ import annotations

import asyncio
import json
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.request import urlopen

import pytest
import uvicorn
from starlette.applications import Starlette
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from playground.ui.live import route, stages
from playground.ui.live.connection import CLOSED_REPLACED, CLOSED_UNKNOWN
from playground.ui.live.stage import Stage
from playground.ui.live.turns import Turns
from tests.ui.live.counting import Counting
from tests.ui.seat import head_of

Address = str
PATIENCE_SECONDS = 20.0


@pytest.fixture
def serve() -> Iterator[Callable[[], Address]]:
    """Serve the stage's routes alone, and give the address of the server."""
    servers: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start() -> Address:
        settings = uvicorn.Config(
            Starlette(routes=route.routes()), port=0, log_level="critical", ws="websockets-sansio"
        )
        server, started = uvicorn.Server(settings), threading.Event()

        async def run() -> None:
            task = asyncio.create_task(server.serve())
            while not server.started:
                await asyncio.sleep(0)
            started.set()
            await task

        thread = threading.Thread(target=lambda: asyncio.run(run()))
        thread.start()
        servers.append((server, thread))
        assert started.wait(PATIENCE_SECONDS)
        port = server.servers[0].sockets[0].getsockname()[1]
        return f"127.0.0.1:{port}"

    yield start
    for server, thread in servers:
        server.should_exit = True
        thread.join(PATIENCE_SECONDS)


@pytest.fixture
def shown() -> Stage:
    """A stage that shows a count."""
    stage = Stage(Turns())
    stages.register(stage)
    stage.show(Counting("medium", last=6))
    return stage


@contextmanager
def open_socket(address: Address, token: str, *, path: str = "/stage/socket") -> Iterator[ClientConnection]:
    """Open a socket and say the token."""
    with connect(f"ws://{address}{path}", origin=f"http://{address}") as socket:
        socket.send(json.dumps({"token": token}))
        yield socket


def next_frame(socket: ClientConnection) -> dict[str, object]:
    """Return the head of the next frame, and say that it is painted."""
    message = socket.recv(PATIENCE_SECONDS)
    assert isinstance(message, bytes)
    head = head_of(message)
    socket.send(struct.pack("<I", head["frame"]))
    return head


def test_a_run_is_played_to_the_end_through_a_real_socket(serve: Callable[[], Address], shown: Stage) -> None:
    with open_socket(serve(), shown.token) as socket:
        next_frame(socket)
        shown.play()
        texts = [next_frame(socket)["texts"] for _ in range(6)]

    assert texts == [{"epoch": str(epoch)} for epoch in range(1, 7)]
    assert not shown.playing


def test_whoever_does_not_know_a_token_is_sent_away(serve: Callable[[], Address]) -> None:
    address = serve()
    for word in ("nobody's", ""):
        with open_socket(address, word) as socket, pytest.raises(ConnectionClosed) as closed:
            socket.recv(PATIENCE_SECONDS)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == CLOSED_UNKNOWN


def test_a_second_socket_with_the_token_closes_the_first(serve: Callable[[], Address], shown: Stage) -> None:
    address = serve()
    with open_socket(address, shown.token) as first:
        next_frame(first)
        with open_socket(address, shown.token) as second:
            assert "texts" in next_frame(second)
            with pytest.raises(ConnectionClosed) as closed:
                first.recv(PATIENCE_SECONDS)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == CLOSED_REPLACED


def test_what_cannot_be_understood_is_passed_over(serve: Callable[[], Address], shown: Stage) -> None:
    with open_socket(serve(), shown.token) as socket:
        next_frame(socket)
        for nonsense in ("{", "[1]", "5", '{"do": "' + "x" * 5000 + '"}', "[" * 4000, b"", b"12345678"):
            socket.send(nonsense)
        shown.play()
        assert next_frame(socket)["texts"] == {"epoch": "1"}


def test_below_a_base_path_the_routes_are_below_it_too(
    serve: Callable[[], Address], shown: Stage, set_option: Callable[[str, object], None]
) -> None:
    set_option("server.baseUrlPath", "class/room")
    address = serve()
    with open_socket(address, shown.token, path="/class/room/stage/socket") as socket:
        assert next_frame(socket)["texts"] == {"epoch": "0"}
    with pytest.raises(InvalidStatus), connect(f"ws://{address}/stage/socket"):
        pass


def test_browsers_may_keep_the_scripts_whose_address_changes_with_them(serve: Callable[[], Address]) -> None:
    with urlopen(f"http://{serve()}{route.scripts_path()}/stage.js", timeout=PATIENCE_SECONDS) as answer:
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.read() == (route.SCRIPTS / "stage.js").read_bytes()
