"""Every figure: a valid spec that stays, tables that it can read, and words with the numbers."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import altair as alt
import numpy as np
import pytest

from playground.charts.kit.figure import Figure, number, percent
from playground.charts.kit.theme import Theme
from playground.charts.luck.agreement import agreement
from playground.charts.luck.final_losses import final_losses
from playground.charts.luck.seed_bands import seed_bands
from playground.charts.train.confusion import confusion_matrices
from playground.charts.train.decision_boundary import decision_boundary, surface, unit_surface
from playground.charts.train.layers import histograms, layer_lines
from playground.charts.train.learning_curves import learning_curves
from playground.charts.train.ledger import fitted_shares, ledger_map
from playground.charts.train.network_graph import network_graph
from playground.charts.train.regression import fitted_curve, predicted_against_true, unit_curve
from playground.charts.train.weight_maps import weight_maps
from playground.comparisons.luck.seed_results import COLUMNS, SeedResults
from playground.measurements.boundary import Grid
from playground.measurements.distributions import pre_activation_histograms, weight_histograms
from playground.measurements.run import Run
from playground.training.evaluation import predicted_labels

Draw = Callable[[Run, Theme], Figure]

THEMES = {
    "light": Theme(), "dark": Theme(dark=True), "presenter": Theme(presenter=True),
}  # fmt: skip


def curves(**options: Any) -> Draw:
    """Return how learning curves are drawn with these options."""
    chosen = {"of": "loss", "regression": False, "log_loss": False, "log_epochs": False, "stop_epoch": 4, **options}
    return lambda run, theme: learning_curves(run.history, theme, **chosen)


def lines(columns: dict[str, str], title: str, *, shares: bool, log_epochs: bool = False) -> Draw:
    """Return how lines of layers are drawn with these options."""

    def draw(run: Run, theme: Theme) -> Figure:
        names = run.layers[:-1] if "inactive" in columns.values() else run.layers
        return layer_lines(
            run.history,
            theme,
            columns=columns,
            layers=names,
            title=title,
            name=f"Lines of {title}",
            shares=shares,
            log_epochs=log_epochs,
        )

    return draw


def answer(draw: Callable[..., Figure], *, thinned: bool = False, **options: bool) -> Draw:
    """Return how predictions over the plane are drawn with these options."""

    def drawn(run: Run, theme: Theme) -> Figure:
        more: dict[str, Any] = {"show_test": True, **options} | ({"ensemble": run.ensemble()} if thinned else {})
        return draw(run.field(), run.dataset, run.trainer.evaluation, theme, **more)

    return drawn


def ledger(*, discretise: bool = False) -> Draw:
    """Return how the ledger's map is drawn."""
    return lambda run, theme: ledger_map(
        run.field(), run.dataset, run.history.ledger.at(run.trainer.epoch), theme, discretise=discretise
    )


def shares(*, log_epochs: bool = False) -> Draw:
    """Return how the ledger's curves are drawn."""
    return lambda run, theme: fitted_shares(
        run.history, theme, flips=bool(run.dataset.flipped.any()), log_epochs=log_epochs
    )


def confusion(run: Run, theme: Theme) -> Figure:
    return confusion_matrices(run.confusions(), run.dataset.class_names, theme)


def against_true(run: Run, theme: Theme) -> Figure:
    return predicted_against_true(run.predictions(), run.dataset, run.trainer.evaluation, theme, show_test=True)


def weights(run: Run, theme: Theme) -> Figure:
    return histograms(weight_histograms(run.trainer.network), theme, title="weight w", count_zeros=True)


def pre_activations(run: Run, theme: Theme) -> Figure:
    of = pre_activation_histograms(run.trainer.network, run.trainer.problem.train.X)
    return histograms(of, theme, title="pre-activation z", count_zeros=False)


def graph(run: Run, theme: Theme) -> Figure:
    return network_graph(run.portrait(), theme, inputs=run.dataset.feature_names, outputs=("class 1",), chosen=(1, 2))


def maps(run: Run, theme: Theme) -> Figure:
    return weight_maps(run.trainer.network, theme)


def of_unit(draw: Callable[..., Figure], **options: bool) -> Draw:
    """Return how a unit's output is drawn with these options."""
    return lambda run, theme: draw(
        run.unit_field(1, 2), run.dataset, theme, title="hidden 1 unit 2", **{"show_test": True, **options}
    )


