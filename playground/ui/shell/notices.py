"""What went wrong, on the page: whatever stands in it is text.

A problem quotes what others wrote: a link, a file's name, an address, an error of the system. Streamlit's own boxes
take their words for Markdown, which loads pictures, makes links and sets formulas.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

MOST_CHARACTERS = 2000


def warn(problems: Iterable[str]) -> None:
    """Show problems that the page has got round, each in a line of one box; without any, nothing."""
    if lines := list(problems):
        _show("warning", lines)


def report(failure: str) -> None:
    """Show why something that a person asked for was not done."""
    _show("error", [failure])


def as_text(words: str) -> str:
    """Return words as HTML that shows them as they are, and signs that nobody sees by their numbers.

    An unseen sign can turn the order of the others about. Of very long words the beginning is shown.
    """
    seen = "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in words[:MOST_CHARACTERS])
    return escape(seen + "…" * (len(words) > MOST_CHARACTERS))


def _show(kind: str, lines: Iterable[str]) -> None:
    said = "".join(f"<p>{as_text(line)}</p>" for line in lines)
    st.html(f'<div class="notice {kind}" role="alert">{said}</div>')
