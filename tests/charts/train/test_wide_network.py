"""Of a wide layer the graph draws the strongest units; its tables say what each mark is, and buttons what they do."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from PIL import ImageColor

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.train.graph_tables import SHADES
from playground.charts.train.network_graph import DRAG, network_graph
from playground.measurements.run import Run
from playground.measurements.units import MOST_SHOWN


def graph(run: Run, theme: Theme | None = None, **options: Any) -> Figure:
    names = tuple(f"input {i}" for i in range(run.widths[0])), tuple(f"class {i}" for i in range(run.widths[-1]))
    return network_graph(run.portrait(), theme or Theme(), inputs=names[0], outputs=names[1], **options)


def drawn(figure: Figure, layer: int) -> list[int]:
    """Return the numbers of the units of a layer that are drawn, from the top down."""
    rows = [row for row in figure.data["units"].to_pylist() if row["layer"] == layer]
    assert [row["y"] for row in rows] == list(range(1 - len(rows), len(rows), 2))
    return [row["unit"] for row in rows]


def test_the_strongest_units_of_a_wide_layer_are_drawn_from_the_top_down(make_run: Any) -> None:
    run = make_run(hidden=(64, 8), epochs=2)
    strength = run.portrait().strengths[1]

    figure = graph(run)
    assert drawn(figure, 1) == (np.argsort(-strength, kind="stable")[:MOST_SHOWN] + 1).tolist()
    assert drawn(figure, 2) == list(range(1, 9))
    assert figure.data["columns"]["text"].to_pylist() == ["inputs", "hidden 1: 8 of 64", "hidden 2", "output"]
    assert "Of hidden 1 8 of 64 units are drawn, the strongest by weight" in figure.alt


def test_lines_and_thumbnails_are_those_of_the_units_that_are_drawn(make_run: Any) -> None:
    run = make_run(hidden=(64, 64), epochs=2)
    shown = (np.array([0, 1]), np.array([63, 5, 17]), np.array([40, 2]), np.array([0]))
    figure = graph(run, drawn=shown)
    dense = run.trainer.network.dense_layers

    lines = figure.data["weights"].to_pylist()
    assert len(lines) == 2 * 3 + 3 * 2 + 2
    for line in lines:
        assert line["value"] == dense[line["layer"] - 1].W[line["row"] - 1, line["column"] - 1]
        assert line["row"] - 1 in shown[line["layer"] - 1]
        assert line["column"] - 1 in shown[line["layer"]]
        assert (line["x"], line["x2"]) == (line["layer"] - 1, line["layer"])
    assert [unit["value"] for unit in figure.data["units"].to_pylist() if unit["layer"] == 2] == [
        dense[1].b[0, 40],
        dense[1].b[0, 2],
    ]
    alone = graph(run, drawn=(*shown[:1], shown[1][:1], *shown[2:]))
    top = figure.pictures["column 1"].pixels[: figure.pictures["column 1"].pixels.shape[0] // 3]
    middle = alone.pictures["column 1"].pixels
    assert any(np.array_equal(top, middle[i : i + len(top)]) for i in range(len(middle) - len(top) + 1))


def test_names_say_which_unit_and_which_weight_a_mark_is_even_beside_exact_zeros(make_run: Any) -> None:
    run = make_run(hidden=(64,))
    run.trainer.network.dense_layers[0].W[0, ::2] = 0.0
    figure = graph(run)

    for line in figure.data["weights"].to_pylist():
        source = f"input {line['row']}" if line["layer"] == 1 else f"hidden 1 unit {line['row']}"
        target = f"hidden 1 unit {line['column']}" if line["layer"] == 1 else f"output {line['column']}"
        assert line["name"] == f"{source} → {target}"
    names = [row["name"] for row in figure.data["units"].to_pylist()]
    assert names[:2] + names[-1:] == ["input 1", "input 2", "output 1"]
    assert names[2:-1] == [f"hidden 1 unit {unit}" for unit in drawn(figure, 1)]


@pytest.mark.parametrize("theme", [Theme(), Theme(dark=True)], ids=["light", "dark"])
def test_the_other_units_are_cells_of_a_strip_the_darker_the_stronger(make_run: Any, theme: Theme) -> None:
    run = make_run(hidden=(64, 8), epochs=2)
    strength = run.portrait().strengths[1]
    figure = graph(run, theme)

    assert figure.data["others"]["x"].to_pylist() == [1]
    strip = figure.pictures[figure.data["others"]["url"][0].as_py()]
    others = np.delete(strength, np.array(drawn(figure, 1)) - 1)
    assert strip.pixels.shape == (1, 64 - MOST_SHOWN)
    assert np.array_equal(strip.pixels[0], np.ceil(others / strength.max() * (SHADES - 1)))
    assert strip.palette is not None
    assert strip.palette[[0, -1]].tolist() == [list(ImageColor.getrgb(colour)) for colour in (theme.paper, theme.quiet)]
    assert "8 of 64 units, the strongest by weight" in figure.data["others"]["name"][0].as_py()


def test_a_narrow_network_has_no_strip_and_says_nothing_of_it(make_run: Any) -> None:
    figure = graph(make_run(hidden=(8, 8)))

    assert "others" not in figure.data
    assert "strip" not in figure.data["key"]["text"][0].as_py()
    assert "are drawn" not in figure.alt


@pytest.mark.parametrize(("hidden", "title"), [((64,) * 3, "h1 8/64"), ((64,) * 6, "h1"), ((4,) * 6, "h1")])
def test_titles_are_shorter_where_there_is_less_room(make_run: Any, hidden: tuple[int, ...], title: str) -> None:
    assert graph(make_run(hidden=hidden)).data["columns"]["text"][1].as_py() == title


def test_where_nothing_is_live_there_are_no_buttons(make_run: Any) -> None:
    figure = graph(make_run())

    assert figure.data["buttons"].num_rows > 0
    assert figure.whole_tables()["buttons"].num_rows == 0
    assert figure.whole_spec()["datasets"]["buttons"] == []


def test_buttons_stand_beside_their_column_and_say_what_they_do(make_run: Any) -> None:
    figure = graph(make_run(hidden=(8, 3)))
    buttons = [row for row in figure.data["buttons"].to_pylist() if row["command"]]

    for button in buttons:
        command = json.loads(button["command"])
        assert button["x"] == command.get("layer", -1)
        assert button["text"] == ("+" if command["add"] > 0 else "−")
        assert ("more" if command["add"] > 0 else "less") in button["name"]
    assert len(buttons) == 6


def test_the_interaction_names_its_tables_and_how_far_a_drag_reaches(make_run: Any) -> None:
    run = make_run()
    figure = graph(run)
    interaction = figure.interaction

    assert interaction is not None
    assert interaction["kind"] == "network"
    assert all(interaction[name] in figure.data for name in ("units", "weights", "buttons"))
    largest = max(float(np.abs(layer.W).max()) for layer in run.trainer.network.dense_layers)
    assert largest <= interaction["per_pixel"] * DRAG <= 2 * largest
    assert {"{source}", "{target}", "{value}"} <= set(interaction["says"].replace(":", "").split())
    json.dumps(interaction)