def of_seeds(run: Run, shift: float) -> SeedResults:
    """Return what three networks with curves like the run's, and the boundary or curve of its network, come to."""
    curves = np.stack([run.history[name] for name in COLUMNS[:4]] + [run.history["zeros"][:, 0]], axis=1)
    rows = np.stack([curves + shift, 1.1 * curves, 1.2 * curves], axis=2)
    grid = Grid(run.dataset, 60)
    z = run.trainer.network.logits(grid.inputs)
    regression = run.dataset.task == "regression"
    answers = np.stack([z[:, 0], z[:, 0] + shift, 2 * z[:, 0]]) if regression else np.stack([predicted_labels(z)] * 3)
    return SeedResults(run.settings, rows, np.zeros(3, int), grid, answers, run.dataset.n_classes)


def bands(*, pair: bool = False, **options: Any) -> Draw:
    """Return how the bands of many seeds are drawn with these options."""
    chosen = {"of": "loss", "regression": False, "log_loss": False, "last_epoch": 40, **options}
    sides = (0.0, 0.1) if pair else (0.0,)
    return lambda run, theme: seed_bands([of_seeds(run, shift) for shift in sides], theme, **chosen)


def dots(*, pair: bool = False, log_loss: bool = False) -> Draw:
    """Return how the final losses of many seeds are drawn."""
    sides = (0.0, 0.1) if pair else (0.0,)
    return lambda run, theme: final_losses([of_seeds(run, shift) for shift in sides], theme, log_loss=log_loss)


def agreed(*, points: bool) -> Draw:
    """Return how the agreement of many seeds is drawn."""
    return lambda run, theme: agreement(of_seeds(run, 0.1), run.dataset, theme, points=points)


FIGURES: dict[str, tuple[str, Draw]] = {
    "boundary of two classes": ("moons", answer(decision_boundary, discretise=False)),
    "boundary of two classes, discrete": ("moons", answer(decision_boundary, discretise=True)),
    "boundary without test points": ("moons", answer(decision_boundary, discretise=False, show_test=False)),
    "boundary of three classes": ("iris", answer(decision_boundary, discretise=False)),
    "boundary of three classes, discrete": ("iris", answer(decision_boundary, discretise=True)),
    "boundary of ten classes": ("digits", answer(decision_boundary, discretise=False)),
    "surface": ("bumps", answer(surface, discretise=False)),
    "surface, discrete": ("bumps", answer(surface, discretise=True)),
    "fitted curve": ("sine", answer(fitted_curve)),
    "predicted against true": ("diabetes", against_true),
    "loss curves": ("moons", curves()),
    "loss curves, log loss": ("moons", curves(log_loss=True)),
    "loss curves, log epochs": ("moons", curves(log_epochs=True)),
    "loss curves, no stop": ("moons", curves(stop_epoch=None)),
    "accuracy curves": ("moons", curves(of="score")),
    "R² curves": ("sine", curves(of="score", regression=True)),
    "zeros": ("moons", lines({"exactly 0": "zeros", "below 0.001": "near_zeros"}, "share of weights", shares=True)),
    "norms": ("moons", lines({"√Σw²": "l2_norm", "Σ|w|": "l1_norm"}, "norm of the weights", shares=False)),
    "gradients": ("moons", lines({"RMS": "gradient_rms"}, "RMS of ∂C₀/∂w", shares=False, log_epochs=True)),
    "units": ("moons", lines({"inactive": "inactive", "dead units": "dead"}, "share of the layer", shares=True)),
    "weights": ("moons", weights),
    "pre-activations": ("moons", pre_activations),
    "thinned boundaries of two classes": ("moons", answer(decision_boundary, discretise=False, thinned=True)),
    "thinned boundaries of ten classes": ("digits", answer(decision_boundary, discretise=True, thinned=True)),
    "thinned surface": ("bumps", answer(surface, discretise=False, thinned=True)),
    "thinned curves": ("sine", answer(fitted_curve, thinned=True)),
    "ledger of two classes": ("moons", ledger()),
    "ledger of ten classes": ("digits", ledger(discretise=True)),
    "shares fitted": ("moons", shares()),
    "shares fitted, log epochs": ("moons", shares(log_epochs=True)),
    "confusion of two classes": ("moons", confusion),
    "confusion of ten classes": ("digits", confusion),
    "unit over the plane": ("moons", of_unit(unit_surface, discretise=False)),
    "unit over the plane of a regression": ("bumps", of_unit(unit_surface, discretise=True)),
    "unit over a line": ("sine", of_unit(unit_curve)),
    "network graph": ("moons", graph),
    "weight maps": ("digits", maps),
    "bands": ("moons", bands()),
    "bands, accuracy": ("moons", bands(of="score")),
    "bands of a pair, log loss": ("moons", bands(pair=True, log_loss=True)),
    "bands of a pair, R²": ("sine", bands(pair=True, of="score", regression=True)),
    "final losses": ("moons", dots()),
    "final losses of a pair": ("moons", dots(pair=True, log_loss=True)),
    "agreement of two classes": ("moons", agreed(points=True)),
    "agreement of ten classes": ("digits", agreed(points=False)),
    "agreement over a line": ("sine", agreed(points=True)),
    "agreement over a plane": ("bumps", agreed(points=False)),
}  # fmt: skip

