"""What stands before everything the server serves."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.middleware import Middleware

from playground.ui.shell.serving.admission import gate
from playground.ui.shell.serving.closed_tabs import closed_tabs


def middleware() -> Sequence[Middleware]:
    """Return it for an ``st.App``, the outermost first."""
    return [gate(), closed_tabs()]
