"""A page that draws charts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.charts.drawn_chart import open_chart_page


@pytest.fixture(scope="module")
def chart_page(browser: Browser) -> Iterator[Page]:
    """Return a page that can draw charts."""
    page = browser.new_page(viewport={"width": 1200, "height": 700})
    open_chart_page(page)
    yield page
    page.close()
