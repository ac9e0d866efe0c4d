"""Every chart of every page: a valid chart of Altair, which a notebook shows with its data."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import altair as alt
import numpy as np
import pytest

from playground import charts
from playground.charts.answer import network_answer
from playground.charts.inspector.worked_graph import worked_graph
from playground.charts.kit.figure import Figure
from playground.charts.kit.sentence import sentence
from playground.charts.kit.theme import Theme
from playground.charts.learn.ensemble_losses import ensemble_losses
from playground.charts.learn.explorables.contours import contours
from playground.charts.learn.explorables.lines import Axis, Line, moved_lines
from playground.charts.learn.explorables.thinned_graph import thinned_graph
from playground.charts.learn.explorables.triangle import triangle
from playground.charts.learn.variant_ends import variant_ends
from playground.charts.learn.variant_lines import variant_lines
from playground.charts.luck.agreement import agreement
from playground.charts.luck.final_losses import final_losses
from playground.charts.luck.seed_bands import seed_bands
from playground.charts.race.disagreement_map import curves_of_both, disagreement_map, face_to_face
from playground.charts.race.pair_lines import pair_lines
from playground.charts.runs.kept_curves import kept_curves
from playground.charts.sweep.curves import sweep_curves
from playground.charts.sweep.map import sweep_map
from playground.charts.sweep.zeros import sweep_zeros
from playground.charts.train.before_after import before_after
from playground.charts.train.confusion import confusion_matrices
from playground.charts.train.decision_boundary import decision_boundary, surface, unit_surface
from playground.charts.train.input_bars import input_bars
from playground.charts.train.layer_lines import layer_lines, sampled_lines
from playground.charts.train.layers import histograms
from playground.charts.train.learning_curves import learning_curves
from playground.charts.train.ledger import fitted_shares, ledger_map
from playground.charts.train.network_graph import network_graph
from playground.charts.train.regression import fitted_curve, predicted_against_true, unit_curve
from playground.charts.train.reliance import unit_reliance
from playground.charts.train.weight_maps import weight_maps
from playground.comparisons.race.race import Race
from playground.comparisons.sweep.outcome import Outcome
from playground.measurements.explorables.penalty_geometry import geometry
from playground.measurements.inspector.specimen import Specimen
from playground.measurements.inspector.walk import Walk
from playground.settings.pages import InspectorSettings
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings
from tests.charts.altair_charts import checked_chart, checked_spec
from tests.charts.sweep.test_sweep_charts import ONE, TWO, results
from tests.charts.train.all_figures import FIGURES

Draw = Callable[[Theme], Figure]
LOSS = {"measure": "loss", "regression": False, "log_loss": True}
FALLING = np.array([[2.0, 2.0], [1.0, 1.5], [0.5, 1.2]])


def trained_race(data: str) -> Race:
    network = NetworkSettings(hidden_layers=(4,))
    settings = Settings(DataSettings(data, n_samples=60), network)
    race = Race(settings, Settings(settings.data, network, TrainingSettings(dropout=0.5)))
    race.advance(3)
    return race


def apart(data: str) -> Draw:
    def draw(theme: Theme) -> Figure:
        race = trained_race(data)
        return disagreement_map(race.disagreement(), race.a.dataset, theme, differing=race.a.dataset.y_test > 0)

    return draw


def of_both(theme: Theme) -> Figure:
    race = trained_race("sine")
    return curves_of_both(race.disagreement(), race.a.dataset, theme)


def opposite(theme: Theme) -> Figure:
    race = trained_race("diabetes")
    predicted = (race.a.predictions()[1], race.b.predictions()[1])
    return face_to_face(predicted, race.disagreement(), race.a.dataset, theme)


def worked(theme: Theme) -> Figure:
    return worked_graph(Specimen(InspectorSettings()).inspection(), Walk(3, 6, 1), theme, layer=1, unit=1)


def moved(theme: Theme) -> Figure:
    lines = [Line("square", FALLING[:, 0], FALLING[:, 1], (1.0, 1.5)), Line("straight", FALLING[:, 0], FALLING[:, 0])]
    return moved_lines(lines, theme, name="Lines", x=Axis("w", 0.0, 2.0), y=Axis("C", 0.0, 2.0), dots=True)


def corners(theme: Theme) -> Figure:
    ways = {"one": np.eye(3), "other": np.eye(3)[::-1]}
    return triangle(np.array([0.2, 0.3, 0.5]), ways, ("a", "b", "c"), theme, name="Triangle")


def thinned(theme: Theme) -> Figure:
    kept = [np.array([True, True]), np.array([True, False]), np.array([True])]
    return thinned_graph(kept, theme, name="Network", states=("there", "dropped"), told="All but one are there.")


def kept(theme: Theme) -> Figure:
    columns = dict(zip(("train_loss", "test_loss"), FALLING.T, strict=True))
    return kept_curves({"#1": columns, "#2": columns}, theme, measure="loss", log_loss=True, log_epochs=True)


# What draws itself alone; what draws a run or seeds is among FIGURES, which are checked in three themes.
ALONE: dict[Callable[..., Figure], tuple[Draw, ...]] = {
    worked_graph: (worked,),
    sentence: (lambda theme: sentence("Nothing can be drawn here.", theme),),
    contours: (lambda theme: contours(geometry((1.0, 0.5), 0.5, 1.0, 0.0), "l1", theme, name="Diamond"),),
    moved_lines: (moved,),
    thinned_graph: (thinned,),
    triangle: (corners,),
    variant_ends: tuple(
        lambda theme, log=log: variant_ends(
            {"1": (0.5, 0.6), "4": (0.2, 0.7)}, theme, axis="n", title="loss", name="Ends", log_axis=log
        )
        for log in (False, True)
    ),
    variant_lines: (
        lambda theme: variant_lines({"small": FALLING[:, 0], "large": FALLING[:, 1]}, theme, title="C", name="Lines"),
    ),
    disagreement_map: (apart("moons"), apart("wine")),
    curves_of_both: (of_both,),
    face_to_face: (opposite,),
    pair_lines: (
        lambda theme: pair_lines(
            (FALLING, FALLING + 1), theme, kinds={"train": "train", "test": "test"}, title="loss", name="Lines",
            shares=False, log_value=True, log_epochs=True, marks=(1, 2),
        ),
    ),
    kept_curves: (kept,),
    sweep_curves: tuple(
        lambda theme, measure=measure: sweep_curves(Outcome(ONE, results()), theme, **LOSS | {"measure": measure})
        for measure in ("loss", "score")
    ),
    sweep_map: (lambda theme: sweep_map(Outcome(TWO, results(TWO)), theme, **LOSS),),
    sweep_zeros: (lambda theme: sweep_zeros(Outcome(ONE, results()), theme),),
}  # fmt: skip
OF_RUNS: dict[Callable[..., Figure], str] = {
    agreement: "agreement of two classes",
    before_after: "normalised",
    confusion_matrices: "confusion of two classes",
    decision_boundary: "boundary of two classes",
    ensemble_losses: "ensemble",
    final_losses: "final losses",
    fitted_curve: "fitted curve",
    fitted_shares: "shares fitted",
    histograms: "weights",
    input_bars: "inputs",
    layer_lines: "zeros",
    learning_curves: "loss curves",
    ledger_map: "ledger of two classes",
    network_answer: "boundary of two classes",
    network_graph: "network graph",
    predicted_against_true: "predicted against true",
    sampled_lines: "signals",
    seed_bands: "bands",
    surface: "surface",
    unit_curve: "unit over a line",
    unit_reliance: "reliance",
    unit_surface: "unit over the plane",
    weight_maps: "weight maps",
}


def chart_functions() -> Iterator[Callable[..., Any]]:
    """Yield every public function of the charts that returns a figure, but for what chooses among these."""
    for found in pkgutil.walk_packages(charts.__path__, f"{charts.__name__}."):
        if found.name == "playground.charts.overview":
            continue
        for name, function in vars(importlib.import_module(found.name)).items():
            own = inspect.isfunction(function) and function.__module__ == found.name and not name.startswith("_")
            if own and inspect.get_annotations(function).get("return") == Figure.__name__:
                yield function


def test_no_chart_is_left_out() -> None:
    assert {*chart_functions()} == {*ALONE, *OF_RUNS}
    assert {*OF_RUNS.values()} <= {*FIGURES}


@pytest.mark.long
@pytest.mark.parametrize("theme", [Theme(), Theme(dark=True, presenter=True, narrow=True)], ids=["light", "narrow"])
@pytest.mark.parametrize("draw", [pytest.param(draw, id=f.__name__) for f, draws in ALONE.items() for draw in draws])
def test_the_chart_is_valid_vega_lite_with_its_data(draw: Draw, theme: Theme) -> None:
    spec = checked_chart(draw(theme)) if theme == Theme() else checked_spec(draw(theme))

    assert spec["background"] == theme.paper


def test_a_chart_has_the_size_and_the_background_that_are_asked_for() -> None:
    chart = kept(Theme()).chart(width=321, height=123, background="#ABCDEF").to_dict()

    assert (chart["width"], chart["height"], chart["background"]) == (321, 123, "#ABCDEF")
    assert chart["autosize"]["contains"] == "padding"
    assert kept(Theme()).spec["config"]["background"] == "transparent"


def test_a_notebook_shows_the_chart_with_its_data_by_the_renderer_that_is_chosen() -> None:
    figure = kept(Theme())
    bundle, metadata = figure._repr_mimebundle_()
    spec = bundle["application/vnd.vegalite.v6+json"]

    assert spec == figure.chart().to_dict()
    assert spec["datasets"]["curves"]
    assert bundle["text/plain"] == figure.alt
    assert spec["datasets"]["curves"][0]["run"] in bundle["text/html"]
    assert metadata == {}
    with alt.renderers.enable("mimetype"):
        assert "text/html" not in figure._repr_mimebundle_()[0]
