"""Inspect follows the first samples of the dashboard's own table where a network on them is small enough."""

import numpy as np
import pytest

from playground.ui.inspector.own_table import SWITCH
from tests.ui.driver import AppDriver
from tests.ui.inspector.inspector_driver import go, settings
from tests.ui.own.samples import NAME, give, opened

INSPECT = "backpropagation"


def table(*heads: str, rows: int = 60, target: str = "kind") -> bytes:
    """Return a table of numbers with a last column of two words, or of numbers if the target is called size."""
    rng = np.random.default_rng(3)
    lines = [",".join([*heads, target])]
    for i in range(rows):
        last = f"{i / 7:.3f}" if target == "size" else "ab"[i % 2]
        lines.append(",".join([*(f"{one:.4f}" for one in rng.normal(size=len(heads))), last]))
    return "\n".join(lines).encode()


def test_there_is_no_switch_without_a_table_of_ones_own() -> None:
    assert not AppDriver(INSPECT).has(SWITCH)


def test_the_samples_are_those_of_the_dashboard_and_every_step_can_be_taken() -> None:
    app = opened(data=table("height", "width", "depth"))
    train = app.run.dataset
    app.go_to(INSPECT)
    app.set(SWITCH, True)
    app.set("InspectorSettings.sample", 2)
    inspection = app.state().specimen.inspection()

    np.testing.assert_array_equal(inspection.layers[0].inputs, train.X_train[1])
    assert inspection.target.tolist() == [train.y_train[1]]
    assert any("height, width, depth" in text for text in app.html)
    assert not app.has("InspectorSettings.data")
    go(app)
    assert inspection.largest_error < 1e-6
    app.press("update")
    assert app.state().specimen.n_updates == 1
    assert not app.problems


def test_a_target_that_is_a_number_has_one_loss() -> None:
    app = opened(data=table("height", "width", target="size"))
    app.go_to(INSPECT)
    app.set(SWITCH, True)

    assert not app.has("InspectorSettings.loss")
    assert "squared error" in app.text
    go(app)


def test_switched_off_the_samples_are_those_of_the_data_set_again() -> None:
    app = opened(data=table("height"))
    app.go_to(INSPECT)
    before = app.state().specimen.inspection().layers[0].inputs
    app.set(SWITCH, True)
    assert len(app.state().specimen.inspection().layers[0].inputs) == 1
    app.set(SWITCH, False)

    np.testing.assert_array_equal(app.state().specimen.inspection().layers[0].inputs, before)
    assert settings(app).data == "moons"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (table(*"abcde"), "it has 5 inputs, and 4 at most"),
        (
            b"x,kind\n" + b"".join(f"{i},{'pqrst'[i % 5]}\n".encode() for i in range(60)),
            "it has 5 classes, and 4 at most",
        ),
    ],
    ids=["inputs", "classes"],
)
def test_a_table_that_is_too_large_is_named_with_what_it_has(content: bytes, said: str) -> None:
    app = opened(data=content)
    app.go_to(INSPECT)

    assert not app.has(SWITCH)
    assert said in app.text


def test_of_few_samples_the_last_is_shown() -> None:
    app = opened(data=table("height", rows=24))
    n = app.run.dataset.n_train
    app.go_to(INSPECT, sample="40")
    app.set(SWITCH, True)

    assert f"The table has {n} training samples" in app.text
    assert app.state().specimen.sample == n - 1


def test_the_choice_is_in_the_address_which_follows_the_same_samples_again() -> None:
    app = opened(data=table("height", "width"), dataseed="3", test="0.3")
    app.go_to(INSPECT)
    app.set(SWITCH, True)
    app.set("InspectorSettings.sample", 4)
    link, inputs = app.link, app.state().specimen.inspection().layers[0].inputs
    assert (link["data"], link["file"], link["dataseed"], link["test"]) == ("table", "mine.csv", "3", "0.3")

    other = opened(data=table("height", "width"), test="0.7")
    other.go_to(INSPECT, **link)

    np.testing.assert_array_equal(other.state().specimen.inspection().layers[0].inputs, inputs)
    assert other.value(SWITCH)
    assert other.link == link
    assert not other.problems
    other.set(SWITCH, False)
    assert other.link == {"v": "2", "sample": "4"}
    other.set(SWITCH, True)
    assert other.link["test"] == "0.7"


def test_a_link_to_a_table_that_is_not_there_says_so_and_follows_it_once_it_is_chosen() -> None:
    app = opened(data=table("height", "width"), test="0.3")
    app.go_to(INSPECT)
    app.set(SWITCH, True)
    link, inputs = app.link, app.state().specimen.inspection().layers[0].inputs

    other = AppDriver(INSPECT, **link, act="relu", sample="2")
    (problem,) = other.problems
    assert "The link follows samples of the file “mine.csv” with the fingerprint" in problem
    assert "choose it on the page Train" in problem
    assert "Until then the samples are those of Moons." in problem
    assert (settings(other).data, settings(other).activation, settings(other).sample) == ("moons", "relu", 2)
    assert not other.has(SWITCH)
    other.go_to("")
    other.set(NAME, "table")
    give(other, "renamed.csv", table("height", "width"))
    other.go_to(INSPECT)

    assert other.value(SWITCH)
    assert other.problems == []
    other.set("InspectorSettings.sample", 1)
    np.testing.assert_array_equal(other.state().specimen.inspection().layers[0].inputs, inputs)


def test_what_else_of_a_link_cannot_be_used_is_said_beside_its_table() -> None:
    app = opened(data=table("height", "width"))
    app.go_to(INSPECT)
    app.set(SWITCH, True)
    link = app.link

    other = opened(data=table("height", "width"))
    other.go_to(INSPECT, **link, act="softmax", warmth="7")

    assert ["act=softmax" in problem or "warmth=7" in problem for problem in other.problems] == [True, True]
    assert other.value(SWITCH)
