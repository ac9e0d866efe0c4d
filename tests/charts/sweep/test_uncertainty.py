"""What a sweep shows of how sure it is, and of knobs that make other data, on which no value is the best."""

from dataclasses import replace

import numpy as np
import pytest

from playground.charts.kit.theme import Theme
from playground.charts.sweep.curves import sweep_curves
from playground.charts.sweep.map import sweep_map
from playground.comparisons.sweep.cell import CellResult
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import Place, Plan, plan
from playground.comparisons.sweep.table import sweep_table
from playground.settings.knobs import KNOBS
from playground.settings.pages import SweepSettings
from playground.settings.run import Settings
from playground.words.sweep.findings import found
from playground.words.sweep.progress import cell_reason
from tests.charts.sweep.test_sweep_charts import ONE, RESULT, TEST, TWO, curves, diverged, heat, results


def noisy(sweep_plan: Plan, *medians: float) -> dict[Place, CellResult]:
    """Return results whose test losses spread by a tenth around the medians of the columns."""
    rng = np.random.default_rng(0)
    losses = {place: medians[place[1]] * rng.lognormal(sigma=0.1) for place in sweep_plan.places}
    return {place: replace(RESULT, test_loss=loss) for place, loss in losses.items()}


def test_values_that_cannot_be_told_apart_from_the_best_are_shaded_and_named() -> None:
    figure = curves(noisy(ONE, 300.0, 0.35, 0.29, 0.33, 300.0))

    assert figure.data["alike"].to_pylist() == [{"x": 0.5, "end": 3.5, "label": "may be as good"}]
    assert "By 3 seeds it is not certain to be better than 0.1 and 10: such differences can be chance." in figure.alt
    assert figure.data["bands"]["against"].to_pylist()[2] == "–"
    assert curves(results()).data["alike"].num_rows == 0


def test_a_value_that_is_worse_in_every_seed_may_be_as_good_where_they_are_few() -> None:
    losses = {place: (300.0, 300.0, 0.3, 300.0, 0.31 + 0.2 * place[2])[place[1]] for place in ONE.places}
    said = found(Outcome(ONE, {place: replace(RESULT, test_loss=loss) for place, loss in losses.items()}))

    assert "0.210 higher at 100, in 3 of 3 seeds." in said
    assert "By 3 seeds it is not certain to be better than 100: such differences can be chance." in said


def test_apart_stretches_are_shaded_apart_and_the_longest_bears_the_words() -> None:
    stretches = curves(noisy(ONE, 0.3, 30.0, 0.29, 0.31, 30.0)).data["alike"].to_pylist()

    assert [(stretch["x"], stretch["end"]) for stretch in stretches] == [(pytest.approx(-0.4), 0.5), (1.5, 3.5)]
    assert [stretch["label"] for stretch in stretches] == ["", "may be as good"]


def test_every_seed_is_a_dot_of_its_test_loss() -> None:
    cells = diverged(results(), (0, 4, 0))
    dots = {(row["x"], row["seed"]): row["value"] for row in curves(cells).data["seeds"].to_pylist()}

    assert dots == {
        (column, seed): pytest.approx(result.test_loss, rel=1e-6)
        for (_, column, seed), result in cells.items() if result.counts
    }  # fmt: skip


def test_one_seed_carries_a_caution_and_tells_nothing_apart() -> None:
    for knob, words in (("l2", "come out best"), ("noise", "another effect")):
        low, high = KNOBS[knob].swept.low, KNOBS[knob].swept.high
        one = plan(Settings(), SweepSettings(knob=knob, low=low, high=high, steps=5, spacing="linear", n_seeds=1))
        said = found(Outcome(one, results(one)))
        assert "One seed for each value" in said
        assert words in said
        assert "told apart" not in said
        assert "certain" not in said
        assert sweep_table(Outcome(one, results(one)), cell_reason)["told_apart"].null_count == 5


OF_DATA = [name for name, knob in KNOBS.items() if knob.of_data]


def test_the_knobs_of_the_data_are_those_that_make_other_data() -> None:
    for name, knob in KNOBS.items():
        changed = knob.apply(Settings(), knob.domain.high)
        assert knob.of_data == (changed.data != Settings().data), name


