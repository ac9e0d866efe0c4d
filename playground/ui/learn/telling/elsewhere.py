"""Where a lesson's settings can be tried further: each run and its sweep as links, and the other pages by buttons."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from playground.lessons.lesson import Lesson
from playground.settings import links
from playground.settings.knobs import KNOBS, Knob
from playground.settings.pages import SweepSettings
from playground.settings.run import PARTS, Settings
from playground.ui.parts.handover import LUCK, RACE, send_buttons
from playground.ui.train.state import open_in_dashboard
from playground.words.catalogue import learn as says
from playground.words.catalogue import pages as headed

FEWEST_SWEPT, SEEDS = 3, 3


def open_elsewhere(lesson: Lesson) -> None:
    """Draw what opens the lesson's settings on the other pages."""
    settings = list(lesson.variants.values())
    with st.container(key="lesson-elsewhere", horizontal=True, gap="small"):
        if st.button(
            headed.OPEN_IN_TRAIN(), key="open in train", icon=":material/send:", help=headed.OPEN_IN_TRAIN_HELP()
        ):
            open_in_dashboard(settings[0])
        if len(settings) <= 2:
            send_buttons(settings[0], settings[1] if len(settings) == 2 else None, to=(RACE, LUCK))
    found = [anchor(f"./{query(links.to_kept_query(one))}", name) for name, one in lesson.variants.items()]
    if len(found) > 1:
        st.html(f'<p class="links">{escape(says.EACH_RUN())} {" · ".join(found)}</p>')
    if (link := sweep_link(lesson)) is not None:
        st.html(f'<p class="links">{anchor(*link)}</p>')


def anchor(address: str, words: str) -> str:
    """Return a link as HTML that opens in another tab, so that the lesson stays."""
    return f'<a href="{escape(address)}" target="_blank" rel="noopener">{escape(words)}</a>'


def query(parameters: dict[str, str]) -> str:
    """Return parameters as the query of a link."""
    return f"?{urlencode(parameters)}"


def sweep_link(lesson: Lesson) -> tuple[str, str] | None:
    """Return address and words of the sweep over what sets a lesson's runs apart; None where that is no one knob."""
    settings = list(lesson.variants.values())
    for knob in KNOBS.values():
        values = _values(knob, settings)
        if values is None:
            continue
        low, high = min(values), max(values)
        # Equal steps of the logarithm need values above 0; from 0 a linear sweep would try large values only.
        if low == 0.0 and knob.swept.spacing == "log":
            low = sorted(set(values))[1]
        sweep = SweepSettings(
            knob=knob.name, low=low, high=high, steps=max(len(values), 5), n_seeds=SEEDS, epochs=lesson.epochs,
            spacing="log" if low > 0.0 and knob.swept.spacing == "log" else "linear",
        )  # fmt: skip
        return f"sweep{query(links.to_sweep_query(settings[0], sweep))}", says.SWEEP_OVER(setting=knob.sentence_title)
    return None


def _values(knob: Knob, settings: list[Settings]) -> list[float] | None:
    """Return the values of a knob that make all settings of the first one; None if it does not, or they are few."""
    if len(settings) < FEWEST_SWEPT:
        return None
    found = []
    for one in settings:
        value = _value(knob, one)
        if value is None or knob.apply(settings[0], value) != one:
            return None
        found.append(value)
    return found


def _value(knob: Knob, settings: Settings) -> float | None:
    """Return at what a knob stands; None where there is nothing that it turns."""
    layers = settings.network.hidden_layers
    if knob.name == "depth":
        return float(len(layers))
    if knob.name == "width":
        return float(layers[0]) if layers else None
    part = next(part for part in PARTS if hasattr(getattr(settings, part), knob.name))
    return float(getattr(getattr(settings, part), knob.name))
