"""The tabs of the dashboard, each with all there is to say of it; their order is that on the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from playground.measurements.run import Run
from playground.settings.nearest import nearest_word
from playground.settings.pages import ViewSettings
from playground.ui.train import tab_figures, theory_figures
from playground.ui.train.tab_figures import DrawFigure, layer_history
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.catalogue import pages as page_says


@dataclass(frozen=True, slots=True)
class TrainingPointsPicture:
    """A picture of the training points alone that stands in place of the network's answer while a tab is open."""

    is_possible: Callable[[Run], bool]
    figure: DrawFigure


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab.

    Attributes
    ----------
    key : str
        Its name in links.
    title : str
        Its label.
    figure : callable
        Returns what it shows of a run.
    shows, look_for : str
        What that is, and what to look for in it: Markdown for the manual.
    beside : TrainingPointsPicture or None
        What stands beside the tab in place of the network's answer, where it can.
    has_units : bool
        Whether a hidden unit can be chosen to be shown beside it.
    is_first : bool
        Whether its name stands on the page; the others are behind More.
    """

    key: str
    title: str
    figure: DrawFigure
    shows: str
    look_for: str
    beside: TrainingPointsPicture | None = None
    has_units: bool = False
    is_first: bool = False


_TABS = (
    Tab(
        "weights", "Weights", tab_figures.weights,
        "histogram of each layer's weights; exact and near zeros are counted in words, not drawn",
        "weights that spread out as the gap opens",
        is_first=True,
    ),
    Tab(
        "zeros", "Zeros",
        layer_history(
            {"zeros": guides.EXACTLY_ZERO, "near_zeros": guides.NEARLY_ZERO},
            says.SHARE_OF_WEIGHTS, says.SHARE_OF_WEIGHTS_BY_LAYER, shares=True,
        ),
        "share of weights that are exactly 0, and of others below 0.001",
        "L1 makes the first kind, L2 hardly any but the second",
        is_first=True,
    ),
    Tab(
        "norms", "Norms",
        layer_history(
            {"l2_norm": guides.L2_NORM, "l1_norm": guides.L1_NORM}, says.NORM, says.NORM_BY_LAYER, shares=False
        ),
        "√Σw² and Σ|w| of each layer",
        "growth while the network memorises",
    ),
    Tab(
        "gradients", "Gradients",
        layer_history(
            {"gradient_rms": guides.ROOT_MEAN_SQUARE}, says.GRADIENT, says.GRADIENT_BY_LAYER, shares=False, over=10
        ),
        "root mean square of ∂C₀/∂w in each layer, over the last mini-batches of the last 10 epochs",
        "first layers far below the last: the gradient vanishes",
    ),
    Tab(
        "units", "Units",
        layer_history(
            {"inactive": guides.INACTIVE, "dead": guides.DEAD_UNITS},
            says.SHARE_OF_LAYER, says.SHARE_OF_LAYER_BY_LAYER, shares=True, hidden_only=True,
        ),
        "share of activations whose derivative is below 0.001 in size (inactive), and of units for which that holds "
        "for every training sample (dead)",
        "ReLU makes sparse activations; a large learning rate kills units",
    ),
    Tab(
        "inputs", "Pre-activations", tab_figures.pre_activations,
        "histogram of what enters each activation function, on training samples, with the share that is exactly 0",
        "values far from 0 saturate sigmoid and tanh",
    ),
    Tab(
        "features", "Inputs", tab_figures.inputs,
        "√Σw² of the first layer's weights that leave each input; a 0 where all of them are exactly 0",
        "L1 lets useless inputs go, L2 only makes them small",
    ),
    Tab(
        "network", "Network", tab_figures.network,
        "the network as a graph; beyond 8 units in a layer (inputs and outputs too) the 8 strongest by weight, and the "
        "others in a strip; or all weights of each layer as a heat map",
        "L1 makes lines vanish; each unit bends the plane once, the next layer combines the bends",
        has_units=True,
        is_first=True,
    ),
    Tab(
        "ledger", "Ledger", tab_figures.ledger,
        "share of training points whose label the network gives, true and flipped labels apart; meanwhile the boundary "
        "shows each training point in the colour of the epoch since which it is fitted for good, hollow if it is not "
        "fitted now; with *First fitted* of the epoch that first fitted it, hollow if none did. A triangle was lost at "
        "times: a label can be met by chance while the boundary moves",
        "true labels are fitted first, flipped ones are memorised later",
        beside=TrainingPointsPicture(tab_figures.has_ledger_map, tab_figures.map_of_ledger),
        is_first=True,
    ),
    Tab(
        "confusion", "Confusion", tab_figures.confusion,
        "counts by true and predicted class, training (with its flipped labels) beside test; recall at the right, "
        "precision below",
        "which classes are taken for which, and whether only on test",
    ),
    Tab(
        "steepness", "Steepness", theory_figures.steepness,
        "root mean square of the length of the logits' gradient by the inputs, over the plane (where it is all the "
        "inputs) and at (at most 500) training samples",
        "it grows while the network memorises; L2 holds it down",
    ),
    Tab(
        "signals", "Signals", theory_figures.signals,
        "standard deviation σ and mean of what enters each activation, over training samples and units together",
        "layers that drift while those before them learn",
    ),
    Tab(
        "skewness", "Skewness", theory_figures.skewness,
        "skewness of what enters each activation: 0 is symmetric, as a Gaussian is",
        "layers that leave 0 as they learn: mean and σ then say less of what enters them",
    ),
    Tab(
        "scales", "γ and β", theory_figures.gamma_and_beta,
        "root mean square over the units of γ and of β of each batch normalisation, which begin at 1 and 0",
        "how far a layer leaves spread 1 and mean 0",
    ),
    Tab(
        "normalised", "Normalised", theory_figures.normalisation,
        "histogram of what goes into each batch normalisation, and of what comes out, on training samples",
        "layers of different spread come together",
    ),
    Tab(
        "reliance", "Reliance", theory_figures.reliance,
        "rise of the test loss when one hidden unit is deleted, for each unit, in each layer from the worst to lose; "
        "rest the mouse on a point for the unit",
        "a steep start: the network stands on few units. With dropout it is flatter",
    ),
    Tab(
        "ensemble", "Ensemble", theory_figures.ensemble,
        "with dropout, the test loss of 30 single thinned networks, of the average answer of the first 1, 2, … of "
        "them, and of the whole network",
        "the average falls below single ones as more are averaged",
    ),
)  # fmt: skip
TABS = {tab.key: tab for tab in _TABS}


def picture_beside(run: Run, view: ViewSettings) -> TrainingPointsPicture | None:
    """Return the picture that replaces the network's answer beside the open tab; None for the answer itself."""
    beside = TABS[view.tab].beside
    return beside if beside is not None and beside.is_possible(run) else None


def with_known_tab(view: ViewSettings) -> tuple[ViewSettings, tuple[str, ...]]:
    """Return a link's view with an existing tab, and a problem if the link named one that does not exist."""
    if view.tab in TABS:
        return view, ()
    default = ViewSettings().tab
    nearest = nearest_word(view.tab, {tab.title: key for key, tab in TABS.items()} | {key: key for key in TABS})
    said = {"value": view.tab, "known": ", ".join(TABS), "used": default}
    if nearest in {None, default}:
        problem = page_says.UNKNOWN_TAB(**said)
    else:
        problem = page_says.UNKNOWN_TAB_BUT(**said, nearest=nearest)
    return replace(view, tab=default), (problem,)


def manual_table() -> str:
    """Return the manual's table of the tabs, in Markdown."""
    rows = [("Tab", "Shows", "Look for"), ("---", "---", "---")]
    rows += [(tab.title, tab.shows, tab.look_for) for tab in TABS.values()]
    return "\n".join("| " + " | ".join(cell.replace("|", r"\|") for cell in row) + " |" for row in rows)
