"""What a person can set: every value is checked once, when it is set."""

import math
from dataclasses import FrozenInstanceError, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.settings.fields import Choice, Domain, Flag, Number, SettingsError, Several, differing, domains
from playground.settings.pages import InspectorSettings, LuckSettings, RaceSettings, SweepSettings, ViewSettings
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings

DASHBOARD = (DataSettings, NetworkSettings, TrainingSettings, ViewSettings)
PARTS = (*DASHBOARD, InspectorSettings, RaceSettings, LuckSettings, SweepSettings)
RACE, LUCK, SWEEP = ((*DASHBOARD[:3], part) for part in (RaceSettings, LuckSettings, SweepSettings))


def fields_with(kind: type[Any]) -> list[Any]:
    """Return (settings class, field name, domain) of every field whose domain is of a kind."""
    return [
        pytest.param(part, name, domain, id=f"{part.__name__}.{name}")
        for part in PARTS
        for name, domain in domains(part).items()
        if isinstance(domain, kind)
    ]


def refusal(part: type[Any], name: str, value: object) -> str:
    """Return the message with which a settings class refuses a value."""
    with pytest.raises(SettingsError) as caught:
        part(**{name: value})
    return str(caught.value)


@pytest.mark.parametrize("part", PARTS)
def test_every_field_has_a_domain_that_takes_its_default(part: type[Any]) -> None:
    assert set(domains(part)) == {f.name for f in fields(part)} - {"own"}  # a value that no text stands for
    for name, domain in domains(part).items():
        domain.check(name, getattr(part(), name))


@pytest.mark.parametrize(
    "page",
    [DASHBOARD, (InspectorSettings,), RACE, LUCK, SWEEP],
    ids=["dashboard", "inspector", "race", "luck", "sweep"],
)
def test_no_two_fields_share_a_word_in_the_links_of_a_page(page: tuple[type[Any], ...]) -> None:
    keys = [domain.key for part in page for domain in domains(part).values()]

    assert len(keys) == len(set(keys))


def test_the_words_of_a_sweep_mean_nothing_else_on_other_pages() -> None:
    own = {domain.key for domain in domains(SweepSettings).values()} - {"presenter", "seeds"}  # the same everywhere
    others = {domain.key for part in PARTS if part is not SweepSettings for domain in domains(part).values()}

    assert own & others == set()


@pytest.mark.parametrize(("part", "name", "domain"), fields_with(Number))
def test_both_ends_of_a_range_belong_to_it(part: type[Any], name: str, domain: Number) -> None:
    for end in (domain.low, domain.high):
        assert getattr(part(**{name: end}), name) == end


@pytest.mark.parametrize(("part", "name", "domain"), fields_with(Number))
def test_a_number_out_of_range_is_refused_with_name_value_and_range(part: type[Any], name: str, domain: Number) -> None:
    beyond = (domain.low - 1, domain.high + 1) if domain.whole else (domain.low - 0.5, domain.high * 1.5)

    for value in beyond:
        message = refusal(part, name, value)

        assert message.startswith(f"{name} must be between ")
        low, high, got = message.removeprefix(f"{name} must be between ").replace(", got ", " and ").split(" and ")
        assert (float(low), float(high), float(got)) == (domain.low, domain.high, value)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, "1", None, True, (1,), 1j], ids=repr)
@pytest.mark.parametrize(("part", "name", "domain"), fields_with(Number))
def test_what_is_not_a_finite_number_is_refused_with_name_and_value(
    part: type[Any], name: str, domain: Number, value: object
) -> None:
    noun = "a whole number" if domain.whole else "a finite number"

    assert refusal(part, name, value) == f"{name} must be {noun}, got {value!r}"


@pytest.mark.parametrize(("part", "name", "domain"), fields_with(Number))
def test_a_whole_number_must_not_have_a_fraction_and_others_may(part: type[Any], name: str, domain: Number) -> None:
    if domain.whole:
        assert refusal(part, name, domain.low + 0.5).endswith(f"got {domain.low + 0.5}")
    else:
        middle = (domain.low + domain.high) / 3
        assert getattr(part(**{name: middle}), name) == middle


@pytest.mark.parametrize(("part", "name", "domain"), fields_with(Number))
def test_a_number_too_large_for_floating_point_is_refused_too(part: type[Any], name: str, domain: Number) -> None:
    assert refusal(part, name, 10**400).startswith(f"{name} must be between ")


