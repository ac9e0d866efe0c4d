"""A run as a program: executed, it prints what the dashboard shows."""

import os
import re
import subprocess
import sys
from contextlib import redirect_stdout
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from numpy.testing import assert_array_equal
from sklearn.exceptions import ConvergenceWarning

from datasets import CATALOGUE, DatasetError
from playground.estimator import MLPClassifier, MLPRegressor
from playground.measurements.run import Run
from playground.script import as_python
from playground.settings.fields import Choice, Domain, Number, domains
from playground.settings.links import from_query
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings, usual_noise
from playground.training.reason import Status
from playground.ui.parts.numbers import key_numbers

ROOT = Path(__file__).parents[1]


def trained(settings: Settings, epochs: int) -> Run:
    """Return the run after so many epochs."""
    run = Run(settings)
    run.trainer.advance(epochs)
    return run


def shown(run: Run) -> list[str]:
    """Return the lines that the program is to print: the dashboard's own words and numbers."""
    cells = re.findall(
        r'class="name">([^<]*)</span><span class="value" data-number="[^"]*">([^<]*)<', key_numbers(run, 0)
    )
    wanted = ("epoch", "train loss", "test loss", "train accuracy", "test accuracy", "train R²", "test R²")
    numbers = {unescape(name): unescape(text) for name, text in cells}
    return [f"{name} {numbers[name].replace(',', '')}" for name in wanted if name in numbers]


def executed(program: str) -> tuple[dict[str, Any], list[str]]:
    """Return the names of an executed program and the lines it printed."""
    names: dict[str, Any] = {}
    with redirect_stdout(StringIO()) as text:
        exec(compile(program, "program", "exec"), names)
    return names, text.getvalue().splitlines()


