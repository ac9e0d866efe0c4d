"""The dashboard with a part for validation: a control, numbers by name, and early stopping that follows it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.ui.driver import AppDriver


def test_the_control_makes_the_part_and_the_page_names_it() -> None:
    app = AppDriver(n="80", layers="8", valid="0.25")
    app.train_unseen(3)
    app.rerun()
    text = " ".join(app.html)

    assert app.run.dataset.n_valid == 10
    assert "validation loss" in text
    assert "validation accuracy" in text
    assert "Validation loss" in text


def test_without_a_share_the_page_says_nothing_of_it() -> None:
    app = AppDriver(n="80", layers="8")
    app.train_unseen(3)
    app.rerun()

    assert app.run.dataset.n_valid == 0
    assert "alidation loss" not in " ".join(app.html)


def test_the_best_epoch_and_the_end_follow_the_validation_loss() -> None:
    app = AppDriver(n="80", layers="32", valid="0.25", stop="stop", patience="5", rate="0.05", noise="0.4")
    app.train_unseen(300)
    history = app.run.history
    best = 1 + int(np.argmin(history["valid_loss"][1:]))

    assert app.run.trainer.stopping.best_epoch == history.best_epoch == best
    assert history.epoch < 300


def test_a_share_that_leaves_a_class_out_is_named_with_the_remedy() -> None:
    app = AppDriver(n="20", valid="0.01")

    assert "validation share of 0.01" in app.problems[0]
    assert "raise the validation share" in app.problems[0]


@pytest.mark.parametrize(("valid", "n"), [("0.25", 3), ("0", 2)])
def test_the_confusion_has_a_matrix_for_each_part(valid: str, n: int) -> None:
    app = AppDriver(n="80", layers="8", valid=valid, tab="confusion")
    app.press("step")

    assert len(app.run.confusions()) == n
    assert ("Validation: " in app.text) == (n == 3)


@pytest.mark.parametrize("valid", ["0.25", "0"])
def test_a_projector_shows_the_verdict_whole_where_it_has_a_sentence_more(valid: str) -> None:
    app = AppDriver(n="80", layers="8", valid=valid, presenter="1")
    app.train_unseen(3)
    app.rerun()
    line = next(html for html in app.html if 'class="verdict ' in html)

    assert ("validated" in line.partition(">")[0]) == (valid == "0.25")
    assert any(".verdict.validated { display: block;" in html for html in app.html)
