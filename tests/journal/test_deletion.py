"""Deleting runs, and bringing them back as they were."""

import gc

import numpy as np

from playground.journal import Journal


def test_deleted_runs_come_back_as_they_were(journal: Journal, make_run) -> None:
    for seed in range(3):
        journal.keep(make_run(seed=seed), pinned=seed == 1)
    journal.describe(2, title="Übung", note="see\nthe gap")
    before, histories = journal.runs(), [journal.load(id_).history["test_loss"] for id_ in (1, 2)]

    deleted = journal.delete([1, 2])
    assert (deleted.n, [kept.id for kept in journal.runs()]) == (2, [3])
    journal.restore(deleted)

    assert journal.runs() == before
    for id_, history in zip((1, 2), histories, strict=True):
        np.testing.assert_array_equal(journal.load(id_).history["test_loss"], history)


def test_a_run_kept_again_after_its_deletion_gets_its_words_back(journal: Journal, make_run) -> None:
    first = journal.keep(make_run(), pinned=True)
    journal.describe(first, title="best", note="calm")
    deleted = journal.delete([first])
    again = journal.keep(make_run(), pinned=False)
    journal.describe(again, title="", note="anew")

    journal.restore(deleted)

    assert [(kept.id, kept.title, kept.note, kept.pinned) for kept in journal.runs()] == [(again, "best", "anew", True)]


def test_a_run_whose_number_has_gone_to_another_gets_a_new_one(journal: Journal, make_run) -> None:
    deleted = journal.delete([journal.keep(make_run(seed=1), pinned=False)])
    journal.path.unlink()  # a new file counts from 1 again
    assert journal.keep(make_run(seed=2), pinned=False) == 1

    journal.restore(deleted)

    assert sorted((kept.id, kept.training_seed) for kept in journal.runs()) == [(1, 2), (2, 1)]


def test_what_is_deleted_leaves_no_file_once_nobody_can_ask_for_it(journal: Journal, make_run) -> None:
    deleted = journal.delete([journal.keep(make_run(), pinned=False)])
    folder = deleted.path.parent
    assert deleted.path.exists()

    del deleted
    gc.collect()

    assert not folder.exists()


def test_any_number_of_runs_is_pinned_and_deleted_at_once(journal: Journal, make_run) -> None:
    id_ = journal.keep(make_run(), pinned=False)
    many = range(id_, id_ + 300_000)  # more than SQLite has places for in a statement
    journal.pin(many, pinned=True)
    assert journal.load(id_).kept.pinned
    assert journal.delete(many).n == 1
