"""Legends call the keys of the data by names from the catalogue, so that another language needs no other data."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from playground.charts.kit.figure import Figure, Spec, kept_spec
from playground.charts.kit.theme import SIDES, Theme
from playground.charts.luck.seed_bands import seed_bands
from playground.charts.sweep.curves import sweep_curves
from playground.charts.sweep.zeros import sweep_zeros
from playground.charts.train.learning_curves import learning_curves
from playground.comparisons.race.race import Race
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import plan
from playground.measurements.run import Run
from playground.settings.pages import RaceSettings, SweepSettings, ViewSettings
from playground.settings.run import DataSettings, Settings
from playground.ui.race import figures as race_figures
from playground.ui.race.state import RaceState
from playground.ui.train import figures
from playground.ui.train.tabs import TABS
from playground.words.catalogue import guides
from playground.words.messages import spoken
from tests.charts.train.all_figures import of_seeds
from tests.charts.train.test_figures import layers_of
from tests.words.pseudo_language import is_whole, pseudo
from tests.words.samples import cell

CHANNELS = ("color", "fill", "stroke", "shape", "strokeDash", "strokeWidth")
CURVES = {"measure": "loss", "regression": False, "log_loss": False}


@lru_cache
def trained_run(data: str) -> Run:
    run = Run(Settings(DataSettings(data, n_samples=80, flipped=0.2 if data == "moons" else 0.0)))
    run.trainer.advance(3)
    return run


def drawn_figures() -> Iterator[Figure]:
    """Yield figures of every page, each drawn anew."""
    theme = Theme()
    for data in ("moons", "sine"):
        run = trained_run(data)
        for tab in TABS:
            view = ViewSettings(tab=tab)
            yield from (draw(run, view, theme) for draw in (figures.answer, figures.curves, figures.open_tab))
    moons = trained_run("moons")
    options = {**CURVES, "log_epochs": False, "stop_epoch": 2}
    yield learning_curves(moons.history, theme, **options, ghost_history=moons.history)
    settings = Settings(DataSettings(n_samples=80))
    race = RaceState(Race(settings, settings), RaceSettings(), (), (settings, settings))
    yield from (race_figures.curves(race, theme), race_figures.zeros(race, theme))
    results = [of_seeds(moons, shift) for shift in (0.0, 0.1)]
    for shown in (results[:1], results):
        yield seed_bands(shown, theme, **CURVES, last_epoch=5)
    sweep_plan = plan(Settings(), SweepSettings(low=0.01, high=1.0, steps=3, n_seeds=1))
    outcome = Outcome(sweep_plan, {place: cell(0.5) for place in sweep_plan.places})
    yield from (sweep_curves(outcome, theme, **CURVES), sweep_zeros(outcome, theme))


def labels(spec: Spec) -> Iterator[str]:
    """Yield the texts of every legend: labels of keys, and titles."""
    for layer in layers_of(spec):
        for channel in CHANNELS:
            definition: dict[str, Any] = layer["encoding"].get(channel, {})
            guide = definition.get("legend")
            if not guide:
                continue
            if guide.get("title"):
                yield guide["title"]
            found = re.fullmatch(r"(\{.*\})\[datum\.value\]", guide.get("labelExpr", ""))
            domain = definition["scale"].get("domain", [])
            if found:
                names = json.loads(found[1])
                assert list(names) == domain
                yield from names.values()
            elif definition.get("type") == "nominal":
                yield from domain


def test_every_legend_says_what_the_catalogue_says() -> None:
    english = {text for figure in drawn_figures() for text in labels(figure.spec)}
    with spoken(pseudo()):
        translated = {text for figure in drawn_figures() for text in labels(figure.spec)}
    names = {*SIDES, *trained_run("moons").dataset.class_names, trained_run("sine").dataset.target_name}

    assert {"train", "test", "exactly 0", "below 0.001", "hidden 1", "output", "flipped labels", "before"} <= english
    assert {text for text in translated if not is_whole(text)} <= names
    assert len(translated - names) > 5


def test_another_language_needs_no_other_data() -> None:
    run = trained_run("moons")
    english = figures.curves(run, ViewSettings(), Theme())
    with spoken(pseudo()):
        translated = figures.curves(run, ViewSettings(), Theme())

    assert translated.data["curves"].equals(english.data["curves"])
    assert translated.spec != english.spec


def test_a_spec_is_kept_for_each_language() -> None:
    made = []

    @kept_spec(4)
    def make(n: int, *, wide: bool) -> Spec:
        made.append(n)
        return {"title": guides.TRAIN(), "n": n, "wide": wide}

    language = pseudo()
    english = make(1, wide=True)
    with spoken(language):
        translated = make(1, wide=True)
        assert make(1, wide=True) is translated
    assert make(1, wide=True) is english
    assert make(2, wide=True) is not english
    assert made == [1, 1, 2]
    assert translated | {"title": "train"} == english
    assert is_whole(translated["title"])
