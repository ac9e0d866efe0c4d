"""A file comes though the next press draws the page anew, or leads to another one, before it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.stage_page import press, wait_for_script

# Presses the link that saves a file, and at once something else.
OVERTAKE = "next => { document.querySelector('a.download[download=\"run.zip\"]').click(); next.click(); }"


def overtaken(page: Page, by: str) -> bytes:
    """Return the run's file, fetched while the page goes on to something else."""
    link = page.locator('a.download[download="run.zip"]')
    if not link.is_visible():
        press(page, "Use")
        link.wait_for()
    with page.expect_download() as come:
        page.locator(by).first.evaluate(OVERTAKE)
    assert come.value.failure() is None
    return Path(come.value.path()).read_bytes()


@pytest.mark.parametrize("by", [".st-key-play button", ".st-key-step button", ".st-key-pages a[href*=race]"])
def test_a_download_is_not_lost_to_the_next_press(open_app: Open, by: str) -> None:
    page = open_app("?v=2&epochs=100000")
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)

    assert overtaken(page, by).startswith(b"PK")
    wait_for_script(page)
    assert failed == []
