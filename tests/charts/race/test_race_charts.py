"""A and B in one chart: a colour for each side, and a picture of where they disagree."""

from typing import Any

import numpy as np
import pytest

from playground.charts.kit.axes import LOSS_FLOOR
from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import SIDES, Theme
from playground.charts.race.disagreement_map import curves_of_both, disagreement_map, face_to_face
from playground.charts.race.pair_lines import pair_lines
from playground.comparisons.race.race import Race
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings
from playground.words.race import disagreement_text
from tests.charts.titles import axis_titles

THEMES = [Theme(), Theme(dark=True), Theme(presenter=True), Theme(narrow=True)]


def race(name: str = "moons", epochs: int = 8) -> Race:
    data, network = DataSettings(name, n_samples=80), NetworkSettings(hidden_layers=(8, 6))
    made = Race(Settings(data, network), Settings(data, network, TrainingSettings(dropout=0.5)))
    made.advance(epochs)
    return made


def lines(a: Any, b: Any, **options: Any) -> Figure:
    options = {"kinds": {"train": "train", "test": "test"}, "title": "loss", "name": "Lines", "shares": False} | options
    return pair_lines((np.asarray(a, float), np.asarray(b, float)), options.pop("theme", Theme()), **options)


def rows(figure: Figure, side: str, kind: str) -> list[tuple[int, float]]:
    lines = figure.data["lines"].to_pylist()
    return [(row["epoch"], row["value"]) for row in lines if row["side"] == side and row["kind"] == kind]


def test_every_number_of_both_sides_is_drawn() -> None:
    a, b = [[4, 5], [2, 3], [1, 2]], [[4, 5], [3, 4]]
    figure = lines(a, b)

    assert rows(figure, "A", "train") == [(0, 4), (1, 2), (2, 1)]
    assert rows(figure, "A", "test") == [(0, 5), (1, 3), (2, 2)]
    assert rows(figure, "B", "test") == [(0, 5), (1, 4)]
    assert figure.data["ends"].to_pylist() == [
        {"epoch": 2, "value": 2.0, "other": 4.0, "upper": False, "side": "A"},
        {"epoch": 1, "value": 4.0, "other": 2.0, "upper": True, "side": "B"},
    ]
    assert "A after epoch 2: train 1.00, test 2.00" in figure.alt
    assert "B after epoch 1: train 3.00, test 4.00" in figure.alt


def test_marks_stand_on_the_bold_line() -> None:
    figure = lines([[4, 5], [2, 3], [1, 2]], [[4, 5], [3, 4], [3, 4]], marks=(2, 1))

    assert figure.data["marks"].to_pylist() == [
        {"epoch": 2, "value": 2.0, "side": "A"}, {"epoch": 1, "value": 4.0, "side": "B"},
    ]  # fmt: skip


def test_log_axes_have_neither_zero_nor_epoch_zero() -> None:
    figure = lines([[0, 0], [0, 0]], [[1, 1], [0, 2]], log_value=True, log_epochs=True)

    assert min(row["value"] for row in figure.data["lines"].to_pylist()) > 0
    assert min(row["epoch"] for row in figure.data["lines"].to_pylist()) == 1
    assert figure.spec["layer"][1]["encoding"]["color"]["field"] == "side"


def test_a_log_axis_says_where_it_is_cut() -> None:
    def titles(lowest: float, **options: bool) -> set[str]:
        return axis_titles(lines([[1, 1], [lowest, 1]], [[1, 1], [0.1, 2]], **options))

    assert titles(2 * LOSS_FLOOR, log_value=True) == {"loss"}
    assert titles(LOSS_FLOOR / 2, log_value=True) == {"loss, cut at 10⁻⁶"}
    assert titles(LOSS_FLOOR / 2) == {"loss"}


