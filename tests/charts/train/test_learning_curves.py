"""Before the first epoch curves say what will be seen; a ghost of the run before has room beside them."""

import numpy as np
import pytest

from playground.charts.kit.axes import LOSS_FLOOR, top_share
from playground.charts.kit.figure import number
from playground.charts.kit.rules import THIRD, rule_table
from playground.charts.kit.sentence import LENGTHS, sentence_table
from playground.charts.kit.theme import Theme
from playground.charts.train.layer_lines import FLOOR
from playground.charts.train.ledger import fitted_shares
from playground.words.catalogue import guides
from playground.words.charts import to_come
from tests.charts.titles import axis_titles
from tests.charts.train.all_figures import FIGURES, curves, lines

ZEROS = lines({"zeros": "exactly 0", "near_zeros": "below 0.001"}, "share of weights", shares=True)


def sentence_of(figure) -> set[str]:
    return {text.replace("\n", " ") for text in figure.data["sentence"]["text"].to_pylist()}


@pytest.mark.parametrize("measure", ["loss", "score"])
def test_before_the_first_epoch_the_curves_say_what_will_be_seen_and_later_no_more(make_run, measure: str) -> None:
    run = make_run()
    before = curves(measure=measure, stop_epoch=None)(run, Theme())
    run.trainer.advance(1)
    after = curves(measure=measure, stop_epoch=None)(run, Theme())

    assert sentence_of(before) == {to_come(measure)}
    assert to_come(measure) in before.alt
    assert after.data["sentence"].num_rows == 0
    assert to_come(measure) not in after.alt
    assert after.spec is before.spec


@pytest.mark.parametrize("theme", [Theme(), Theme(presenter=True)])
def test_a_sentence_is_shown_in_just_one_of_its_forms_at_any_width(theme: Theme) -> None:
    rows = sentence_table(guides.LOSS_TO_COME(), theme).to_pylist()

    for width in range(50, 3000, 7):
        assert sum(row["least"] <= width < row["below"] for row in rows) == 1
    for row, most in zip(rows, LENGTHS, strict=True):
        assert max(map(len, row["text"].split("\n"))) <= most


def test_a_ghost_is_the_run_before_and_axes_make_room_for_both(make_run) -> None:
    before, now = make_run(epochs=60), make_run(epochs=20, dropout=0.5)
    figure = curves(ghost_history=before.history, ghost_name="dropout 0")(now, Theme())
    plain = curves()(now, Theme())
    ghost, span = figure.data["ghost"], figure.data["span"].to_pydict()

    assert ghost["epoch"].to_pylist() == list(range(61))
    for part in ("train", "test"):
        np.testing.assert_allclose(ghost[part], before.history[f"{part}_loss"], rtol=1e-6)
    losses = [run.history[f"{part}_loss"] for run in (before, now) for part in ("train", "test")]
    assert span["epoch"] == [0, 60]
    assert span["value"] == pytest.approx([min(map(np.min, losses)), max(map(np.max, losses))])
    assert figure.data["curves"].equals(plain.data["curves"])
    assert figure.alt.startswith(plain.alt)
    train, test = (number(float(before.history[f"{part}_loss"][-1])) for part in ("train", "test"))
    assert f"Dashed, before: dropout 0: train {train}, test {test} after epoch 60." in figure.alt


def test_a_ghost_is_thin_pale_and_dashed_and_lies_below_the_curves(make_run) -> None:
    run, theme = make_run(epochs=5), Theme()
    layers = curves(ghost_history=run.history)(run, theme).spec["layer"]
    tables = [layer["data"]["name"] for layer in layers]
    marks = [layer["mark"] for layer in layers if layer["data"]["name"] == "ghost"]

    assert [mark["color"] for mark in marks] == [theme.pale(theme.train), theme.pale(theme.test)]
    assert all(mark["strokeDash"] and mark["strokeWidth"] < theme.line for mark in marks)
    lines_ = [i for i, layer in enumerate(layers) if layer["mark"]["type"] == "line" and tables[i] == "curves"]
    assert max(i for i, name in enumerate(tables) if name == "ghost") < min(lines_)


def test_without_a_ghost_there_is_no_trace_of_one(make_run) -> None:
    figure = curves()(make_run(epochs=5), Theme())

    assert "ghost" not in figure.data
    assert "before" not in str(figure.spec)
    assert "Dashed" not in figure.alt


