"""What a report of a run, a race, a study or a sweep has in it."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from playground.charts.kit.figure import Figure
from playground.charts.kit.points import drawn_note
from playground.charts.kit.theme import PRINTED, Theme
from playground.charts.overview import USUAL, Look, compared_by, curves, figures
from playground.comparisons.luck.seed_study import SeedStudy
from playground.comparisons.race.race import Race
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.sweep import Sweep
from playground.export.report.report import Picture, Program, Report
from playground.export.report.tables import key_numbers, networks, of_sides, settings_table, treatment, values
from playground.measurements.provenance import versions
from playground.measurements.run import Run
from playground.script import as_python
from playground.settings.pages.luck import VARIED
from playground.settings.run import Settings, with_field
from playground.words import luck as study_words
from playground.words import race as race_words
from playground.words.catalogue import luck as says_of_luck
from playground.words.catalogue.export import report as says
from playground.words.compared import SIDE_NAMES
from playground.words.data import answer_notes
from playground.words.key_numbers import of_race, of_run, of_study
from playground.words.numbers import measure_name
from playground.words.race import SIDES
from playground.words.sweep.findings import found as found_by_sweep
from playground.words.sweep.knobs import knob_name, setting
from playground.words.sweep.progress import band
from playground.words.sweep.progress import state as state_of_sweep
from playground.words.training import state as state_of_run
from playground.words.verdict import verdict_text

_OTHER = {"loss": "score", "score": "loss"}


@singledispatch
def report(shown: object, link: str, theme: Theme = PRINTED, look: Look = USUAL) -> Report:
    """Return the report of a run, a race, a study or a sweep as it now is.

    It holds figures that nothing changes any more, so that painting them needs no lock.

    Parameters
    ----------
    shown : Run, Race, SeedStudy or Sweep
    link : str
        The address that gives the same again, or its query.
    theme : Theme
        Colours and sizes of the figures.
    look : Look
        What is drawn of several things, and by what two are compared.

    Raises
    ------
    TypeError
        When it is of another type.
    """
    raise TypeError(f"reports are of a Run, a Race, a SeedStudy or a Sweep, got {type(shown).__name__}")


@report.register
def _(run: Run, link: str, theme: Theme = PRINTED, look: Look = USUAL) -> Report:
    verdict, epoch = verdict_text(run.verdict()), run.trainer.epoch
    note = answer_notes(run.dataset, unit=None, drawn=drawn_note(run.dataset, show_test=True), thinned=None)
    drawn = _with_other_measure(run, figures(run, theme, look), theme, look)
    regression = run.dataset.task == "regression"
    measures = [measure_name(measure, regression=regression) for measure in (look.measure, _OTHER[look.measure])]
    return Report(
        title=says.RUN(data=run.settings.data.entry.title), state=state_of_run(run, playing=False),
        found=_said(verdict.headline_sentence, verdict.evidence, verdict.remedy),
        numbers=key_numbers(of_run(run)),
        pictures=_pictures(drawn, {"answer": note}, tuple(measures)), details=(),
        settings=settings_table(run.settings), treatment=treatment(run.settings), link=link,
        programs=(Program(says.PROGRAM(), as_python(run.settings, epoch, changed_at=run.changed_at)),),
        made=says.MADE(**versions()),
    )  # fmt: skip


@report.register
def _(race: Race, link: str, theme: Theme = PRINTED, look: Look = USUAL) -> Report:
    settings, texts = [run.settings for run in race.runs], [verdict_text(run.verdict()) for run in race.runs]
    verdicts = [says.VERDICT_OF_SIDE(side=side, verdict=text.whole) for side, text in zip(SIDES, texts, strict=True)]
    programs = [
        Program(says.PROGRAM_OF_SIDE(side=side), as_python(run.settings, run.trainer.epoch, changed_at=run.changed_at))
        for side, run in zip(SIDES, race.runs, strict=True)
    ]
    drawn = _with_other_measure(race, figures(race, theme, look), theme, look)
    return Report(
        title=says.RACE(data=settings[0].data.entry.title), state=race_words.state(race, playing=False),
        found=_said(race_words.found(race, race.disagreement(), by=look.by), *verdicts),
        numbers=of_sides(of_race(race, by=look.by)),
        pictures=_pictures(drawn, {}), details=(),
        settings=settings_table(*settings), treatment=treatment(settings[0]), link=link, programs=tuple(programs),
        made=says.MADE(**versions()),
    )  # fmt: skip


@report.register
def _(study: SeedStudy, link: str, theme: Theme = PRINTED, look: Look = USUAL) -> Report:
    pair, data = len(study.sides) > 1, study.sides[0].data.entry.title
    programs = [
        Program(
            says.PROGRAM_OF_SEED_OF_SIDE(side=side) if pair else says.PROGRAM_OF_SEED(),
            as_python(_for_so_long(settings, study.epochs), study.epochs),
        )
        for side, settings in zip(SIDES, study.sides, strict=False)
    ]
    results = study.results()
    compared = compared_by(study, results, look) if results else None
    found = study_words.found(study, compared, by=look.by) if compared else (says_of_luck.NOTHING_YET(),)
    varied = says.SO_MANY_SEEDS(n=str(study.n_seeds), varied=VARIED[study.varied].title)
    return Report(
        title=(says.STUDY_OF_TWO if pair else says.STUDY)(data=data),
        state=study_words.state(study, outdated=False), found=_said(*found, varied),
        numbers=key_numbers(of_study(compared) if compared else []),
        pictures=_pictures(figures(study, theme, look), {}),
        details=(networks(results, study.varied),) if results else (),
        settings=settings_table(*study.sides), treatment=treatment(study.sides[0]), link=link, programs=tuple(programs),
        made=says.MADE(**versions()),
    )  # fmt: skip


@report.register
def _(sweep: Sweep, link: str, theme: Theme = PRINTED, look: Look = USUAL) -> Report:
    plan, base = sweep.plan, sweep.plan.base
    outcome = Outcome(plan, dict(sweep.results))
    row, column = next(iter(outcome.bests), (0, 0))
    shown = plan.settings((row, column, 0))
    names = {"data": base.data.entry.title, "knob": knob_name(plan.first.knob)}
    first = setting(plan.first, column)
    if plan.second:
        title = says.SWEEP_OF_TWO(**names, second=knob_name(plan.second.knob))
        of_program = says.PROGRAM_OF_VALUES(setting=first, second=setting(plan.second, row))
    else:
        title, of_program = says.SWEEP(**names), says.PROGRAM_OF_VALUE(setting=first)
    return Report(
        title=title, state=state_of_sweep(sweep, plan), found=_said(found_by_sweep(outcome)),
        numbers=values(outcome), pictures=_pictures(figures(sweep, theme, look), {"curves": band(plan)}), details=(),
        settings=settings_table(base), treatment=treatment(base), link=link,
        programs=(Program(of_program, as_python(shown, shown.training.max_epochs)),), made=says.MADE(**versions()),
    )  # fmt: skip


def _said(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _pictures(drawn: dict[str, Figure], notes: dict[str, str], measures: tuple[str, ...] = ()) -> tuple[Picture, ...]:
    """Return figures by name, of which those of one side of two end with its letter.

    ``measures`` are those of the first figures, where these are called alike.
    """
    pair = any(name.endswith(" b") for name in drawn)
    measured = dict(zip(drawn, measures, strict=False))

    def title(name: str, figure: Figure) -> str:
        if name in measured:
            return says.PICTURE_OF_MEASURE(picture=figure.name, measure=measured[name])
        if pair and name.endswith((" a", " b")):
            return says.PICTURE_OF_SIDE(picture=figure.name, side=SIDE_NAMES[name[-1]])
        return figure.name

    return tuple(Picture(one, title(name, one), notes.get(name, one.caption)) for name, one in drawn.items())


def _with_other_measure(shown: Run | Race, drawn: dict[str, Figure], theme: Theme, look: Look) -> dict[str, Figure]:
    """Return the figures with the curves of the score after those of the loss, or the other way round."""
    other = replace(look, measure=_OTHER[look.measure])
    return {"curves": drawn["curves"], "other curves": curves(shown, theme, other), **drawn}


def _for_so_long(settings: Settings, epochs: int) -> Settings:
    """Return the settings of a run that is trained like the networks of a study, whatever its own limit says."""
    whole = with_field(settings, "training", "max_epochs", epochs)
    return with_field(whole, "training", "early_stopping", "off")
