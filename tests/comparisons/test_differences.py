"""What sets two settings apart has both values."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.comparisons.differences import Difference, Varying, differences, varying
from playground.settings.declaration import declarations
from playground.settings.run import NetworkSettings, Settings, TrainingSettings
from tests.settings.test_links import all_settings

A = Settings(network=NetworkSettings((64, 64)), training=TrainingSettings(max_epochs=10_000))


def other(**changes: Any) -> Settings:
    """Return the settings of A but for these fields of the network or of the training."""
    names = set(NetworkSettings.__dataclass_fields__)
    network = replace(A.network, **{name: value for name, value in changes.items() if name in names})
    training = replace(A.training, **{name: value for name, value in changes.items() if name not in names})
    return Settings(A.data, network, training)


@given(settings=all_settings)
def test_equal_settings_differ_in_nothing(settings: Settings) -> None:
    assert differences(settings, settings) == []


@pytest.mark.parametrize(
    ("b", "found"),
    [
        (other(dropout=0.5), [Difference("training", "dropout", 0.0, 0.5)]),
        (other(hidden_layers=()), [Difference("network", "hidden_layers", (64, 64), ())]),
        (
            other(activation="leaky_relu", leaky_slope=0.2),
            [
                Difference("network", "activation", "relu", "leaky_relu"),
                Difference("network", "leaky_slope", 0.01, 0.2),
            ],
        ),
        (
            other(l2=1.0, max_epochs=500),
            [Difference("training", "l2", 0.0, 1.0), Difference("training", "max_epochs", 10_000, 500)],
        ),
    ],
)
def test_each_difference_has_both_values(b: Settings, found: list[Difference]) -> None:
    assert differences(A, b) == found


@pytest.mark.parametrize("b", [other(leaky_slope=0.5), other(l1_update="subgradient"), other(schedule_epochs=9)])
def test_a_setting_without_effect_is_no_difference(b: Settings) -> None:
    assert differences(A, b) == []


@given(a=all_settings, b=all_settings)
def test_any_two_settings_can_be_told_apart(a: Settings, b: Settings) -> None:
    for found in differences(a, b):
        assert (found.a, found.b) == tuple(getattr(getattr(side, found.part), found.field) for side in (a, b))
        assert found.a != found.b


@given(st.lists(all_settings, min_size=1, max_size=4))
def test_what_varies_has_the_value_of_each_and_the_rest_is_the_same_or_without_effect(several: list[Settings]) -> None:
    found = {(one.part, one.field): one for one in varying(several)}

    for part in ("data", "network", "training"):
        for field, declared in declarations(getattr(several[0], part)).items():
            values = tuple(getattr(getattr(one, part), field) for one in several)
            acts = tuple(declared.acts(one) for one in several)
            if (part, field) in found:
                assert (found[part, field].values, found[part, field].acts) == (values, acts)
            assert ((part, field) in found) == (len(set(values)) > 1 and any(acts))


@given(a=all_settings, b=all_settings)
def test_of_two_the_same_varies_as_is_a_difference(a: Settings, b: Settings) -> None:
    pairs = [Difference(one.part, one.field, *one.values) for one in varying((a, b)) if one.part != "data"]

    assert pairs == differences(a, b)
    assert varying((a, b, a, b)) == [
        Varying(one.part, one.field, one.values * 2, one.acts * 2) for one in varying((a, b))
    ]
