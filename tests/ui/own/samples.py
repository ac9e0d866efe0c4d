"""A small table, as a person might give it, and the driver with it in its tab."""

from typing import Any

from tests.ui.driver import AppDriver

SECRET = "0.73910582"  # a number that stands in the table and nowhere else
WORD = "Zwölfkampf"
B = [SECRET if i == 7 else f"{(i * 7) % 5 - 2.5}" for i in range(60)]
ROWS = [f"{i * 0.25},{B[i]},{WORD if i % 2 else 'Lauf'},{'yes' if (i * 3) % 7 > 2 else 'no'}\n" for i in range(60)]
TABLE = ("a,b,sport,won\n" + "".join(ROWS)).encode()
NUMBERS = b"a,b,won\n" + "".join(f"{i % 9},{i % 7},{'yes' if i % 9 > i % 7 else 'no'}\n" for i in range(60)).encode()
NAME = "DataSettings.name"


def opened(
    page: str = "", /, *, data: bytes = TABLE, file: str = "mine.csv", scope: str = "", **link: Any
) -> AppDriver:
    """Return a tab in which a page has been given a table."""
    app = AppDriver(page, **link)
    app.set(f"{scope}{NAME}", "table")
    give(app, file, data, scope=scope)
    return app


def give(app: AppDriver, file: str, data: bytes, *, scope: str = "") -> None:
    """Choose a file in the box for files."""
    app.set(f"{scope}own file", (file, data, "application/octet-stream"))
