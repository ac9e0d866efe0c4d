"""The program that repeats a run, as it reads."""

import numpy as np
import pytest

from playground.estimator import MLPClassifier, MLPRegressor
from playground.script import as_python
from playground.settings.links import from_query
from playground.settings.run import DataSettings, Settings, TrainingSettings
from playground.training.reason import Status
from tests.test_script import VARIED, executed, trained


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
    lines = ["hidden_layer_sizes=(16, 16)", "learning_rate=0.015", "batch_size=100", "max_epochs=500", "random_state=0"]
    assert "MLPClassifier(\n    " + ",\n    ".join(lines) + ",\n)\n" in plain
    assert plain.startswith("# The run with ?v=2, after 500 epochs.\n")
    changed = as_python(from_query({"flip": "0.2", "weightseed": "1", "l2": "1"}).settings, 1)
    assert 'load("moons", flipped=0.2)\n' in changed
    assert "MLPClassifier(l2=1.0, batch_size=16, max_epochs=1, random_state=(1, 0))\n" in changed
    assert changed.startswith("# The run with ?v=2&flip=0.2&layers=64,64&weightseed=1&l2=1&rate=0.01&batch=16&epochs=")


def test_defaults_of_the_estimators_are_those_of_the_first_version_on_which_copied_programs_rest() -> None:
    defaults = from_query({"v": "1"}).settings
    network, training = defaults.network, defaults.training
    for model in (MLPClassifier(), MLPRegressor()):
        own = model.get_params()
        assert own.pop("class_weight", None) is None
        assert training.class_weights == "none"
        assert (own.pop("batch_size"), own.pop("max_epochs"), own.pop("random_state")) == ("auto", 200, None)
        assert (own.pop("early_stopping"), own.pop("validation_fraction")) == (False, None)
        assert (own.pop("restore_best"), own.pop("warm_start")) == (False, False)
        assert (own.pop("n_iter_no_change"), own.pop("tol")) == (None, 0.0)
        renamed = {"hidden_layer_sizes": "hidden_layers", "optimizer": "optimiser"}
        for name, value in own.items():
            part = network if hasattr(network, renamed.get(name, name)) else training
            assert value == getattr(part, renamed.get(name, name)), name


@pytest.mark.parametrize("data", ["blobs", "sine"])
@pytest.mark.parametrize("flip", ["0", "0.2"])
def test_program_names_the_classes_only_where_flips_may_leave_one_without_a_sample(data: str, flip: str) -> None:
    program = as_python(from_query({"data": data, "flip": flip}).settings, 1)

    assert (", classes=range(data.n_classes))" in program) == (data == "blobs" and flip != "0")


def test_numbers_of_numpy_are_written_plainly() -> None:
    settings = Settings(DataSettings(noise=np.float64(0.25)), training=TrainingSettings(l1=np.float64(0.5)))
    program = as_python(settings, 3)

    assert 'load("moons", noise=0.25)' in program
    assert "    l1=0.5,\n" in program


def test_program_is_short_and_its_lines_are_not_long() -> None:
    lines = as_python(from_query({"v": "2"} | VARIED[8]).settings, 100_000).splitlines()

    assert len(lines) < 40
    assert max(map(len, lines)) <= 120


def test_negative_number_of_epochs_is_refused() -> None:
    with pytest.raises(ValueError, match="epochs must be at least 0, got -1"):
        as_python(Settings(), -1)


def test_the_program_of_a_run_that_was_changed_says_that_it_prints_other_numbers() -> None:
    plain, changed = as_python(Settings(), 9), as_python(Settings(), 9, changed_at=4)

    assert "changed" not in plain
    lines = [line for line in changed.splitlines(keepends=True) if line not in plain.splitlines(keepends=True)]
    assert "".join(lines).startswith("# The run was changed on its way, in epoch 4")
    assert all(line.startswith("#") and len(line) <= 101 for line in lines)
