"""Which figure shows what of a run: the answer, the curves, and one tab of inner life."""

from __future__ import annotations

from playground.charts.kit.figure import Figure
from playground.charts.kit.sentence import sentence
from playground.charts.kit.theme import Theme
from playground.charts.train.confusion import confusion_matrices
from playground.charts.train.decision_boundary import decision_boundary, surface, unit_surface
from playground.charts.train.epoch_picker import epoch_picker
from playground.charts.train.layers import histograms, layer_lines
from playground.charts.train.learning_curves import learning_curves
from playground.charts.train.ledger import fitted_shares, ledger_map
from playground.charts.train.network_graph import fits, network_graph
from playground.charts.train.regression import fitted_curve, predicted_against_true, unit_curve
from playground.charts.train.weight_maps import weight_maps
from playground.measurements.distributions import pre_activation_histograms, weight_histograms
from playground.measurements.run import Run
from playground.settings.pages import ViewSettings
from playground.words.catalogue import charts as says

TAB_TITLES = {
    "weights": "Weights", "zeros": "Zeros", "norms": "Norms", "gradients": "Gradients", "units": "Units",
    "inputs": "Pre-activations", "network": "Network", "ledger": "Ledger", "confusion": "Confusion",
}  # fmt: skip
# What an axis, and what a chart of the layers is called.
SHARES_OF_WEIGHTS = says.SHARE_OF_WEIGHTS, says.SHARE_OF_WEIGHTS_BY_LAYER
NORMS = says.NORM, says.NORM_BY_LAYER
GRADIENTS = says.GRADIENT, says.GRADIENT_BY_LAYER
SHARES_OF_LAYERS = says.SHARE_OF_LAYER, says.SHARE_OF_LAYER_BY_LAYER


def answer(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return what the network, or the unit chosen, answers: a boundary, a surface, a curve, or predictions.

    While the tab of the ledger is open, the boundary carries the ledger.
    """
    if view.hidden:
        return unit_answer(run, view, theme)
    dataset, evaluation = run.dataset, run.trainer.evaluation
    show_test, discretise = view.show_test, view.discretise
    if shows_ledger(run, view):
        entries = run.history.ledger.at(run.trainer.epoch)
        return ledger_map(run.field(), dataset, entries, theme, discretise=discretise)
    if run.answer == "pairs":
        return predicted_against_true(run.predictions(), dataset, evaluation, theme, show_test=show_test)
    ensemble = run.ensemble() if view.thinned and run.can_be_thinned else None
    if run.answer == "curve":
        return fitted_curve(run.field(), dataset, evaluation, theme, show_test=show_test, ensemble=ensemble)
    draw = decision_boundary if run.answer == "classes" else surface
    return draw(run.field(), dataset, evaluation, theme, show_test=show_test, discretise=discretise, ensemble=ensemble)


def shows_ledger(run: Run, view: ViewSettings) -> bool:
    """Return whether the answer's chart carries the ledger: its tab is open, and there are classes on a plane."""
    return view.tab == "ledger" and run.answer == "classes" and run.dataset.plane is not None


def unit_answer(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return what the chosen hidden unit passes on, over the plane or the line of the data."""
    field = run.unit_field(view.hidden, view.unit)
    title = says.UNIT(layer=str(view.hidden), unit=str(view.unit))
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
    layers = run.layers
    if view.tab == "network":
        return network(run, view, theme)
    if view.tab == "weights":
        return histograms(weight_histograms(run.trainer.network), theme, title="weight w", count_zeros=True)
    if view.tab == "inputs":
        spread = pre_activation_histograms(run.trainer.network, run.trainer.problem.train.X)
        return histograms(spread, theme, title="pre-activation z", count_zeros=False)
    if view.tab == "ledger":
        if run.dataset.task == "regression":
            return sentence("The ledger needs classes: a predicted number is never simply right.", theme)
        flips = bool(run.dataset.flipped.any())
        return fitted_shares(run.history, theme, flips=flips, log_epochs=view.log_epochs)
    if view.tab == "confusion":
        matrices = run.confusions()
        if matrices is None:
            return sentence("A confusion matrix needs classes; this is regression.", theme)
        return confusion_matrices(matrices, run.dataset.class_names, theme)
    columns, names, (title, name), shares = {
        "zeros": ({"exactly 0": "zeros", "below 0.001": "near_zeros"}, layers, SHARES_OF_WEIGHTS, True),
        "norms": ({"√Σw²": "l2_norm", "Σ|w|": "l1_norm"}, layers, NORMS, False),
        "gradients": ({"RMS": "gradient_rms"}, layers, GRADIENTS, False),
        "units": ({"inactive": "inactive", "dead units": "dead"}, layers[:-1], SHARES_OF_LAYERS, True),
    }[view.tab]
    return layer_lines(
        run.history,
        theme,
        columns=columns,
        layers=names,
        title=title(),
        name=name(),
        shares=shares,
        log_epochs=view.log_epochs,
    )
