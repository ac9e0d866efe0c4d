"""The page of many seeds: one setting, or two, trained with every seed, to tell a difference from luck."""

from __future__ import annotations

import streamlit as st

from playground.charts.luck.agreement import agreement
from playground.charts.luck.final_losses import final_losses
from playground.charts.luck.seed_bands import seed_bands
from playground.comparisons.luck.seed_results import SeedResults
from playground.comparisons.luck.seed_study import SeedStudy
from playground.ui.controls.field_control import control, loss_or_score, segments
from playground.ui.controls.sidebar import sidebar
from playground.ui.luck import state as luck_state
from playground.ui.luck import words as luck_words
from playground.ui.luck.state import LuckState
from playground.ui.luck.style import luck_rules
from playground.ui.parts.view_controls import change_view, presenter_control
from playground.ui.shell.canvas import Canvas
from playground.ui.shell.frame import frame, show_problems, theme_of
from playground.ui.shell.navigation import Page
from playground.ui.shell.widgets import scope
from playground.words.catalogue import luck as says
from playground.words.luck import failure_text
from playground.words.race import SIDE_NAMES

LOOK_SECONDS = 0.5  # between two looks at a running study


def luck() -> None:
    """Draw the page."""
    state = luck_state.current()

    def controls() -> None:
        with st.sidebar:
            _which(state)
        with scope(f"luck {state.version}"):
            state.apply(sidebar(state.edited, name="b" if state.edits_b else "a", limited=False))
        with st.sidebar:
            presenter_control(state)

    frame(state, controls, luck_rules)
    with st.container(key="luck", gap="xsmall"):
        _controls(state)
        state.publish()
        show_problems(state.problems)
        running = state.is_running
        st.fragment(_stage, run_every=LOOK_SECONDS if running else None)(was_running=running)


def _which(state: LuckState) -> None:
    """Draw the switch for a second setting B, the choice of the side to edit, and the button Take from Train."""
    change_view(state, pair=control(state.view, "pair"))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if state.view.pair:
            change_view(state, edited=segments(state.view, "edited", SIDE_NAMES))
        st.button(
            "Take from Train", key="take", on_click=state.take_from_dashboard, type="tertiary",
            help="Take the settings of the page Train for the one whose controls are shown here. Data and seeds are "
            "always those of both.",
        )  # fmt: skip


def _controls(state: LuckState) -> None:
    """Draw what is studied and the button that starts it."""
    view = state.view
    with st.container(key="luck-controls", horizontal=True, vertical_alignment="bottom", gap="small"):
        running = state.is_running
        failed = state.study is not None and bool(state.study.failure)
        if running:
            st.button("Cancel", key="cancel", icon=":material/stop:", on_click=_cancel, type="primary", width=110)
        elif failed:
            st.button("Go on", key="resume", icon=":material/play_arrow:", on_click=_resume, type="primary", width=110)
        if not running:
            st.button(
                "Start", key="start", icon=":material/play_arrow:", on_click=_start, width=110,
                type="secondary" if failed else "primary",
            )  # fmt: skip
        with st.container(width=90):
            n_seeds = control(view, "n_seeds")
        with st.container(width=270 if view.presenter else 205):
            varied = control(view, "varied")
        with st.container(width=180):
            epochs = control(view, "epochs")
        regression = state.study is not None and state.study.n_classes == 0
        curve = loss_or_score(view, "curve", regression=regression)
        log_loss = control(view, "log_loss")
    change_view(state, n_seeds=n_seeds, varied=varied, epochs=int(epochs), curve=curve, log_loss=log_loss)


def _stage(*, was_running: bool) -> None:
    """Draw the study as far as it is, and let it go on while somebody looks."""
    state = luck_state.current()
    study = state.study
    if study is None:
        st.html(f'<div class="luck-hint">{luck_words.HINT}</div>')
        return
    study.collect()
    results = study.results()
    st.html(luck_words.state_line(study, outdated=state.is_outdated))
    if study.failure:
        st.error(failure_text(study.failure))
    if results:
        _draw(state, study, results)
    if was_running and not study.is_running:
        st.rerun()  # without looking again every half second, and with the button to start


def _draw(state: LuckState, study: SeedStudy, results: list[SeedResults]) -> None:
    """Draw numbers, sentences and charts."""
    view, regression = state.view, study.n_classes == 0
    theme = theme_of(state)
    canvas = Canvas(state.last_frames)
    st.html(luck_words.key_numbers(results, regression=regression))
    st.html(luck_words.sentences(study, results))
    pair = len(results) > 1
    left, right = st.columns([0.62, 0.38] if pair else [0.54, 0.46], gap="small")
    bands = seed_bands(
        results, theme, measure=view.curve, regression=regression, log_loss=view.log_loss, last_epoch=study.epochs
    )
    canvas.chart(left.container(key="luck-bands"), "bands chart", bands)
    losses = final_losses(results, theme, log_loss=view.log_loss)
    canvas.chart(left.container(key="luck-losses"), "losses chart", losses)
    left.html(f'<div class="caption">{says.BANDS_CAPTION()}</div>')
    maps = right.container(key="luck-maps", gap="xsmall") if pair else right
    for side, side_results in zip("ab", results, strict=False):
        figure = agreement(side_results, study.dataset, theme, points=not study.own_data)
        canvas.chart(maps.container(key=f"luck-map-{side}"), f"map chart {side}", figure)
        title = f"<b>{says.OF_SIDE(side=SIDE_NAMES[side])}</b> " if pair else ""
        maps.html(f'<div class="caption">{title}{figure.caption}</div>')
    canvas.spoken(st.container(key="spoken"))


def _start() -> None:
    luck_state.current().start()


def _cancel() -> None:
    if (study := luck_state.current().study) is not None:
        study.cancel()


def _resume() -> None:
    if (study := luck_state.current().study) is not None:
        study.resume()


PAGE = Page("Luck", "luck", "Luck", "One setting, or two, over many seeds: was it luck?", luck)