def test_after_one_epoch_a_log_epoch_axis_has_points_and_after_two_lines() -> None:
    one = lines([[9, 9], [3, 4]], [[9, 9], [5, 6]], log_epochs=True)

    assert sorted(one.data["points"].to_pydict()["value"]) == [3, 4, 5, 6]
    assert lines([[9, 9], [3, 4]], [[9, 9], [5, 6]]).data["points"].num_rows == 0
    assert lines([[9, 9]] * 3, [[9, 9]] * 3, log_epochs=True).data["points"].num_rows == 0
    assert lines([[9, 9]], [[9, 9]]).data["points"].num_rows == 0


def test_long_runs_are_thinned_but_keep_their_extremes() -> None:
    a = np.ones((10_000, 2))
    a[4321, 1] = 9.0
    figure = lines(a, a)

    assert figure.data["lines"].num_rows < 1000
    assert (4321, 9.0) in rows(figure, "A", "test")


@pytest.mark.parametrize("theme", THEMES)
def test_the_spec_stays_from_frame_to_frame(theme: Theme) -> None:
    first = lines([[1, 2]], [[1, 2]], theme=theme)
    later = lines([[1, 2]] * 50, [[3, 4]] * 60, theme=theme, marks=(3, 4))

    assert first.spec is later.spec
    assert first.name == later.name
    assert first.spec["layer"][1]["encoding"]["color"]["scale"]["range"] == list(theme.sides)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["moons", "wine"])
def test_the_map_shows_the_distance_and_the_test_points_told_apart(name: str, theme: Theme) -> None:
    trained = race(name)
    labels = [run.trainer.evaluation.test_labels for run in trained.runs]
    differing = labels[0] != labels[1]
    figure = disagreement_map(trained.disagreement(), trained.a.dataset, theme, differing=differing)

    assert figure.whole_tables()["field"].to_pylist()[0]["url"].startswith("data:image/png;base64,")
    assert figure.data["points"].num_rows == differing.sum()
    assert set(figure.data["contour"].column("side").to_pylist()) <= set(SIDES)
    assert f"for {differing.sum()} of {trained.a.dataset.n_test} test points" in figure.alt
    trained.advance(3)
    again = disagreement_map(trained.disagreement(), trained.a.dataset, theme, differing=differing)
    assert again.spec is figure.spec


def test_equal_networks_give_an_empty_map() -> None:
    made = Race(Settings(), Settings())
    apart = made.disagreement()
    figure = disagreement_map(apart, made.a.dataset, Theme(), differing=np.zeros(made.a.dataset.n_test, bool))

    assert "different classes on 0.0 % of the picture and for 0 of 100" in figure.alt
    assert figure.data["points"].num_rows == 0


def test_regression_over_a_plane_is_a_map_without_points() -> None:
    trained = race("bumps")
    figure = disagreement_map(trained.disagreement(), trained.a.dataset, Theme(), differing=None)

    assert figure.data["points"].num_rows == figure.data["contour"].num_rows == 0
    assert "standard deviations" in figure.alt


def test_curves_over_a_line_are_those_of_both_networks() -> None:
    trained = race("sine")
    apart = trained.disagreement()
    assert apart.a is not None
    assert apart.b is not None
    figure = curves_of_both(apart, trained.a.dataset, Theme())
    drawn = figure.data["curves"].to_pandas()

    np.testing.assert_allclose(drawn["a"], apart.a.values, rtol=1e-6)
    np.testing.assert_allclose(drawn["b"], apart.b.values, rtol=1e-6)


def test_without_a_plane_the_predictions_stand_face_to_face() -> None:
    trained = race("diabetes")
    apart = trained.disagreement()
    predicted = (trained.a.predictions()[1], trained.b.predictions()[1])
    figure = face_to_face(predicted, apart, trained.a.dataset, Theme())

    assert figure.data["points"].num_rows == trained.a.dataset.n_test
    assert disagreement_text(apart, n_test=trained.a.dataset.n_test, regression=True) in figure.alt
    for draw in (disagreement_map, curves_of_both):
        with pytest.raises(ValueError, match="diabetes"):
            draw(apart, trained.a.dataset, Theme(), **({"differing": None} if draw is disagreement_map else {}))
