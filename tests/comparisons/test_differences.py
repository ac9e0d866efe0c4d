"""Two settings are told apart in words that name both values."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from playground.comparisons.differences import differences
from playground.settings.run import NetworkSettings, Settings, TrainingSettings
from playground.words.titles import NETWORK_TITLES, TRAINING_TITLES
from tests.settings.test_links import all_settings

A = Settings()


def other(**changes: Any) -> Settings:
    """Return the default settings but for these fields of the network or of the training."""
    names = set(NetworkSettings.__dataclass_fields__)
    network = replace(A.network, **{name: value for name, value in changes.items() if name in names})
    training = replace(A.training, **{name: value for name, value in changes.items() if name not in names})
    return Settings(A.data, network, training)


@given(settings=all_settings)
def test_equal_settings_differ_in_nothing(settings: Settings) -> None:
    assert differences(settings, settings) == []


@pytest.mark.parametrize(
    ("b", "said"),
    [
        (other(dropout=0.5), ["dropout 0 in A, 0.5 in B"]),
        (other(hidden_layers=()), ["hidden layers 64, 64 in A, none in B"]),
        (
            other(activation="leaky_relu", leaky_slope=0.2),
            ["activation ReLU in A, Leaky ReLU in B", "slope below 0 0.01 in A, 0.2 in B"],
        ),
        (other(l2=1.0, max_epochs=500), ["L2, λ₂ 0 in A, 1 in B", "epoch limit 10,000 in A, 500 in B"]),
    ],
)
def test_each_difference_names_both_values(b: Settings, said: list[str]) -> None:
    assert differences(A, b) == said


@pytest.mark.parametrize("b", [other(leaky_slope=0.5), other(l1_update="subgradient")])
def test_a_setting_without_effect_is_no_difference(b: Settings) -> None:
    assert differences(A, b) == []


def test_every_field_has_its_title() -> None:
    assert set(NETWORK_TITLES) == set(NetworkSettings.__dataclass_fields__)
    assert set(TRAINING_TITLES) == set(TrainingSettings.__dataclass_fields__)


@given(a=all_settings, b=all_settings)
def test_any_two_settings_can_be_told_apart(a: Settings, b: Settings) -> None:
    for line in differences(a, b):
        assert " in A, " in line
        assert line.endswith(" in B")
