"""A study in worker processes: the same as one by one, cancelled, abandoned, and after a worker was killed."""

import os
import signal
from concurrent.futures import wait
from dataclasses import replace

import numpy as np
import pytest

from datasets import DatasetError
from playground.comparisons.luck import seed_study
from playground.comparisons.luck.chunk import Chunk, train
from playground.comparisons.luck.failure import StudyError
from playground.comparisons.luck.processes import processes_of, release, workers
from playground.comparisons.luck.seed_study import SeedStudy
from playground.comparisons.luck.stacks import MOST_STACKED
from playground.settings.fields import SettingsError
from playground.settings.run import DataSettings, NetworkSettings, Settings
from playground.settings.seeding import reseeded
from tests.training.mini_batches import in_mini_batches

pytestmark = pytest.mark.long

A = Settings(DataSettings(n_samples=60), NetworkSettings(hidden_layers=(6,)))
B = replace(A, training=in_mini_batches(dropout=0.4))
FOREVER = 1e9
LONG = 100_000  # epochs; no machine comes to the end within a chunk


def wait_for_chunks(study: SeedStudy) -> None:
    """Wait until no chunk is on its way; with a lease of 0 s none follows."""
    wait([part.future for part in study._all() if part.future is not None], timeout=60)
    while any(part.future is not None for part in study._all()):
        wait([part.future for part in study._all() if part.future is not None], timeout=60)


def test_a_study_of_two_is_what_stacks_of_their_settings_come_to() -> None:
    study = SeedStudy(A, B, n_seeds=6, varied="all", epochs=8)
    assert (study.progress, study.is_done, study.results()) == (0.0, False, [])

    study.finish()

    assert (study.progress, study.is_done, study.is_running) == (1.0, True, False)
    for side, result in zip((A, B), study.results(), strict=True):
        alone = train(Chunk(tuple(reseeded(side, "all", k) for k in range(6)), None, 8, A.data, True, FOREVER))
        assert result.settings == side
        np.testing.assert_allclose(result.rows[:, :2], alone.rows[:, :2], rtol=1e-3)
        assert result.rows.shape == alone.rows.shape
        assert result.epoch == 8
        assert (result.answers == alone.answers).mean() > 0.99


def test_collect_hands_out_work_and_takes_results_without_waiting() -> None:
    study = SeedStudy(A, n_seeds=5, varied="weights", epochs=LONG)
    try:
        assert study.collect()
        wait_until_some(study)
        (result,) = study.results()
        assert 0 < result.epoch < LONG
        assert len(result.rows) == result.epoch + 1
        assert 0.0 < study.progress < 1.0
    finally:
        study.cancel()


def wait_until_some(study: SeedStudy) -> None:
    """Collect until every stack has come back once."""
    while not study.results():
        assert study.collect(), study.failure
        wait([part.future for part in study._all() if part.future is not None], timeout=1)


def test_a_study_that_nobody_collects_stops_and_goes_on_when_somebody_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seed_study, "LEASE", 0.0)
    study = SeedStudy(A, n_seeds=5, varied="weights", epochs=LONG)
    try:
        study.collect()
        wait_for_chunks(study)
        stood = study.progress
        assert stood < 1.0
        assert study.is_running
        study.collect()
        wait_for_chunks(study)
        assert study.progress > stood
    finally:
        study.cancel()


def test_a_cancelled_study_keeps_what_is_done_and_can_go_on() -> None:
    study = SeedStudy(A, n_seeds=5, varied="order", epochs=LONG)
    study.collect()
    wait_until_some(study)

    study.cancel()
    wait_for_chunks(study)

    assert not study.is_running
    assert not study.collect()
    kept = study.results()[0].epoch
    assert 0 < kept < LONG
    study.epochs = kept + 5
    study.resume()
    study.finish()
    assert study.results()[0].epoch == kept + 5


