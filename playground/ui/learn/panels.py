"""What can stand beside the answers and the curves of a lesson's runs: a record for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.learn.colours import variant_colours
from playground.charts.learn.ensemble_losses import ensemble_losses
from playground.charts.learn.variant_lines import variant_lines
from playground.charts.train.before_after import before_after
from playground.charts.train.input_bars import input_bars
from playground.charts.train.layer_lines import sampled_lines
from playground.charts.train.layers import histograms
from playground.charts.train.ledger import fitted_shares
from playground.measurements.distributions import pre_activation_histograms, weight_histograms
from playground.measurements.recording.over_epochs import Measure
from playground.measurements.run import Run
from playground.measurements.theory.input_weights import input_weights
from playground.measurements.theory.reliance import reliance
from playground.measurements.theory.signals import MOST_SAMPLES, scale_and_shift, shapes, signals
from playground.measurements.theory.steepness import plane_steepness
from playground.measurements.theory.thinned_losses import thinned_losses
from playground.network.arithmetic import Array
from playground.words.catalogue import guides
from playground.words.catalogue import learn as says
from playground.words.messages import Message

Runs = Mapping[str, Run]
MEMBERS = 30  # thinned networks


@dataclass(frozen=True, slots=True)
class Panel:
    """A figure of a lesson's runs.

    Attributes
    ----------
    name : Message
    draw : callable
        Returns the figure of the runs by the names of their variants, in the theme's colours.
    """

    name: Message
    draw: Callable[[Runs, Theme], Figure]


def lines(name: Message, column: Callable[[Run], Array], *, shares: bool = False) -> Panel:
    """Return a panel with a line for each run.

    Parameters
    ----------
    name : Message
        Of the chart; it stands above it.
    column : callable
        Returns of a run the number after each epoch, an ndarray (n_epochs + 1,).
    shares : bool
        The numbers are shares, written in percent.
    """

    def draw(runs: Runs, theme: Theme) -> Figure:
        series = {variant: np.asarray(column(run), np.float64) for variant, run in runs.items()}
        return variant_lines(series, theme, title="", name=name(), shares=shares)

    return Panel(name, draw)


def sampled(name: Message, measure: Measure, column: Callable[[Array], Array], *, shares: bool = False) -> Panel:
    """Return a panel with a line for each run through the epochs at which it is measured.

    Parameters
    ----------
    name : Message
        Of the chart and its vertical axis.
    measure : callable
        What is measured of network and problem.
    column : callable
        Returns one number an epoch, (n_epochs,), of what was measured, (n_epochs, ...).
    shares : bool
        The numbers are shares, written in percent.
    """

    def draw(runs: Runs, theme: Theme) -> Figure:
        found = {variant: run.over_epochs.of(measure) for variant, run in runs.items()}
        return variant_lines(
            {variant: column(series.values) for variant, series in found.items()}, theme, title=name(), name=name(),
            shares=shares, places={variant: series.epochs for variant, series in found.items()},
        )  # fmt: skip

    return Panel(name, draw)


def over_weights(run: Run, column: str) -> Array:
    """Return a share of each layer's weights as that of all weights, (n_epochs + 1,)."""
    sizes = np.multiply(run.widths[:-1], run.widths[1:], dtype=np.float64)
    return run.history[column] @ sizes / sizes.sum()


def _weights(runs: Runs, theme: Theme) -> Figure:
    """Return the histograms of the weights of the first run."""
    run = next(iter(runs.values()))
    return histograms(weight_histograms(run.trainer.network), theme, title="weight w", count_zeros=True)


def _fitted(runs: Runs, theme: Theme) -> Figure:
    """Return the shares of true and of flipped labels that the first run gives."""
    history = next(iter(runs.values())).history
    return fitted_shares(history, theme, flips=True, log_epochs=False)


def _reliance(runs: Runs, theme: Theme) -> Figure:
    """Return the rise of each run's test loss without each hidden unit, sorted from the worst."""
    rises = {name: np.concatenate(reliance(run.trainer.network, run.trainer.problem)) for name, run in runs.items()}
    series = {name: np.sort(values)[::-1] for name, values in rises.items()}
    return variant_lines(series, theme, title="", name=says.RELIANCE(), axis=says.UNITS_FROM_WORST())


