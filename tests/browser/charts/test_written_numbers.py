"""Numbers that the browser writes beside axes are those that Python writes elsewhere."""

import altair as alt
import numpy as np
import pyarrow as pa
import pytest
from playwright.sync_api import Page

from playground.charts.kit.figure import Figure, finished
from playground.charts.kit.guides import tick, written
from playground.charts.kit.theme import Theme
from playground.words.numbers import plain
from tests.browser.charts.drawn_chart import draw


def texts(page: Page, values: list[float], expression: str) -> list[str]:
    """Return what a Vega expression of ``datum.value`` makes of numbers."""
    chart = alt.Chart(alt.NamedData("numbers")).transform_calculate(text=expression).mark_text()
    chart = chart.encode(x=alt.X("value:O", axis=None), text="text:N")
    rows = pa.table({"value": pa.array(values, pa.float64()), "label": pa.array(["some"] * len(values))})
    drawn = draw(page, Figure(finished(chart, Theme().config()), {"numbers": rows}, "Numbers", "Numbers."), 400, 100)
    return [piece.text for piece in drawn.texts("mark")]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"), (0.5, "0.5"), (-0.5, "−0.5"), (1500, "1,500"), (8e3, "8,000"), (0.0001, "0.0001"),
        (0.00001, "10⁻⁵"), (2e-12, "2·10⁻¹²"), (-6e12, "−6·10¹²"), (1e6, "10⁶"), (-1e6, "−10⁶"), (2.5e7, "2.5·10⁷"),
        (1e-12, "10⁻¹²"), (0.30000000000000004, "0.3"), (1e37, "10³⁷"), (1e-05 * 3, "3·10⁻⁵"),
    ],
)  # fmt: skip
def test_a_tick_is_written_as_a_person_would(chart_page: Page, value: float, text: str) -> None:
    assert texts(chart_page, [value], tick()) == [text]


@pytest.mark.parametrize(("digits", "highest"), [(3, 2.99), (6, 5.99)])
def test_from_a_ten_thousandth_on_both_write_the_same(chart_page: Page, digits: int, highest: float) -> None:
    rng = np.random.default_rng(0)
    values = np.unique(np.sign(rng.normal(size=60)) * 10 ** rng.uniform(-4, highest, 60)).tolist()

    assert texts(chart_page, values, written("datum.value", digits=digits)) == [plain(v, digits) for v in values]


def test_no_number_is_written_with_an_e(chart_page: Page) -> None:
    rng = np.random.default_rng(1)
    values = np.unique(np.sign(rng.normal(size=60)) * 10 ** rng.uniform(-40, 40, 60)).tolist()

    for text in texts(chart_page, values, tick()):
        assert not set(text) - set("0123456789.,−·⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def test_shares_are_percentages_and_labels_that_are_left_out_stay_out(chart_page: Page) -> None:
    assert texts(chart_page, [0, 0.025, 0.1, 1], tick(shares=True)) == ["0 %", "2.5 %", "10 %", "100 %"]
    assert texts(chart_page, [0.5], tick().replace("datum.label", "''")) == []
