"""What the pointer is told over a field: the class and its probability, or the value, of the pixel below it."""

import re

import numpy as np
import pytest

from playground.charts.kit.field_picture import classes_picture, values_picture
from playground.charts.kit.figure import PROBE
from playground.charts.kit.probe import probe_of_classes, probe_of_values
from playground.charts.kit.theme import Theme

RNG = np.random.default_rng(0)
TOLD = re.compile(r"(.+): p = (\d\.\d\d)")


@pytest.mark.parametrize("discretise", [True, False])
@pytest.mark.parametrize("hazy", [True, False])
@pytest.mark.parametrize("k", [2, 3, 10])
def test_every_pixel_names_the_most_probable_class_and_about_its_probability(
    k: int, *, hazy: bool, discretise: bool
) -> None:
    p = RNG.dirichlet(np.ones(k), size=(30, 40))
    names = tuple(f"class {i}" for i in range(k))
    field = classes_picture(p, Theme(), discretise=discretise, haze=RNG.random((30, 40)) if hazy else None)
    interaction, pictures = probe_of_classes(p, names, field, discretise=discretise)
    picture = {"field": field, **pictures}[interaction["table"]]
    told = [[TOLD.fullmatch(interaction["words"][code]) for code in row] for row in picture.pixels[::-1]]

    ordered = np.sort(p)
    near = ordered[..., -1] - ordered[..., -2] < 0.05  # either of two that are about as probable may be named
    named = np.array([[names.index(match[1]) for match in row] for row in told])
    assert (named == p.argmax(axis=-1))[~near].all()
    steps = 250 // k if pictures else 48
    shares = np.array([[float(match[2]) for match in row] for row in told])
    assert np.abs(shares - p.max(axis=-1)).max() <= 0.5 / (steps - 1) + 0.00501
    assert set(pictures) == ({PROBE} if k > 2 or hazy or discretise else set())


@pytest.mark.parametrize("hazy", [True, False])
def test_every_pixel_tells_about_its_value_and_no_more_at_an_end_than_is_known(*, hazy: bool) -> None:
    values = RNG.uniform(-3.0, 3.0, (30, 40))
    haze = RNG.random((30, 40)) if hazy else None
    field = values_picture(values, -2.0, 2.0, Theme(), discretise=False, haze=haze)
    interaction, pictures = probe_of_values(values, -2.0, 2.0, "y", field, Theme())
    words = [
        interaction["words"][code] for code in {"field": field, **pictures}[interaction["table"]].pixels[::-1].ravel()
    ]

    for value, told in zip(values.ravel(), words, strict=True):
        if abs(value) >= 2.0:
            assert told == ("y ≥ 2.00" if value > 0 else "y ≤ −2.00")
        elif "≤" not in told and "≥" not in told:
            assert float(told.removeprefix("y ").replace("−", "-")) == pytest.approx(value, abs=2.0 / 47 + 0.005)
    assert set(pictures) == ({PROBE} if hazy else set())