@pytest.mark.parametrize("knob", ["noise", "flipped", "n_samples", "test_share", "balance"])
@pytest.mark.parametrize("test", [TEST, TEST[::-1], (0.2, 0.3, 0.4, 0.5, 0.6), (0.6, 0.5, 0.4, 0.3, 0.2)])
def test_of_a_knob_of_the_data_the_effect_is_described_and_none_is_called_the_best(
    knob: str, test: tuple[float, ...]
) -> None:
    assert knob in OF_DATA
    swept = KNOBS[knob].swept
    sweep_plan = plan(
        Settings(), SweepSettings(knob=knob, low=swept.low, high=swept.high, steps=5, spacing="linear", n_seeds=3)
    )
    outcome = Outcome(sweep_plan, results(sweep_plan, test=test))
    figure = sweep_curves(outcome, Theme(), measure="loss", regression=False, log_loss=False)

    assert (outcome.best, outcome.regions, figure.data["best"].num_rows) == (None, (), 0)
    assert "best" not in figure.alt
    assert "better" not in figure.alt
    assert ("a rise" if test[-1] > test[0] else "a fall") in figure.alt
    assert ("In between it is lowest, 0.310" in figure.alt) == (min(test) not in {test[0], test[-1]})
    assert sweep_table(outcome, cell_reason)["test_loss_difference"].to_pylist()[-1] == pytest.approx(
        test[-1] - test[0]
    )


def test_an_effect_that_could_be_luck_is_no_rise() -> None:
    noise = plan(Settings(), SweepSettings(knob="noise", low=0, high=0.5, steps=5, spacing="linear", n_seeds=3))
    outcome = Outcome(noise, noisy(noise, 0.3, 0.3, 0.31, 0.31, 0.32))

    assert "neither a rise nor a fall for sure" in found(outcome)
    assert "Not to be told apart from 0: 0.125, 0.25 and 0.375." in found(outcome)
    shade = sweep_curves(outcome, Theme(), measure="loss", regression=False, log_loss=False).data["alike"]
    assert shade["label"].to_pylist() == ["may be the same"]


@pytest.mark.parametrize(("knob", "low", "high"), [("dropout", 0, 0.9), ("width", 1, 16), ("depth", 0, 4)])
def test_no_better_value_is_guessed_where_the_knob_can_go_no_further(knob: str, low: float, high: float) -> None:
    ends_there = plan(Settings(), SweepSettings(knob=knob, low=low, high=high, steps=5, spacing="linear", n_seeds=3))

    assert "may be better" not in found(Outcome(ends_there, results(ends_there, test=(0.2, 0.3, 0.4, 0.5, 0.6))))
    assert "a higher one may be better still" in found(
        Outcome(ends_there, results(ends_there, test=(0.6, 0.5, 0.4, 0.3, 0.2)))
    )


def test_on_a_map_of_data_and_network_the_best_is_that_of_each_data() -> None:
    mixed = plan(
        Settings(),
        SweepSettings(steps=3, second_knob="noise", second_low=0, second_high=0.4, second_steps=2, n_seeds=3),
    )
    cells = {
        place: replace(
            RESULT, test_loss=(0.1 + 0.1 * place[0]) * (1 + 5 * abs(place[1] - 2 * place[0])) + 0.001 * place[2]
        )
        for place in mixed.places
    }
    outcome = Outcome(mixed, cells)

    assert (outcome.best, outcome.bests) == (None, ((0, 0), (1, 2)))
    assert "With noise, σ = 0 the median test loss is lowest, 0.101, at L2, λ₂ = 0.01." in found(outcome)
    assert "With noise, σ = 0.4 the median test loss is lowest, 0.201, at L2, λ₂ = 100." in found(outcome)
    assert sweep_map(outcome, Theme(), measure="loss", regression=False, log_loss=False).data["best"].num_rows == 2
    assert outcome.differences[1, 2].tolist() == [0.0, 0.0, 0.0]


def test_cells_of_a_map_that_may_be_as_good_are_framed_too() -> None:
    cells = {
        place: replace(RESULT, test_loss=0.3 + 0.01 * ((place[2] + place[1]) % 2) + place[0]) for place in TWO.places
    }
    figure = heat(cells)

    assert figure.data["best"].num_rows == 1
    assert 0 < figure.data["alike"].num_rows <= 5
    assert "not certain to be better than" in figure.alt
