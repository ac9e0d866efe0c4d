"""Keeping runs: what comes back, what is the same run, what a person may change."""

import platform
import re
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import sklearn
from sqlalchemy import update

import playground
from playground.journal import Journal, JournalError
from playground.journal.columns import NAMES
from playground.journal.errors import JournalProblem, Trouble
from playground.journal.tables import RunRow
from playground.measurements.history import SCALARS
from playground.measurements.run import Run
from playground.measurements.sparsity import share_of_exact_zeros
from playground.settings.run import Settings

ROOT = Path(__file__).parents[2]


@pytest.mark.trains
def test_a_kept_run_comes_back_whole(journal: Journal, make_run) -> None:
    run = make_run(train=12, epochs=12, l1=2, opt="sgd", rate=0.1, data="circles", dataseed=3, weightseed=4, seed=5)
    before = datetime.now(UTC)
    id_ = journal.keep(run, pinned=False)

    record = journal.load(id_)
    kept = record.kept
    assert [kept] == journal.runs()
    assert before <= kept.kept_at <= datetime.now(UTC)
    assert (kept.link.settings, kept.link.problems) == (run.settings, ())
    assert (kept.dataset, kept.task, kept.status) == ("circles", "binary", "epoch limit reached")
    assert (kept.data_seed, kept.weight_seed, kept.training_seed) == (3, 4, 5)
    assert (kept.epochs, kept.changed_at, kept.best_epoch) == (12, None, run.history.best_epoch)
    assert kept.best_test_loss == run.history["test_loss"][run.history.best_epoch]
    evaluation = run.trainer.evaluation
    assert (kept.train_loss, kept.test_loss, kept.gap) == (
        evaluation.train_loss,
        evaluation.test_loss,
        evaluation.test_loss - evaluation.train_loss,
    )
    assert (kept.train_score, kept.test_score) == (evaluation.train_score, evaluation.test_score)
    assert kept.penalty == run.history["penalty"][-1] > 0
    assert kept.zeros > 0
    assert kept.zeros == pytest.approx(share_of_exact_zeros(run.trainer.network))
    assert kept.verdict == run.verdict().kind.value
    assert (kept.pinned, kept.title, kept.note) == (False, "", "")
    versions = (platform.python_version(), np.__version__, sklearn.__version__, playground.__version__)
    assert (kept.python, kept.numpy, kept.scikit_learn, kept.playground) == versions


def test_the_history_comes_back_bit_for_bit(journal: Journal, make_run) -> None:
    run = make_run(train=9, l1=2, opt="sgd", rate=0.1, layers="4,3")
    history = journal.load(journal.keep(run, pinned=True)).history

    assert tuple(history) == NAMES
    for name in SCALARS:
        np.testing.assert_array_equal(history[name], run.history[name])
    w = run.trainer.network.theta[: run.trainer.network.n_weights]
    assert history["zeros"][-1] == np.mean(w == 0)
    assert history["near_zeros"][-1] == np.mean((w != 0) & (abs(w) < 0.001))
    assert history["l1_norm"][-1] == pytest.approx(np.abs(w).sum(dtype=float))
    assert history["l2_norm"][-1] == pytest.approx(np.sqrt(np.square(w, dtype=float).sum()))


def test_the_query_of_the_default_run_names_its_version_alone(journal: Journal) -> None:
    run = Run(Settings())
    kept = journal.load(journal.keep(run, pinned=True)).kept

    assert (kept.query, kept.link.settings, kept.status, kept.epochs) == ("v=2", run.settings, "paused", 0)


def test_the_same_run_is_kept_once(journal: Journal, make_run) -> None:
    first = journal.keep(make_run(), pinned=False)
    again = journal.keep(make_run(), pinned=False)

    assert first == again
    assert [kept.id for kept in journal.runs()] == [first]


def test_keeping_again_pins_and_never_lets_go(journal: Journal, make_run) -> None:
    seen = []
    for pinned in (False, True, False):
        id_ = journal.keep(make_run(), pinned=pinned)
        seen.append(journal.load(id_).kept.pinned)

    assert seen == [False, True, True]


def test_another_epoch_or_another_seed_is_another_run(journal: Journal, make_run) -> None:
    ids = {journal.keep(make_run(train=n, seed=seed), pinned=False) for n in (3, 4) for seed in (0, 1)}

    assert len(ids) == 4


