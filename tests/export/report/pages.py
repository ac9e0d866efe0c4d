"""A report as a parser reads it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

ALONE = frozenset({"meta", "br", "link", "img", "input", "hr"})  # elements that end where they begin
LOADING = frozenset({"src", "srcset", "href", "xlink:href", "data", "action", "formaction", "poster", "background"})


class Page(HTMLParser):
    """An HTML document.

    Attributes
    ----------
    text : list of str
        What is written, piece by piece, without style and script.
    elements : list of (str, dict)
        Names and attributes of all elements, in order.
    rows : list of list of str
        The cells of every row of its tables.
    """

    def __init__(self, document: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.rows: list[list[str]] = []
        self._open: list[str] = []
        self.feed(document)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "tr":
            self.rows.append([])
        if tag in {"th", "td"}:
            self.rows[-1].append("")
        if tag not in ALONE:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in {"style", "script"}:
            self.elements[-1][1]["text"] = data
            return
        if data.strip():
            self.text.append(data)
        if self._open and self._open[-1] in {"th", "td"}:
            self.rows[-1][-1] += data

    def values(self, *names: str) -> list[str]:
        """Return the values of attributes."""
        return [value for _, attrs in self.elements for name, value in attrs.items() if name in names]

    @property
    def loaded(self) -> list[str]:
        """What the document refers to outside of itself, but for the links that a person may follow."""
        referred = [
            value
            for tag, attrs in self.elements
            for name, value in attrs.items()
            if name in LOADING and tag != "a" and not value.startswith(("#", "data:image/png;base64,"))
        ]
        styles = " ".join([*self.values("style"), *(attrs["text"] for tag, attrs in self.elements if tag == "style")])
        return referred + re.findall(r"@import[^;]*|url\((?!#)[^)]*\)", styles)
