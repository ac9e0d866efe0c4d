"""A run that was saved and loaded is the same run, and goes on to the same bits, forwards and backwards."""

import io
import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from playground.export.run_file.loaded import loaded
from playground.export.run_file.saved import saved
from playground.measurements.by_hand import Bias, Weight
from playground.measurements.run import Run
from playground.settings.links import from_url
from playground.settings.run import Settings, with_field
from playground.training.reason import Status
from playground.words.verdict import verdict_text

LINKS = {
    "default": "?v=2&n=60",
    "all at once": "?v=2&n=60&dropout=0.3&bn=before&opt=adam&schedule=plateau&l1=0.2&flip=0.2&layers=8,6",
    "momentum": "?v=2&n=60&opt=momentum&bn=after&act=tanh&batch=7&stop=mark",
    "regression": "?v=2&data=sine&n=60&dropout=0.2",
    "no hidden layer": "?v=2&data=blobs&n=60&layers=none",
}
links = pytest.mark.parametrize("link", LINKS.values(), ids=LINKS)


def trained(link: str, epochs: int = 12) -> Run:
    found = from_url(link)
    assert found.problems == ()
    run = Run(found.settings)
    run.trainer.advance(epochs)
    return run


def assert_same(a: Run, b: Run) -> None:
    """Assert that all is the same to the bit: numbers of every epoch, parameters, and what the ledger says."""
    assert a.settings == b.settings
    assert (a.trainer.epoch, a.trainer.reason, a.changed_at) == (b.trainer.epoch, b.trainer.reason, b.changed_at)
    for name, column in a.history.columns.items():
        np.testing.assert_array_equal(column, b.history.columns[name], err_msg=name)
    np.testing.assert_array_equal(a.trainer.network.theta, b.trainer.network.theta)
    np.testing.assert_array_equal(a.trainer.network.statistics, b.trainer.network.statistics)
    np.testing.assert_array_equal(a.trainer.loss_gradient, b.trainer.loss_gradient)
    for epoch in (a.trainer.epoch // 2, a.trainer.epoch):
        one, other = a.history.ledger.at(epoch), b.history.ledger.at(epoch)
        for name in ("first", "lost", "since"):
            np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
    assert verdict_text(a.verdict()) == verdict_text(b.verdict())


@links
def test_a_loaded_run_is_the_same_and_goes_on_to_the_same_bits(link: str) -> None:
    run = trained(link)
    again = loaded(saved(run)).run
    assert_same(run, again)
    for one in (run, again):
        one.trainer.advance(9)

    assert_same(run, again)


@links
def test_a_loaded_run_goes_back_to_the_same_bits(link: str) -> None:
    run = trained(link)
    again = loaded(saved(run)).run
    for epoch in (7, 3):
        np.testing.assert_array_equal(run.at(epoch).trainer.network.theta, again.at(epoch).trainer.network.theta)
    for one in (run, again):
        one.go_back(5)
        one.trainer.advance(4)

    assert_same(run, again)


def test_what_was_changed_on_its_way_is_kept() -> None:
    run = trained(LINKS["default"], 5)
    run.update(with_field(run.settings, "training", "learning_rate", 0.01))
    run.trainer.advance(3)
    run.set_by_hand(Weight(1, 1, 2), 0.75)
    run.trainer.advance(2)
    run.set_by_hand(Bias(2, 1), "−0.5")
    again = loaded(saved(run)).run
    assert_same(run, again)
    np.testing.assert_array_equal(run.at(9).trainer.network.theta, again.at(9).trainer.network.theta)
    for one in (run, again):
        one.take_back()
        one.take_back()
        one.trainer.advance(3)

    assert_same(run, again)


def test_a_run_that_diverged_is_loaded_as_one_that_did() -> None:
    run = trained("?v=2&n=60&data=sine&opt=sgd&rate=50", 200)
    assert run.trainer.status is Status.DIVERGED
    again = loaded(saved(run)).run

    assert_same(run, again)
    assert again.trainer.advance(5) == 0


def test_an_untrained_run_can_be_saved() -> None:
    run = trained(LINKS["default"], 0)
    again = loaded(saved(run)).run
    assert_same(run, again)


def test_the_earlier_epoch_that_is_looked_at_is_not_what_is_saved() -> None:
    run = trained(LINKS["default"])
    assert saved(run.at(4)) == saved(run)


@pytest.mark.long
@profile(max_examples=12)
@given(st.lists(st.sampled_from(["advance", "rate", "dropout", "hand", "back", "reset", "file"]), max_size=7))
def test_whatever_is_done_to_a_run_a_file_between_changes_nothing(deeds: list[str]) -> None:
    plain = kept = trained("?v=2&n=40&layers=5&dropout=0.1", 3)
    kept = loaded(saved(plain)).run
    for number, deed in enumerate(deeds):
        for run in (plain, kept):
            match deed:
                case "advance":
                    run.trainer.advance(3)
                case "rate":
                    run.update(with_field(run.settings, "training", "learning_rate", 0.01 + 0.01 * number))
                case "dropout":
                    run.update(with_field(run.settings, "training", "dropout", 0.05 * number))
                case "hand":
                    run.set_by_hand(Weight(1, 1, 1), 0.1 * number)
                case "back":
                    run.go_back(run.trainer.epoch // 2)
                case "reset":
                    run.reset()
        kept = loaded(saved(kept)).run

    assert_same(plain, kept)


def test_the_file_says_in_words_what_it_holds_and_names_the_weights() -> None:
    run = trained(LINKS["all at once"])
    with zipfile.ZipFile(io.BytesIO(saved(run))) as file:
        document = json.loads(file.read("run.json"))
        weights = np.load(io.BytesIO(file.read("weights.npz")), allow_pickle=False)
        history = np.load(io.BytesIO(file.read("history.npz")), allow_pickle=False)
        assert file.namelist() == ["run.json", "history.npz", "states.npz", "weights.npz"]

    assert from_url(document["link"]).settings == run.settings
    assert document["settings"]["dropout"] == 0.3
    assert document["epoch"] == 12
    assert document["versions"]["numpy"] == np.__version__
    np.testing.assert_array_equal(history["test_loss"], run.history["test_loss"])
    (first, *_), network = run.trainer.network.dense_layers, run.trainer.network
    np.testing.assert_array_equal(weights["layer1.weights"], first.W)
    assert weights["layer3.biases"].shape == (1,)
    assert weights["norm2.variance"].shape == (6,)
    held = sum(weights[name].size for name in weights.files)
    assert held == network.theta.size + network.statistics.size


def test_the_same_run_makes_the_same_file() -> None:
    assert saved(trained(LINKS["default"])) == saved(trained(LINKS["default"]))


def test_settings_of_the_file_are_those_of_the_link() -> None:
    run = Run(replace(Settings(), data=replace(Settings().data, n_samples=40)))
    assert loaded(saved(run)).run.settings == run.settings
