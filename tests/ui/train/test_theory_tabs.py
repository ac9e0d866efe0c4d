"""The tabs on what the theory speaks of: their numbers, and a sentence where there is nothing to draw."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from playground.charts.kit.figure import Figure, number
from playground.charts.kit.theme import Theme
from playground.lessons.lesson import setting
from playground.measurements.run import Run
from playground.measurements.theory.reliance import reliance
from playground.measurements.theory.steepness import plane_steepness
from playground.measurements.theory.thinned_losses import thinned_losses
from playground.settings.pages import ViewSettings
from playground.ui.train.tabs import TABS


def trained(link: str, epochs: int = 30) -> Run:
    """Return a run after some epochs."""
    run = Run(setting(f"?v=2&stop=off&{link}"))
    run.trainer.advance(epochs)
    return run


def drawn(run: Run, tab: str, **view: Any) -> Figure:
    return TABS[tab].figure(run, ViewSettings(tab=tab, **view), Theme())


NEEDS = {
    ("signals", "layers=none"): "The network has no hidden layers",
    ("skewness", "layers=none"): "The network has no hidden layers",
    ("scales", ""): "Nothing is normalised",
    ("scales", "layers=none&bn=before"): "Nothing is normalised",
    ("normalised", ""): "Nothing is normalised",
    ("reliance", "layers=none"): "The network has no hidden units",
    ("reliance", "layers=256,256,256,256"): "1,024 units takes too long",
    ("ensemble", ""): "There is no dropout",
    ("ensemble", "layers=none&dropout=0.5"): "There is no dropout",
}


@pytest.mark.parametrize(("tab", "link"), NEEDS)
def test_where_there_is_nothing_to_draw_a_sentence_says_why(tab: str, link: str) -> None:
    figure = drawn(trained(link, 1), tab)

    assert NEEDS[tab, link] in figure.alt
    assert set(figure.data) == {"sentence"}


@pytest.mark.parametrize("link", ["bn=after&dropout=0.5", "data=digits&layers=9&bn=before", "data=sine", "layers=none"])
def test_lines_over_epochs_reach_the_present_at_any_epoch(link: str) -> None:
    run = trained(link, 0)
    for epochs in (0, 1, 2, 100):
        run.trainer.advance(epochs - run.trainer.epoch)
        for tab in ("steepness", "signals", "skewness", "scales"):
            for log_epochs in (False, True):
                figure = drawn(run, tab, log_epochs=log_epochs)
                if "lines" in figure.data:
                    at = figure.data["lines"]["epoch"].to_pylist()
                    assert set(at) <= set(range(1 if log_epochs else 0, epochs + 1))
                    assert max(at, default=0) == epochs
                    assert np.isfinite(figure.data["lines"]["value"].to_numpy()).all()


def test_the_earlier_epoch_that_is_looked_at_has_the_whole_runs_lines_and_its_own_units() -> None:
    run = trained("layers=8&bn=before&dropout=0.3", 60)
    run.past.snapshots.watch(run.trainer)
    earlier = run.at(20)

    assert drawn(earlier, "steepness").data["lines"].equals(drawn(run, "steepness").data["lines"])
    assert not drawn(earlier, "reliance").data["units"].equals(drawn(run, "reliance").data["units"])
    assert not drawn(earlier, "ensemble").data["lines"].equals(drawn(run, "ensemble").data["lines"])
    assert not drawn(earlier, "normalised").data["bins"].equals(drawn(run, "normalised").data["bins"])


def test_units_stand_in_the_order_in_which_they_would_be_missed() -> None:
    run = trained("layers=6,5", 100)
    rises = reliance(run.trainer.network, run.trainer.problem)
    figure = drawn(run, "reliance")
    rows = figure.data["units"].to_pylist()

    assert [row["layer"] for row in rows] == ["hidden 1"] * 6 + ["hidden 2"] * 5
    for layer, measured in zip(("hidden 1", "hidden 2"), rises, strict=True):
        of_layer = [row for row in rows if row["layer"] == layer]
        assert [row["rise"] for row in of_layer] == pytest.approx(sorted(measured, reverse=True))
        assert [row["rise"] for row in of_layer] == pytest.approx([measured[row["unit"] - 1] for row in of_layer])
        worst = int(np.argmax(measured))
        assert f"{layer}: {number(float(measured[worst]))} without unit {worst + 1}, the worst to lose" in figure.alt


@pytest.mark.parametrize("link", ["dropout=0.5", "data=bumps&dropout=0.2"])
def test_the_ensemble_says_single_losses_their_averages_and_the_whole(link: str) -> None:
    run = trained(f"{link}&seed=4", 40)
    losses = thinned_losses(run.trainer.network, run.trainer.problem, run.settings.training.seed, 30)
    figure = drawn(run, "ensemble")
    lines = figure.data["lines"].to_pandas()

    assert f"30 single ones {number(float(losses.single.mean()))} on average" in figure.alt
    assert f"the average of their answers {number(float(losses.average[-1]))}" in figure.alt
    assert f"the whole network {number(losses.whole)}" in figure.alt
    for name, values in (("single", losses.single), ("average", losses.average)):
        of_kind = lines[lines["variant"] == name]
        assert of_kind["epoch"].tolist() == list(range(1, 31))
        assert of_kind["value"].tolist() == pytest.approx(values.tolist())


def test_steepness_is_told_over_the_plane_where_that_is_all_the_inputs() -> None:
    moons, iris = trained(""), trained("data=iris")

    steep = number(plane_steepness(moons.trainer.network, moons.trainer.problem))
    assert f"over the plane {steep}; at training samples " in drawn(moons, "steepness").alt
    assert "over the plane" not in drawn(iris, "steepness").alt
    assert "at training samples " in drawn(iris, "steepness").alt


def test_the_pre_activations_say_what_share_is_exactly_0() -> None:
    run = trained("layers=2,8", 0)  # biases are 0: where both units of the first layer give 0, so does z of the second

    text = drawn(run, "inputs").alt
    first = run.trainer.network.dense_layers[0]
    share = np.mean((run.trainer.problem.train.X @ first.W <= 0.0).all(axis=1))
    assert share > 0.1
    assert f"{100 * share:.1f} % = 0." in text
