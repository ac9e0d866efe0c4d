"""Where the words of charts lie: inside the chart, clear of each other, of rules and of axes, at any size."""

from functools import lru_cache
from itertools import combinations

import numpy as np
import pytest
from playwright.sync_api import Page

from playground.charts.kit.axes import epoch_axis, span, span_marks, value_axis
from playground.charts.kit.figure import Figure, finished
from playground.charts.kit.rules import rule_marks, rule_table
from playground.charts.kit.theme import Theme
from playground.charts.race.pair_lines import pair_lines
from playground.measurements.run import Run
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings
from tests.browser.charts.drawn_chart import DrawnChart, Piece, draw
from tests.charts.train.all_figures import FIGURES, Draw

SIZES = [(300, 260), (440, 230), (520, 260), (1100, 520)]
THEMES = {"light": Theme(), "presenter": Theme(presenter=True)}
every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


@lru_cache
def trained_run(data: str) -> Run:
    """Return a run of a small network with dropout on a data set."""
    training = TrainingSettings(l1=0.5, learning_rate=0.03, dropout=0.5)
    run = Run(Settings(DataSettings(data, n_samples=80), NetworkSettings(hidden_layers=(8, 6)), training))
    run.trainer.advance(40)
    return run


def collisions(chart: DrawnChart) -> list[tuple[str, str]]:
    """Return the texts that lie over one another; a halo has the text of what it surrounds."""
    return [(a.text, b.text) for a, b in combinations(chart.texts(), 2) if a.text != b.text and a.meets(b)]


def outside(chart: DrawnChart, width: int, height: int) -> list[str]:
    """Return the texts that are cut by the chart's edge.

    The letters begin some pixels below the top of the box of their line, a sixth of its height, which may be cut.
    """
    return [
        text.text
        for text in chart.texts()
        if text.left < -chart.left - 1
        or text.top + (text.bottom - text.top) / 6 < -chart.top
        or text.right > width - chart.left + 1
        or text.bottom > height - chart.top + 1
    ]


def marked(epochs: tuple[int, int], last: int, theme: Theme, *, log_epochs: bool) -> Figure:
    """Return a figure of two rules over epochs and nothing else."""
    x = epoch_axis(theme, log_epochs=log_epochs)
    y = value_axis(theme, "value", "loss", log_value=False, shares=False, is_loss=True)
    rule, labels = rule_marks(theme, x)
    stop = "stop" if theme.presenter else "early stop"
    marks = [(epochs[0], f"best {epochs[0]:,}"), (epochs[1], f"{stop} {epochs[1]:,}")]
    data = {
        "span": span(np.array([0.0, 1.0]), last, log_epochs=log_epochs),
        "marks": rule_table(marks, last, log_epochs=log_epochs),
    }
    return Figure(finished(span_marks(x, y) + rule + labels, theme.config()), data, "Rules", "Rules.")


@every_theme
@pytest.mark.parametrize("log_epochs", [False, True])
def test_the_words_of_rules_meet_neither_each_other_nor_a_rule_nor_an_axis(
    chart_page: Page, theme: Theme, *, log_epochs: bool
) -> None:
    rng = np.random.default_rng(0)
    pairs = [(37, 87), (1, 3000), (2990, 3000), (1, 2), (1000, 1010), (1900, 2050), (2050, 1900), (3000, 87)]
    pairs += [(int(a), int(b)) for a, b in rng.integers(1, 3001, (12, 2))]
    for epochs in pairs:
        for width, height in SIZES:
            chart = draw(chart_page, marked(epochs, 3000, theme, log_epochs=log_epochs), width, height)
            words = chart.texts("mark")
            rules = [piece for piece in chart.pieces if piece.kind == "rule" and piece.role == "mark"]
            assert len(words) == len(rules) == 2
            assert not words[0].meets(words[1]), (epochs, width)
            assert not any(word.meets(rule) for word in words for rule in rules), (epochs, width)
            assert all(word.left >= 0 and word.right <= chart.width for word in words), (epochs, width)
            assert all("…" not in word.text for word in words)


@every_theme
@pytest.mark.parametrize("ends", [(0.5, 0.5), (0.5, 0.501), (0.501, 0.5), (0.2, 0.8), (0.001, 0.0), (0.999, 1.0)])
def test_the_names_at_the_ends_of_two_lines_lie_apart_however_close_the_lines(
    chart_page: Page, theme: Theme, ends: tuple[float, float]
) -> None:
    sides = tuple(np.linspace([1.0, 1.0], [end, end], 40) for end in ends)
    kinds = {"train": "train", "test": "test"}
    figure = pair_lines((sides[0], sides[1]), theme, kinds=kinds, title="loss", name="Loss", shares=False, is_loss=True)
    for width, height in SIZES:
        chart = draw(chart_page, figure, width, height)
        a, b = (next(text for text in chart.texts("mark") if text.text == name) for name in "AB")
        axis = chart.texts("axis")
        assert not a.meets(b)
        assert not any(name.meets(text) for name in (a, b) for text in axis)
        assert a.left > chart.width - 1
        assert outside(chart, width, height) == []
        assert (a.top < b.top) == (ends[0] >= ends[1])


@every_theme
@pytest.mark.parametrize(("data", "figure"), FIGURES.values(), ids=FIGURES)
def test_no_words_of_a_chart_lie_over_others_or_are_cut(
    chart_page: Page, data: str, figure: Draw, theme: Theme
) -> None:
    drawn = figure(trained_run(data), theme)
    for width, height in ((520, 300), (1000, 600)):
        chart = draw(chart_page, drawn, width, height)
        assert collisions(chart) == []
        assert outside(chart, width, height) == []


@pytest.mark.parametrize("name", ["weights", "pre-activations"])
def test_the_axis_of_a_histogram_spans_the_height_whatever_is_written_over_it(chart_page: Page, name: str) -> None:
    chart = draw(chart_page, FIGURES[name][1](trained_run("moons"), Theme()), 520, 300)
    zero = next(text for text in chart.texts("axis-label") if text.text == "0 %")
    bins = [piece for piece in chart.pieces if piece.kind == "line"]

    assert (zero.top + zero.bottom) / 2 == pytest.approx(chart.height, abs=2)
    assert min(piece.top for piece in bins) < 0.2 * chart.height


def test_a_collision_is_noticed() -> None:
    one, other = Piece("text", "mark", "a", 0, 0, 10, 10), Piece("text", "mark", "b", 9, 9, 20, 20)
    chart = DrawnChart((one, other), 0, 0, 100, 100)

    assert collisions(chart) == [("a", "b")]
    assert outside(chart, 15, 100) == ["b"]
    assert not one.meets(Piece("text", "mark", "c", 11, 0, 20, 10))
