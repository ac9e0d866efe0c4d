"""Every figure that is checked by the same rules, each made of a run that has trained for a while."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.luck.agreement import agreement
from playground.charts.luck.final_losses import final_losses
from playground.charts.luck.seed_bands import seed_bands
from playground.charts.train.confusion import confusion_matrices
from playground.charts.train.decision_boundary import decision_boundary, surface, unit_surface
from playground.charts.train.input_bars import input_bars
from playground.charts.train.layer_lines import layer_lines
from playground.charts.train.layers import histograms
from playground.charts.train.learning_curves import learning_curves
from playground.charts.train.ledger import fitted_shares, ledger_map
from playground.charts.train.network_graph import network_graph
from playground.charts.train.regression import fitted_curve, predicted_against_true, unit_curve
from playground.charts.train.weight_maps import weight_maps
from playground.comparisons.luck.compared import Compared
from playground.comparisons.luck.seed_results import COLUMNS, SeedResults
from playground.measurements.boundary import Grid
from playground.measurements.distributions import pre_activation_histograms, weight_histograms
from playground.measurements.run import Run
from playground.measurements.theory.input_weights import input_weights
from playground.network.outputs import predicted_labels
from tests.charts.train.of_tabs import OF_TABS

Draw = Callable[[Run, Theme], Figure]


def curves(**options: Any) -> Draw:
    """Return how learning curves are drawn with these options."""
    chosen = {
        "measure": "loss",
        "regression": False,
        "log_loss": False,
        "log_epochs": False,
        "stop_epoch": 4,
        **options,
    }
    return lambda run, theme: learning_curves(run.history, theme, **chosen)


def lines(columns: dict[str, str], title: str, *, shares: bool, log_epochs: bool = False) -> Draw:
    """Return how lines of layers are drawn with these options."""

    def draw(run: Run, theme: Theme) -> Figure:
        names = run.layers[:-1] if "inactive" in columns else run.layers
        return layer_lines(
            run.history,
            theme,
            columns=columns,
            layers=names,
            title=title,
            name=f"Lines of {title}",
            shares=shares,
            log_epochs=log_epochs,
        )

    return draw


def answer(draw: Callable[..., Figure], *, thinned: bool = False, **options: bool) -> Draw:
    """Return how predictions over the plane are drawn with these options."""

    def drawn(run: Run, theme: Theme) -> Figure:
        more: dict[str, Any] = {"show_test": True, **options} | ({"ensemble": run.ensemble()} if thinned else {})
        return draw(run.field(), run.dataset, run.trainer.evaluation, theme, **more)

    return drawn


def ledger(*, discretise: bool = False) -> Draw:
    """Return how the ledger's map is drawn."""
    return lambda run, theme: ledger_map(
        run.field(), run.dataset, run.history.ledger.at(run.trainer.epoch), theme, discretise=discretise
    )


def shares(*, log_epochs: bool = False) -> Draw:
    """Return how the ledger's curves are drawn."""
    return lambda run, theme: fitted_shares(
        run.history, theme, flips=bool(run.dataset.flipped.any()), log_epochs=log_epochs
    )


def confusion(run: Run, theme: Theme) -> Figure:
    return confusion_matrices(run.confusions(), run.dataset.class_names, theme)


def against_true(run: Run, theme: Theme) -> Figure:
    return predicted_against_true(run.predictions(), run.dataset, run.trainer.evaluation, theme, show_test=True)


def weights(run: Run, theme: Theme) -> Figure:
    return histograms(weight_histograms(run.trainer.network), theme, title="weight w", count_zeros=True)


def pre_activations(run: Run, theme: Theme) -> Figure:
    distributions = pre_activation_histograms(run.trainer.network, run.trainer.problem.train.X)
    return histograms(distributions, theme, title="pre-activation z", count_zeros=False)


def graph(run: Run, theme: Theme) -> Figure:
    return network_graph(run.portrait(), theme, inputs=run.dataset.feature_names, outputs=("class 1",), chosen=(1, 2))


def inputs(run: Run, theme: Theme) -> Figure:
    weights = input_weights(run.trainer.network)
    return input_bars({"A": weights, "B": weights}, run.dataset, theme, colours=theme.sides)


def maps(run: Run, theme: Theme) -> Figure:
    return weight_maps(run.trainer.network, theme)


def of_unit(draw: Callable[..., Figure], **options: bool) -> Draw:
    """Return how a unit's output is drawn with these options."""
    return lambda run, theme: draw(
        run.unit_field(1, 2), run.dataset, theme, title="hidden 1 unit 2", **{"show_test": True, **options}
    )


def of_seeds(run: Run, shift: float) -> SeedResults:
    """Return what three networks with curves like the run's, and the boundary or curve of its network, come to."""
    curves = np.stack([run.history[name] for name in COLUMNS[:4]] + [run.history["zeros"][:, 0]], axis=1)
    rows = np.stack([curves + shift, 1.1 * curves, 1.2 * curves], axis=2)
    grid = Grid(run.dataset, 60)
    z = run.trainer.network.logits(grid.inputs)
    regression = run.dataset.task == "regression"
    answers = np.stack([z[:, 0], z[:, 0] + shift, 2 * z[:, 0]]) if regression else np.stack([predicted_labels(z)] * 3)
    return SeedResults(run.settings, rows, np.zeros(3, int), grid, answers, run.dataset.n_classes)


