"""Settings in words."""

from dataclasses import replace

from datasets.drawn import Points
from datasets.drawn.point import Point
from playground.settings.own.own_points import OwnPoints
from playground.settings.run import DataSettings, Settings
from playground.words.settings import what_was_otherwise

POINTS = (Point(-100, 20, 0, 0), Point(150, -30, 1, 0), Point(40, 299, 1, 1), Point(-250, 0, 0, 1))


def drawn(n: int) -> Settings:
    """Return settings of the first points."""
    return Settings(DataSettings(noise=0.0, own=OwnPoints(Points(3, POINTS[:n]))))


def test_one_other_setting_is_said_and_other_points_are_none() -> None:
    before, now = drawn(3), drawn(4)
    noisier = replace(now, data=replace(now.data, flipped=0.1))

    assert what_was_otherwise(now, noisier) == "flipped labels 0"
    assert what_was_otherwise(before, now) == ""
    assert what_was_otherwise(before, noisier) == ""
