"""The ledger says of every training point when it was first fitted, whether it stayed so, and for how long."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from playground.measurements.recording.ledger import NEVER, Ledger
from playground.measurements.run import Run
from playground.network.outputs import predicted_labels

histories = hnp.arrays(bool, st.tuples(st.integers(1, 12), st.integers(1, 6)))  # (epochs and the one before, points)


def told(fitted: np.ndarray, flipped: np.ndarray) -> Ledger:
    """Return a ledger that was told, epoch by epoch from 0, which points are fitted."""
    ledger = Ledger()
    for epoch, row in enumerate(fitted):
        tell(ledger, epoch, row, flipped)
    return ledger


def tell(ledger: Ledger, epoch: int, fitted: np.ndarray, flipped: np.ndarray) -> None:
    """Tell a ledger which points are fitted after an epoch."""
    trainer: Any = SimpleNamespace(
        epoch=epoch,
        dataset=SimpleNamespace(flipped=flipped),
        problem=SimpleNamespace(train=SimpleNamespace(labels=np.zeros(len(fitted), np.int64))),
        evaluation=SimpleNamespace(train_labels=(~fitted).astype(np.int64)),
    )
    ledger.record(trainer)


def entries_of(fitted: np.ndarray) -> list[tuple[int, int, int]]:
    """Work out (first, lost, since) of each point, looking at its epochs one by one; row 0 does not count."""
    out = []
    for point in fitted[1:].T:
        first = next((epoch for epoch, one in enumerate(point, start=1) if one), NEVER)
        lost = next((epoch for epoch, one in enumerate(point, start=1) if epoch > first and not one), NEVER)
        since = NEVER
        for epoch in range(len(point), 0, -1):
            if not point[epoch - 1]:
                break
            since = epoch
        out.append((first, lost, since))
    return out


@given(fitted=histories)
def test_entries_are_what_looking_at_every_epoch_gives(fitted: np.ndarray) -> None:
    ledger = told(fitted, np.zeros(fitted.shape[1], bool))
    now = ledger.at(len(fitted) - 1)

    got = list(zip(*(a.tolist() for a in (now.first, now.lost, now.since)), strict=True))
    assert got == entries_of(fitted)


@given(fitted=histories)
def test_every_earlier_epoch_can_be_asked_for_later(fitted: np.ndarray) -> None:
    whole = told(fitted, np.zeros(fitted.shape[1], bool))
    for epoch in range(len(fitted)):
        then, now = told(fitted[: epoch + 1], np.zeros(fitted.shape[1], bool)).at(epoch), whole.at(epoch)

        assert now.epoch == epoch
        for name in ("first", "lost", "since", "reached", "kept", "fitted"):
            np.testing.assert_array_equal(getattr(now, name), getattr(then, name), err_msg=name)


@given(fitted=histories, data=st.data())
def test_a_ledger_taken_back_goes_on_as_if_nothing_had_been(fitted: np.ndarray, data: st.DataObject) -> None:
    flipped = np.zeros(fitted.shape[1], bool)
    back = data.draw(st.integers(0, len(fitted) - 1))
    whole, again = told(fitted, flipped), told(fitted, flipped)
    again.truncate(back)
    for epoch in range(back + 1, len(fitted)):
        tell(again, epoch, fitted[epoch], flipped)

    for epoch in range(len(fitted)):
        for name in ("first", "lost", "since"):
            np.testing.assert_array_equal(getattr(again.at(epoch), name), getattr(whole.at(epoch), name), err_msg=name)


@given(fitted=histories, flips=st.lists(st.booleans(), min_size=6, max_size=6))
def test_shares_are_means_over_points_with_true_and_with_flipped_labels(fitted: np.ndarray, flips: list[bool]) -> None:
    flipped = np.array(flips[: fitted.shape[1]])
    ledger = told(fitted, flipped)

    for share, chosen in ((ledger.clean_share, ~flipped), (ledger.flipped_share, flipped)):
        assert share == pytest.approx(fitted[-1][chosen].mean()) if chosen.any() else np.isnan(share)


@pytest.mark.parametrize(
    "options",
    [
        {"data": {"flipped": 0.2}},
        {"data": {"name": "blobs", "n_classes": 4, "noise": 0.6, "flipped": 0.2}, "training": {"dropout": 0.3}},
        {"data": {"name": "iris", "flipped": 0.1}, "network": {"batch_norm": "before"}},
    ],
    ids=["two classes", "four classes and dropout", "batch normalisation"],
)
def test_a_real_run_is_recorded_as_its_own_predictions_epoch_by_epoch_say(make_run, options: dict[str, Any]) -> None:
    run: Run = make_run(**options)
    part, flipped = run.trainer.problem.train, run.dataset.flipped
    rows = []
    for epoch in range(31):
        if epoch:
            run.trainer.advance(1)
        rows.append(predicted_labels(run.trainer.network.logits(part.X)) == run.dataset.y_train)
    fitted = np.array(rows)
    now = run.history.ledger.at(30)

    got = list(zip(*(a.tolist() for a in (now.first, now.lost, now.since)), strict=True))
    assert got == entries_of(fitted)
    assert 0 < now.kept.sum() < len(flipped)
    np.testing.assert_allclose(run.history["clean_fitted"], fitted[:, ~flipped].mean(axis=1))
    np.testing.assert_allclose(run.history["flipped_fitted"], fitted[:, flipped].mean(axis=1))


def test_without_flips_there_is_no_share_of_them(make_run) -> None:
    history = make_run(epochs=5).history

    assert np.isnan(history["flipped_fitted"]).all()
    np.testing.assert_allclose(history["clean_fitted"], history["train_score"])


def test_regression_has_no_entries_and_no_shares(make_run) -> None:
    history = make_run(data={"name": "sine"}, epochs=5).history

    assert np.isnan(history["clean_fitted"]).all()
    assert not history.ledger.at(5).reached.any()


def test_going_back_to_epoch_0_begins_anew(make_run) -> None:
    run: Run = make_run(data={"flipped": 0.2}, epochs=20)
    ledger = run.history.ledger
    before = ledger.at(20)
    run.trainer.reset()
    assert not ledger.at(20).reached.any()

    run.trainer.advance(20)
    np.testing.assert_array_equal(ledger.at(20).first, before.first)
    np.testing.assert_array_equal(ledger.at(20).lost, before.lost)


@pytest.mark.parametrize("epoch", [0, 7, 19])
def test_a_run_that_goes_back_and_on_enters_the_same_again(make_run, epoch: int) -> None:
    run: Run = make_run(data={"flipped": 0.2}, epochs=20)
    before = run.history.ledger.at(20)

    run.go_back(epoch)
    then = run.history.ledger.at(20)
    assert (then.first[then.reached] <= epoch).all()
    run.trainer.advance(20 - epoch)

    np.testing.assert_array_equal(run.history.ledger.at(20).first, before.first)
    np.testing.assert_array_equal(run.history.ledger.at(20).lost, before.lost)


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.trains
def test_clean_points_are_fitted_first_and_mislabelled_ones_later(make_run, seed: int) -> None:
    run: Run = make_run(
        data={"n_samples": 400, "noise": 0.15, "flipped": 0.2, "seed": seed},
        network={"hidden_layers": (64, 64), "seed": seed},
        training={"seed": seed},
        epochs=500,
    )
    history, flipped = run.history, run.dataset.flipped
    first = history.ledger.at(500).first

    assert history["clean_fitted"][15:26].mean() > 0.9
    assert history["flipped_fitted"][15:26].mean() < 0.28
    assert history["flipped_fitted"][-50:].mean() > 2 * history["flipped_fitted"][15:26].mean()
    assert history["clean_fitted"][-50:].mean() > 0.9
    assert np.median(first[flipped]) > 10 * np.median(first[~flipped])
