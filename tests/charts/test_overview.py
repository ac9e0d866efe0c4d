"""What a notebook has of a run, a race, a study and a sweep: figures with their data, and data frames."""

import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.charts.overview import Look, figures, main_figure
from playground.comparisons.luck.seed_study import SeedStudy
from playground.comparisons.race.race import Race
from playground.comparisons.sweep.cell_key import cell_key
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import plan
from playground.comparisons.sweep.sweep import Sweep
from playground.comparisons.sweep.table import sweep_table
from playground.measurements.notebook.shown import DRAWN_BY
from playground.measurements.run import Run
from playground.settings.pages import SweepSettings
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings
from tests.charts.altair_charts import checked_chart
from tests.words.samples import cell

ROOT = Path(__file__).parents[2]
VEGA_LITE = "application/vnd.vegalite.v6+json"
SMALL = Settings(DataSettings(n_samples=60), NetworkSettings(hidden_layers=(4,)))
DROPPED = Settings(SMALL.data, SMALL.network, TrainingSettings(dropout=0.5))


def trained_run(data: str = "moons") -> Run:
    run = Run(Settings(DataSettings(data, n_samples=60), SMALL.network))
    run.trainer.advance(3)
    return run


def trained_race() -> Race:
    race = Race(SMALL, DROPPED)
    race.advance(3)
    return race


def kept_sweep(**options: Any) -> Sweep:
    """Return a sweep whose cells were all kept, so that none is trained."""
    swept = plan(SMALL, SweepSettings(low=0.01, high=1.0, steps=2, n_seeds=1, **options))
    sweep = Sweep(swept, {cell_key(swept.settings(place)): asdict(cell(0.5)) for place in swept.places})
    sweep.wait()
    return sweep


@pytest.fixture(scope="module")
def study() -> SeedStudy:
    made = SeedStudy(SMALL, DROPPED, n_seeds=2, varied="weights", epochs=2)
    made.finish()
    return made


def check_shown(thing: Any, names: list[str]) -> None:
    drawn = figures(thing)
    bundle, _ = thing._repr_mimebundle_()

    assert list(drawn) == names
    assert all(figure.alt for figure in drawn.values())
    assert bundle[VEGA_LITE] == checked_chart(next(iter(drawn.values())))
    assert bundle["text/plain"] == main_figure(thing).alt
    assert any(bundle[VEGA_LITE]["datasets"].values())


@pytest.mark.parametrize("data", ["moons", "sine", "bumps", "diabetes"])
def test_a_run_shows_its_curves_and_has_its_answer(data: str) -> None:
    check_shown(trained_run(data), ["curves", "answer"])


def test_a_run_is_shown_as_far_as_it_is() -> None:
    run = trained_run()
    before = run._repr_mimebundle_()[0][VEGA_LITE]["datasets"]["curves"]
    run.trainer.advance(2)

    assert len(run._repr_mimebundle_()[0][VEGA_LITE]["datasets"]["curves"]) == len(before) + 2


@pytest.mark.parametrize("measure", ["loss", "score"])
def test_a_race_shows_both(measure: str) -> None:
    race = trained_race()

    check_shown(race, ["curves", "answer a", "answer b"])
    checked_chart(figures(race, look=Look(measure, log_loss=True))["curves"])


@pytest.mark.long
def test_a_study_shows_its_bands(study: SeedStudy) -> None:
    check_shown(study, ["bands", "ends", "agreement a", "agreement b"])


def test_a_study_that_has_not_begun_says_so() -> None:
    untrained = SeedStudy(SMALL, n_seeds=2, varied="weights", epochs=2)

    assert main_figure(untrained).alt == "Nothing is trained yet."
    assert len(untrained.to_pandas()) == 0


def test_a_sweep_shows_its_curves_or_its_map() -> None:
    check_shown(kept_sweep(), ["curves", "zeros"])
    check_shown(kept_sweep(second_knob="dropout", second_steps=2), ["map"])


def test_nothing_else_is_drawn() -> None:
    with pytest.raises(TypeError, match="got int"):
        figures(3)


def test_what_trains_loads_nothing_that_draws() -> None:
    program = (
        "import sys, playground.comparisons.race.race, playground.comparisons.sweep.sweep\n"
        f"print({{'altair', {DRAWN_BY!r}}} & sys.modules.keys())"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )

    assert result.stdout == "set()\n"


def test_a_history_is_a_data_frame_with_a_row_for_each_epoch() -> None:
    history = trained_run().history
    frame = history.to_pandas()

    assert (frame.index.name, frame.index.tolist()) == ("epoch", [0, 1, 2, 3])
    np.testing.assert_array_equal(frame["test_loss"], history["test_loss"])
    np.testing.assert_array_equal(frame["zeros_2"], history["zeros"][:, 1])


def test_a_race_is_a_data_frame_of_both() -> None:
    race = trained_race()
    frame = race.to_pandas()

    assert frame.index.names == ["side", "epoch"]
    for side, run in zip("AB", race.runs, strict=True):
        np.testing.assert_array_equal(frame.loc[side]["train_loss"], run.history["train_loss"])


@pytest.mark.long
def test_a_study_is_a_data_frame_with_a_row_for_each_network(study: SeedStudy) -> None:
    frame = study.to_pandas()
    last = np.concatenate([results["test_loss"][-1] for results in study.results()])

    assert frame[["side", "seed", "weight_seed"]].values.tolist() == [
        ["A", 0, 0],
        ["A", 1, 1],
        ["B", 0, 0],
        ["B", 1, 1],
    ]
    np.testing.assert_array_equal(frame["test_loss"], last)


def test_a_sweep_is_a_data_frame_with_a_row_for_each_cell() -> None:
    sweep = kept_sweep()
    frame, table = sweep.to_pandas(), sweep_table(Outcome(sweep.plan, sweep.results))

    assert list(frame) == table.column_names
    assert frame["test_loss"].tolist() == table["test_loss"].to_pylist()
    assert frame["l2"].tolist() == [0.01, 1.0]
