"""The figures of tabs that are drawn as a whole, each of a run that has trained for a while."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.measurements.run import Run
from playground.settings.pages import ViewSettings
from playground.ui.train.tabs import TABS

Draw = Callable[[Run, Theme], Figure]


def tab(key: str, *, log_epochs: bool = False, dropout: float = 0.0, **network: Any) -> Draw:
    """Return how the figure of a tab is drawn, of a run with another network or dropout that has trained as long."""

    def draw(run: Run, theme: Theme) -> Figure:
        if network or dropout:
            settings = replace(
                run.settings,
                network=replace(run.settings.network, **network),
                training=replace(run.settings.training, dropout=dropout),
            )
            other = Run(settings, run.dataset)
            other.trainer.advance(run.trainer.epoch)
            run = other
        return TABS[key].figure(run, ViewSettings(log_epochs=log_epochs), theme)

    return draw


OF_TABS: dict[str, tuple[str, Draw]] = {
    "steepness": ("moons", tab("steepness")),
    "steepness, log epochs": ("sine", tab("steepness", log_epochs=True)),
    "steepness of ten classes": ("digits", tab("steepness")),
    "signals": ("moons", tab("signals")),
    "signals, log epochs": ("digits", tab("signals", log_epochs=True)),
    "skewness": ("moons", tab("skewness")),
    "γ and β": ("moons", tab("scales", batch_norm="before")),
    "normalised": ("moons", tab("normalised", batch_norm="after")),
    "reliance": ("iris", tab("reliance")),
    "reliance of a regression": ("sine", tab("reliance")),
    "ensemble": ("moons", tab("ensemble", dropout=0.5)),
    "ensemble of a regression": ("bumps", tab("ensemble", dropout=0.5)),
}
