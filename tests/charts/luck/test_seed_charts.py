"""The charts of many seeds draw the quantiles, the final losses and the votes that were measured."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import ImageColor

from datasets import load
from playground.charts.kit.axes import LOSS_FLOOR
from playground.charts.kit.figure import number, percent
from playground.charts.kit.theme import Theme
from playground.charts.luck.agreement import agreement
from playground.charts.luck.final_losses import final_losses
from playground.charts.luck.seed_bands import QUANTILES, seed_bands
from playground.comparisons.luck.chunk import common_grid
from playground.comparisons.luck.compared import CHOICES, Compared, compared_values
from playground.comparisons.luck.seed_results import COLUMNS, SeedResults
from playground.settings.run import DataSettings, Settings
from playground.training.data import load_data
from playground.words.catalogue import charts as says
from playground.words.compared import named
from tests.charts.titles import axis_titles

K, EPOCHS = 9, 30
DATA = DataSettings()


@pytest.fixture
def results() -> SeedResults:
    """Nine networks on moons, the last of which diverged in epoch 12."""
    rng, grid = np.random.default_rng(0), common_grid(load_data(DATA), own_data=False)
    rows = rng.uniform(0.1, 2.0, (EPOCHS + 1, len(COLUMNS), K))
    rows[12:, :, -1] = np.nan
    diverged_at = np.array([0] * (K - 1) + [12])
    return SeedResults(Settings(), rows, diverged_at, grid, rng.integers(0, 2, (K, len(grid.points))), 2)


def bands(*results: SeedResults, measure: str = "loss", log_loss: bool = False):
    return seed_bands(results, Theme(), measure=measure, regression=False, log_loss=log_loss, last_epoch=100)


def test_bands_are_the_quantiles_of_both_parts(results: SeedResults) -> None:
    rows = bands(results).data["bands"].to_pydict()

    for part in ("train", "test"):
        mine = np.array(rows["part"]) == part
        drawn = np.array([np.array(rows[name])[mine] for name in QUANTILES])
        assert np.array(rows["epoch"])[mine].tolist() == list(range(EPOCHS + 1))
        np.testing.assert_allclose(drawn, results.quantiles(f"{part}_loss", np.arange(EPOCHS + 1)), rtol=1e-6)
    assert set(rows["side"]) == {"A"}


def test_a_pair_has_the_rows_of_both_sides(results: SeedResults) -> None:
    other = replace(results, rows=results.rows + 1.0)
    rows = bands(results, other).data["bands"].to_pydict()

    a, b = (np.array(rows["median"])[np.array(rows["side"]) == side] for side in "AB")
    np.testing.assert_allclose(b, a + 1.0, rtol=1e-5)


def test_the_axis_reaches_the_end_of_the_study_from_the_beginning(results: SeedResults) -> None:
    early = replace(results, rows=results.rows[:2])

    for figure in (bands(early), bands(results)):
        assert figure.data["span"]["epoch"].to_pylist() == [0, 100]


def test_a_long_study_is_thinned_and_keeps_its_last_epoch(results: SeedResults) -> None:
    long = replace(results, rows=np.ones((5001, len(COLUMNS), K)))
    epochs = bands(long).data["bands"]["epoch"].to_pylist()

    assert len(epochs) < 300
    assert max(epochs) == 5000


def test_a_logarithmic_axis_has_no_zero(results: SeedResults) -> None:
    nothing = replace(results, rows=np.zeros_like(results.rows), diverged_at=np.zeros(K, int))

    assert min(bands(nothing, log_loss=True).data["bands"]["low"].to_pylist()) == pytest.approx(LOSS_FLOOR)
    assert final_losses(Compared([nothing]), Theme(), log_loss=True).data["dots"]["loss"].to_pylist() == pytest.approx(
        [LOSS_FLOOR] * K
    )


def test_a_log_axis_says_where_it_is_cut_and_words_and_tooltips_have_the_true_numbers(results: SeedResults) -> None:
    tiny = replace(results, rows=np.full_like(results.rows, LOSS_FLOOR / 100), diverged_at=np.zeros(K, int))
    dots = final_losses(Compared([tiny]), Theme(), log_loss=True)
    title = "last test loss"

    assert axis_titles(bands(tiny, log_loss=True)) == {"loss, cut at 10⁻⁶"}
    assert axis_titles(bands(tiny)) == {"loss"}
    assert axis_titles(bands(results, log_loss=True)) == {"loss"}
    assert axis_titles(dots, "x") == {f"{title}, cut at 10⁻⁶"}
    (marks,) = [layer for layer in dots.spec["layer"] if "tooltip" in layer["encoding"]]
    assert [tip["title"] for tip in marks["encoding"]["tooltip"]][1] == title
    assert dots.data["dots"]["value"].to_pylist() == pytest.approx([LOSS_FLOOR / 100] * K)
    assert dots.data["medians"]["label"].to_pylist() == ["median 1.0·10⁻⁸"]


def test_the_words_of_the_bands_have_the_numbers_of_the_last_epoch(results: SeedResults) -> None:
    low, _, median, _, high = results.quantiles("test_loss", np.array([EPOCHS]))[:, 0]
    text = bands(results).alt

    assert f"test {number(median)}; test of {K} seeds {number(low)} to {number(high)} (lowest to highest)" in text
    assert percent(results.quantiles("train_score", np.array([EPOCHS]))[2, 0]) in bands(results, measure="score").alt


def test_every_network_that_has_not_diverged_has_a_dot_at_its_final_loss(results: SeedResults) -> None:
    data = final_losses(Compared([results]), Theme(), log_loss=False).data

    np.testing.assert_allclose(data["dots"]["loss"].to_numpy(), results["test_loss"][-1][:-1], rtol=1e-6)
    assert data["dots"]["seed"].to_pylist() == list(range(K - 1))
    assert np.abs(data["dots"]["place"].to_numpy()).max() <= 0.3
    assert data["medians"]["loss"].to_pylist() == pytest.approx([np.median(results["test_loss"][-1][:-1])])
    assert "links" not in data


@pytest.mark.parametrize("choice", CHOICES)
def test_the_dots_are_of_what_is_compared_and_its_name_stands_at_the_axis(results: SeedResults, choice: str) -> None:
    compared = Compared([results], choice)
    figure = final_losses(compared, Theme(), log_loss=True)
    values = compared_values(results, choice)

    np.testing.assert_allclose(figure.data["dots"]["loss"].to_numpy(), values[np.isfinite(values)], rtol=1e-6)
    assert figure.name == f"Of each seed: {named(compared).name}"
    assert named(compared).write(float(np.nanmedian(values))) in figure.alt
    assert named(compared).name in str(figure.spec)
    assert ("log" in str(figure.spec["layer"])) != compared.is_score


def test_lines_lead_from_a_to_b_where_both_have_a_loss(results: SeedResults) -> None:
    rows = results.rows + 1.0
    rows[:, :, 0] = np.nan
    other = replace(results, rows=rows)
    links = final_losses(Compared([results, other]), Theme(), log_loss=False).data["links"].to_pydict()

    assert sorted(set(links["seed"])) == list(range(1, K - 1))
    for seed in set(links["seed"]):
        ends = [loss for loss, owner in zip(links["loss"], links["seed"], strict=True) if owner == seed]
        assert ends == pytest.approx([results["test_loss"][-1][seed], results["test_loss"][-1][seed] + 1.0])


def test_where_all_diverged_there_is_nothing_and_it_is_said(results: SeedResults) -> None:
    gone = replace(results, rows=np.full_like(results.rows, np.nan), diverged_at=np.ones(K, int))

    figure = final_losses(Compared([gone]), Theme(), log_loss=False)
    assert figure.data["dots"].num_rows == figure.data["medians"].num_rows == 0
    assert figure.alt.endswith("every network diverged.")
    assert bands(gone).data["bands"].num_rows == 0
    assert agreement(gone, load("moons"), Theme(), points=True).alt == says.NO_NETWORK()


def test_the_map_has_the_colour_of_the_majority_where_all_agree_and_the_page_where_half_do(
    results: SeedResults,
) -> None:
    n, theme = len(results.grid.x), Theme()
    answers = np.zeros((K, n, n), int)
    answers[:, :, n // 2 :] = 1
    answers[: (K - 1) // 2, :10] = 1 - answers[: (K - 1) // 2, :10]  # half of those that count, along the lower edge
    figure = agreement(replace(results, answers=answers.reshape(K, -1)), load("moons"), theme, points=True)

    image = np.asarray(figure.pictures["field"].image().convert("RGB"), float)
    first, second = (np.array(ImageColor.getrgb(colour), float) for colour in theme.class_colours(2))
    top_left, top_right, bottom = image[0, 0], image[0, -1], image[-1, 0]
    assert np.linalg.norm(top_left - first) < np.linalg.norm(top_left - second)
    assert np.linalg.norm(top_right - second) < np.linalg.norm(top_right - first)
    assert bottom.min() > 235
    assert percent(replace(results, answers=answers.reshape(K, -1)).agreement) in figure.alt


@pytest.mark.parametrize("points", [False, True])
def test_samples_are_drawn_only_where_all_seeds_share_them(results: SeedResults, *, points: bool) -> None:
    figure = agreement(results, load("moons"), Theme(), points=points)

    assert ("points" in figure.data) == points
    assert ("points" in str(figure.spec)) == points


@pytest.mark.parametrize(("name", "drawn"), [("sine", "curve"), ("bumps", "field")])
def test_regression_shows_the_median_and_the_spread(name: str, drawn: str) -> None:
    data, rng = DataSettings(name), np.random.default_rng(0)
    grid = common_grid(load_data(data), own_data=False)
    answers = rng.normal(size=(K, len(grid.points))).astype(np.float32)
    rows = np.ones((2, len(COLUMNS), K))
    answered = SeedResults(Settings(data), rows, np.zeros(K, int), grid, answers, 0)

    figure = agreement(answered, load(name), Theme(), points=False)

    assert drawn in figure.data
    assert number(float(answered.deviations.values.max())) in figure.alt


def test_without_a_common_plane_the_map_is_a_sentence(results: SeedResults) -> None:
    assert (
        agreement(replace(results, grid=None, answers=None), load("wine"), Theme(), points=False).alt == says.NO_PLANE()
    )


def test_specs_and_names_stay_from_frame_to_frame(results: SeedResults) -> None:
    early = replace(results, rows=results.rows[:3])
    for draw in (
        bands,
        lambda one: final_losses(Compared([one]), Theme(), log_loss=False),
        lambda one: agreement(one, load("moons"), Theme(), points=False),
    ):
        one, other = draw(early), draw(results)
        assert one.spec is other.spec
        assert one.name == other.name
        assert set(one.data) == set(other.data)


@pytest.mark.parametrize("theme", [Theme(), Theme(dark=True)], ids=["light", "dark"])
def test_a_pair_is_drawn_in_the_colours_of_the_sides(results: SeedResults, theme: Theme) -> None:
    spec = seed_bands([results, results], theme, measure="loss", regression=False, log_loss=False, last_epoch=10).spec
    ranges = [layer["encoding"]["color"]["scale"]["range"] for layer in spec["layer"] if "color" in layer["encoding"]]

    assert ranges
    assert all(tuple(colours) == theme.sides for colours in ranges)
