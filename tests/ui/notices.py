"""The boxes on a page that say what went wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape


def notices(html: Iterable[str], kind: str) -> list[str]:
    """Return the lines of the boxes of a kind ("warning", "error") among parts of a page."""
    boxes = [part for part in html if f'class="notice {kind}"' in part]
    return [unescape(line) for box in boxes for line in re.findall("<p>(.*?)</p>", box)]
