"""The network as a graph or as heat maps: lines are weights, exact zeros are nothing, colours are signs."""

import base64
import io
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageColor

from playground.charts.kit.figure import Figure
from playground.charts.kit.picture import Picture
from playground.charts.kit.signed_picture import signed_picture
from playground.charts.kit.theme import Theme
from playground.charts.train.graph_marks import GAP
from playground.charts.train.graph_tables import HAIRLINE
from playground.charts.train.network_graph import network_graph
from playground.charts.train.weight_maps import pooled, weight_maps
from playground.measurements.portrait import RESOLUTION
from playground.measurements.run import Run

THEMES = [Theme(), Theme(dark=True)]
both_themes = pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])


def graph(run: Run, theme: Theme = THEMES[0], **options: Any) -> Figure:
    return network_graph(run.portrait(), theme, inputs=("x", "y"), outputs=("class 1",), **options)


def pixels(picture: Picture) -> np.ndarray:
    """Return the picture's data URL as RGBA (height, width, 4)."""
    with Image.open(io.BytesIO(base64.b64decode(picture.data_url().partition(",")[2]))) as image:
        return np.asarray(image.convert("RGBA")).astype(int)


def rgb(colour: str) -> list[int]:
    return list(ImageColor.getrgb(colour))


def test_every_weight_but_the_exact_zeros_has_a_line(make_run) -> None:
    run = make_run(epochs=2)
    first = run.trainer.network.dense_layers[0]
    first.W[...] = np.arange(16).reshape(2, 8) - 3.0
    rows = graph(run).data["weights"].to_pylist()

    lines = {(r["row"] - 1, r["column"] - 1): r["value"] for r in rows if r["x"] == 0}
    assert lines == {(i, j): first.W[i, j] for i in range(2) for j in range(8) if (i, j) != (0, 3)}
    assert all(r["x2"] == r["x"] + 1 for r in rows)


def test_lines_go_from_unit_to_unit(make_run) -> None:
    rows = graph(make_run()).data["weights"].to_pylist()

    for row in rows:
        n_in, n_out = (2, 8, 6, 1)[row["x"]], (2, 8, 6, 1)[row["x2"]]
        assert row["y"] == 2 * (row["row"] - 1) - (n_in - 1)
        assert row["y2"] == 2 * (row["column"] - 1) - (n_out - 1)


def test_widths_are_proportional_down_to_a_hairline(make_run) -> None:
    run = make_run()
    for layer in run.trainer.network.dense_layers:
        layer.W[...] = 0.0
    run.trainer.network.dense_layers[0].W[0, :4] = [2.0, -1.0, 0.5, 1e-6]
    widths = {row["value"]: row["width"] for row in graph(run).data["weights"].to_pylist()}

    assert widths[2.0] == pytest.approx(Theme().widest)
    assert widths[-1.0] == pytest.approx(widths[2.0] / 2)
    assert widths[0.5] == pytest.approx(widths[2.0] / 4)
    assert min(widths.values()) == pytest.approx(HAIRLINE)


def test_a_network_of_zeros_has_no_lines_and_is_drawn(make_run) -> None:
    run = make_run()
    run.trainer.network.theta[...] = 0.0
    figure = graph(run)

    assert figure.data["weights"].num_rows == 0
    assert figure.data["weights"].schema == graph(make_run()).data["weights"].schema
    assert "70 of 70 weights are exactly 0" in figure.alt


@both_themes
def test_lines_and_discs_are_coloured_by_their_sign(make_run, theme: Theme) -> None:
    layers = graph(make_run(), theme).spec["layer"]
    conditions = [
        layer["encoding"][channel]
        for layer in layers
        for channel in ("stroke", "fill")
        if "datum.value >" in str(layer["encoding"].get(channel))
    ]

    assert [c["condition"]["value"] for c in conditions] == [theme.positive] * 2
    assert [c["value"] for c in conditions] == [theme.negative] * 2


@pytest.mark.parametrize("draw", [graph, lambda run: weight_maps(run.trainer.network, Theme())])
def test_only_the_data_move_from_frame_to_frame(make_run, draw: Any) -> None:
    run = make_run(epochs=1)
    before = draw(run)
    run.trainer.advance(3)
    after = draw(run)

    assert after.spec is before.spec
    assert draw(make_run(seed=3)).spec is before.spec
    assert list(after.pictures) == list(before.pictures)
    assert any(not picture.looks_like(before.pictures[name]) for name, picture in after.pictures.items())


