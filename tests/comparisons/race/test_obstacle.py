"""Which two settings can race, and what keeps others from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.comparisons.differences import differences
from playground.comparisons.race.obstacle import Hindrance, Obstacle, differ_in_seeds, obstacle
from playground.settings.links import from_url, like
from playground.settings.run import Settings
from tests.settings.test_links import all_settings


def settings(query: str) -> Settings:
    """Return the settings of a link."""
    link = from_url(f"?v=2&{query}")
    assert not link.problems
    return link.settings


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("l2=0.1", "l2=0.2", None),
        ("l2=0.1&seed=3", "l2=0.2&weightseed=4", None),
        ("layers=8", "layers=8&seed=3", Obstacle(Hindrance.ONLY_SEEDS)),
        ("l2=0.1", "l2=0.1", Obstacle(Hindrance.SAME)),
        ("slope=0.3", "slope=0.4", Obstacle(Hindrance.SAME)),
        ("data=circles&noise=0.3", "l2=0.1", Obstacle(Hindrance.OTHER_DATA, ("name",))),
        ("n=40&dataseed=2", "l2=0.1", Obstacle(Hindrance.OTHER_DATA, ("n_samples", "seed"))),
        ("classes=3", "classes=4&l2=0.1", None),  # moons have two classes whatever is said
    ],
)
def test_what_keeps_two_from_a_race_is_named(a: str, b: str, found: Obstacle | None) -> None:
    assert obstacle(settings(a), settings(b)) == found


@given(a=all_settings, b=all_settings, share_data=st.booleans())
def test_two_that_can_race_differ_in_the_race_too_whoever_is_a(a: Settings, b: Settings, *, share_data: bool) -> None:
    if share_data:
        b = Settings(a.data, b.network, b.training)
    found, other = obstacle(a, b), obstacle(b, a)

    assert (found is None) == (other is None)
    if found is None:
        assert differences(a, like(a, b))
    assert obstacle(a, a) == Obstacle(Hindrance.SAME)
    assert differ_in_seeds(a, b) == differ_in_seeds(b, a)