@pytest.mark.long
@pytest.mark.parametrize("name", CATALOGUE)
def test_program_prints_what_the_dashboard_shows(name: str) -> None:
    settings = Settings(DataSettings(name, noise=usual_noise(name)))
    program = as_python(settings, 12)

    result = subprocess.run(
        [sys.executable, "-W", "error", "-"],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        input=program,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (result.returncode, result.stderr) == (0, "")
    lines = shown(trained(settings, 12))
    assert len(lines) == 5
    assert result.stdout.splitlines() == lines


VARIED = [
    {"stop": "stop", "patience": "3"},
    {"weights": "balanced", "balance": "0.2", "flip": "0.3"},
    {"loss": "mse", "dropout": "0.5"},
    {"data": "blobs", "classes": "4", "loss": "bce", "bn": "before", "layers": "8,8"},
    {"data": "blobs", "classes": "3", "loss": "mse", "bn": "after", "weights": "balanced", "layers": "8"},
    {"loss": "cross_entropy", "l1": "0.5", "l2": "0.25", "opt": "sgd", "rate": "0.1"},
    {"l1": "0.5", "l1by": "subgradient", "opt": "rmsprop", "batch": "7"},
    {"act": "leaky_relu", "slope": "0.3", "init": "normal", "scale": "0.1", "opt": "momentum"},
    {"weightseed": "5", "seed": "4294967295", "dataseed": "9", "test": "0.25", "n": "77", "dropout": "0.1"},
    {"inputs": "x,x2,sin_y", "layers": "none", "noise": "0.45"},
    {"data": "sine", "weights": "balanced", "loss": "bce", "stop": "stop", "patience": "2"},
    {"epochs": "5"},
    {"opt": "adamw", "l2": "3", "schedule": "plateau", "scheduleepochs": "2", "schedulefactor": "0.5", "rate": "0.2"},
    {"schedule": "cosine", "scheduleepochs": "9"},
]


@pytest.mark.parametrize("query", VARIED, ids=lambda query: "&".join(f"{key}={text}" for key, text in query.items()))
def test_program_repeats_the_run_bit_for_bit(query: dict[str, str]) -> None:
    link = from_query(query)
    assert link.problems == ()
    run = trained(link.settings, 15)

    names, lines = executed(as_python(link.settings, 15))

    assert lines == shown(run)
    assert_same_history(names["model"].history_, run)


def assert_same_history(history: dict[str, Any], run: Run) -> None:
    for mine, theirs in {
        "epoch": run.history.epochs,
        "train_loss": run.history["train_loss"],
        "train_score": run.history["train_score"],
        "validation_loss": run.history["test_loss"],
        "validation_score": run.history["test_score"],
        "penalty": run.history["penalty"],
        "learning_rate": run.history["learning_rate"],
    }.items():
        assert_array_equal(history[mine], theirs)


def values_of(domain: Domain) -> st.SearchStrategy[Any]:
    """Return the values that a setting takes."""
    if isinstance(domain, Number):
        return st.integers(int(domain.low), int(domain.high)) if domain.whole else st.floats(domain.low, domain.high)
    if isinstance(domain, Choice):
        return st.sampled_from(list(domain.options))
    entries = st.lists(values_of(domain.item), min_size=domain.fewest, max_size=domain.most, unique=domain.distinct)
    return entries.map(tuple)


def parts_of(part: type, **narrower: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return settings of a class, with any allowed value in any field that is not narrowed."""
    return st.builds(part, **({name: values_of(domain) for name, domain in domains(part).items()} | narrower))


some_settings = st.builds(
    Settings,
    parts_of(DataSettings, n_samples=st.integers(40, 120), noise=st.floats(0.0, 1.0)),
    parts_of(NetworkSettings, hidden_layers=st.lists(st.integers(1, 9), max_size=3).map(tuple)),
    parts_of(TrainingSettings, batch_size=st.integers(5, 200), patience=st.integers(1, 3)),
)


@pytest.mark.filterwarnings(f"ignore:Training diverged:{ConvergenceWarning.__module__}.{ConvergenceWarning.__name__}")
@given(settings=some_settings, epochs=st.integers(0, 5))
@hypothesis_settings(max_examples=60)
def test_any_settings_are_repeated_bit_for_bit(settings: Settings, epochs: int) -> None:
    try:
        run = trained(settings, epochs)
    except DatasetError:
        assume(False)
    # Few samples, many of them flipped, may leave a class without a training label, which an estimator refuses.
    assume(len(np.unique(run.dataset.y_train)) == run.dataset.n_classes or run.dataset.task == "regression")

    names, lines = executed(as_python(settings, epochs))

    assert lines == shown(run)
    assert_same_history(names["model"].history_, run)
    assert isinstance(names["model"], MLPRegressor if run.dataset.task == "regression" else MLPClassifier)


@pytest.mark.trains
def test_program_stops_early_as_the_run_does() -> None:
    settings = Settings(training=TrainingSettings(early_stopping="stop", patience=4))
    run = trained(settings, 200)
    assert run.trainer.status is Status.STOPPED_EARLY

    names, _ = executed(as_python(settings, 200))

    assert names["model"].n_iter_ == run.trainer.epoch < 200


def test_program_names_what_differs_from_the_defaults_and_nothing_else() -> None:
    plain = as_python(Settings(), 500)
    assert 'load("moons")\n' in plain
    assert "MLPClassifier(batch_size=16, max_epochs=500, random_state=0)\n" in plain
    assert plain.startswith("# The run with the default settings, after 500 epochs.\n")

    settings = Settings(DataSettings(flipped=0.2), NetworkSettings(seed=1), TrainingSettings(l2=1.0))
    changed = as_python(settings, 1)
    assert 'load("moons", flipped=0.2)\n' in changed
    assert "MLPClassifier(l2=1.0, batch_size=16, max_epochs=1, random_state=(1, 0))\n" in changed
    assert changed.startswith("# The run with ?flip=0.2&weightseed=1&l2=1, after 1 epoch.\n")


def test_defaults_of_the_estimators_are_those_of_the_settings() -> None:
    network, training = NetworkSettings(), TrainingSettings()
    for model in (MLPClassifier(), MLPRegressor()):
        own = model.get_params()
        assert own.pop("class_weight", None) is None
        assert training.class_weights == "none"
        assert (own.pop("batch_size"), own.pop("max_epochs"), own.pop("random_state")) == ("auto", 200, None)
        assert (own.pop("early_stopping"), own.pop("validation_fraction")) == (False, None)
        renamed = {"hidden_layer_sizes": "hidden_layers", "optimizer": "optimiser"}
        for name, value in own.items():
            part = network if hasattr(network, renamed.get(name, name)) else training
            assert value == getattr(part, renamed.get(name, name)), name


def test_numbers_of_numpy_are_written_plainly() -> None:
    settings = Settings(DataSettings(noise=np.float64(0.25)), training=TrainingSettings(l1=np.float64(0.5)))
    program = as_python(settings, 3)

    assert 'load("moons", noise=0.25)' in program
    assert "MLPClassifier(l1=0.5, batch_size=16," in program


def test_program_is_short_and_its_lines_are_not_long() -> None:
    lines = as_python(from_query(VARIED[8]).settings, 100_000).splitlines()

    assert len(lines) < 40
    assert max(map(len, lines)) <= 120


def test_negative_number_of_epochs_is_refused() -> None:
    with pytest.raises(ValueError, match="epochs must be at least 0, got -1"):
        as_python(Settings(), -1)