def test_the_graph_has_tooltips_for_lines_and_units(make_run) -> None:
    tooltips = [layer["encoding"]["tooltip"]["value"]["expr"] for layer in graph(make_run()).spec["layer"]
            if "tooltip" in layer["encoding"]]  # fmt: skip

    assert any("w = " in expr for expr in tooltips)
    assert any("b = " in expr and "dead" in expr and "dropped" in expr for expr in tooltips)


def test_units_are_marked_dead_dropped_and_chosen(make_run) -> None:
    run = make_run()
    run.trainer.network.dense_layers[0].b[0, 4] = -100.0
    figure = graph(run, chosen=(2, 3))
    rows = figure.data["units"].to_pylist()

    assert [(r["x"], r["unit"]) for r in rows if r["dead"] and r["x"] == 1] == [(1, 5)]
    assert [(r["x"], r["unit"]) for r in rows if r["chosen"]] == [(2, 3)]
    assert not any(r["dropped"] for r in rows)
    assert "hidden 1 unit 5" in figure.alt.partition("Dead: ")[2]
    largest = max(rows, key=lambda r: abs(r["value"]))
    assert (largest["unit"], largest["disc"]) == (5, pytest.approx(Theme().disc))
    assert [r["disc"] for r in rows if r["value"] == 0] == [0.0] * (len(rows) - 1)


def test_a_thumbnail_shows_its_unit_with_the_largest_y_at_the_top(make_run) -> None:
    figure = graph(make_run())
    inputs, *_, output = (pixels(figure.pictures[name]) for name in figure.data["thumbnails"]["url"].to_pylist())
    step = RESOLUTION + 2 * GAP

    assert inputs.shape == output.shape == (8 * step, RESOLUTION, 4)
    y = inputs[4 * step + GAP : 4 * step + GAP + RESOLUTION]  # the second of two inputs in a column of eight
    assert y[0, 0, 2] > y[0, 0, 0] + 100  # the largest y is blue
    assert y[-1, 0, :3].tolist() == rgb(Theme().negative)
    assert (inputs[: 3 * step, :, 3] == 0).all()


def test_thumbnails_have_names_of_their_own_even_when_they_look_alike(make_run) -> None:
    run = make_run(hidden=(8, 8))
    run.trainer.network.theta[...] = 0.0
    figure = graph(run)
    names = figure.data["thumbnails"]["url"].to_pylist()

    assert len(set(names)) == len(names) == 4
    assert figure.pictures[names[1]].looks_like(figure.pictures[names[2]])


@both_themes
def test_a_picture_has_the_page_at_exact_zeros_and_only_there(theme: Theme) -> None:
    picture = pixels(signed_picture(np.array([[-9.0, -1.0, -1e-9, 0.0, 1e-9, 0.5, 1.0, np.nan]]), theme, levels=7))[0]

    assert picture[3, :3].tolist() == rgb(theme.paper)
    assert (picture[[2, 4], :3] != rgb(theme.paper)).any(axis=1).all()
    assert picture[0].tolist() == picture[1].tolist()
    assert picture[1, :3].tolist() == rgb(theme.negative)
    assert picture[6, :3].tolist() == rgb(theme.positive)
    assert picture[:, 3].tolist() == [255] * 7 + [0]


def test_cells_of_a_large_matrix_hold_its_largest_weights() -> None:
    W = np.random.default_rng(0).normal(size=(5, 7)).astype(np.float32)
    W[:2, :3] = 0.0
    cells = pooled(W, (2, 3))

    assert cells.shape == (3, 3)
    for i in range(3):
        for j in range(3):
            block = W[2 * i : 2 * i + 2, 3 * j : 3 * j + 3].ravel()
            assert cells[i, j] == block[np.abs(block).argmax()]
    assert cells[0, 0] == 0.0


@pytest.mark.parametrize(("width", "cells"), [(20, 20), (64, 64), (65, 33), (256, 64)])
def test_a_map_has_a_cell_for_every_weight_or_at_most_64_along_a_side(make_run, width: int, cells: int) -> None:
    figure = weight_maps(make_run(hidden=(width, width)).trainer.network, Theme())
    shapes = [figure.pictures[name].pixels.shape for name in figure.data["maps"]["url"].to_pylist()]

    assert shapes == [(2, cells), (cells, cells), (cells, 1)]
    assert ("a cell" in figure.data["key"]["text"][0].as_py()) is (width > 64)


def test_maps_of_six_layers_of_256_stay_small(make_run) -> None:
    figure = weight_maps(make_run(hidden=(256,) * 6).trainer.network, Theme())

    assert sum(len(picture.data_url()) for picture in figure.pictures.values()) < 30_000
