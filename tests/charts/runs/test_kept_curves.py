"""The curves of kept runs through their spec and tables."""

from itertools import combinations

import altair as alt
import numpy as np
import pytest
from PIL import ImageColor

from playground.charts.kit.theme import Theme
from playground.charts.runs.kept_curves import MARKS, MOST_RUNS, SHAPES, kept_curves
from tests.charts.kit.test_theme import contrast, every_theme
from tests.charts.titles import axis_titles


def history(n: int, *, low: float = 0.1) -> dict[str, np.ndarray]:
    """Return columns of a run of so many epochs."""
    epochs = np.arange(n + 1)
    fall = np.exp(-epochs / 9)
    return {
        "train_loss": low + fall, "test_loss": 2 * low + fall, "train_score": 1 - fall / 2, "test_score": 0.9 - fall / 2
    }  # fmt: skip


def drawn(runs, theme=None, **options):
    return kept_curves(runs, theme or Theme(), **{"measure": "loss", "log_loss": False, "log_epochs": False} | options)


RUNS = {"#1 moons": history(20), "#2 circles": history(50, low=0.3)}


@pytest.mark.long
@every_theme
@pytest.mark.parametrize("measure", ["loss", "accuracy", "r2", "scores"])
@pytest.mark.parametrize("log", [False, True])
def test_the_spec_is_valid_and_stays_for_other_runs(theme: Theme, measure: str, *, log: bool) -> None:
    options = {"measure": measure, "log_loss": log, "log_epochs": log}
    figure, other = drawn(RUNS, theme, **options), drawn({"#7 blobs": history(3)}, theme, **options)

    alt.LayerChart.validate(figure.spec)
    assert figure.spec is other.spec
    assert figure.name == other.name
    assert set(figure.data) == {"span", "curves", "points", "marks"}


def test_each_run_has_its_rows_under_its_name() -> None:
    rows = drawn(RUNS).data["curves"].to_pydict()

    for name, columns in RUNS.items():
        own = [i for i, run in enumerate(rows["run"]) if run == name]
        assert [rows["epoch"][i] for i in own] == [*range(len(columns["test_loss"]))]
        np.testing.assert_allclose([rows["train"][i] for i in own], columns["train_loss"], rtol=1e-6)
        np.testing.assert_allclose([rows["test"][i] for i in own], columns["test_loss"], rtol=1e-6)


def test_test_is_bold_and_training_thin_in_the_same_colour() -> None:
    spec = drawn(RUNS).spec
    (train, test) = [layer for layer in spec["layer"] if layer["mark"]["type"] == "line"]

    assert (spec["encoding"] | train["encoding"])["y"]["field"] == "train"
    assert train["mark"]["strokeWidth"] * 2 < test["mark"]["strokeWidth"]
    assert train["encoding"]["color"] == test["encoding"]["color"]
    assert train["encoding"]["color"]["scale"] == {"range": list(Theme().run_colours)}


def test_runs_differ_by_shape_too_and_equal_curves_do_not_hide_each_others_marks() -> None:
    same = history(100)
    marks = drawn({f"#{i}": same for i in range(MOST_RUNS)}).data["marks"].to_pydict()
    of_run = {name: {e for e, run in zip(marks["epoch"], marks["run"], strict=True) if run == name}
              for name in marks["run"]}  # fmt: skip

    assert len(set(SHAPES)) == MOST_RUNS == len(Theme().run_colours)
    assert {len(epochs) for epochs in of_run.values()} == {MARKS}
    for one, other in combinations(of_run.values(), 2):
        assert one & other == {100}


@every_theme
def test_colours_of_runs_stand_out_and_apart(theme: Theme) -> None:
    colours = theme.run_colours

    assert min(contrast(colour, theme.paper) for colour in colours) >= 3
    for one, other in combinations(map(ImageColor.getrgb, colours), 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) > 60**2


def test_the_axes_hold_the_longest_run_and_every_value() -> None:
    span = drawn(RUNS).data["span"].to_pydict()

    assert span["epoch"] == [0, 50]
    np.testing.assert_allclose(span["value"], [RUNS["#1 moons"]["train_loss"].min(), 1.6], rtol=1e-6)


def test_log_axes_leave_out_epoch_0_and_losses_of_0() -> None:
    zero = history(5) | {"train_loss": np.zeros(6)}
    rows = drawn({"#1": zero}, log_loss=True, log_epochs=True).data["curves"].to_pydict()

    assert min(rows["epoch"]) == 1
    assert rows["train"] == pytest.approx([1e-6] * 5)


def test_an_untrained_run_has_nothing_on_a_log_axis() -> None:
    figure = drawn({"#1": history(0), "#2": history(0)}, log_loss=True, log_epochs=True)

    assert figure.data["curves"].num_rows == 0
    assert figure.data["span"].to_pydict()["epoch"] == [1, 10]


def test_numbers_that_are_not_finite_are_missing() -> None:
    odd = history(3) | {"test_score": np.array([-np.inf, np.nan, 0.5, 0.75])}
    figure = drawn({"#1": odd}, measure="r2")

    assert figure.data["curves"].to_pydict()["test"] == [None, None, 0.5, 0.75]
    assert np.isfinite(figure.data["span"].to_pydict()["value"]).all()


def test_the_words_have_the_last_numbers_of_each_run() -> None:
    text = drawn({"#1 moons": history(20), "#2 best": history(40)}, measure="accuracy").alt

    assert text.startswith("Accuracy by epoch. #1 moons: train ")
    assert "#2 best: train 99.4 %, test 89.4 % after epoch 40." in text


def test_long_runs_are_thinned() -> None:
    rows = drawn({f"#{i}": history(10_000) for i in range(MOST_RUNS)}).data["curves"].num_rows

    assert rows < MOST_RUNS * 400


def test_without_runs_a_sentence_says_what_to_do() -> None:
    assert drawn({}).alt == "Choose runs in the table to see their curves."


def test_more_runs_than_colours_are_refused() -> None:
    with pytest.raises(ValueError, match=r"at most 8 runs .* got 9"):
        drawn({f"#{i}": history(2) for i in range(9)})


def test_a_log_axis_says_where_it_is_cut_and_a_run_of_one_epoch_is_a_point() -> None:
    small = history(1)
    small["train_loss"] = np.array([1.0, 0.0])
    figure = drawn({"#1": small}, log_loss=True, log_epochs=True)

    assert axis_titles(figure) == {"loss, cut at 10⁻⁶"}
    assert figure.data["points"]["train"].to_pylist() == pytest.approx([1e-6])
    assert axis_titles(drawn({"#1": small})) == {"loss"}
    assert drawn(RUNS, log_loss=True, log_epochs=True).data["points"].num_rows == 0
    assert "train 0," in figure.alt
