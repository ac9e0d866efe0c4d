"""The dashboard without a browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

AppFactory = Callable[..., AppTest]
APP = Path(__file__).parents[2] / "app.py"
FOLDED = ("Samples and inputs", "Network", "Training")


@pytest.fixture(scope="session")
def make_app() -> AppFactory:
    """Return a function that opens the dashboard by a link, with all groups of controls unfolded unless told."""

    def make(*, unfolded: tuple[str, ...] = FOLDED, **query: Any) -> AppTest:
        at = AppTest.from_file(str(APP), default_timeout=30)
        for key, value in query.items():
            at.query_params[key] = value
        for group in unfolded:
            at.session_state[f"group {group}"] = True
        at.run()
        assert not at.exception
        return at

    return make


def open_page(path: str, **query: Any) -> AppTest:
    """Open a page other than the first, by its path and a query."""
    at = AppTest.from_file(str(APP), default_timeout=30)
    for key, value in query.items():
        at.query_params[key] = value
    at._page_hash = calc_hash(path)
    at.run()
    assert not at.exception
    return at


def go_to(at: AppTest, path: str) -> None:
    """Go to a page by its path, "" for the first, as its link does: without a query."""
    at.query_params.clear()
    at._page_hash = calc_hash(path)
    at.run()
    assert not at.exception
