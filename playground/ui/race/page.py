"""The race's page: two settings on the same data, side by side, and what sets them apart."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from playground.charts.kit.theme import Theme
from playground.comparisons.differences import Difference, differences
from playground.settings import links
from playground.settings.run import LARGEST_SEED, NetworkSettings
from playground.ui.controls import view as view_controls
from playground.ui.controls.sidebar import sidebar
from playground.ui.live.player import play
from playground.ui.parts.keeping import keep_finished
from playground.ui.race import state as race_state
from playground.ui.race.scene import RacePlaces, RaceScene
from playground.ui.race.state import RaceState
from playground.ui.race.style import race_rules
from playground.ui.shell import session
from playground.ui.shell.canvas import Canvas
from playground.ui.shell.pages import Pages, row_of_links
from playground.ui.shell.style import rules
from playground.ui.shell.widgets import key_of, scope
from playground.words.catalogue import race as says
from playground.words.race import SIDE_NAMES, differences_text

SIDE = "race side"
FAIR = (
    "Data and seeds are common to both: the same points, the same split, the same order of batches, and the same first "
    "weights as long as the layers have the same shapes."
)


def race_page(pages: Pages) -> None:
    """Draw the page."""
    here = race_state.current()
    here.pace.page_runs()
    with st.sidebar:
        row_of_links(pages)
    with session.listening():
        edited = _side(here)
        with scope("race"):
            settings = sidebar(here.edited, of=SIDE_NAMES[edited])
            with st.sidebar:
                view_controls.of_page(here)
    here.apply(settings)
    dark = st.context.theme.type == "dark"
    theme = Theme(dark=dark, presenter=here.view.presenter)
    st.html(rules(presenter=theme.presenter, dark=dark) + race_rules(presenter=theme.presenter, sides=theme.sides))
    stage()


def _side(here: RaceState) -> str:
    """Draw whose settings the sidebar shows, and return it."""
    with st.sidebar:
        edited = st.radio(
            "Settings of", ["a", "b"], key=session.seeded(SIDE, here.view.edited), horizontal=True,
            format_func=lambda side: says.SETTING(side=SIDE_NAMES[side]), label_visibility="collapsed",
        )  # fmt: skip
    here.view = replace(here.view, edited=edited)
    return edited


@st.fragment
def stage() -> None:
    """Draw the race and what drives it, and play it if it is to play."""
    session.catch_up()
    here = race_state.current()
    theme = Theme(dark=st.context.theme.type == "dark", presenter=here.view.presenter)
    with st.container(key="racetrack", gap="xsmall"), scope("race"):
        state = _buttons(here)
        st.html(_told(differences(here.race.a.settings, here.race.b.settings)))
        numbers, standing = st.container(key="numbers"), st.container(key="standing")
        for problem in here.problems:
            st.warning(problem)
        a, b, apart = st.columns(3, gap="small")
        places = [_titled(column, name) for column, name in ((a, "A"), (b, "B"), (apart, "A against B"))]
        left, right = st.columns(2, gap="small")
        with left:
            view_controls.of_curves(here, regression=here.race.a.dataset.task == "regression")
            curves = st.container(key="race-curves")
        with right:
            view_controls.of_race(here)
            zeros = st.container(key="race-zeros")
        spoken = st.container(key="spoken")
    session.publish_query(links.to_pair_query(here.race.a.settings, here.race.b.settings, here.view))
    everywhere = RacePlaces(state, numbers, (places[0], places[1]), places[2], curves, zeros, standing, spoken)
    play(
        here, RaceScene(here, everywhere, theme, Canvas(here.last)), on_end=lambda: keep_finished(here, *here.race.runs)
    )


def _titled(column: DeltaGenerator, title: str) -> DeltaGenerator:
    """Return the place of a picture below its title."""
    with column:
        st.html(f'<div class="side-{title if len(title) == 1 else "both"}">{title}</div>')
        return st.container(key=f"race-{title.rsplit(maxsplit=1)[-1] if len(title) == 1 else 'apart'}")


def _told(found: list[Difference]) -> str:
    """Return what sets the two apart, as HTML."""
    text = escape(differences_text(found))
    return f'<div class="differences" title="{FAIR}"><strong>A against B:</strong> {text}</div>'


def _buttons(here: RaceState) -> DeltaGenerator:
    """Draw the buttons that drive the race; return the place beside them for words."""
    pace = here.pace
    with st.container(key="buttons", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.button(
            "Pause" if pace.playing else "Play", key="race play", type="primary", shortcut="P", on_click=_toggle,
            icon=":material/pause:" if pace.playing else ":material/play_arrow:",
            disabled=not here.is_open and not pace.playing,
            help=None if pace.playing else "Train both, epoch by epoch, and watch.",
        )  # fmt: skip
        st.button(
            "Step", key="race step", icon=":material/skip_next:", shortcut="S", on_click=_step,
            disabled=not here.is_open, help="Train one epoch of both and pause.",
        )  # fmt: skip
        st.button(
            "Reset", key="race reset", icon=":material/restart_alt:", shortcut="0", on_click=_reset,
            help="Both back to epoch 0 with the same first weights.",
        )  # fmt: skip
        renewed = st.button(
            "New weights", key="race renew", icon=":material/casino:", shortcut="N", on_click=_renew,
            help="Both back to epoch 0 with other first weights (the next weight seed): would it end the same way?",
        )  # fmt: skip
        swapped = st.button(
            "Swap", key="race swap", icon=":material/swap_horiz:", on_click=_swap, help="Let A and B change places."
        )
        view_controls.speed(here)
        state = st.container(key="state")
    if renewed or swapped:
        st.rerun()  # the sidebar shows the seed, and whose settings it has
    return state


def _toggle() -> None:
    race_state.current().pace.toggle()


def _step() -> None:
    here = race_state.current()
    here.pace.pause()
    here.race.advance(1)
    keep_finished(here, *here.race.runs)


def _reset() -> None:
    here = race_state.current()
    here.pace.pause()
    here.race.reset()


def _renew() -> None:
    here = race_state.current()
    settings = here.edited
    network = replace(settings.network, seed=(settings.network.seed + 1) % (LARGEST_SEED + 1))
    with scope("race"), scope(SIDE_NAMES[here.view.edited]):
        session.correct(key_of(NetworkSettings(), "seed"), network.seed)
    here.apply(replace(settings, network=network))


def _swap() -> None:
    here = race_state.current()
    here.pace.pause()
    here.swap()
    session.put(SIDE, here.view.edited)
