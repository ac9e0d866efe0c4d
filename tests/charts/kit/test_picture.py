"""A picture as numbers, and as what a figure at rest makes of it."""

import base64
import io
import json

import numpy as np
import pyarrow as pa
import pytest
from PIL import Image

from playground.charts.kit.figure import PROBE, Figure, table
from playground.charts.kit.picture import Picture

CODES = np.array([[0, 1], [2, 1]], np.uint8)
PALETTE = np.array([[1, 2, 3], [250, 0, 9], [7, 7, 7]], np.uint8)


def pixels(url: str) -> np.ndarray:
    """Return the picture of a data URL as RGBA (height, width, 4)."""
    kind, _, text = url.partition(",")
    assert kind == "data:image/png;base64"
    with Image.open(io.BytesIO(base64.b64decode(text, validate=True))) as image:
        return np.asarray(image.convert("RGBA"))


def test_a_data_url_has_every_pixel_in_its_colour() -> None:
    assert pixels(Picture(CODES, PALETTE).data_url())[..., :3].tolist() == PALETTE[CODES].tolist()
    assert pixels(Picture(PALETTE[CODES]).data_url())[..., :3].tolist() == PALETTE[CODES].tolist()


def test_only_the_clear_code_is_transparent() -> None:
    assert pixels(Picture(CODES, PALETTE, clear=1).data_url())[..., 3].tolist() == [[255, 0], [255, 0]]


@pytest.mark.parametrize(
    "other",
    [
        Picture(CODES[::-1], PALETTE), Picture(CODES, PALETTE[::-1]), Picture(CODES, PALETTE, clear=1),
        Picture(PALETTE[CODES]), Picture(CODES[:1], PALETTE),
    ],
)  # fmt: skip
def test_pictures_look_alike_when_pixels_and_colours_are_the_same(other: Picture) -> None:
    picture = Picture(CODES, PALETTE)

    assert picture.looks_like(Picture(CODES.copy(), PALETTE.copy()))
    assert not picture.looks_like(other)
    assert not other.looks_like(picture)


def test_a_whole_spec_is_json_with_pictures_as_urls_and_without_what_is_only_probed() -> None:
    data = {
        "points": table(x=np.array([1.0, np.nan, np.inf]), name=pa.array(["a", None, "c"])),
        "field": table(url=np.array(["seen"], object)),
        PROBE: table(url=np.array(["probed"], object)),
    }
    pictures = {"seen": Picture(CODES, PALETTE), "probed": Picture(CODES, PALETTE)}
    whole = Figure({"mark": "point"}, data, "name", "alt", pictures=pictures).whole_spec()

    assert json.loads(json.dumps(whole, allow_nan=False)) == {
        "mark": "point",
        "datasets": {
            "points": [{"x": 1.0, "name": "a"}, {"x": None, "name": None}, {"x": None, "name": "c"}],
            "field": [{"url": pictures["seen"].data_url()}],
        },
    }
