"""Every figure comes out as a picture, a drawing and a table, with all that the browser paints, and loads nothing."""

import csv
import io
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from xml.etree import ElementTree as ET

import numpy as np
import pyarrow as pa
import pytest
from PIL import Image

from playground.charts.kit.sentence import sentence
from playground.charts.kit.theme import Theme
from playground.export.figure_file import FORMATS, HEIGHT, SCALE, WIDTH, png_of, svg_of, table_of
from tests.charts.train.all_figures import FIGURES, Draw, every_figure

SVG = "{http://www.w3.org/2000/svg}"
NAMESPACES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
BOUNDARY = FIGURES["boundary of two classes"]


@pytest.mark.long
@every_figure
def test_every_figure_is_a_drawing_and_a_picture(make_run, data: str, draw: Draw) -> None:
    figure = draw(make_run(data, epochs=3), Theme())
    drawing = ET.fromstring(svg_of(figure))
    picture = Image.open(io.BytesIO(FORMATS["png"].write(figure)))

    assert (float(drawing.attrib["width"]), float(drawing.attrib["height"])) == (WIDTH, HEIGHT)
    assert picture.size == (WIDTH * SCALE, HEIGHT * SCALE)
    assert len(picture.convert("RGB").getcolors(WIDTH * HEIGHT * 4)) > 10
    loaded = [value for mark in drawing.iter() for name, value in mark.attrib.items() if name.endswith("href")]
    assert all(value.startswith("data:image/png;base64,") for value in loaded)
    named = sum(rows.num_rows for name, rows in figure.whole_tables().items() if "url" in rows.column_names)
    assert len(loaded) == named


@every_figure
def test_every_figure_has_its_numbers_as_a_table(make_run, data: str, draw: Draw) -> None:
    figure = draw(make_run(data, epochs=3), Theme())
    table = table_of(figure)
    head, *rows = csv.reader(io.StringIO(FORMATS["csv"].write(figure).decode()))

    assert head == table.column_names
    assert len(rows) == table.num_rows
    assert any(table is one for one in figure.data.values())
    has_numbers = any(pa.types.is_floating(kind) or pa.types.is_integer(kind) for kind in table.schema.types)
    assert has_numbers or table.column_names == ["text"]  # the agreement over a plane is a picture alone


def test_curves_are_the_numbers_of_the_run(make_run) -> None:
    run = make_run(epochs=5)
    table = table_of(FIGURES["loss curves"][1](run, Theme()))

    assert table.column_names == ["epoch", "train", "test"]
    assert table["epoch"].to_pylist() == list(range(6))
    assert table["test"].to_numpy() == pytest.approx(run.history["test_loss"], rel=1e-6)


def test_a_sentence_is_a_table_of_its_words() -> None:
    assert table_of(sentence("There is nothing yet.", Theme())).to_pydict() == {"text": ["There is nothing yet."]}


@pytest.mark.long
@pytest.mark.parametrize("theme", [Theme(), Theme(dark=True)], ids=["light", "dark"])
def test_the_field_that_the_browser_paints_from_codes_is_in_the_picture(make_run, theme: Theme) -> None:
    data, draw = BOUNDARY
    figure = draw(make_run(data, epochs=20), theme)
    field = figure.pictures["field"]
    (image,) = ET.fromstring(svg_of(figure)).iter(f"{SVG}image")
    pixels = np.asarray(Image.open(io.BytesIO(png_of(figure, scale=1.0))).convert("RGB")).reshape(-1, 3)

    assert image.attrib["{http://www.w3.org/1999/xlink}href"] == field.data_url()
    shown = {tuple(colour) for colour in field.palette[np.unique(field.pixels)]}
    share = np.mean([tuple(pixel) in shown for pixel in pixels[::7].tolist()])
    assert share > 0.2


@pytest.mark.long
def test_a_projectors_figure_is_as_much_larger_as_its_type(make_run) -> None:
    data, draw = BOUNDARY
    run = make_run(data, epochs=2)
    sizes = [ET.fromstring(svg_of(draw(run, theme))).attrib["width"] for theme in (Theme(), Theme(presenter=True))]

    assert [float(size) for size in sizes] == [WIDTH, WIDTH * 1.5]


@pytest.mark.long
def test_foreign_words_are_words_in_a_drawing_and_no_formula_in_a_table(make_run) -> None:
    wicked = "=1+<script>alert(1)</script>"
    run = make_run("moons", epochs=1)
    run.trainer.problem = replace(run.trainer.problem, dataset=replace(run.dataset, class_names=(wicked, "b")))
    run.trainer.dataset = run.trainer.problem.dataset
    figure = BOUNDARY[1](run, Theme())
    drawing = svg_of(figure)
    rows = list(csv.reader(io.StringIO(FORMATS["csv"].write(figure).decode())))

    assert "<script" not in drawing
    assert wicked in {text.text for text in ET.fromstring(drawing).iter(f"{SVG}text")}
    assert f"'{wicked}" in {cell for row in rows for cell in row}
    assert wicked not in {cell for row in rows for cell in row}


@pytest.mark.long
def test_nothing_is_loaded_for_a_drawing(make_run) -> None:
    asked = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        figure = FIGURES["loss curves"][1](make_run(epochs=2), Theme())
        spec = {**figure.spec, "layer": [*figure.spec["layer"]]}
        here = f"http://127.0.0.1:{server.server_port}/rows.json"
        spec["layer"][1] = {**spec["layer"][1], "data": {"url": here}}
        try:
            with pytest.raises(ValueError, match=r"rows\.json"):
                svg_of(replace(figure, spec=spec))
        finally:
            server.shutdown()

    assert asked == []
