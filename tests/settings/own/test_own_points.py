"""Drawn points in the settings of a run, and in links."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given

from datasets.drawn import Points
from datasets.drawn.point import Point
from playground.settings.links import from_query, to_query
from playground.settings.own.own_points import OwnPoints, can_go_on
from playground.settings.own.point_settings import MOST_IN_LINK
from playground.settings.run import DataSettings, Settings
from tests.datasets.drawn.drawings import drawings

FEW = Points(3, (Point(-100, 20, 0, 0), Point(150, -30, 1, 0), Point(40, 299, 1, 1)))
MANY = Points(2, tuple(Point(i % 200, -i % 100, i % 2, i % 3 // 2) for i in range(MOST_IN_LINK + 1)))


def settings_of(points: Points) -> Settings:
    return Settings(DataSettings(noise=0.0, n_classes=points.entry.classes[0], own=OwnPoints(points)))


@given(drawings())
def test_any_points_survive_a_link(points: Points) -> None:
    settings = settings_of(points)
    query = dict(parse_qsl(urlencode(to_query(settings)), keep_blank_values=True))

    assert from_query(query).settings == settings
    assert from_query(query).problems == ()


def test_two_hundred_points_travel_in_a_link_of_less_than_a_thousand_signs() -> None:
    points = Points(8, tuple(Point(4 * i - 400, 400 - 3 * i, i % 2, i % 3 // 2) for i in range(200)))
    assert len(urlencode(to_query(settings_of(points)))) < 1000
    full = replace(MANY, points=MANY.points[1:])
    assert len(urlencode(to_query(settings_of(full)))) < 2000
    assert from_query(to_query(settings_of(full))).settings == settings_of(full)


def test_more_points_than_a_link_holds_are_named_in_it_and_found_where_they_are() -> None:
    settings, own = settings_of(MANY), OwnPoints(MANY)
    query = to_query(settings)

    assert "points" not in query
    assert from_query(query, own.as_wanted).settings == settings
    link = from_query(query, OwnPoints(FEW).as_wanted)
    assert "401 drawn points" in link.problems[0]
    assert own.fingerprint[:12] in link.problems[0]
    assert link.settings.data.own is None


@pytest.mark.parametrize(
    "query",
    [
        {"points": "§§"}, {"points": "____________", "reach": "1"}, {"reach": "99999999999"}, {"reach": "5"},
        {"reach": "nan"}, {"count": "-1"}, {"drawing": "f" * 64}, {"points": "A" * 100_000},
    ],
)  # fmt: skip
def test_a_link_that_makes_no_sense_is_told_and_falls_back(query: dict[str, str]) -> None:
    link = from_query({"v": "2", "data": "points"} | query)
    assert isinstance(link.settings, Settings)
    assert link.problems or link.settings.data.own is not None


def test_a_run_goes_on_with_other_points_on_the_same_plane_alone() -> None:
    few = settings_of(FEW).data
    assert can_go_on(few, replace(few, own=OwnPoints(replace(FEW, points=FEW.points[:2]))))
    assert not can_go_on(few, replace(few, own=OwnPoints(MANY)))
    assert not can_go_on(few, replace(few, own=OwnPoints(replace(FEW, points=FEW.points[:2])), noise=0.1))
    assert not can_go_on(few, replace(few, own=None))
    assert not can_go_on(DataSettings(), few)


def test_nothing_but_the_link_holds_the_points() -> None:
    assert repr(OwnPoints(FEW)) == "OwnPoints(points=Points(3 on a plane to 3))"
    assert (OwnPoints(FEW) == OwnPoints(FEW), OwnPoints(FEW) == OwnPoints(MANY)) == (True, False)
    assert OwnPoints(FEW).fingerprint != OwnPoints(replace(FEW, reach=4)).fingerprint