def bands(*, pair: bool = False, **options: Any) -> Draw:
    """Return how the bands of many seeds are drawn with these options."""
    chosen = {"measure": "loss", "regression": False, "log_loss": False, "last_epoch": 40, **options}
    sides = (0.0, 0.1) if pair else (0.0,)
    return lambda run, theme: seed_bands([of_seeds(run, shift) for shift in sides], theme, **chosen)


def dots(*, pair: bool = False, log_loss: bool = False) -> Draw:
    """Return how the final losses of many seeds are drawn."""
    sides = (0.0, 0.1) if pair else (0.0,)
    return lambda run, theme: final_losses(
        Compared([of_seeds(run, shift) for shift in sides]), theme, log_loss=log_loss
    )


def agreed(*, points: bool) -> Draw:
    """Return how the agreement of many seeds is drawn."""
    return lambda run, theme: agreement(of_seeds(run, 0.1), run.dataset, theme, points=points)


FIGURES: dict[str, tuple[str, Draw]] = {
    "boundary of two classes": ("moons", answer(decision_boundary, discretise=False)),
    "boundary of two classes, discrete": ("moons", answer(decision_boundary, discretise=True)),
    "boundary without test points": ("moons", answer(decision_boundary, discretise=False, show_test=False)),
    "boundary of three classes": ("iris", answer(decision_boundary, discretise=False)),
    "boundary of three classes, discrete": ("iris", answer(decision_boundary, discretise=True)),
    "boundary of ten classes": ("digits", answer(decision_boundary, discretise=False)),
    "surface": ("bumps", answer(surface, discretise=False)),
    "surface, discrete": ("bumps", answer(surface, discretise=True)),
    "fitted curve": ("sine", answer(fitted_curve)),
    "predicted against true": ("diabetes", against_true),
    "loss curves": ("moons", curves()),
    "loss curves, log loss": ("moons", curves(log_loss=True)),
    "loss curves, log epochs": ("moons", curves(log_epochs=True)),
    "loss curves, no stop": ("moons", curves(stop_epoch=None)),
    "accuracy curves": ("moons", curves(measure="score")),
    "R² curves": ("sine", curves(measure="score", regression=True)),
    "zeros": ("moons", lines({"zeros": "exactly 0", "near_zeros": "below 0.001"}, "share of weights", shares=True)),
    "norms": ("moons", lines({"l2_norm": "√Σw²", "l1_norm": "Σ|w|"}, "norm of the weights", shares=False)),
    "gradients": ("moons", lines({"gradient_rms": "RMS"}, "RMS of ∂C₀/∂w", shares=False, log_epochs=True)),
    "units": ("moons", lines({"inactive": "inactive", "dead": "dead units"}, "share of the layer", shares=True)),
    "weights": ("moons", weights),
    "pre-activations": ("moons", pre_activations),
    "thinned boundaries of two classes": ("moons", answer(decision_boundary, discretise=False, thinned=True)),
    "thinned boundaries of ten classes": ("digits", answer(decision_boundary, discretise=True, thinned=True)),
    "thinned surface": ("bumps", answer(surface, discretise=False, thinned=True)),
    "thinned curves": ("sine", answer(fitted_curve, thinned=True)),
    "ledger of two classes": ("moons", ledger()),
    "ledger of ten classes": ("digits", ledger(discretise=True)),
    "shares fitted": ("moons", shares()),
    "shares fitted, log epochs": ("moons", shares(log_epochs=True)),
    "confusion of two classes": ("moons", confusion),
    "confusion of ten classes": ("digits", confusion),
    "unit over the plane": ("moons", of_unit(unit_surface, discretise=False)),
    "unit over the plane of a regression": ("bumps", of_unit(unit_surface, discretise=True)),
    "unit over a line": ("sine", of_unit(unit_curve)),
    **OF_TABS,
    "network graph": ("moons", graph),
    "weight maps": ("digits", maps),
    "inputs": ("wine", inputs),
    "bands": ("moons", bands()),
    "bands, accuracy": ("moons", bands(measure="score")),
    "bands of a pair, log loss": ("moons", bands(pair=True, log_loss=True)),
    "bands of a pair, R²": ("sine", bands(pair=True, measure="score", regression=True)),
    "final losses": ("moons", dots()),
    "final losses of a pair": ("moons", dots(pair=True, log_loss=True)),
    "agreement of two classes": ("moons", agreed(points=True)),
    "agreement of ten classes": ("digits", agreed(points=False)),
    "agreement over a line": ("sine", agreed(points=True)),
    "agreement over a plane": ("bumps", agreed(points=False)),
}  # fmt: skip

every_figure = pytest.mark.parametrize(("data", "draw"), FIGURES.values(), ids=FIGURES.keys())
