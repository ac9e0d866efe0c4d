"""Many seeds of a setting with a part for validation: its band, its loss to compare, and its numbers."""

import numpy as np
import pytest

from playground.words.numbers import number
from tests.ui.driver import AppDriver
from tests.ui.luck.test_luck import SMALL, finish

pytestmark = pytest.mark.long


def test_the_last_validation_loss_can_be_compared_of_two() -> None:
    app = AppDriver("luck", **SMALL | {"n": "80", "valid": "0.25", "compare": "valid", "pair": "1", "b.loss": "mse"})
    finish(app)
    a, b = (result.measured_by("bce") for result in app.state().study.results())

    assert not app.problems
    assert "of the last validation loss is" in app.text
    assert app.link["compare"] == "valid"
    for side, result in (("A", a), ("B", b)):
        assert app.numbers[f"median {side}"] == number(float(np.median(result["valid_loss"][-1])))


def test_its_median_is_among_the_numbers_beside_the_last_test_loss() -> None:
    app = AppDriver("luck", **SMALL | {"n": "80", "valid": "0.25"})
    finish(app)
    (result,) = app.state().study.results()

    assert app.numbers["median compared"] == number(float(np.median(result["test_loss"][-1])))
    assert app.numbers["median validation loss"] == number(float(np.median(result["valid_loss"][-1])))


def test_without_the_part_the_test_loss_is_compared_and_the_page_says_why() -> None:
    app = AppDriver("luck", **SMALL | {"compare": "valid"})
    finish(app)
    (result,) = app.state().study.results()

    assert app.numbers["median compared"] == number(float(np.median(result["test_loss"][-1])))
    assert "median validation loss" not in app.numbers
    assert "There is no validation loss to compare" in app.text
    app.set("LuckSettings.compared", "last")
    assert "no validation loss" not in app.text
