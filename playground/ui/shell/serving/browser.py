"""Opening a browser when the server is up, as ``streamlit run`` does for a script that is no ``st.App``."""

from __future__ import annotations

import asyncio
import webbrowser
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import streamlit as st

PATIENCE_SECONDS = 30.0
TRY_SECONDS = 0.1  # between two tries to reach the server
ANYWHERE = {"", "0.0.0.0", "::"}


def page_address() -> str:
    """Return the address of the first page as a browser of this machine reaches it."""
    host = st.get_option("server.address") or ""
    host = "localhost" if host in ANYWHERE else host
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{scheme}://{host}:{st.get_option('server.port')}/{base}"


@asynccontextmanager
async def lifespan(_app: Any, show: Callable[[str], object] = webbrowser.open) -> AsyncIterator[None]:
    """Open the page in a browser as soon as the server answers, unless it is headless."""
    opening = None if st.get_option("server.headless") else asyncio.create_task(_open_when_up(show))
    try:
        yield
    finally:
        if opening is not None:
            opening.cancel()


async def _open_when_up(show: Callable[[str], object]) -> None:
    host = st.get_option("server.address") or ""
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not await _answers("localhost" if host in ANYWHERE else host, st.get_option("server.port")):
                await asyncio.sleep(TRY_SECONDS)
        await asyncio.to_thread(show, page_address())


async def _answers(host: str, port: int) -> bool:
    """Return whether something listens there."""
    try:
        _, writer = await asyncio.open_connection(host, port)
    except OSError:
        return False
    writer.close()
    return True