def _pre_activations(runs: Runs, theme: Theme) -> Figure:
    """Return the histograms of what enters the activations of the first run."""
    run = next(iter(runs.values()))
    spread = pre_activation_histograms(run.trainer.network, run.trainer.problem.train.X)
    return histograms(spread, theme, title="pre-activation z", count_zeros=False)


def _input_weights(runs: Runs, theme: Theme) -> Figure:
    """Return the first layer's weights by input of all runs, which have the same inputs."""
    weights = {name: input_weights(run.trainer.network) for name, run in runs.items()}
    dataset = next(iter(runs.values())).dataset
    return input_bars(weights, dataset, theme, colours=variant_colours(len(runs), theme))


def _gamma_and_beta(runs: Runs, theme: Theme) -> Figure:
    """Return the size of γ and β of the first run over epochs."""
    run = next(iter(runs.values()))
    return sampled_lines(
        run.over_epochs.of(scale_and_shift), theme, kinds={"gamma": guides.GAMMA(), "beta": guides.BETA()},
        layers=run.layers[:-1], title=guides.GAMMA_AND_BETA(), name=guides.GAMMA_AND_BETA_BY_LAYER(), log_epochs=False,
    )  # fmt: skip


def _before_and_after(runs: Runs, theme: Theme) -> Figure:
    """Return the distributions of what the first run's linear parts give, and of what its activations give."""
    run = next(iter(runs.values()))
    layers = signals(run.trainer.network, run.trainer.problem.train.X[:MOST_SAMPLES])
    pairs = [(layer.linear, layer.given) for layer in layers]
    return before_after(pairs, run.layers[:-1], theme, name=guides.LINEAR_AND_ACTIVATION())


def _ensemble(runs: Runs, theme: Theme) -> Figure:
    """Return the losses of thinned networks of the first run."""
    run = next(iter(runs.values()))
    problem, training = run.trainer.problem, run.settings.training
    found = thinned_losses(run.trainer.network, problem, training.seed, MEMBERS)
    return ensemble_losses(found, theme, is_regression=problem.dataset.task == "regression")


PANELS = {
    "before and after": Panel(guides.LINEAR_AND_ACTIVATION, _before_and_after),
    "ensemble": Panel(guides.ENSEMBLE, _ensemble),
    "gamma and beta": Panel(guides.GAMMA_AND_BETA_BY_LAYER, _gamma_and_beta),
    "spread": sampled(says.SPREAD, shapes, lambda values: values[:, -1, 1]),
    "steepness": sampled(says.STEEPNESS, plane_steepness, lambda values: values),
    "exact zeros of z": sampled(says.EXACT_ZEROS, shapes, lambda values: values[:, :, 3].max(axis=1), shares=True),
    "inputs": Panel(says.INPUT_WEIGHTS, _input_weights),
    "pre-activations": Panel(says.PRE_ACTIVATIONS, _pre_activations),
    "first layer's gradient": lines(
        says.FIRST_GRADIENT, lambda run: run.history["gradient_rms"][:, 0] / run.history["gradient_rms"][:, -1]
    ),
    "labels fitted": Panel(says.FITTED, _fitted),
    "reliance": Panel(says.RELIANCE, _reliance),
    "weights": Panel(says.WEIGHTS, _weights),
    "test accuracy": lines(says.TEST_SCORE, lambda run: run.history["test_score"], shares=True),
    "training accuracy": lines(says.TRAINING_SCORE, lambda run: run.history["train_score"], shares=True),
    "training loss": lines(says.TRAINING_LOSS, lambda run: run.history["train_loss"]),
    "zeros": lines(says.ZEROS, lambda run: over_weights(run, "zeros"), shares=True),
    "norm": lines(says.NORM, lambda run: np.sqrt(np.square(run.history["l2_norm"]).sum(axis=1))),
    "inactive": lines(says.INACTIVE, lambda run: run.history["inactive"].mean(axis=1), shares=True),
    "dead": lines(says.DEAD, lambda run: run.history["dead"].mean(axis=1), shares=True),
}
