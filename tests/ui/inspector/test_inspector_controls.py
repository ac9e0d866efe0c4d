"""Every choice of the inspector, and its links, good and bad."""

import pytest

from playground.settings.links import to_page_query
from playground.settings.pages import InspectorSettings
from playground.settings.pages.inspector import INSPECTED_ACTIVATIONS, INSPECTED_DATA, INSPECTED_SAMPLES
from tests.ui.driver import AppDriver
from tests.ui.inspector.inspector_driver import settings


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "options"),
    [("data", INSPECTED_DATA), ("activation", list(INSPECTED_ACTIVATIONS)), ("loss", ("mse", "auto"))],
    ids=["data", "activation", "loss"],
)
def test_every_choice_takes_each_of_its_options_and_starts_anew(name: str, options: tuple[str, ...]) -> None:
    app = AppDriver("backpropagation", layers="2,2")
    for option in options:
        app.set(f"InspectorSettings.{name}", option)
        assert getattr(settings(app), name) == option
        assert app.link.get({"activation": "act"}.get(name, name)) in {option, None}
        assert not app.problems
        app.press("forward")


def test_every_number_moves_to_both_of_its_ends() -> None:
    app = AppDriver("backpropagation")
    for name, low, high in (("sample", 1, INSPECTED_SAMPLES), ("seed", 0, 2**32 - 1)):
        for end in (high, low):
            app.set(f"InspectorSettings.{name}", end)
            assert getattr(settings(app), name) == end
    app.set("InspectorSettings.hidden_layers count", 2)
    for width in (4, 1):
        app.set("InspectorSettings.hidden_layers 2", width)
        assert settings(app).hidden_layers == (3, width)
        assert [len(layer.z) for layer in app.state().specimen.inspection().layers] == [3, width, 1]
    app.set("InspectorSettings.hidden_layers count", 1)
    assert settings(app).hidden_layers == (3,)
    for end in (app.control("InspectorSettings.rate").options[i] for i in (-1, 0)):
        app.set("InspectorSettings.rate", float(end))
        assert settings(app).rate == float(end)


def test_regression_has_one_loss_and_says_so() -> None:
    app = AppDriver("backpropagation", data="sine")

    assert not app.has("InspectorSettings.loss")
    assert "squared error" in app.text


def test_presenter_mode_enlarges_and_hides_nothing_that_is_known() -> None:
    app = AppDriver("backpropagation")
    app.press("forward")
    spec = app.charts[0].spec
    app.set("InspectorSettings.presenter", True)

    assert app.charts[0].spec != spec
    assert app.state().walk.forward == 1
    assert app.link["presenter"] == "1"


def test_a_link_sets_everything() -> None:
    asked = InspectorSettings("blobs", 7, (4, 2), "sigmoid", "mse", 0.123, 5, True)
    app = AppDriver("backpropagation", **to_page_query(asked))

    assert settings(app) == asked
    assert app.link == to_page_query(asked)
    assert app.value("InspectorSettings.rate") == 0.123
    assert not app.problems


@pytest.mark.parametrize(
    "query",
    [{"data": "iris"}, {"sample": "51"}, {"layers": "5"}, {"layers": "none"}, {"layers": "2,2,2"}, {"act": "softmax"},
     {"loss": "bce"}, {"rate": "0"}, {"weightseed": "-1"}, {"noise": "0.2"}],
    ids=str,
)  # fmt: skip
def test_a_bad_value_in_a_link_is_named_in_a_warning_and_the_rest_is_taken(query: dict[str, str]) -> None:
    app = AppDriver("backpropagation", **query, presenter="1")
    ((key, value),) = query.items()

    assert [f"{key}={value}" in warning for warning in app.problems] == [True]
    assert settings(app) == InspectorSettings(presenter=True)
    app.press("forward")
