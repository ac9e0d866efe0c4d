"""The run as a film: its form, how far it is, and the file."""

from __future__ import annotations

import streamlit as st

from playground.charts.kit.theme import Theme
from playground.export.animation.epochs import SPACINGS, epochs_of_film
from playground.export.animation.film import Scene, scene_of
from playground.export.animation.formats import FEWEST, FORMATS, MOST, USUAL
from playground.export.animation.job import DrawScene, FilmJob
from playground.ui.shell import tab_state
from playground.ui.shell.download import download
from playground.ui.shell.serving.offers import File
from playground.ui.train import figures
from playground.ui.train import state as train_state
from playground.ui.train.state import TrainState
from playground.words.catalogue.export import animation as says

JOB, FRAMES, SPACING, FORM = "film", "film frames", "film epochs", "film format"
POLL_SECONDS = 0.5


def film_controls(state: TrainState) -> None:
    """Draw the form of a film, or of the one in the making how far it is."""
    st.markdown(f"**{says.ANIMATE()}**", help=says.HELP())
    if state.run.trainer.epoch == 0:
        st.caption(says.TRAIN_FIRST())
        return
    job: FilmJob | None = tab_state.value(JOB)
    if job is not None and job.is_running:
        _progress()
        return
    spacings = dict(zip(SPACINGS, (says.EVEN(), says.LOG()), strict=True))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(says.FRAMES(), FEWEST, MOST, USUAL, step=10, key=FRAMES, width=130)
        st.selectbox(says.SPACING(), list(spacings), key=SPACING, format_func=spacings.__getitem__, width=160)
        st.selectbox(says.FORMAT(), list(FORMATS), key=FORM, format_func=lambda form: FORMATS[form].name, width=100)
        st.button(says.START(), key="start film", on_click=_start, icon=":material/movie:")
    if job is not None:
        _outcome(job)


@st.fragment(run_every=POLL_SECONDS)
def _progress() -> None:
    """Draw how far the film is, again and again; the page runs once more when it is made."""
    job: FilmJob | None = tab_state.value(JOB)
    if job is None or not job.is_running:
        st.rerun()
        return
    st.progress(job.done / job.total, says.PROGRESS(done=str(job.done), total=str(job.total)))
    st.button(says.CANCEL(), key="cancel film", on_click=job.cancel)


def _outcome(job: FilmJob) -> None:
    """Draw the button that saves the film, or say why there is none."""
    if job.content is not None:
        file = File(lambda: job.content, f"boundary.{job.ending}", job.form.mime)
        download(says.SAVE(job.total, n=str(job.total)), file, key="save film", icon="download")
    elif job.is_lost:
        st.caption(says.LOST())
    elif job.error:
        st.caption(says.FAILED(error=job.error))


def _start() -> None:
    """Begin to make the film that the form describes."""
    state = train_state.current()
    epochs = epochs_of_film(state.run.trainer.epoch, int(tab_state.value(FRAMES)), tab_state.value(SPACING))
    theme = Theme(dark=st.context.theme.type == "dark")
    tab_state.set_value(JOB, FilmJob(epochs, tab_state.value(FORM), _drawing(state, theme)))


def _drawing(state: TrainState, theme: Theme) -> DrawScene:
    """Return how a film draws an epoch of the present run, with the page waiting no longer than for one."""
    run, history, view = state.run, state.run.history, state.existing_view

    def draw(epoch: int) -> Scene | None:
        with state.stage.between_epochs():
            if state.run is not run or run.history is not history or run.trainer.epoch < epoch:
                return None
            shown = run.at(epoch)
            return scene_of(shown, figures.answer(shown, view, theme), theme)

    return draw
