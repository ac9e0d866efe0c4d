"""What the server sends leaves at once."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from playground.ui.shell.serving.prompt_sockets import send_promptly


@pytest.fixture(params=[(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")], ids=["IPv4", "IPv6"])
def listener(request: pytest.FixtureRequest) -> Iterator[socket.socket]:
    """A socket that listens, made as Streamlit makes its own: without naming a protocol."""
    family, host = request.param
    with socket.socket(family=family) as made:
        made.bind((host, 0))
        made.listen()
        yield made


def waits(connection: socket.socket) -> bool:
    """Return whether short messages wait for those before to be confirmed."""
    return not connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_connections_accepted_from_now_on_do_not_wait(listener: socket.socket) -> None:
    with socket.create_connection(listener.getsockname()[:2]), listener.accept()[0] as before:
        assert waits(before)

    send_promptly()

    with socket.create_connection(listener.getsockname()[:2]) as browser, listener.accept()[0] as after:
        assert not waits(after)
        assert waits(browser)


def test_sockets_that_listen_stay_open(listener: socket.socket) -> None:
    send_promptly()

    with socket.create_connection(listener.getsockname()[:2]) as browser, listener.accept()[0] as server:
        server.sendall(b"still here")
        assert browser.recv(100) == b"still here"
