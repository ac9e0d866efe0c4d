"""What is damaged, or was kept by another version, is read as far as it goes."""

import numpy as np
import pytest
from sqlalchemy import update

from playground.journal import Journal, JournalError
from playground.journal.columns import NAMES, columns_of, pack
from playground.journal.errors import Trouble
from playground.journal.tables import RunRow


def test_a_damaged_history_spoils_no_other_run(journal: Journal, make_run) -> None:
    spoilt, sound = (journal.keep(make_run(seed=seed), pinned=False) for seed in range(2))
    with journal._database.writing() as session:
        session.execute(update(RunRow).where(RunRow.id == spoilt).values(history=b"PAR1 nonsense"))

    with pytest.raises(JournalError) as refusal:
        journal.load(spoilt)
    assert (refusal.value.problem.trouble, refusal.value.problem.run) == (Trouble.RUN_DAMAGED, spoilt)
    assert journal.load(sound).kept.id == sound
    assert len(journal.runs()) == 2


def test_a_query_of_another_version_is_named_and_read_as_far_as_it_goes(journal: Journal, make_run) -> None:
    id_ = journal.keep(make_run(), pinned=False)
    with journal._database.writing() as session:
        session.execute(update(RunRow).values(query="n=40&warmth=7"))

    link = journal.load(id_).kept.link
    assert link.settings.data.n_samples == 40
    assert link.problems == ("The link's warmth=7 means nothing here and is ignored.",)


@pytest.mark.parametrize(
    ("query", "layers", "l2"), [("", (64, 64), 0.0), ("l2=1", (64, 64), 1.0), ("v=2&l2=1", (16, 16), 1.0)]
)
def test_a_run_kept_before_links_had_versions_keeps_the_defaults_of_its_time(
    journal: Journal, make_run, query: str, layers: tuple[int, ...], l2: float
) -> None:
    id_ = journal.keep(make_run(), pinned=False)
    with journal._database.writing() as session:
        session.execute(update(RunRow).values(query=query))

    link = journal.load(id_).kept.link
    assert (link.settings.network.hidden_layers, link.settings.training.l2) == (layers, l2)
    assert link.problems == ()


def test_a_run_kept_before_there_was_a_column_still_opens_and_says_nothing_there(journal: Journal, make_run) -> None:
    run = make_run(train=2)
    id_, columns = journal.keep(run, pinned=False), columns_of(run)
    columns.pop("learning_rate")
    with journal._database.writing() as session:
        session.execute(update(RunRow).values(history=pack(columns)))

    history = journal.load(id_).history

    assert tuple(history) == NAMES
    assert np.isnan(history["learning_rate"]).tolist() == [True] * 3
    np.testing.assert_array_equal(history["test_loss"], run.history["test_loss"])
