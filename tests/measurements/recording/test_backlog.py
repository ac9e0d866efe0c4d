"""Layers are measured for many epochs at once, when somebody asks for them."""

import numpy as np
import pytest

from playground.measurements.history import SCALARS
from playground.measurements.recording.backlog import Backlog


def test_losses_and_scores_are_read_without_measuring_the_layers(make_run, monkeypatch: pytest.MonkeyPatch) -> None:
    measured_epochs = []
    measure = Backlog.measure

    def noted(backlog: Backlog) -> dict[str, np.ndarray]:
        measured_epochs.append(len(backlog))
        return measure(backlog)

    monkeypatch.setattr(Backlog, "measure", noted)
    history = make_run(epochs=5).history

    assert {len(history[name]) for name in set(SCALARS) - {"penalty"}} == {6}
    assert measured_epochs == []
    assert history["l2_norm"].shape[0] == 6
    assert measured_epochs == [6]
