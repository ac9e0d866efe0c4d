"""The graph of a small network: a row for each unit and weight, and nothing shown before its step."""

import json
import re

import altair as alt
import pytest

from playground.charts.inspector.worked_graph import worked_graph
from playground.charts.kit.figure import Figure, number
from playground.charts.kit.theme import Theme
from playground.measurements.inspector.inspection import Inspection
from playground.measurements.inspector.specimen import Specimen
from playground.measurements.inspector.walk import Walk
from playground.settings.pages import InspectorSettings

THEMES = [Theme(), Theme(dark=True), Theme(presenter=True)]


@pytest.fixture(scope="module")
def inspection() -> Inspection:
    return Specimen(InspectorSettings(data="blobs", hidden_layers=(4, 2))).inspection()


def draw(inspection: Inspection, walk: Walk, *, theme: Theme = THEMES[0], layer: int = 2, unit: int = 1) -> Figure:
    return worked_graph(inspection, walk, theme, layer=layer, unit=unit)


def column(figure: Figure, table: str, name: str) -> list[object]:
    return figure.data[table].column(name).to_pylist()


@pytest.mark.long
@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark", "presenter"])
def test_the_spec_is_valid_and_stays_from_step_to_step(inspection: Inspection, theme: Theme) -> None:
    first = draw(inspection, Walk(3), theme=theme)
    last = draw(inspection, Walk(3, 6, 3), theme=theme, layer=1, unit=4)

    alt.Chart.from_dict(json.loads(json.dumps(first.spec)))
    assert first.spec is last.spec
    assert first.name == last.name
    assert {name: rows.schema for name, rows in first.data.items()} == {n: r.schema for n, r in last.data.items()}


def test_there_is_a_row_for_each_unit_and_each_weight(inspection: Inspection) -> None:
    figure = draw(inspection, Walk(3))

    assert len(column(figure, "units", "x")) == 2 + 4 + 2 + 3
    assert len(column(figure, "weights", "x")) == 2 * 4 + 4 * 2 + 2 * 3
    places = set(zip(column(figure, "units", "x"), column(figure, "units", "y"), strict=True))
    assert len(places) == 11
    for end in ("", "2"):
        assert set(zip(*(column(figure, "weights", c + end) for c in "xy"), strict=True)) <= places


def test_a_line_is_as_thick_as_its_weight_is_large_and_has_its_sign(inspection: Inspection) -> None:
    figure = draw(inspection, Walk(3))
    weights = [w for layer in inspection.layers for w in layer.weights.value.ravel()]

    assert column(figure, "weights", "sign") == ["negative" if w < 0 else "positive" for w in weights]
    by_size = sorted(zip(map(abs, weights), column(figure, "weights", "thickness"), strict=True))
    thicknesses = [thickness for _, thickness in by_size]
    assert thicknesses == sorted(thicknesses)
    assert len(set(thicknesses)) > 10


def test_the_weights_into_the_chosen_unit_are_written_and_no_others(inspection: Inspection) -> None:
    figure = draw(inspection, Walk(3), layer=2, unit=2)
    written = [label for label in column(figure, "weights", "label") if label]

    assert written == [number(float(w)) for w in inspection.layers[1].weights.value[:, 1]]
    assert sum(map(bool, column(figure, "weights", "chosen"))) == 4
    assert sum(map(bool, column(figure, "units", "chosen"))) == 1


def test_each_step_reveals_its_numbers_and_none_before(inspection: Inspection) -> None:
    walk, revealed = Walk(3), []
    while True:
        figure = draw(inspection, walk)
        texts = [*column(figure, "units", "upper"), *column(figure, "units", "lower")][2:]
        hidden = sum(text in {"z ?", "a ?"} for text in texts)
        deltas = sum(text != "" for text in column(figure, "units", "delta"))
        revealed.append((hidden, deltas))
        if walk.is_over:
            break
        walk = walk.step_forward() if walk.may_go_forward else walk.step_backward()

    assert revealed == [(18, 0), (14, 0), (10, 0), (8, 0), (6, 0), (3, 0), (0, 0), (0, 3), (0, 5), (0, 9)]


def test_every_field_that_the_marks_read_is_a_column(inspection: Inspection) -> None:
    figure = draw(inspection, Walk(3))
    columns = {name for rows in figure.data.values() for name in rows.column_names}
    read = set(re.findall(r'datum\.(\w+)|"field": "(\w+)"', json.dumps(figure.spec)))

    assert {"".join(names) for names in read} <= columns
    assert {"revealed", "chosen", "at_work"} <= {"".join(names) for names in read}


def test_the_layer_at_work_has_the_band(inspection: Inspection) -> None:
    assert column(draw(inspection, Walk(3)), "layers", "at_work") == [True, False, False, False]
    assert column(draw(inspection, Walk(3, 3)), "layers", "at_work") == [False, False, True, False]
    assert column(draw(inspection, Walk(3, 6, 1)), "layers", "at_work") == [False, False, False, True]


def test_the_words_say_the_numbers_that_are_known(inspection: Inspection) -> None:
    start, end = draw(inspection, Walk(3)).alt, draw(inspection, Walk(3, 6, 3)).alt

    assert "layer 1" not in start
    for i, layer in enumerate(inspection.layers, start=1):
        for symbol, values in (("z", layer.z), ("a", layer.a), ("δ", layer.delta)):
            assert f"{symbol} of layer {i}: " + ", ".join(number(float(v)) for v in values) in end
