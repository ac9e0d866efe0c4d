"""A Firefox as Debian ships it, driven by WebDriver BiDi: Playwright drives only one that it has built itself."""

from __future__ import annotations

import itertools
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.browser.programs import FIREFOX
from tests.browser.server import free_port, running

PATIENCE_SECONDS = 30
KEYS = {"ArrowLeft": "\ue012", "ArrowRight": "\ue014"}
# Resolves once a condition is true; a tab that is out of sight has timers and no animation frames.
WAIT = """new Promise((resolve, reject) => {{
  const end = Date.now() + {milliseconds};
  const look = () => {{
    if ({condition}) resolve(true);
    else if (Date.now() > end) reject(new Error('waited in vain'));
    else setTimeout(look, 20);
  }};
  look();
}})"""


class Firefox:
    """A browser with one window.

    Parameters
    ----------
    connection : ClientConnection
        To its remote agent.

    Attributes
    ----------
    complaints : list of str
        The errors and warnings that pages have had.
    """

    def __init__(self, connection: ClientConnection) -> None:
        self._connection, self._ids = connection, itertools.count(1)
        self.complaints: list[str] = []
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded"])

    def send(self, method: str, **parameters: Any) -> Any:
        """Have a command carried out and return its result; what pages log meanwhile is noted."""
        sent = next(self._ids)
        self._connection.send(json.dumps({"id": sent, "method": method, "params": parameters}))
        while (answer := json.loads(self._connection.recv(timeout=2 * PATIENCE_SECONDS))).get("id") != sent:
            if answer.get("method") == "log.entryAdded" and answer["params"]["level"] in {"error", "warn"}:
                self.complaints.append(str(answer["params"]["text"]))
        assert answer["type"] == "success", f"{method}: {answer}"
        return answer["result"]

    def open(self, address: str, width: int = 1366, height: int = 768) -> Tab:
        """Open an address in a new tab, which is the one that is seen."""
        context = self.send("browsingContext.create", type="tab")["context"]
        self.send("browsingContext.setViewport", context=context, viewport={"width": width, "height": height})
        tab = Tab(self, context)
        tab.bring_to_front()
        self.send("browsingContext.navigate", context=context, url=address, wait="interactive")
        return tab


class Tab:
    """One tab of it.

    Parameters
    ----------
    browser : Firefox
        Whose tab it is.
    context : str
        Its name there.
    """

    def __init__(self, browser: Firefox, context: str) -> None:
        self._browser, self._context = browser, context

    def evaluate(self, expression: str) -> Any:
        """Return what a JavaScript expression gives, once it is there."""
        answer = self._browser.send(
            "script.evaluate", expression=f"(async () => JSON.stringify(await ({expression})))()",
            target={"context": self._context}, awaitPromise=True, userActivation=True,
        )  # fmt: skip
        assert answer["type"] == "success", f"{answer['exceptionDetails']['text']}: {expression}"
        return json.loads(answer["result"].get("value", "null"))

    def wait_for(self, condition: str) -> None:
        """Wait until a JavaScript expression is true."""
        self.evaluate(WAIT.format(condition=condition, milliseconds=1000 * PATIENCE_SECONDS))

    def click(self, element: str) -> None:
        """Click the middle of the element that an expression gives, once it is there."""
        self.wait_for(f"({element})")
        x, y = self.evaluate(
            f"(box => [box.x + box.width / 2, box.y + box.height / 2])(({element}).getBoundingClientRect())"
        )
        move = {"type": "pointerMove", "x": round(x), "y": round(y)}
        buttons = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._act({"type": "pointer", "id": "mouse", "actions": [move, *buttons]})

    def press(self, key: str) -> None:
        """Press a key."""
        value = KEYS.get(key, key)
        self._act(
            {"type": "key", "id": "keys", "actions": [{"type": way, "value": value} for way in ("keyDown", "keyUp")]}
        )

    def bring_to_front(self) -> None:
        """Let this tab be the one that is seen."""
        self._browser.send("browsingContext.activate", context=self._context)

    def _act(self, source: dict[str, Any]) -> None:
        self._browser.send("input.performActions", context=self._context, actions=[source])


@contextmanager
def started_firefox(profile: Path) -> Iterator[Firefox]:
    """Start a Firefox with a profile of its own, and end it."""
    port = free_port()
    command = [
        FIREFOX.path(), "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", str(port),
    ]  # fmt: skip

    def listens() -> bool:
        with socket.socket() as visitor:
            return visitor.connect_ex(("127.0.0.1", port)) == 0

    with running(command, ready=listens), connect(f"ws://127.0.0.1:{port}/session", max_size=None) as connection:
        yield Firefox(connection)
