"""How a run is shown."""

from __future__ import annotations

from dataclasses import dataclass

from playground.settings.declaration import Condition, Declaration, flag, whole, word
from playground.settings.fields import check_all
from playground.settings.pages import shared


def _shows_unit(view: ViewSettings) -> bool:
    return view.hidden > 0


@dataclass(frozen=True, slots=True)
class ViewSettings:
    """How a run is shown; no number of the run depends on it.

    ``tab`` is the key of the open tab; the page that has the tabs knows which there are. ``hidden`` 0 shows the
    network's answer; otherwise that hidden layer's ``unit`` is shown in its place.
    """

    curve: str = shared.curve()
    log_loss: bool = shared.log_loss()
    log_epochs: bool = shared.log_epochs()
    show_test: bool = shared.show_test()
    discretise: bool = flag("discrete", Declaration(
        "Discretise", "Show only which class wins (or eight bands of a value).",
    ), default=False)  # fmt: skip
    thinned: bool = flag("thinned", Declaration(
        "Thinned networks",
        "Dropout trains an ensemble: draw eight networks with units dropped as in training (thin lines), their average "
        "(dashed), and how far they disagree (haze or band: their standard deviation). The full network stands for "
        "all.",
    ), default=False)  # fmt: skip
    tab: str = word("weights", "tab", Declaration("Tab", "Which view into the network is open."))
    first_fitted: bool = flag("firstfitted", Declaration(
        "First fitted",
        "Colour each training point by the epoch that first fitted it, in place of the one since which it is fitted "
        "for good. A label can be met by chance: a boundary that still moves passes over points and gives their labels "
        "for a while.",
    ), default=False)  # fmt: skip
    heat_maps: bool = flag("heatmaps", Declaration(
        "Heat maps", "Draw all weights of each layer as a heat map, in place of the graph of the strongest units.",
    ), default=False)  # fmt: skip
    hidden: int = whole(0, 0, 6, "hidden", Declaration(
        "Show", "What the picture shows: the network's answer, or a unit of a hidden layer.",
        sweep=shared.NOT_OF_A_RUN,
    ))  # fmt: skip
    unit: int = whole(1, 1, 256, "unit", Declaration(
        "Unit", "Which unit of the hidden layer is shown.", acts_when=Condition(_shows_unit, "a hidden layer to show"),
        sweep=shared.NOT_OF_A_RUN,
    ))  # fmt: skip
    speed: str = shared.speed()
    presenter: bool = shared.presenter()

    def __post_init__(self) -> None:
        check_all(self)
