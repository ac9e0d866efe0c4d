"""The figures of the tabs on what the theory speaks of; over epochs they are measured while somebody looks."""

from __future__ import annotations

import numpy as np

from playground.charts.kit.figure import Figure
from playground.charts.kit.sentence import sentence
from playground.charts.kit.theme import Theme
from playground.charts.learn.ensemble_losses import ensemble_losses
from playground.charts.learn.variant_lines import variant_lines
from playground.charts.train.before_after import before_after
from playground.charts.train.layer_lines import sampled_lines
from playground.charts.train.reliance import unit_reliance
from playground.measurements.recording.over_epochs import Series
from playground.measurements.run import Run
from playground.measurements.theory import reliance as units
from playground.measurements.theory.signals import MOST_SAMPLES, normalised, scale_and_shift, shapes
from playground.measurements.theory.steepness import plane_steepness, sample_steepness
from playground.measurements.theory.thinned_losses import thinned_losses
from playground.settings.pages import ViewSettings
from playground.words.catalogue import guides as says

MEMBERS = 30


def steepness(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the steepness over epochs, over the plane where it is the space of the inputs, and at the samples."""
    measured = {
        says.OVER_THE_PLANE(): run.over_epochs.of(plane_steepness),
        says.AT_TRAINING_POINTS(): run.over_epochs.of(sample_steepness),
    }
    shown = {name: series for name, series in measured.items() if np.isfinite(series.values).any()}
    return variant_lines(
        {name: series.values for name, series in shown.items()}, theme,
        title=says.STEEPNESS(), name=says.STEEPNESS_BY_EPOCH(), log_epochs=view.log_epochs,
        places={name: series.epochs for name, series in shown.items()},
    )  # fmt: skip


def signals(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return mean and standard deviation of what enters each activation over epochs."""
    if len(run.layers) == 1:
        return sentence(says.NO_HIDDEN_LAYERS(), theme)
    found = run.over_epochs.of(shapes)
    return sampled_lines(
        Series(found.epochs, found.values[:, :, [1, 0]]), theme,
        kinds={"deviation": says.DEVIATION(), "mean": says.MEAN()}, layers=run.layers[:-1],
        title=says.SIGNAL(), name=says.SIGNAL_BY_LAYER(), log_epochs=view.log_epochs,
    )  # fmt: skip


def skewness(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the skewness of what enters each activation over epochs."""
    if len(run.layers) == 1:
        return sentence(says.NO_HIDDEN_LAYERS(), theme)
    found = run.over_epochs.of(shapes)
    return sampled_lines(
        Series(found.epochs, found.values[:, :, [2]]), theme, kinds={"skewness": says.SKEWNESS()},
        layers=run.layers[:-1], title=says.SKEWNESS_OF_SIGNAL(), name=says.SKEWNESS_BY_LAYER(),
        log_epochs=view.log_epochs,
    )  # fmt: skip


def gamma_and_beta(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the size of γ and of β of each batch normalisation over epochs."""
    found = run.over_epochs.of(scale_and_shift)
    if not found.values.shape[1]:
        return sentence(says.NOT_NORMALISED(), theme)
    return sampled_lines(
        found, theme, kinds={"gamma": says.GAMMA(), "beta": says.BETA()}, layers=run.layers[:-1],
        title=says.GAMMA_AND_BETA(), name=says.GAMMA_AND_BETA_BY_LAYER(), log_epochs=view.log_epochs,
    )  # fmt: skip


def normalisation(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the distributions of what goes into each batch normalisation and of what comes out."""
    pairs = normalised(run.trainer.network, run.trainer.problem.train.X[:MOST_SAMPLES])
    if not pairs:
        return sentence(says.NOT_NORMALISED(), theme)
    return before_after(pairs, run.layers[:-1], theme, name=says.NORMALISED())


def reliance(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the rise of the test loss when one hidden unit is deleted, by unit."""
    network, problem = run.trainer.network, run.trainer.problem
    if len(run.layers) == 1:
        return sentence(says.RELIANCE_NEEDS_UNITS(), theme)
    if not len(problem.test.X):
        return sentence(says.RELIANCE_NEEDS_TEST(), theme)
    if units.work(network, problem.test) > units.MOST_WORK:
        return sentence(says.RELIANCE_TAKES_LONG(units=f"{sum(run.widths[1:-1]):,}"), theme)
    return unit_reliance(units.reliance(network, problem), run.layers[:-1], theme)


def ensemble(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the test losses of thinned networks and of their average, or why there are none."""
    trainer = run.trainer
    if not trainer.training.dropout or len(run.layers) == 1:
        return sentence(says.ENSEMBLE_NEEDS_DROPOUT(), theme)
    if not len(trainer.problem.test.X):
        return sentence(says.ENSEMBLE_NEEDS_TEST(), theme)
    found = thinned_losses(trainer.network, trainer.problem, trainer.training.seed, MEMBERS)
    return ensemble_losses(found, theme, is_regression=run.dataset.task == "regression")
