"""Which figure shows what of a run: the answer, the curves, and one tab of inner life."""

from __future__ import annotations

from playground.charts.decision_boundary import decision_boundary, surface
from playground.charts.epoch_picker import epoch_picker
from playground.charts.figure import Figure
from playground.charts.layers import histograms, layer_lines
from playground.charts.learning_curves import learning_curves
from playground.charts.regression import fitted_curve, predicted_against_true
from playground.charts.theme import Theme
from playground.measurements.distributions import pre_activation_histograms, weight_histograms
from playground.measurements.run import Run
from playground.settings import ViewSettings

TAB_TITLES = {
    "weights": "Weights", "zeros": "Zeros", "norms": "Norms", "gradients": "Gradients", "units": "Units",
    "inputs": "Pre-activations",
}  # fmt: skip


def answer(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return what the network answers: a boundary, a surface, a curve, or predictions against true values."""
    dataset, evaluation = run.dataset, run.trainer.evaluation
    show_test, discretise = view.show_test, view.discretise
    if run.answer == "classes":
        return decision_boundary(run.field(), dataset, evaluation, theme, show_test=show_test, discretise=discretise)
    if run.answer == "surface":
        return surface(run.field(), dataset, evaluation, theme, show_test=show_test, discretise=discretise)
    if run.answer == "curve":
        return fitted_curve(run.field(), dataset, evaluation, theme, show_test=show_test)
    return predicted_against_true(run.predictions(), dataset, evaluation, theme, show_test=show_test)


def curves(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return train and test curves."""
    return learning_curves(
        run.history,
        theme,
        of=view.curve,
        regression=run.dataset.task == "regression",
        log_loss=view.log_loss,
        log_epochs=view.log_epochs,
        stop_epoch=run.stop_epoch,
        shown_epoch=None if run.present is run else run.trainer.epoch,
    )


def picking(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return what lies over the curves of a paused run and turns a click into an epoch."""
    return epoch_picker(curves(run, view, theme), theme)


def inner_life(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the figure of the open tab."""
    network, layers = run.trainer.network, run.layers
    if view.tab == "weights":
        return histograms(weight_histograms(network), theme, title="weight w", count_zeros=True)
    if view.tab == "inputs":
        spread = pre_activation_histograms(network, run.trainer.problem.train.X)
        return histograms(spread, theme, title="pre-activation z", count_zeros=False)
    columns, names, title, shares = {
        "zeros": ({"exactly 0": "zeros", "below 0.001": "near_zeros"}, layers, "share of weights", True),
        "norms": ({"√Σw²": "l2_norm", "Σ|w|": "l1_norm"}, layers, "norm of the weights", False),
        "gradients": ({"RMS": "gradient_rms"}, layers, "RMS of ∂C₀/∂w", False),
        "units": ({"inactive": "inactive", "dead units": "dead"}, layers[:-1], "share of the layer", True),
    }[view.tab]
    return layer_lines(
        run.history,
        theme,
        columns=columns,
        layers=names,
        title=title,
        shares=shares,
        log_epochs=view.log_epochs,
    )