def changed(run: Run, **live: float) -> Run:
    """Change a setting in mid-run and go on for two epochs."""
    run.update(replace(run.settings, training=replace(run.settings.training, **live)))
    run.trainer.advance(2)
    return run


def test_a_run_changed_on_its_way_is_not_the_one_its_link_gives(journal: Journal, make_run) -> None:
    by_link = journal.keep(make_run(train=5, rate=0.05), pinned=False)
    late = journal.keep(changed(make_run(train=3), learning_rate=0.05), pinned=False)
    earlier = changed(make_run(train=2), learning_rate=0.05)
    earlier.trainer.advance(1)
    early = journal.keep(earlier, pinned=False)
    same = journal.keep(changed(make_run(train=3), learning_rate=0.05), pinned=True)

    assert len({by_link, late, early}) == 3
    assert same == late
    kept = journal.load(late).kept
    assert (kept.changed_at, kept.pinned, kept.epochs) == (3, True, 5)


def test_a_look_at_an_earlier_epoch_keeps_the_whole_run(journal: Journal, make_run) -> None:
    run = make_run(train=8)

    assert journal.keep(run.at(2), pinned=False) == journal.keep(run, pinned=False)
    assert journal.runs()[0].epochs == 8


@pytest.mark.trains
def test_a_run_that_diverged_is_kept_with_its_last_finite_numbers(journal: Journal, make_run) -> None:
    run = make_run(train=50, opt="sgd", rate=100, data="plane", act="linear")
    kept = journal.load(journal.keep(run, pinned=False)).kept

    assert (kept.status, kept.verdict, kept.epochs) == ("diverged", "diverged", run.trainer.epoch)
    assert np.isfinite([kept.train_loss, kept.test_loss]).all()


def test_numbers_that_are_not_finite_are_kept_too(journal: Journal, make_run) -> None:
    id_ = journal.keep(make_run(), pinned=False)
    with journal._database.writing() as session:
        session.execute(update(RunRow).values(train_loss=np.nan, test_loss=np.inf, test_score=-np.inf))
    kept = journal.load(id_).kept

    assert np.isnan(kept.train_loss)
    assert (kept.test_loss, kept.test_score) == (np.inf, -np.inf)


def test_a_regression_is_kept_with_its_score(journal: Journal, make_run) -> None:
    kept = journal.load(journal.keep(make_run(data="sine"), pinned=False)).kept

    assert (kept.task, kept.dataset) == ("regression", "sine")


def test_runs_are_listed_newest_first_and_filtered(journal: Journal, make_run) -> None:
    moons = journal.keep(make_run(), pinned=False)
    circles = journal.keep(make_run(data="circles", l2=1), pinned=True)
    blobs = journal.keep(make_run(data="blobs"), pinned=False)
    journal.describe(blobs, title=" Für die Übung ", note="drei Wolken")

    def ids(**filters) -> list[int]:
        return [kept.id for kept in journal.runs(**filters)]

    assert ids() == [blobs, circles, moons]
    assert ids(dataset="circles") == [circles]
    assert ids(pinned_only=True) == [circles]
    assert ids(text="übung") == ids(text=" WOLKEN ") == ids(text=f"#{blobs}") == [blobs]
    assert ids(text="l2=1") == [circles]
    assert ids(text="%") == ids(text="l2=1", dataset="moons") == []


def test_words_pins_and_deletion_concern_the_chosen_runs_only(journal: Journal, make_run) -> None:
    a, b, c = (journal.keep(make_run(seed=seed), pinned=False) for seed in range(3))
    journal.describe(b, title="best", note="see\nthe gap")
    journal.pin([a, b], pinned=True)
    journal.pin([a], pinned=False)
    journal.delete([c])

    assert [(kept.id, kept.name, kept.note, kept.pinned) for kept in journal.runs()] == [
        (b, f"#{b} best", "see\nthe gap", True),
        (a, f"#{a} moons", "", False),
    ]
    assert journal.keep(make_run(seed=2), pinned=False) > c, "a number is never given twice"


def test_a_run_that_is_gone_is_said_to_be(journal: Journal, make_run) -> None:
    id_ = journal.keep(make_run(), pinned=False)
    journal.delete([id_])

    with pytest.raises(JournalError) as refusal:
        journal.load(id_)
    assert refusal.value.problem == JournalProblem(Trouble.RUN_GONE, journal.path, run=id_)


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "playground/__init__.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+", playground.__version__)
