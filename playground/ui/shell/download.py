"""The link that saves a file, which looks like a button."""

from __future__ import annotations

import streamlit as st

from playground.ui.shell import tab_state
from playground.ui.shell.navigation import open_page
from playground.ui.shell.notices import as_text
from playground.ui.shell.serving.offers import File, Offer

_OFFER = "offer"


def download(
    label: str, file: File, *, key: str, icon: str = "", help_: str = "", stretch: bool = False, disabled: bool = False
) -> None:
    """Draw the link.

    Parameters
    ----------
    label : str
        What stands on it.
    file : File
        What is saved. Where there is nothing any more when it is fetched, the browser says so.
    key : str
        What tells it from the other links of its page.
    icon : str
        The name of a symbol before the label; none if it is empty.
    help_ : str
        What it is for, in a tooltip.
    stretch : bool
        Whether it fills the width of what it stands in.
    disabled : bool
        Whether there is nothing to save at present.
    """
    name = f"{_OFFER} {open_page().url_path} {key}"
    offer = tab_state.kept(name, lambda: Offer(file))
    offer.file = file
    symbol = f'<span class="symbol" aria-hidden="true">{as_text(icon)}</span>' if icon else ""
    to = 'role="link" aria-disabled="true"' if disabled else f'href="{offer.path}" download="{as_text(file.name)}"'
    told = f' title="{as_text(help_)}"' if help_ else ""
    st.html(
        f'<a class="download" data-key="{as_text(key)}" {to}{told}>{symbol}{as_text(label)}</a>',
        width="stretch" if stretch else "content",
    )
