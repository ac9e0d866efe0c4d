"""The bands of many seeds have a part for validation where the study has one, and say so."""

import numpy as np
import pytest

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import DASHED, Theme
from playground.charts.luck.final_losses import final_losses
from playground.charts.luck.seed_bands import seed_bands
from playground.comparisons.luck.compared import Compared
from playground.comparisons.luck.seed_results import COLUMNS, VALIDATION, SeedResults
from playground.settings.run import Settings
from playground.words.numbers import number

K, EPOCHS = 9, 30


def results(*, valid: bool = True, seed: int = 0) -> SeedResults:
    n = len(COLUMNS) + (len(VALIDATION) if valid else 0)
    rows = np.random.default_rng(seed).uniform(0.1, 0.9, (EPOCHS + 1, n, K))
    return SeedResults(Settings(), rows, np.zeros(K, int), None, None, 2)


def bands(*sides: SeedResults, measure: str = "loss", theme: Theme | None = None) -> Figure:
    return seed_bands(
        sides, theme or Theme(), measure=measure, regression=False, log_loss=False, last_epoch=EPOCHS
    )  # fmt: skip


def medians_of(figure: Figure) -> dict:
    return figure.spec["layer"][-1]["encoding"]


@pytest.mark.parametrize("measure", ["loss", "score"])
def test_one_setting_has_a_band_and_a_dashed_median_in_the_colour_of_validation(measure: str) -> None:
    result = results()
    figure = bands(result, measure=measure)
    rows = [row for row in figure.data["bands"].to_pylist() if row["part"] == "valid"]
    colour = medians_of(figure)["color"]["scale"]

    np.testing.assert_allclose([row["median"] for row in rows], np.median(result[f"valid_{measure}"], axis=1), 1e-5)
    assert dict(zip(colour["domain"], colour["range"], strict=True))["valid"] == Theme().valid
    assert medians_of(figure)["strokeDash"]["scale"]["range"][-1] == list(DASHED)
    assert "validation" in medians_of(figure)["color"]["legend"]["labelExpr"]
    assert "validation" in figure.alt


def test_a_and_b_have_a_median_each_that_no_other_part_is_dashed_like() -> None:
    a, b = results(), results(seed=1)
    figure = bands(a, b)
    dash = medians_of(figure)["strokeDash"]
    dashes = [tuple(one) for one in dash["scale"]["range"]]

    assert dash["scale"]["domain"] == ["train", "test", "valid"]
    assert len(set(dashes)) == 3
    assert dash["legend"]["symbolSize"] >= sum(dashes[-1]) ** 2
    for side, result in (("A", a), ("B", b)):
        assert f"{side}, after epoch {EPOCHS}: median train" in figure.alt
        assert f"validation {number(float(np.median(result['valid_loss'][-1])))}" in figure.alt


@pytest.mark.parametrize("n_sides", [1, 2])
def test_without_the_part_nothing_is_named_or_dashed_by_it(n_sides: int) -> None:
    figure = bands(*[results(valid=False)] * n_sides)

    assert set(figure.data["bands"]["part"].to_pylist()) == {"train", "test"}
    assert "alid" not in str(figure.spec) + figure.alt
    assert ("strokeDash" in medians_of(figure)) == (n_sides == 2)


def test_a_dot_a_seed_is_its_last_validation_loss_where_that_is_compared() -> None:
    result = results()
    figure = final_losses(Compared([result], "valid"), Theme(), log_loss=False)

    np.testing.assert_allclose(figure.data["dots"]["loss"].to_numpy(), result["valid_loss"][-1], rtol=1e-6)
    assert figure.name == "Of each seed: last validation loss"
    assert Theme().valid in str(figure.spec)
    assert Theme().test not in str(figure.spec)
