"""Every figure: a valid spec that stays, tables that it can read, and words with the numbers."""

import json
import re
from collections.abc import Iterator
from typing import Any

import altair as alt
import pytest

from playground.charts.kit.theme import Theme
from tests.charts.altair_charts import checked_chart, checked_spec
from tests.charts.train.all_figures import FIGURES, Draw, every_figure

THEMES = {
    "light": Theme(), "dark": Theme(dark=True), "presenter": Theme(presenter=True),
}  # fmt: skip

WITHOUT_AXES = {"network graph", "weight maps", "final losses"}  # the last has a place of no meaning as its height

every_figure_with_axes = pytest.mark.parametrize(
    ("data", "draw"), [figure for name, figure in FIGURES.items() if name not in WITHOUT_AXES]
)


light_first = pytest.mark.parametrize(
    "theme",
    [pytest.param(theme, id=name, marks=() if name == "light" else pytest.mark.long) for name, theme in THEMES.items()],
)


def is_read(definition: Any) -> bool:
    """Return whether a channel reads a field or a datum, and so takes what its chart says of the channel besides."""
    return isinstance(definition, dict) and ("field" in definition or "datum" in definition)


def layers_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the layers of a spec with what they inherit of its encoding, or the spec itself when it has none."""
    if "layer" not in spec:
        return [spec]
    shared = spec.get("encoding", {})
    inherited = {channel: definition for channel, definition in shared.items() if is_read(definition)}
    layers = []
    for layer in spec["layer"]:
        own = {
            channel: {**shared.get(channel, {}), **definition} if is_read(definition) else definition
            for channel, definition in layer["encoding"].items()
        }
        layers += layers_of({**layer, "encoding": {**inherited, **own}})
    return layers


def channels_of(spec: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, dict[str, Any]]]:
    """Yield (layer, channel, definition) of every encoding in a spec."""
    for layer in layers_of(spec):
        for channel, definition in layer["encoding"].items():
            for one in definition if isinstance(definition, list) else [definition]:
                yield layer, channel, one


def test_the_schema_check_sees_a_wrong_spec(make_run) -> None:
    spec = FIGURES["loss curves"][1](make_run(epochs=1), Theme()).chart().to_dict(validate=False)
    spec["layer"][0]["mark"]["opacity"] = "faint"

    with pytest.raises(Exception, match="'faint' is not of type"):
        alt.LayerChart.from_dict(spec, validate=True)
    with pytest.raises(Exception, match="'faint' is not of type"):
        alt.LayerChart.validate(spec)


@pytest.mark.long
@light_first
@every_figure
def test_the_chart_is_valid_vega_lite_with_its_data(make_run, data: str, draw: Draw, theme: Theme) -> None:
    figure = draw(make_run(data, epochs=3), theme)
    spec = checked_chart(figure) if theme == Theme() else checked_spec(figure)

    assert spec["usermeta"] == figure.spec["usermeta"]


@light_first
@every_figure
def test_the_spec_stays_while_the_data_move(make_run, data: str, draw: Draw, theme: Theme) -> None:
    run = make_run(data, epochs=5)
    first = draw(run, theme)
    written = json.dumps(first.spec)
    run.trainer.advance(15)
    second = draw(run, theme)

    assert second.spec is first.spec
    assert json.dumps(second.spec) == written
    assert second.name == first.name
    assert set(second.data) == set(first.data)
    assert {name: rows.schema for name, rows in second.data.items()} == {
        name: rows.schema for name, rows in first.data.items()
    }
    before, after = first.whole_tables(), second.whole_tables()
    assert any(not after[name].equals(before[name]) for name in before)
    assert second.alt != first.alt


@every_figure
def test_the_spec_is_the_same_before_the_first_epoch(make_run, data: str, draw: Draw) -> None:
    run = make_run(data)
    before = draw(run, Theme())
    run.trainer.advance(2)

    assert before.spec is draw(run, Theme()).spec


@every_figure
def test_the_spec_and_the_probe_name_exactly_the_tables_of_the_figure(make_run, data: str, draw: Draw) -> None:
    figure = draw(make_run(data, epochs=5), Theme())
    named = {layer.get("data", figure.spec.get("data"))["name"] for layer in layers_of(figure.spec)}

    probed = {figure.interaction["table"]} if "table" in (figure.interaction or {}) else set()

    assert named | probed == set(figure.data)
    assert named == set(figure.whole_tables())
    assert "datasets" not in figure.spec


@every_figure
@pytest.mark.parametrize("epochs", [0, 5])
def test_every_field_that_is_drawn_is_a_column_of_its_table(make_run, data: str, draw: Draw, epochs: int) -> None:
    figure = draw(make_run(data, epochs=epochs), Theme())
    used = 0
    for layer, channel, definition in channels_of(figure.spec):
        columns = figure.data[layer.get("data", figure.spec.get("data"))["name"]].column_names
        fields = [definition["field"]] if "field" in definition else []
        calculated = set()
        for step in layer.get("transform", []):
            fields += re.findall(r"datum\.(\w+)", step.get("filter") or step["calculate"])
            calculated |= {step["as"]} if "calculate" in step else set()
        assert set(fields) <= {*columns, *calculated}, channel
        used += len(fields)
    assert used >= 3


@every_figure_with_axes
def test_every_axis_has_a_title(make_run, data: str, draw: Draw) -> None:
    spec = draw(make_run(data, epochs=5), Theme()).spec
    titled = {"x": set(), "y": set()}
    for layer, channel, definition in channels_of(spec):
        if channel in titled and ("field" in definition or "datum" in definition):
            if definition.get("axis", ...) is None:
                continue  # a place without an axis, such as the line a note stands on
            assert definition.get("title"), (layer["mark"], channel)
            titled[channel].add(definition["title"])

    assert [len(titles) for titles in titled.values()] == [1, 1]


@pytest.mark.long
@every_figure
def test_type_is_large_enough_for_the_room(make_run, data: str, draw: Draw) -> None:
    run = make_run(data, epochs=2)
    for theme, smallest in ((Theme(), 11), (Theme(presenter=True), 18)):
        spec = draw(run, theme).spec
        sizes = [size for part in spec["config"].values() if isinstance(part, dict)
                 for key, size in part.items() if key.lower().endswith("fontsize")]  # fmt: skip
        sizes += [layer["mark"]["fontSize"] for layer in layers_of(spec) if layer["mark"]["type"] == "text"]
        assert len(sizes) >= 4
        assert min(sizes) >= smallest


@pytest.mark.parametrize("name", ["loss curves", "norms", "weights", "fitted curve", "agreement over a line"])
def test_curves_are_at_least_four_pixels_wide_for_a_projector(make_run, name: str) -> None:
    data, draw = FIGURES[name]
    spec = draw(make_run(data, epochs=2), Theme(presenter=True)).spec
    widths = [layer["mark"]["strokeWidth"] for layer in layers_of(spec) if layer["mark"]["type"] == "line"]

    assert min(widths) >= 4
