"""The pages there are, and the row of links that leads from each to the others."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage


@dataclass(frozen=True, slots=True)
class Pages:
    """Every page, by what it is for."""

    train: StreamlitPage
    race: StreamlitPage
    luck: StreamlitPage
    sweep: StreamlitPage
    runs: StreamlitPage
    inspect: StreamlitPage


def row_of_links(pages: Pages) -> None:
    """Draw the links to all pages; the open one is marked."""
    with st.container(key="pages", horizontal=True, gap=None):
        st.page_link(pages.train, label="Train", help="Train one network and watch.")
        st.page_link(pages.race, label="Race", help="Two settings side by side, on the same data, in lock step.")
        st.page_link(pages.luck, label="Luck", help="One setting, or two, over many seeds: was it luck?")
        st.page_link(pages.sweep, label="Sweep", help="One setting over a range, or two: where is the best value?")
        st.page_link(pages.runs, label="Runs", help="The runs that were finished or kept.")
        st.page_link(pages.inspect, label="Inspect", help="Follow one sample through a small network, and back.")
