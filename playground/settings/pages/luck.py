"""How many seeds are studied, and what they change."""

from __future__ import annotations

from dataclasses import dataclass

from playground.settings.declaration import Condition, Declaration, choice, flag, whole
from playground.settings.fields import Option, check_all
from playground.settings.pages import shared

VARIED = {
    "all": Option("weights, order and data"),
    "weights": Option("first weights"),
    "order": Option("order and dropout"),
    "data": Option("data draw"),
}
COMPARED = {
    "last": Option("last test loss", "Last test loss: after the last epoch."),
    "valid": Option(
        "last validation loss",
        "Last validation loss: the same on the samples for validation; without such samples it is the last test loss.",
    ),
    "lowest": Option(
        "lowest test loss",
        "Lowest test loss: each network in its best epoch. The validation samples chose it if there are some; without "
        "them the test samples did, and new ones would find it worse.",
    ),
    "stop": Option(
        "test loss at early stopping",
        "At early stopping: after the epoch in which the patience of the settings runs out, or after the last.",
    ),
    "score": Option("last accuracy or R²", "The score is accuracy, or R² where the target is a number."),
    "score-lowest": Option("accuracy or R² at lowest test loss"),
    "score-stop": Option("accuracy or R² at early stopping"),
}
EPOCHS = (20, 50, 100, 200, 300, 500, 1000, 2000, 5000)


def _has_b(view: LuckSettings) -> bool:
    return view.pair


@dataclass(frozen=True, slots=True)
class LuckSettings:
    """How many seeds are tried, what they change, for how long, and how the page is shown.

    ``pair`` sets B beside A, and ``edited`` is the one whose controls are shown.
    """

    n_seeds: int = whole(20, 5, 50, "seeds", Declaration(
        "Seeds", "Networks of each setting, each with seeds of its own.", sweep=shared.NOT_OF_A_RUN,
    ))  # fmt: skip
    varied: str = choice("all", VARIED, "vary", Declaration(
        "What varies",
        "First weights; order of the batches and dropped units; the samples, their split and flips; or all of them. "
        "What does not vary stays that of the seeds in the controls.",
    ))  # fmt: skip
    epochs: int = whole(200, 1, 5000, "upto", Declaration(
        "Epochs", "How long each network is trained, whatever its own limit says.", stops=EPOCHS,
        sweep=shared.NOT_OF_A_RUN,
    ))  # fmt: skip
    pair: bool = flag("pair", Declaration(
        "Compare with B", "Train B with the same data and seeds, and compare by seed.",
    ), default=False)  # fmt: skip
    compared: str = choice("last", COMPARED, "compare", Declaration(
        "Compared", "Which number of each network is compared.",
    ))  # fmt: skip
    measured_by: str = shared.measured_by()
    edited: str = choice("a", shared.SIDES, "edit", Declaration(
        "Controls of", "Whose controls are shown.", acts_when=Condition(_has_b, "a comparison with B"),
    ))  # fmt: skip
    curve: str = shared.curve()
    log_loss: bool = shared.log_loss()
    presenter: bool = shared.presenter()

    def __post_init__(self) -> None:
        check_all(self)
