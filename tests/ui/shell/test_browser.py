"""A browser is opened once the server answers, at the address it answers at, unless there is to be none."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from streamlit import config

from playground.ui.shell.serving.browser import lifespan, page_address


async def opened(*, listens: bool, set_option: Callable[[str, object], None]) -> list[str]:
    """Return what is opened while a server starts to listen within a lifespan."""
    shown: list[str] = []
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()

    def show(address: str) -> None:
        shown.append(address)
        loop.call_soon_threadsafe(asked.set)

    server = await asyncio.start_server(lambda _, writer: writer.close(), "localhost", 0)
    set_option("server.port", server.sockets[0].getsockname()[1])
    server.close()
    await server.wait_closed()
    async with lifespan(None, show):
        if listens:
            port = config.get_option("server.port")
            async with await asyncio.start_server(lambda _, writer: writer.close(), "localhost", port):
                await asyncio.wait_for(asked.wait(), 20)
    return shown


def test_the_page_is_opened_when_the_server_listens(set_option: Callable[[str, object], None]) -> None:
    set_option("server.headless", value=False)
    set_option("server.baseUrlPath", "class/room")
    shown = asyncio.run(opened(listens=True, set_option=set_option))

    assert shown == [f"http://localhost:{config.get_option('server.port')}/class/room"]


def test_a_server_that_never_listens_opens_nothing(set_option: Callable[[str, object], None]) -> None:
    set_option("server.headless", value=False)
    assert asyncio.run(opened(listens=False, set_option=set_option)) == []


@pytest.mark.parametrize(
    ("options", "address"),
    [
        ({"server.address": "0.0.0.0"}, "http://localhost:8600/"),
        ({"server.address": "192.168.0.7"}, "http://192.168.0.7:8600/"),
        ({"server.sslCertFile": "certificate.pem"}, "https://localhost:8600/"),
    ],
)
def test_the_address_is_one_that_this_machine_reaches(
    options: dict[str, object], address: str, set_option: Callable[[str, object], None]
) -> None:
    for name, value in {"server.address": "localhost", "server.port": 8600, **options}.items():
        set_option(name, value)
    assert page_address() == address