def test_a_killed_worker_is_said_and_costs_nothing_but_the_last_chunk() -> None:
    study = SeedStudy(A, n_seeds=6, varied="all", epochs=LONG)
    study.collect()
    wait_until_some(study)
    kept = study.results()[0].epoch
    for pid in list(study._executor._processes):
        os.kill(pid, signal.SIGKILL)
    while study.collect():
        wait([part.future for part in study._all() if part.future is not None], timeout=1)

    assert study.failure is not None
    assert study.failure.error == ""
    assert 0.0 < study.failure.progress < 1.0
    assert not study.collect()
    assert study.results()[0].epoch >= kept
    with pytest.raises(StudyError):
        study.finish()

    study.epochs = study.results()[0].epoch + 50
    study.resume()
    study.finish()

    (result,) = study.results()
    parts = [train(Chunk(part.settings, None, study.epochs, A.data, True, FOREVER)) for part in study._all()]
    np.testing.assert_array_equal(result.rows, np.concatenate([part.rows for part in parts], axis=2))


def test_an_error_in_a_worker_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    study = SeedStudy(A, n_seeds=5, varied="weights", epochs=10)
    monkeypatch.setattr(seed_study, "Chunk", lambda *arguments: None)

    with pytest.raises(StudyError):
        study.finish()
    assert study.failure is not None
    assert study.failure.error.startswith("AttributeError: 'NoneType'")


@pytest.mark.trains
def test_networks_that_diverge_are_counted() -> None:
    wild = Settings(
        DataSettings("sine", n_samples=60),
        NetworkSettings(hidden_layers=(6,), activation="linear"),
        in_mini_batches(optimiser="sgd", learning_rate=3.0),
    )
    study = SeedStudy(wild, n_seeds=5, varied="weights", epochs=60)
    study.finish()

    (result,) = study.results()
    assert result.n_diverged == 5
    assert np.isnan(result["test_loss"][-1]).all()


@pytest.mark.parametrize(("width", "n_seeds"), [(8, 50), (64, 20), (256, 5)])
def test_stacks_are_smaller_for_larger_networks_and_hold_every_seed_once(width: int, n_seeds: int) -> None:
    settings = replace(A, network=NetworkSettings(hidden_layers=(width, width)))
    study = SeedStudy(settings, n_seeds=n_seeds, varied="weights", epochs=1)
    sizes = [len(part.settings) for part in study._all()]

    assert [one.network.seed for part in study._all() for one in part.settings] == list(range(n_seeds))
    assert max(sizes) <= MOST_STACKED
    assert max(sizes) - min(sizes) <= 1
    if width == 256:
        assert sizes == [1] * n_seeds


def test_data_that_cannot_be_made_are_refused_at_once() -> None:
    impossible = Settings(DataSettings("digits", n_samples=20, test_share=0.05))
    with pytest.raises(DatasetError, match="test share"):
        SeedStudy(impossible, n_seeds=5, varied="all", epochs=1)


def test_a_and_b_must_share_their_data() -> None:
    with pytest.raises(SettingsError, match="same data"):
        SeedStudy(A, Settings(), n_seeds=5, varied="all", epochs=1)


def test_a_worker_that_is_gone_while_its_executor_is_silent_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    study = SeedStudy(A, n_seeds=6, varied="all", epochs=LONG)
    study.collect()
    wait_until_some(study)
    processes = processes_of(study._executor)
    # An executor that waits for the rest of a result takes no note of anything.
    monkeypatch.setattr(seed_study, "PATIENCE", -1.0)
    os.kill(processes[0].pid, signal.SIGKILL)
    processes[0].join()
    while study.collect():
        wait([stack.future for stack in study._all() if stack.future is not None], timeout=1)

    assert study.failure is not None
    assert study.failure.error == ""
    assert release(study._executor, processes)
    assert [process.exitcode is None for process in processes] == [False] * len(processes)
    assert workers() is not study._executor
