"""Pictures are enlarged before a document is painted, and look as the painter would have made them."""

import base64
import io

import numpy as np
import pytest
import vl_convert
from PIL import Image

from playground.charts.answer import network_answer
from playground.charts.kit.theme import PRINTED
from playground.export.figure_file import svg_of
from playground.export.painting import png_of_svg
from playground.export.pictures import with_enlarged_pictures

SMOOTH = 'preserveAspectRatio="none"'


def painted(png: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(png)) as picture:
        return np.asarray(picture.convert("RGB")).astype(int)


def document(picture: Image.Image, more: str = SMOOTH, side: int = 90) -> str:
    file = io.BytesIO()
    picture.save(file, "PNG")
    stored = base64.b64encode(file.getvalue()).decode()
    size = f'width="{side}" height="{side}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size}>'
        f'<rect {size} fill="#ffffff"/>'
        f'<image xlink:href="data:image/png;base64,{stored}" {size} {more}/></svg>'
    )


def gradient() -> Image.Image:
    across = np.tile(np.linspace(0, 255, 9), (9, 1))
    return Image.fromarray(np.stack([across, across.T, np.full((9, 9), 90)], axis=2).astype(np.uint8))


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("data", ["moons", "blobs", "bumps"])
def test_a_boundary_is_painted_as_before(make_run, data: str, scale: float) -> None:
    svg = svg_of(network_answer(make_run(data, epochs=20), PRINTED, show_test=True, discretise=False), width=300)
    before, after = painted(vl_convert.svg_to_png(svg, scale=scale)), painted(png_of_svg(svg, scale=scale))

    assert after.shape == before.shape
    assert with_enlarged_pictures(svg, scale) != svg
    assert np.abs(after - before).max() <= 8
    assert np.abs(after - before).mean() < 0.5


def test_a_picture_keeps_its_transparent_edges() -> None:
    picture = np.zeros((9, 9, 4), np.uint8)
    picture[:, :5] = (200, 30, 30, 255)
    svg = document(Image.fromarray(picture))

    pixels = painted(png_of_svg(svg))
    assert pixels[45, 10].tolist() == [200, 30, 30]
    assert pixels[45, 80].tolist() == [255, 255, 255]
    assert pixels[45, :, 0].min() >= 195, "nothing dark between red and paper"


@pytest.mark.parametrize("more", [f'{SMOOTH} image-rendering="pixelated"', 'preserveAspectRatio="xMidYMid"'])
def test_a_picture_that_is_painted_otherwise_stays(more: str) -> None:
    svg = document(gradient(), more)

    assert with_enlarged_pictures(svg, 2.0) == svg


def test_a_picture_with_pixels_enough_stays_and_so_does_one_that_is_none() -> None:
    svg = document(gradient(), side=9)
    assert with_enlarged_pictures(svg, 1.0) == svg
    assert with_enlarged_pictures(svg, 4.0) != svg
    for text in ('<svg><image width="9"/></svg>', "<svg><text>&lt;image&gt;</text></svg>"):
        assert with_enlarged_pictures(text, 2.0) == text
