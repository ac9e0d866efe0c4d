"""Figures of a run, a race, a study of many seeds or a sweep, for notebooks and reports.

``figures(run)["curves"].chart()`` is a chart of Altair, to be changed and saved. A notebook shows the first figure of
what stands alone in a cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch

from playground.charts.answer import network_answer
from playground.charts.kit.figure import Figure
from playground.charts.kit.sentence import sentence
from playground.charts.kit.theme import Theme
from playground.charts.luck.agreement import agreement
from playground.charts.luck.final_losses import final_losses
from playground.charts.luck.seed_bands import seed_bands
from playground.charts.race.pair_lines import pair_lines
from playground.charts.sweep.curves import sweep_curves
from playground.charts.sweep.map import sweep_map
from playground.charts.sweep.zeros import sweep_zeros
from playground.charts.train.learning_curves import learning_curves
from playground.comparisons.common_loss import common_loss
from playground.comparisons.luck.compared import Compared
from playground.comparisons.luck.seed_results import SeedResults
from playground.comparisons.luck.seed_study import SeedStudy
from playground.comparisons.race.race import Race
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.sweep import Sweep
from playground.measurements.recording.parts import of_parts
from playground.measurements.run import Run
from playground.words.catalogue import luck
from playground.words.charts import of_both, pair_to_come, part_names
from playground.words.compared import measured_by_text
from playground.words.numbers import measure_name

__all__ = ["USUAL", "Look", "compared_by", "curves", "figures", "main_figure", "race_curves", "study_figures"]

LIGHT = Theme()


@dataclass(frozen=True, slots=True)
class Look:
    """What of several things is drawn.

    Attributes
    ----------
    measure : {"loss", "score"}
        Data loss, or accuracy (R² of regression).
    log_loss : bool
        Whether losses have a logarithmic axis, or logarithmic colours.
    by : {"a", "b"}
        Whose loss measures both sides where theirs differ.
    compared : str
        Which number of a study's networks is compared, one of ``comparisons.luck.compared.CHOICES``.
    """

    measure: str = "loss"
    log_loss: bool = False
    by: str = "a"
    compared: str = "last"


USUAL = Look()


@singledispatch
def figures(shown: object, theme: Theme = LIGHT, look: Look = USUAL) -> dict[str, Figure]:
    """Return the figures of a run, a race, a study or a sweep by name; the first is what a notebook shows of it.

    Parameters
    ----------
    shown : Run, Race, SeedStudy or Sweep
        As far as it is: more epochs, or cells, need a new call. A run has "curves" and "answer", a race "curves",
        "answer a" and "answer b", a study "bands", "ends" and a map "agreement a" (and "agreement b") where its data
        can be drawn, a sweep of one setting "curves" and "zeros", of two "map".
    theme : Theme
        Colours and sizes; light by default.
    look : Look
        What is drawn of several things.

    Raises
    ------
    TypeError
        When it is of another type.
    """
    raise TypeError(f"figures are of a Run, a Race, a SeedStudy or a Sweep, got {type(shown).__name__}")


def main_figure(shown: object) -> Figure:
    """Return what a notebook shows of a run, a race, a study or a sweep."""
    return curves(shown) if isinstance(shown, Run | Race) else next(iter(figures(shown).values()))


def curves(shown: Run | Race, theme: Theme = LIGHT, look: Look = USUAL) -> Figure:
    """Return the curves of a run or a race alone."""
    if isinstance(shown, Race):
        return race_curves(shown, theme, look)
    return learning_curves(
        shown.history, theme, measure=look.measure, regression=shown.dataset.task == "regression",
        log_loss=look.log_loss, log_epochs=False, stop_epoch=shown.stop_epoch,
    )  # fmt: skip


@figures.register
def _(run: Run, theme: Theme = LIGHT, look: Look = USUAL) -> dict[str, Figure]:
    answer = network_answer(run, theme, show_test=True, discretise=False)
    return {"curves": curves(run, theme, look), "answer": answer}


@figures.register
def _(race: Race, theme: Theme = LIGHT, look: Look = USUAL) -> dict[str, Figure]:
    a, b = (network_answer(run, theme, show_test=True, discretise=False) for run in race.runs)
    return {"curves": curves(race, theme, look), "answer a": a, "answer b": b}


@figures.register
def _(study: SeedStudy, theme: Theme = LIGHT, look: Look = USUAL) -> dict[str, Figure]:
    results = study.results()
    if not results:
        return {"bands": sentence(luck.NOTHING_YET(), theme)}
    return study_figures(study, results, compared_by(study, results, look), theme, look)


@figures.register
def _(sweep: Sweep, theme: Theme = LIGHT, look: Look = USUAL) -> dict[str, Figure]:
    outcome = Outcome(sweep.plan, dict(sweep.results))
    regression, measure, log_loss = outcome.plan.base.data.entry.is_regression, look.measure, look.log_loss
    if sweep.plan.second:
        return {"map": sweep_map(outcome, theme, measure=measure, regression=regression, log_loss=log_loss)}
    curves = sweep_curves(outcome, theme, measure=measure, regression=regression, log_loss=log_loss)
    return {"curves": curves, "zeros": sweep_zeros(outcome, theme)}


def compared_by(study: SeedStudy, results: Sequence[SeedResults], look: Look) -> Compared:
    """Return what of the networks of a study is compared; ``results`` is what A, and B, have come to."""
    a, b = study.sides[0].training, study.sides[-1].training
    return Compared(results, look.compared, common_loss(a, b, study.dataset.task, by=look.by))


def study_figures(
    study: SeedStudy, results: Sequence[SeedResults], compared: Compared, theme: Theme, look: Look
) -> dict[str, Figure]:
    """Return the figures of a study that has ``results``; ``compared`` is what of its networks is compared."""
    bands = ends = sentence(measured_by_text(compared.common, look.by), theme)
    if compared.common.exists or look.measure == "score":
        bands = seed_bands(
            compared.results, theme, measure=look.measure, regression=study.n_classes == 0, log_loss=look.log_loss,
            last_epoch=study.epochs,
        )  # fmt: skip
    if compared.is_possible:
        ends = final_losses(compared, theme, log_loss=look.log_loss)
    maps = {
        f"agreement {side}": agreement(side_results, study.dataset, theme, points=not study.own_data)
        for side, side_results in zip("ab", results, strict=False)
    }
    return {"bands": bands, "ends": ends, **maps}


def race_curves(
    race: Race, theme: Theme, look: Look, *, marks: tuple[int, int] | None = None, log_epochs: bool = False
) -> Figure:
    """Return the curves of all parts of both sides, with a mark at an epoch of each: its lowest watched loss."""
    is_loss, regression = look.measure == "loss", race.a.dataset.task == "regression"
    common = race.common_loss(look.by)
    if is_loss and not common.exists:
        return sentence(measured_by_text(common, look.by), theme)
    a, b = race.losses(look.by) if is_loss else [of_parts(run.history, "score") for run in race.runs]
    return pair_lines(
        (a, b), theme, kinds=part_names(with_valid=race.watched == "valid"),
        title=measure_name(look.measure, regression=regression), name=of_both(look.measure, regression=regression),
        shares=not is_loss and not regression, is_loss=is_loss, log_value=look.log_loss and is_loss,
        log_epochs=log_epochs,
        marks=marks or (race.a.history.lowest_epoch, race.b.history.lowest_epoch),
        note="" if race.epoch else pair_to_come(look.measure),
    )  # fmt: skip
