"""Commands that texts on a stage carry: buttons in HTML that the browser sends as they are."""

from __future__ import annotations

import json
from html import escape

from playground.ui.live.performance import Command


def button(label: str, command: Command, *, help_: str = "", kind: str = "chip") -> str:
    """Return a button as HTML that sends a command when it is pressed; ``kind`` is the name of its style."""
    title = f' title="{escape(help_)}"' if help_ else ""
    sent = escape(json.dumps(command, ensure_ascii=False))
    return f'<button type="button" class="{kind}" data-command="{sent}"{title}>{escape(label)}</button>'
