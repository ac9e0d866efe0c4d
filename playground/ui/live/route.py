"""The addresses of the stage: its scripts, and the socket on which frames travel."""

from __future__ import annotations

import asyncio
import hashlib
import json
import struct
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from playground.ui.live import stages
from playground.ui.live.connection import CLOSED_UNKNOWN, QueuedConnection
from playground.ui.live.stage import Stage
from playground.ui.shell.serving.base_path import base_path

SCRIPTS = Path(str(files("playground.ui.live") / "scripts"))
LARGEST_MESSAGE = 4096  # characters of what a browser says
FIRST_WORD_SECONDS = 10.0  # within which a socket must say whose it is


class KeptFiles(StaticFiles):
    """Files that browsers keep without asking again; for addresses that change with what they hold."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Return a file with the permission to keep it for a year."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def scripts_path() -> str:
    """Return where the scripts are: elsewhere whenever one of them changes, so that no browser keeps an old one."""
    return f"{base_path()}/stage/scripts/{_version()}"


@cache
def _version() -> str:
    digest = hashlib.sha256()
    for path in sorted(SCRIPTS.rglob("*.js")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def routes() -> Sequence[BaseRoute]:
    """Return the routes that an ``st.App`` needs for its pages to have a stage."""
    base = base_path()
    return [
        WebSocketRoute(f"{base}/stage/socket", _serve),
        Mount(scripts_path(), KeptFiles(directory=SCRIPTS)),
    ]


async def _serve(websocket: WebSocket) -> None:
    """Connect a socket with the stage whose token it knows, until either is gone.

    The server's gate has let it in.
    """
    await websocket.accept()
    try:
        stage = stages.find(await asyncio.wait_for(_token(websocket), FIRST_WORD_SECONDS))
    except (TimeoutError, WebSocketDisconnect):
        return
    if stage is None:
        await websocket.close(CLOSED_UNKNOWN)
        return
    connection = QueuedConnection(asyncio.get_running_loop())
    stage.connect(connection)
    sending = asyncio.create_task(_send(websocket, connection))
    try:
        await _receive(websocket, stage)
    except WebSocketDisconnect:
        pass
    finally:
        stage.disconnect(connection)
        sending.cancel()


async def _token(websocket: WebSocket) -> str:
    """Return the token in a socket's first message; the address would be logged by whatever it passes."""
    word = _command(await websocket.receive_text())
    token = word.get("token") if word is not None else None
    return token if isinstance(token, str) else ""


async def _send(websocket: WebSocket, connection: QueuedConnection) -> None:
    """Send what the stage hands over."""
    while not isinstance(message := await connection.next(), int):
        await websocket.send_bytes(message)
    await websocket.close(message)


async def _receive(websocket: WebSocket, stage: Stage) -> None:
    """Hand the stage what the browser says; what cannot be understood is not answered."""
    while True:
        message = await websocket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect
        if (painted := message.get("bytes")) is not None:
            if len(painted) == 4:
                stage.painted(struct.unpack("<I", painted)[0])
        elif (command := _command(message.get("text") or "")) is not None:
            stage.command(command)


def _command(text: str) -> dict[str, Any] | None:
    """Return a message's JSON object, or None if it is none."""
    if len(text) > LARGEST_MESSAGE:
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):  # the latter for brackets within brackets
        return None
    return value if isinstance(value, dict) else None
