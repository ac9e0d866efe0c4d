"""The figures of the tabs: a view into a run for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from playground.charts.kit.figure import Figure
from playground.charts.kit.sentence import sentence
from playground.charts.kit.theme import Theme
from playground.charts.train.confusion import confusion_matrices
from playground.charts.train.input_bars import input_bars
from playground.charts.train.layer_lines import layer_lines
from playground.charts.train.layers import histograms
from playground.charts.train.ledger import fitted_shares, ledger_map
from playground.charts.train.network_graph import network_graph
from playground.charts.train.weight_maps import weight_maps
from playground.measurements.distributions import pre_activation_histograms, weight_histograms
from playground.measurements.run import Run
from playground.measurements.theory.input_weights import input_weights
from playground.settings.pages import ViewSettings
from playground.words.catalogue import training as says
from playground.words.messages import Message

DrawFigure = Callable[[Run, ViewSettings, Theme], Figure]


def weights(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the histograms of each layer's weights."""
    return histograms(weight_histograms(run.trainer.network), theme, title=says.WEIGHT_AXIS(), count_zeros=True)


def pre_activations(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the histograms of what enters each activation function."""
    spread = pre_activation_histograms(run.trainer.network, run.trainer.problem.train.X)
    return histograms(spread, theme, title=says.PRE_ACTIVATION_AXIS(), count_zeros=False)


def layer_history(
    columns: Mapping[str, Message],
    title: Message,
    name: Message,
    *,
    shares: bool,
    hidden_only: bool = False,
    over: int = 1,
) -> DrawFigure:
    """Return the figure of a number of each layer over the epochs.

    Parameters
    ----------
    columns : mapping of str to Message
        What the lines of each column of the history are called.
    title, name : Message
        What the vertical axis and the figure are called.
    shares : bool
        Whether the numbers are shares.
    hidden_only : bool
        Whether the last layer has no such number.
    over : int
        Over how many last epochs the root mean square is taken.
    """

    def figure(run: Run, view: ViewSettings, theme: Theme) -> Figure:
        return layer_lines(
            run.history,
            theme,
            columns={column: called() for column, called in columns.items()},
            layers=run.layers[:-1] if hidden_only else run.layers,
            title=title(),
            name=name(),
            shares=shares,
            log_epochs=view.log_epochs,
            over=over,
        )

    return figure


def network(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the network as a graph, or its weights as heat maps if these are asked for."""
    if view.heat_maps:
        return weight_maps(run.trainer.network, theme)
    portrait, dataset = run.portrait(), run.dataset
    chosen = (view.hidden, view.unit) if view.hidden else None
    names = dataset.class_names or (dataset.target_name,)
    return network_graph(
        portrait,
        theme,
        inputs=dataset.feature_names,
        outputs=names[-run.widths[-1] :],
        drawn=run.strongest.drawn(portrait.strengths, held={chosen} if chosen else ()),
        chosen=chosen,
    )


def inputs(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the first layer's weights by input."""
    weights = {"run": input_weights(run.trainer.network)}
    return input_bars(weights, run.dataset, theme, colours=(theme.train,))


def ledger(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the share of training points whose label the network gives."""
    if run.dataset.task == "regression":
        return sentence(says.LEDGER_NEEDS_CLASSES(), theme)
    flips = bool(run.dataset.flipped.any())
    return fitted_shares(run.history, theme, flips=flips, log_epochs=view.log_epochs)


def has_ledger_map(run: Run) -> bool:
    """Return whether the ledger can be drawn as a map: of classes on a plane."""
    return run.answer == "classes" and run.dataset.plane is not None


def map_of_ledger(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the boundary with each training point in the colour of the epoch that fitted it."""
    entries = run.history.ledger.at(run.trainer.epoch)
    by = "first" if view.first_fitted else "since"
    return ledger_map(run.field(), run.dataset, entries, theme, discretise=view.discretise, by=by)


def confusion(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return the counts by true and predicted class."""
    matrices = run.confusions()
    if matrices is None:
        return sentence(says.CONFUSION_NEEDS_CLASSES(), theme)
    return confusion_matrices(matrices, run.dataset.class_names, theme)
