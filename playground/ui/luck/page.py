"""The page of many seeds: one setting, or two, trained with each, and what of it was luck."""

from __future__ import annotations

import streamlit as st

from playground.charts.kit.theme import Theme
from playground.charts.luck.agreement import AgreementMap, agreement, kind_of_map
from playground.charts.luck.final_losses import final_losses
from playground.charts.luck.seed_bands import seed_bands
from playground.comparisons.luck.seed_results import SeedResults
from playground.comparisons.luck.seed_study import SeedStudy
from playground.ui.controls import sidebar as controls
from playground.ui.luck import state as luck_state
from playground.ui.luck import words as luck_words
from playground.ui.luck.state import Luck
from playground.ui.luck.style import luck_rules
from playground.ui.shell import session
from playground.ui.shell.canvas import Canvas
from playground.ui.shell.pages import Pages, row_of_links
from playground.ui.shell.presenter import presenter_switch
from playground.ui.shell.style import rules
from playground.ui.shell.widgets import key_of, loss_or_score, scope, select, steps, switch, whole_number
from playground.words.catalogue import luck as says
from playground.words.luck import failure_text
from playground.words.race import SIDE_NAMES

EVERY = 0.5  # seconds between two looks at a running study
EPOCHS = (20, 50, 100, 200, 300, 500, 1000, 2000, 5000)
MAP_CAPTIONS = {
    AgreementMap.VOTES: says.AGREEMENT_CAPTION,
    AgreementMap.CURVE: says.CURVES_CAPTION,
    AgreementMap.SURFACE: says.SPREAD_CAPTION,
}


def luck_page(pages: Pages) -> None:
    """Draw the page."""
    here = luck_state.here()
    with st.sidebar:
        row_of_links(pages)
        _which(here)
    with scope(f"luck {here.version}"):
        here.take(controls.sidebar(here.edited, of="b" if here.edits_b else "a", limited=False))
    with st.sidebar:
        here.set(presenter=presenter_switch(here.view))
    dark = st.context.theme.type == "dark"
    st.html(rules(presenter=here.view.presenter, dark=dark) + luck_rules(presenter=here.view.presenter))
    with st.container(key="luck", gap="xsmall"):
        _controls(here)
        luck_state.publish(here)
        for problem in here.problems:
            st.warning(problem)
        running = here.is_running
        st.fragment(_stage, run_every=EVERY if running else None)(was_running=running)


def _which(here: Luck) -> None:
    """Draw whether there is a B, and whose controls are shown."""
    here.set(
        pair=switch(here.view, "pair", "Compare with B", "Train B with the same data and seeds, and compare by seed.")
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if here.view.pair:
            key = session.seeded(key_of(here.view, "edited"), here.view.edited)
            edited = st.segmented_control(
                "Controls of",
                ["a", "b"],
                key=key,
                format_func=SIDE_NAMES.__getitem__,
                required=True,
                label_visibility="collapsed",
            )
            here.set(edited=edited)
        st.button(
            "Take from Train", key="take", on_click=here.take_from_dashboard, type="tertiary",
            help="Take the settings of the page Train for the one whose controls are shown here. Data and seeds are "
            "always those of both.",
        )  # fmt: skip


def _controls(here: Luck) -> None:
    """Draw what is studied and the button that starts it."""
    view = here.view
    with st.container(key="luck-controls", horizontal=True, vertical_alignment="bottom", gap="small"):
        running = here.is_running
        failed = here.study is not None and bool(here.study.failure)
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
            n_seeds = whole_number(view, "n_seeds", "Seeds", "Networks of each setting, each with seeds of its own.")
        with st.container(width=270 if view.presenter else 205):
            varied = select(
                view, "varied", "What varies",
                "First weights; order of the batches and dropped units; the samples, their split and flips; or all "
                "of them. What does not vary stays that of the seeds in the controls.",
                luck_words.VARIED_TITLES,
            )  # fmt: skip
        with st.container(width=180):
            epochs = steps(
                view, "epochs", "Epochs", "How long each network is trained, whatever its own limit says.", EPOCHS,
                write="{:,}".format,
            )  # fmt: skip
        regression = here.study is not None and here.study.n_classes == 0
        curve = loss_or_score(view, "curve", "Curve", regression=regression)
        log_loss = switch(view, "log_loss", "log loss", "Draw losses on a logarithmic axis.")
    here.set(n_seeds=n_seeds, varied=varied, epochs=int(epochs), curve=curve, log_loss=log_loss)


def _stage(*, was_running: bool) -> None:
    """Draw the study as far as it is, and let it go on while somebody looks."""
    here = luck_state.here()
    study = here.study
    if study is None:
        st.html(f'<div class="luck-hint">{luck_words.HINT}</div>')
        return
    study.collect()
    results = study.results()
    st.html(luck_words.state_line(study, outdated=here.is_outdated))
    if study.failure:
        st.error(failure_text(study.failure))
    if results:
        _draw(here, study, results)
    if was_running and not study.is_running:
        st.rerun()  # without looking again every half second, and with the button to start


def _draw(here: Luck, study: SeedStudy, results: list[SeedResults]) -> None:
    """Draw numbers, sentences and charts."""
    view, regression = here.view, study.n_classes == 0
    theme = Theme(dark=st.context.theme.type == "dark", presenter=view.presenter)
    canvas = Canvas(here.last)
    st.html(luck_words.key_numbers(results, regression=regression))
    st.html(luck_words.sentences(study, results))
    pair = len(results) > 1
    left, right = st.columns([0.62, 0.38] if pair else [0.54, 0.46], gap="small")
    bands = seed_bands(
        results, theme, of=view.curve, regression=regression, log_loss=view.log_loss, last_epoch=study.epochs
    )
    canvas.chart(left.container(key="luck-bands"), "bands chart", bands)
    losses = final_losses(results, theme, log_loss=view.log_loss)
    canvas.chart(left.container(key="luck-losses"), "losses chart", losses)
    left.html(f'<div class="caption">{says.BANDS_CAPTION()}</div>')
    maps = right.container(key="luck-maps", gap="xsmall") if pair else right
    for side, of in zip("ab", results, strict=False):
        figure = agreement(of, study.dataset, theme, points=not study.own_data)
        caption = MAP_CAPTIONS.get(kind_of_map(of))
        canvas.chart(maps.container(key=f"luck-map-{side}"), f"map chart {side}", figure)
        title = f"<b>{says.OF_SIDE(side=SIDE_NAMES[side])}</b> " if pair else ""
        maps.html(f'<div class="caption">{title}{caption() if caption else ""}</div>')
    canvas.spoken(st.container(key="spoken"))


def _start() -> None:
    luck_state.here().start()


def _cancel() -> None:
    if (study := luck_state.here().study) is not None:
        study.cancel()


def _resume() -> None:
    if (study := luck_state.here().study) is not None:
        study.resume()