@pytest.mark.parametrize("log_epochs", [False, True])
def test_words_of_rules_that_are_at_most_a_third_wide_meet_nothing(*, log_epochs: bool) -> None:
    last = 400
    for first in range(1, last + 1, 7):
        for second in range(1, last + 1, 5):
            if first == second:
                continue
            rows = rule_table([(first, "a"), (second, "b")], last, log_epochs=log_epochs).to_pylist()
            places = [np.log(row["epoch"]) / np.log(last) if log_epochs else row["epoch"] / last for row in rows]
            ranges = [(p - THIRD, p) if row["left"] else (p, p + THIRD) for p, row in zip(places, rows, strict=True)]
            assert {row["row"] for row in rows} == {0, 1}
            for row, (low, high) in zip(rows, ranges, strict=True):
                assert low >= -1e-9
                assert high <= 1 + 1e-9
                for other, place in zip(rows, places, strict=True):
                    crosses = low < place < high
                    # a rule begins at the line of its own words, so it crosses none that are above
                    assert not crosses or other["row"] > row["row"], (first, second)


def test_shares_have_an_axis_that_ends_above_the_largest_and_not_far_above(make_run) -> None:
    assert [top_share(share) for share in (0, 0.02, 0.1, 0.11, 0.2, 0.4, 0.51, 1)] == [
        0.1, 0.1, 0.1, 0.2, 0.2, 0.5, 1, 1,
    ]  # fmt: skip
    run = make_run(epochs=20)
    figure = ZEROS(run, Theme())
    largest = max(run.history["zeros"].max(), run.history["near_zeros"].max())
    assert figure.data["span"]["value"].to_pylist() == pytest.approx([0, top_share(largest)])
    assert figure.spec["encoding"]["y"]["scale"] == {"nice": False, "zero": True}


def test_shares_that_are_all_zero_are_said_to_be(make_run) -> None:
    run = make_run(hidden=(4,))
    assert not run.history["zeros"].any()
    assert not run.history["near_zeros"].any()
    figure = ZEROS(run, Theme())
    empty = FIGURES["units"][1](make_run(hidden=()), Theme())

    assert sentence_of(figure) == {guides.ALL_ZERO()}
    assert empty.data["sentence"].num_rows == 0


def test_curves_on_a_log_axis_say_where_they_are_cut_and_what_points_at_them_knows_it_too(make_run) -> None:
    run = make_run(epochs=5)
    whole, linear = curves(log_loss=True)(run, Theme()), curves()(run, Theme())
    run.history["train_loss"][-1] = 0.0
    cut = curves(log_loss=True)(run, Theme())

    titles = [axis_titles(figure) for figure in (whole, linear, cut)]
    assert titles == [{"loss"}, {"loss"}, {"loss, cut at 10⁻⁶"}]
    assert cut.interaction["floor"] == LOSS_FLOOR == pytest.approx(cut.data["curves"]["train"].to_pylist()[-1])
    assert "floor" not in linear.interaction
    assert "train 0," in cut.alt
    assert curves()(run, Theme()).data["curves"]["train"].to_pylist()[-1] == 0.0


def test_layers_on_a_log_axis_say_where_they_are_cut(make_run) -> None:
    run, norms = make_run(epochs=5), lines({"l2_norm": "norm"}, "norm", shares=False)
    whole = norms(run, Theme())
    run.history["l2_norm"][-1, 0] = 0.0
    cut = norms(run, Theme())

    assert [axis_titles(figure) for figure in (whole, cut)] == [{"norm"}, {"norm, cut at 10⁻¹²"}]
    assert min(cut.data["lines"]["value"].to_pylist()) == pytest.approx(FLOOR, rel=1e-6)
    assert "hidden 1 0," in cut.alt


def test_a_long_title_of_layers_stands_on_two_lines_where_letters_are_large(make_run) -> None:
    norms = lines({"l2_norm": "norm"}, "norm, last 10 epochs", shares=False)
    title = norms(make_run(epochs=5), Theme(presenter=True)).spec["encoding"]["y"]["title"]

    assert title == ["norm", "last 10 epochs"]


def test_on_a_log_epoch_axis_the_first_epoch_is_a_point_and_the_second_makes_a_line(make_run) -> None:
    run = make_run(epochs=1)
    draws = [curves(log_epochs=True), lines({"l2_norm": "norm"}, "norm", shares=False, log_epochs=True),
             lambda run, theme: fitted_shares(run.history, theme, flips=False, log_epochs=True)]  # fmt: skip

    def points() -> list[int]:
        return [draw(run, Theme()).data["points"].num_rows for draw in draws]

    assert points() == [1, len(run.layers), 1]
    assert curves()(run, Theme()).data["points"].num_rows == 0
    run.trainer.advance(1)
    assert points() == [0, 0, 0]
