"""The figures of the dashboard's run: the picture of the answer, the curves, and the open tab."""

from __future__ import annotations

from playground.charts.answer import network_answer
from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.train.decision_boundary import unit_surface
from playground.charts.train.learning_curves import learning_curves
from playground.charts.train.regression import unit_curve
from playground.measurements.run import Run
from playground.settings.pages import ViewSettings
from playground.ui.train.ghost import Ghost
from playground.ui.train.tabs import TABS, picture_beside
from playground.words.catalogue import charts as says
from playground.words.settings import what_was_otherwise


def answer(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the picture of the chosen unit, or the one the open tab asks for, or else the network's answer."""
    if view.hidden:
        return unit_answer(run, view, theme)
    if beside := picture_beside(run, view):
        return beside.figure(run, view, theme)
    return output(run, view, theme)


def output(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the network's answer."""
    return network_answer(run, theme, show_test=view.show_test, discretise=view.discretise, thinned=view.thinned)


def unit_answer(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return what the chosen hidden unit passes on, over the plane or the line of the data."""
    field = run.unit_field(view.hidden, view.unit)
    title = says.UNIT(layer=str(view.hidden), unit=str(view.unit))
    if field.values.ndim == 1:
        return unit_curve(field, run.dataset, theme, title=title, show_test=view.show_test)
    return unit_surface(field, run.dataset, theme, title=title, show_test=view.show_test, discretise=view.discretise)


def curves(run: Run, view: ViewSettings, theme: Theme, ghost: Ghost | None = None) -> Figure:
    """Return train and test curves, and those of the run before the last change."""
    return learning_curves(
        run.history,
        theme,
        measure=view.curve,
        regression=run.dataset.task == "regression",
        log_loss=view.log_loss,
        log_epochs=view.log_epochs,
        stop_epoch=run.stop_epoch,
        shown_epoch=None if run.present is run else run.trainer.epoch,
        ghost_history=None if ghost is None else ghost.history,
        ghost_name="" if ghost is None or ghost.settings is None else what_was_otherwise(ghost.settings, run.settings),
    )


def open_tab(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the figure of the open tab."""
    return TABS[view.tab].figure(run, view, theme)
