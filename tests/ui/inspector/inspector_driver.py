"""What the tests of the inspector read from its page, and how they walk through it."""

import re

from playground.settings.pages import InspectorSettings
from tests.ui.driver import AppDriver


def settings(app: AppDriver) -> InspectorSettings:
    return app.state().specimen.settings


def table(app: AppDriver, which: int) -> list[list[str]]:
    """Return the cells of the table of units (0) or of parameters (1), row by row, without the head."""
    html = [one for one in app.html if "<table>" in one][which]
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", html.partition("<tbody>")[2])
    return [re.findall(r"<td>(.*?)</td>", row) for row in rows]


def go(app: AppDriver, *, until: str = "update") -> None:
    """Step forward and backward until a button can be pressed."""
    while not app.can_press(until):
        app.press("forward" if app.can_press("forward") else "backward")
