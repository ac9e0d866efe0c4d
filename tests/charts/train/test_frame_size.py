"""A frame stays small however long the run, however many the samples: it goes to the browser ten times a second."""

from functools import lru_cache

import numpy as np
import pyarrow as pa
import pytest

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.measurements.run import Run
from playground.settings.pages import ViewSettings
from playground.settings.run import DataSettings, NetworkSettings, Settings
from playground.training.evaluation import Evaluation
from playground.ui.train import figures
from playground.ui.train.tabs import TABS

pytestmark = pytest.mark.long


def size(figure: Figure) -> int:
    """Return the bytes of a figure's tables in Arrow's stream format."""
    total = 0
    for rows in figure.whole_tables().values():
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, rows.schema) as writer:
            writer.write_table(rows)
        total += sink.getvalue().size
    return total


@lru_cache
def long_run(data: DataSettings, network: NetworkSettings) -> Run:
    """Return a run whose history says 10,000 epochs of restless numbers, of which a few were trained."""
    run = Run(Settings(data, network))
    run.trainer.advance(20)
    rng = np.random.default_rng(0)
    trained = run.trainer.network.theta.copy()
    for epoch in range(run.trainer.epoch + 1, 10_001):
        run.trainer.epoch = epoch
        run.trainer.evaluation = Evaluation(*rng.random(4).tolist())
        run.trainer.network.theta[...] = trained * rng.normal(1.0, 0.3)
        run.history.record(run.trainer)
    run.trainer.network.theta[...] = trained
    return run


SMALL = NetworkSettings(hidden_layers=(4,) * 6)


@pytest.mark.parametrize("tab", TABS)
def test_ten_thousand_epochs_of_the_default_settings_stay_below_30_kilobytes_a_frame(tab: str) -> None:
    run = long_run(DataSettings(), NetworkSettings((64, 64)))
    view = ViewSettings(tab=tab)

    drawn = [draw(run, view, Theme()) for draw in (figures.answer, figures.curves, figures.open_tab)]

    assert run.history.epoch == 10_000
    assert sum(map(size, drawn)) < 30_000


@pytest.mark.parametrize("name", ["moons", "blobs", "digits", "bumps", "sine"])
def test_five_thousand_samples_stay_below_50_kilobytes_a_picture(name: str) -> None:
    run = Run(Settings(DataSettings(name, n_samples=5000, noise=1.0, n_classes=6 if name == "blobs" else 2)))
    run.trainer.advance(2)

    assert size(figures.answer(run, ViewSettings(), Theme())) < 50_000


@pytest.mark.parametrize("log_epochs", [False, True])
@pytest.mark.parametrize("tab", TABS)
def test_ten_thousand_epochs_of_seven_layers_stay_below_40_kilobytes_of_curves(tab: str, *, log_epochs: bool) -> None:
    run = long_run(DataSettings(n_samples=20), SMALL)
    view = ViewSettings(tab=tab, log_epochs=log_epochs, log_loss=True)

    assert size(figures.curves(run, view, Theme())) + size(figures.open_tab(run, view, Theme())) < 40_000


def test_the_drawn_curve_is_the_curve_with_its_lowest_and_highest_point() -> None:
    run = long_run(DataSettings(), NetworkSettings((64, 64)))
    rows = figures.curves(run, ViewSettings(), Theme()).data["curves"]

    for part in ("train", "test"):
        drawn, all_ = rows[part].to_numpy(), run.history[f"{part}_loss"]
        assert [drawn.min(), drawn.max()] == pytest.approx([all_.min(), all_.max()])
    assert rows["epoch"].to_pylist()[0] == 0
    assert rows["epoch"].to_pylist()[-1] == 10_000
