"""The tables of the page of kept runs show whole columns, as many as there is room for."""

import pytest

from playground.journal import Journal
from playground.ui.runs.table import ROOM, ROOM_ZOOMED
from tests.ui.driver import AppDriver


@pytest.mark.parametrize("tagged", [False, True])
@pytest.mark.parametrize("presenter", [False, True])
def test_the_columns_of_runs_have_room_and_those_left_out_stay_at_hand(
    filled: Journal, *, tagged: bool, presenter: bool
) -> None:
    if tagged:
        filled.tag([1], ("calm",))
    app = AppDriver("runs")
    app.set("RunsView.presenter", presenter)
    seen = app.columns_seen()

    assert sum(seen.values()) <= (ROOM_ZOOMED if presenter else ROOM)
    assert {"run", "data", "settings", "epochs", "test_loss", "verdict"} <= set(seen)
    assert presenter or {"ended", "train_loss"} <= set(seen)
    assert presenter or tagged or {"pinned", "gap"} <= set(seen)
    assert presenter or ("tags" in seen) == tagged
    assert {"when", "zeros"} <= set(app.rows) - set(seen)


@pytest.mark.long
@pytest.mark.parametrize("presenter", [False, True])
def test_the_columns_of_studies_and_of_their_seeds_have_room(log: Journal, studies, *, presenter: bool) -> None:
    for study in studies.values():
        log.studies.keep(study, pinned=False)
    log.studies.tag([1], ("calm",))
    app = AppDriver("runs", studies="3,6")
    app.set("RunsView.presenter", presenter)
    room = ROOM_ZOOMED if presenter else ROOM

    assert sum(app.columns_seen().values()) <= room
    assert {"study", "settings", "epochs", "loss_a", "loss_b"} <= set(app.columns_seen())
    assert sum(app.columns_seen(1).values()) <= room
    assert {"id", "side", "seed", "train_loss", "test_loss", "compared"} <= set(app.columns_seen(1))
