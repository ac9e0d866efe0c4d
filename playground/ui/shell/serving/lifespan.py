"""What surrounds the life of the server: sockets that send at once, and a browser that is opened."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playground.ui.shell.serving import browser
from playground.ui.shell.serving.prompt_sockets import prompt_sockets


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Enter when the server starts, and leave when it ends."""
    async with prompt_sockets(app), browser.lifespan(app):
        yield
