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
from playground.settings.fields import Choice, Domain, Flag, Number, domains
from playground.settings.links import from_query
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings, usual_noise
from playground.ui.parts.numbers import key_numbers

ROOT = Path(__file__).parents[1]


def trained(settings: Settings, epochs: int) -> Run:
    """Return the run after so many epochs."""
    run = Run(settings)
    run.trainer.advance(epochs)
    return run


def shown(run: Run) -> list[str]:
    """Return the lines that the program is to print, the dashboard's own words and numbers."""
    cells = re.findall(r'class="name">([^<]*)</span><span class="value" data-number="[^"]*">([^<]*)<', key_numbers(run))
    losses = [f"{part} loss" for part in ("train", "validation", "test")]
    scores = [f"{part} {score}" for score in ("accuracy", "R²") for part in ("train", "validation", "test")]
    wanted = ["epoch", *losses, *scores]
    numbers = {unescape(name): unescape(text) for name, text in cells}
    return [f"{name} {numbers[name]}" for name in wanted if name in numbers]


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
    {"useless": "3", "copies": "4", "corr": "0.7", "shift": "0.5", "turn": "30"},
    {"standard": "0", "times": "2"},
]


# Each leaves a class of the training samples empty: one of three, and one of two.
EMPTIED = [
    {"data": "blobs", "classes": "3", "n": "20", "test": "0.8", "flip": "0.5", "dataseed": "1"},
    {"data": "moons", "n": "20", "test": "0.9", "flip": "0.5", "weights": "balanced"},
]


def test_some_runs_that_are_repeated_have_a_class_without_a_training_sample() -> None:
    for query in EMPTIED:
        dataset = Run(from_query(query).settings).dataset
        assert len(np.unique(dataset.y_train)) < dataset.n_classes


@pytest.mark.parametrize(
    "query", [*VARIED, *EMPTIED], ids=lambda query: "&".join(f"{key}={text}" for key, text in query.items())
)
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
        "validation_loss": run.history[f"{run.history.watched}_loss"],
        "validation_score": run.history[f"{run.history.watched}_score"],
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
    if isinstance(domain, Flag):
        return st.booleans()
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
@pytest.mark.filterwarnings("ignore:The inputs are not scaled:UserWarning")
@given(settings=some_settings, epochs=st.integers(0, 5))
@hypothesis_settings(max_examples=60)
def test_any_settings_are_repeated_bit_for_bit(settings: Settings, epochs: int) -> None:
    try:
        run = trained(settings, epochs)
    except DatasetError:
        assume(False)

    names, lines = executed(as_python(settings, epochs))

    assert lines == shown(run)
    assert_same_history(names["model"].history_, run)
    assert isinstance(names["model"], MLPRegressor if run.dataset.task == "regression" else MLPClassifier)


@pytest.mark.parametrize(
    "query",
    [
        {"stop": "stop", "patience": "3"},
        {"data": "sine", "schedule": "plateau", "scheduleepochs": "3"},
        {"data": "iris", "flip": "0.2", "weights": "balanced", "dropout": "0.3"},
    ],
)
def test_a_program_with_a_part_for_validation_prints_what_the_dashboard_shows_of_all_three_parts(
    query: dict[str, str],
) -> None:
    settings = from_query({"v": "2", "n": "90", "valid": "0.25", "layers": "8", **query}).settings
    run = trained(settings, 40)
    score = "R²" if run.dataset.task == "regression" else "accuracy"
    names, printed = executed(as_python(settings, 40))

    assert printed == shown(run)
    told = ["epoch", *(f"{part} {what}" for what in ("loss", score) for part in ("train", "validation", "test"))]
    assert [name for name, line in zip(told, printed, strict=True) if line.startswith(f"{name} ")] == told
    tested = {name: names["tested"].history_[f"validation_{name}"][-1] for name in ("loss", "score")}
    evaluation = run.trainer.evaluation
    assert tested == {"loss": evaluation.test_loss, "score": evaluation.test_score}
    assert names["tested"].n_iter_ == run.trainer.epoch
