"""Which figures show a lesson's runs: one run, a race of two, or several values side by side."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from playground.charts.answer import network_answer
from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.learn.variant_ends import variant_ends
from playground.charts.learn.variant_lines import variant_lines
from playground.charts.train.learning_curves import learning_curves
from playground.lessons.compared import has_one_loss
from playground.lessons.lesson import Lesson
from playground.lessons.lineup import Lineup
from playground.measurements.run import Run
from playground.ui.learn.layout import layout
from playground.ui.learn.panels import PANELS
from playground.words.catalogue import learn as says
from playground.words.catalogue import pages as headed
from playground.words.catalogue import training as names


def figures(lineup: Lineup, theme: Theme) -> dict[str, Figure | None]:
    """Return the figures by the keys of their places."""
    rows = layout(lineup.lesson, presenter=theme.presenter).rows
    return {key: _figure(key, lineup, replace(theme, abreast=len(row))) for row in rows for key in row}


def _figure(key: str, lineup: Lineup, theme: Theme) -> Figure:
    """Return the figure of one place."""
    runs = lineup.runs
    kind, _, name = key.partition(" ")
    if kind == "answer":
        crowded = theme.presenter or len(runs) > 2 or runs[name].dataset.n_classes > 2
        drawn = replace(theme, narrow=crowded)
        return network_answer(runs[name], drawn, show_test=True, discretise=False)
    if kind == "panel":
        return PANELS[name].draw(runs, theme)
    if kind == "curves":
        return _curves(lineup, theme)
    return variant_ends(
        {name: _ends(run) for name, run in runs.items()}, theme, axis=lineup.lesson.axis,
        title=names.LOSS(), name=says.ENDS_OF_VARIANTS(), log_axis=lineup.lesson.is_log,
    )  # fmt: skip


def curves_title(lesson: Lesson) -> str:
    """Return what the curves are: of one run, the test loss of each, or its score where the losses are unlike."""
    if len(lesson.variants) == 1:
        return headed.CURVES()
    return says.LOSS_OF_VARIANTS() if has_one_loss(lesson) else says.SCORE_OF_VARIANTS()


def _curves(lineup: Lineup, theme: Theme) -> Figure:
    """Return the curves of one run, or the test loss of each."""
    runs = list(lineup.runs.values())
    if len(runs) == 1:
        regression = runs[0].dataset.task == "regression"
        return learning_curves(
            runs[0].history, theme, measure="loss", regression=regression, log_loss=False, log_epochs=False,
            stop_epoch=runs[0].stop_epoch,
        )  # fmt: skip
    column = "test_loss" if has_one_loss(lineup.lesson) else "test_score"
    series = {name: np.asarray(run.history[column], np.float64) for name, run in lineup.runs.items()}
    return variant_lines(series, theme, title="", name=curves_title(lineup.lesson), shares=column == "test_score")


def _ends(run: Run) -> tuple[float, float]:
    evaluation = run.trainer.evaluation
    return float(evaluation.train_loss), float(evaluation.test_loss)