@pytest.mark.parametrize("value", ["", "Moons", "none at all", 0, None, ("relu",)], ids=repr)
@pytest.mark.parametrize(("part", "name", "domain"), fields_with(Choice))
def test_an_unknown_word_is_refused_with_name_value_and_options(
    part: type[Any], name: str, domain: Choice, value: object
) -> None:
    message = refusal(part, name, value)

    assert message == f"{name} must be one of {', '.join(domain.options)}, got {value!r}"


@pytest.mark.parametrize(("part", "name", "domain"), fields_with(Choice))
def test_every_option_is_taken(part: type[Any], name: str, domain: Choice) -> None:
    assert [getattr(part(**{name: option}), name) for option in domain.options] == list(domain.options)


@pytest.mark.parametrize("value", [1, 0, "1", "yes", None], ids=repr)
@pytest.mark.parametrize(("part", "name", "domain"), fields_with(Flag))
def test_a_flag_is_true_or_false_and_nothing_else(part: type[Any], name: str, domain: Flag, value: object) -> None:
    assert refusal(part, name, value) == f"{name} must be True or False, got {value!r}"


@pytest.mark.parametrize("value", [[64, 64], 64, "64,64", None], ids=repr)
@pytest.mark.parametrize(("part", "name", "domain"), fields_with(Several))
def test_several_values_come_as_a_tuple(part: type[Any], name: str, domain: Several, value: object) -> None:
    assert refusal(part, name, value) == f"{name} must be a tuple, got {value!r}"


@pytest.mark.parametrize(
    ("part", "name", "value", "message"),
    [
        (NetworkSettings, "hidden_layers", (8,) * 7, "hidden_layers must have 0 to 6 entries, got 7"),
        (NetworkSettings, "hidden_layers", (8, 0), "hidden_layers must be between 1 and 256, got 0"),
        (NetworkSettings, "hidden_layers", (257,), "hidden_layers must be between 1 and 256, got 257"),
        (NetworkSettings, "hidden_layers", (8.0,), "hidden_layers must be a whole number, got 8.0"),
        (DataSettings, "features", (), "features must have 1 to 7 entries, got 0"),
        (DataSettings, "features", ("x", "x"), "features must not name an entry twice, got x, x"),
    ],
)
def test_a_tuple_is_refused_for_its_length_and_for_any_entry(
    part: type[Any], name: str, value: object, message: str
) -> None:
    assert refusal(part, name, value) == message


def test_an_unknown_input_feature_is_refused_with_the_features_there_are() -> None:
    message = refusal(DataSettings, "features", ("x", "z"))

    assert message.startswith("features must be one of x, y, ")
    assert message.endswith("got 'z'")


@pytest.mark.parametrize("part", [*PARTS, Settings])
def test_settings_cannot_be_changed_in_place(part: type[Any]) -> None:
    settings = part()

    for f in fields(part):
        with pytest.raises(FrozenInstanceError):
            setattr(settings, f.name, getattr(settings, f.name))


def test_equal_settings_are_equal_keys_and_differing_ones_are_not() -> None:
    one = Settings(network=NetworkSettings(hidden_layers=(3, 4)))
    same = Settings(network=NetworkSettings(hidden_layers=(3, 4)))
    other = replace(one, training=TrainingSettings(l2=0.5))

    assert one == same
    assert hash(one) == hash(same)
    assert len({one, same, other}) == 2


@given(st.integers(0, 1))
def test_a_whole_and_a_real_number_of_the_same_size_are_equal_settings(noise: int) -> None:
    assert DataSettings(noise=noise) == DataSettings(noise=float(noise))
    assert hash(DataSettings(noise=noise)) == hash(DataSettings(noise=float(noise)))


@pytest.mark.parametrize("part", PARTS)
def test_a_change_of_any_field_makes_different_settings(part: type[Any]) -> None:
    for name, domain in domains(part).items():
        assert part(**{name: _another(domain, getattr(part(), name))}) != part(), name


def _another(domain: Domain, value: Any) -> Any:
    """Return a value of the domain other than ``value``."""
    if isinstance(domain, Number):
        return domain.low if value != domain.low else domain.high
    if isinstance(domain, Choice):
        return next(option for option in domain.options if option != value)
    if isinstance(domain, Flag):
        return not value
    return value[:1] if len(value) > 1 else value * 2


def test_fields_that_differ_are_named_in_their_order() -> None:
    a = TrainingSettings()

    assert differing(a, replace(a)) == []
    assert differing(a, replace(a, dropout=0.5, learning_rate=0.1, patience=7)) == [
        f.name for f in fields(a) if f.name in {"dropout", "learning_rate", "patience"}
    ]
