"""Pages of strangers get nothing of the real server, whatever name they ask by."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.browser.server import app_server

SOCKETS = ("_stcore/stream", "stage/socket")
STRANGER = "rebound.example"
PATIENCE_SECONDS = 20.0


class Watched:
    """A proxy that answers nobody and counts who comes."""

    def __init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self.visits = 0
        self._thread = threading.Thread(target=self._count)
        self._thread.start()

    def _count(self) -> None:
        while True:
            visitor, _ = self._listening.accept()
            with visitor:
                if visitor.recv(1) == b"!":
                    return
                self.visits += 1

    def close(self) -> None:
        with socket.create_connection(urlsplit(self.address)[1].split(":")) as last:
            last.sendall(b"!")
        self._thread.join(PATIENCE_SECONDS)
        self._listening.close()


@pytest.fixture(scope="module")
def internet() -> Iterator[Watched]:
    """Everything that a server might ask of the internet."""
    watched = Watched()
    yield watched
    watched.close()


@pytest.fixture(scope="module")
def server(internet: Watched) -> Iterator[str]:
    """Start the app where the internet is watched; give its host and port."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
            patch.setenv(name, internet.address)
        patch.setenv("no_proxy", "localhost,127.0.0.1")
        patch.setenv("NO_PROXY", "localhost,127.0.0.1")
        with app_server() as address:
            yield urlsplit(address).netloc


def status(server: str, path: str, *, host: str, origin: str | None) -> int:
    """Return with what status a socket is refused; 101 if it is opened."""
    port = int(server.rpartition(":")[2])
    try:
        with connect(f"ws://{host}/{path}", sock=socket.create_connection(("localhost", port)), origin=origin):
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


@pytest.mark.parametrize("path", SOCKETS)
@pytest.mark.parametrize(
    ("own_host", "origin"),
    [
        (False, f"http://{STRANGER}"),  # a name that has been made to point here: Host and Origin are the same
        (False, None),
        (True, f"http://{STRANGER}"),
        (True, "null"),
    ],
)
def test_a_strangers_socket_is_refused(
    server: str, internet: Watched, path: str, *, own_host: bool, origin: str | None
) -> None:
    host = server if own_host else f"{STRANGER}:{server.rpartition(':')[2]}"
    if origin == f"http://{STRANGER}" and not own_host:
        origin = f"http://{host}"

    assert status(server, path, host=host, origin=origin) == 403
    assert internet.visits == 0  # nobody was asked for the server's address


@pytest.mark.parametrize("path", SOCKETS)
def test_a_page_of_the_server_has_its_socket(server: str, internet: Watched, path: str) -> None:
    assert status(server, path, host=server, origin=f"http://{server}") == 101
    assert status(server, path, host=server, origin=f"http://127.0.0.1:{server.rpartition(':')[2]}") == 101
    assert internet.visits == 0


@pytest.mark.parametrize("path", ["/", "/stage/scripts/any.js", "/_stcore/health", "/_stcore/host-config"])
def test_a_strangers_page_is_served_nothing(server: str, path: str) -> None:
    with socket.create_connection(("localhost", int(server.rpartition(":")[2])), PATIENCE_SECONDS) as asking:
        asking.sendall(f"GET {path} HTTP/1.1\r\nHost: {STRANGER}\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: asking.recv(65536), b""))

    assert answer.startswith(b"HTTP/1.1 403 ")
    assert answer.split(b"\r\n\r\n", 1)[1].startswith(b"The dashboard is not served under the name rebound.example.")
