"""How a race of two settings is shown."""

from __future__ import annotations

from dataclasses import dataclass

from playground.settings.declaration import Declaration, choice, flag
from playground.settings.fields import check_all
from playground.settings.pages import shared


@dataclass(frozen=True, slots=True)
class RaceSettings:
    """How a race is shown, by whose loss it is measured, and whose controls are shown; no run depends on it."""

    curve: str = shared.curve()
    log_loss: bool = shared.log_loss()
    log_epochs: bool = shared.log_epochs()
    show_test: bool = shared.show_test()
    discretise: bool = flag("discrete", Declaration("Discretise", "Show only which class wins."), default=False)
    measured_by: str = shared.measured_by()
    speed: str = shared.speed()
    edited: str = choice("b", shared.SIDES, "edit", Declaration("Settings of", "Whose settings the sidebar shows."))
    presenter: bool = shared.presenter()

    def __post_init__(self) -> None:
        check_all(self)