every_figure = pytest.mark.parametrize(("data", "draw"), FIGURES.values(), ids=FIGURES.keys())
WITHOUT_AXES = {"network graph", "weight maps", "final losses"}  # the last has a place of no meaning as its height
every_figure_with_axes = pytest.mark.parametrize(
    ("data", "draw"), [figure for name, figure in FIGURES.items() if name not in WITHOUT_AXES]
)
every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())


def layers_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the layers of a spec with what they inherit of its encoding, or the spec itself when it has none."""
    if "layer" not in spec:
        return [spec]
    shared = spec.get("encoding", {})
    layers = []
    for layer in spec["layer"]:
        own = {
            channel: {**shared.get(channel, {}), **definition} if "field" in definition else definition
            for channel, definition in layer["encoding"].items()
        }
        layers += layers_of({**layer, "encoding": {**shared, **own}})
    return layers


def channels_of(spec: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, dict[str, Any]]]:
    """Yield (layer, channel, definition) of every encoding in a spec."""
    for layer in layers_of(spec):
        for channel, definition in layer["encoding"].items():
            for one in definition if isinstance(definition, list) else [definition]:
                yield layer, channel, one


def as_the_schema_has_it(part: Any) -> Any:
    """Return a spec without the scale and the legend of a datum, which Vega-Lite takes and its schema forgets."""
    if isinstance(part, list):
        return [as_the_schema_has_it(entry) for entry in part]
    if not isinstance(part, dict):
        return part
    forgotten = {"scale", "legend"} if "datum" in part else set()
    return {key: as_the_schema_has_it(value) for key, value in part.items() if key not in forgotten}


def test_the_schema_check_sees_a_wrong_spec(make_run) -> None:
    spec = as_the_schema_has_it(FIGURES["loss curves"][1](make_run(epochs=1), Theme()).spec)
    spec["layer"][0]["mark"]["opacity"] = "faint"

    with pytest.raises(Exception, match="'faint' is not of type"):
        alt.LayerChart.from_dict(spec, validate=True)


@every_theme
@every_figure
def test_the_spec_is_valid_vega_lite(make_run, data: str, draw: Draw, theme: Theme) -> None:
    spec = as_the_schema_has_it(draw(make_run(data, epochs=3), theme).spec)
    kind = alt.LayerChart if "layer" in spec else alt.Chart

    assert kind.from_dict(spec, validate=True).to_dict()["usermeta"] == spec["usermeta"]


@every_theme
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
    assert any(not second.data[name].equals(first.data[name]) for name in first.data)
    assert second.alt != first.alt


@every_figure
def test_the_spec_is_the_same_before_the_first_epoch(make_run, data: str, draw: Draw) -> None:
    run = make_run(data)
    before = draw(run, Theme())
    run.trainer.advance(2)

    assert before.spec is draw(run, Theme()).spec


@every_figure
def test_the_spec_names_exactly_the_tables_of_the_figure(make_run, data: str, draw: Draw) -> None:
    figure = draw(make_run(data, epochs=5), Theme())
    named = {layer.get("data", figure.spec.get("data"))["name"] for layer in layers_of(figure.spec)}

    assert named == set(figure.data)
    assert "datasets" not in figure.spec


@every_figure
@pytest.mark.parametrize("epochs", [0, 5])
def test_every_field_that_is_drawn_is_a_column_of_its_table(make_run, data: str, draw: Draw, epochs: int) -> None:
    figure = draw(make_run(data, epochs=epochs), Theme())
    used = 0
    for layer, channel, definition in channels_of(figure.spec):
        columns = figure.data[layer.get("data", figure.spec.get("data"))["name"]].column_names
        fields = [definition["field"]] if "field" in definition else []
        for step in layer.get("transform", []):
            fields += re.findall(r"datum\.(\w+)", step["filter"])
        assert set(fields) <= set(columns), channel
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


@every_figure
def test_the_words_say_what_the_chart_is_and_stay_in_one_paragraph(make_run, data: str, draw: Draw) -> None:
    figure = draw(make_run(data, epochs=5), Theme())

    assert len(figure.name) >= 10
    assert not re.search(r"\d{2}", figure.name)  # the numbers move, the name stays
    assert figure.alt.endswith((".", ".)"))
    assert "nan" not in figure.alt.lower()
    assert "\n" not in figure.alt


@pytest.mark.parametrize("name", ["boundary of two classes", "boundary of three classes", "boundary of ten classes"])
def test_the_words_of_a_boundary_give_accuracies_and_flips(make_run, name: str) -> None:
    data, draw = FIGURES[name]
    run = make_run(data, epochs=5, flipped=0.2)
    evaluation, said = run.trainer.evaluation, draw(run, Theme()).alt

    assert said.startswith(f"{data}: decision boundary of {run.dataset.n_classes} classes over ")
    assert f"{percent(evaluation.train_score)} on training" in said
    assert f"{percent(evaluation.test_score)} on test" in said
    assert f"{run.dataset.flipped.sum()} training labels are flipped" in said


@pytest.mark.parametrize("name", ["surface", "fitted curve", "predicted against true"])
def test_the_words_of_a_regression_give_r_squared(make_run, name: str) -> None:
    data, draw = FIGURES[name]
    run = make_run(data, epochs=5)
    evaluation = run.trainer.evaluation

    said = draw(run, Theme()).alt

    assert f"R² {number(evaluation.train_score)} on training, {number(evaluation.test_score)} on test" in said


@pytest.mark.parametrize("name", ["boundary of two classes", "surface", "fitted curve"])
def test_the_words_say_when_not_all_samples_are_drawn(make_run, name: str) -> None:
    data, draw = FIGURES[name]
    few, many = (draw(make_run(data, n_samples=n), Theme()) for n in (200, 3000))

    assert "drawn" not in few.alt
    assert "600 of 1500 training points drawn; 400 of 1500 test points drawn" in many.alt
    assert many.data["points"].num_rows == 1000


def test_the_words_of_learning_curves_give_the_last_losses_the_best_epoch_and_the_stop(make_run) -> None:
    run = make_run(epochs=40)
    history = run.history
    said = curves(stop_epoch=33)(run, Theme()).alt

    train, test = number(float(history["train_loss"][-1])), number(float(history["test_loss"][-1]))
    lowest = number(float(history["test_loss"].min()))
    assert f"After epoch 40: train {train}, test {test}." in said
    assert f"Lowest test loss {lowest} in epoch {history.best_epoch}." in said
    assert "Early stopping at epoch 33." in said


def test_the_words_of_layers_give_the_last_number_of_each(make_run) -> None:
    run = make_run(epochs=10)
    said = FIGURES["gradients"][1](run, Theme()).alt

    assert said.startswith("Lines of RMS of ∂C₀/∂w. After epoch 10: ")
    for name, value in zip(run.layers, run.history["gradient_rms"][-1], strict=True):
        assert f"{name} {number(float(value))}" in said


def test_the_words_of_histograms_give_zeros_or_spread_of_each_layer(make_run) -> None:
    run = make_run(epochs=10)
    for name, zeros in zip(run.layers, run.history["zeros"][-1], strict=True):
        assert f"{name}: {percent(float(zeros))} = 0" in weights(run, Theme()).alt
    for name in run.layers[:-1]:
        assert f"{name}: σ = " in pre_activations(run, Theme()).alt


def test_the_words_of_a_unit_give_its_range(make_run) -> None:
    for name in ("unit over the plane", "unit over a line"):
        data, draw = FIGURES[name]
        run = make_run(data, epochs=5)
        values = run.unit_field(1, 2).values
        low, high = number(float(values.min())), number(float(values.max()))
        assert "output of hidden 1 unit 2" in draw(run, Theme()).alt
        assert f"from {low} to {high}" in draw(run, Theme()).alt


@pytest.mark.parametrize("name", ["units", "pre-activations"])
def test_without_hidden_layers_the_words_say_that_there_are_none(make_run, name: str) -> None:
    figure = FIGURES[name][1](make_run(hidden=(), epochs=2), Theme())

    assert "no hidden layers" in figure.alt
    assert all(rows.num_rows == 0 for name, rows in figure.data.items() if name in {"lines", "bins", "notes"})


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
