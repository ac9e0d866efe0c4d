"""Which figure shows what of a run: the answer, the curves, and one tab of inner life."""

from __future__ import annotations

from playground.charts.decision_boundary import decision_boundary, surface, unit_surface
from playground.charts.figure import Figure
from playground.charts.layers import histograms, layer_lines
from playground.charts.learning_curves import learning_curves
from playground.charts.network_graph import fits, network_graph
from playground.charts.regression import fitted_curve, predicted_against_true, unit_curve
from playground.charts.theme import Theme
from playground.charts.weight_maps import weight_maps
from playground.measurements.distributions import pre_activation_histograms, weight_histograms
from playground.measurements.run import Run
from playground.settings import ViewSettings

TAB_TITLES = {
    "weights": "Weights", "zeros": "Zeros", "norms": "Norms", "gradients": "Gradients", "units": "Units",
    "inputs": "Pre-activations", "network": "Network",
}  # fmt: skip


def answer(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return what the network, or the unit chosen, answers: a boundary, a surface, a curve, or predictions."""
    if view.hidden:
        return unit_answer(run, view, theme)
    dataset, evaluation = run.dataset, run.trainer.evaluation
    show_test, discretise = view.show_test, view.discretise
    if run.answer == "classes":
        return decision_boundary(run.field(), dataset, evaluation, theme, show_test=show_test, discretise=discretise)
    if run.answer == "surface":
        return surface(run.field(), dataset, evaluation, theme, show_test=show_test, discretise=discretise)
    if run.answer == "curve":
        return fitted_curve(run.field(), dataset, evaluation, theme, show_test=show_test)
    return predicted_against_true(run.predictions(), dataset, evaluation, theme, show_test=show_test)


def unit_answer(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return what the chosen hidden unit passes on, over the plane or the line of the data."""
    field = run.unit_field(view.hidden, view.unit)
    title = f"hidden {view.hidden} unit {view.unit}"
    if field.values.ndim == 1:
        return unit_curve(field, run.dataset, theme, title=title, show_test=view.show_test)
    return unit_surface(field, run.dataset, theme, title=title, show_test=view.show_test, discretise=view.discretise)


def network(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the network as a graph, or its weights as heat maps if a layer is too wide for that."""
    dataset = run.dataset
    if not fits(run.widths):
        return weight_maps(run.trainer.network, theme)
    names = dataset.class_names or (dataset.target_name,)
    return network_graph(
        run.portrait(),
        theme,
        inputs=dataset.feature_names,
        outputs=names[-run.widths[-1] :],
        chosen=(view.hidden, view.unit) if view.hidden else None,
    )


def curves(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return train and test curves."""
    marked = run.settings.training.early_stopping != "off"
    return learning_curves(
        run.history,
        theme,
        of=view.curve,
        regression=run.dataset.task == "regression",
        log_loss=view.log_loss,
        log_epochs=view.log_epochs,
        stop_epoch=run.trainer.stopping.stop_epoch if marked else None,
    )


def inner_life(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the figure of the open tab."""
    layers = run.layers
    if view.tab == "network":
        return network(run, view, theme)
    if view.tab == "weights":
        return histograms(weight_histograms(run.trainer.network), theme, title="weight w", count_zeros=True)
    if view.tab == "inputs":
        spread = pre_activation_histograms(run.trainer.network, run.trainer.problem.train.X)
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
