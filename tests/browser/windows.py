"""The windows in which the tests open their pages: one for light and one for dark colours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page


@dataclass
class Windows:
    """Windows that stay open from test to test, as a person's do.

    To open the app costs a browser more than most tests do with it, most of it for scripts that a window which has
    fetched and compiled them once still has. A page that stays open keeps them; it is on the server whose pages are
    opened, but none of the app. What pages leave behind, `clear` takes away.

    Attributes
    ----------
    browser : Browser
        The Chromium.
    address : str
        Of the server.
    """

    browser: Browser
    address: str
    _open: dict[bool, tuple[BrowserContext, Page]] = field(default_factory=dict)

    def new_page(self, width: int, height: int, *, dark: bool) -> Page:
        """Return an empty page of that size in light or dark colours."""
        if dark not in self._open:
            scheme: Literal["dark", "light"] = "dark" if dark else "light"
            window = self.browser.new_context(color_scheme=scheme, ignore_https_errors=True)
            staying = window.new_page()
            staying.goto(f"{self.address}_stcore/health")
            self._open[dark] = window, staying
        page = self._open[dark][0].new_page()
        page.set_viewport_size({"width": width, "height": height})
        return page

    def clear(self) -> None:
        """Close all pages but those that stay, and forget what they have stored."""
        for window, staying in self._open.values():
            for page in window.pages:
                if page is not staying:
                    page.close()
            window.clear_cookies()
            staying.evaluate("localStorage.clear()")
