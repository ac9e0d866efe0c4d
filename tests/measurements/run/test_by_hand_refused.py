"""What a run says of weights set by hand, and what cannot be set."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from playground.measurements.by_hand import Bias, ByHandError, Trouble, Weight
from playground.words.training import state
from tests.measurements.run.test_by_hand import differing, everything


def test_a_run_says_from_where_on_its_settings_alone_do_not_give_it(make_run: Any) -> None:
    run = make_run()
    run.set_by_hand(Weight(1, 1, 1), 1.0)
    assert run.changed_at == 0
    run.trainer.advance(5)
    run.update(replace(run.settings, training=replace(run.settings.training, l2=1.0)))
    assert (run.changed_at, run.settings_changed_at) == (0, 5)

    run.take_back()
    assert run.changed_at is None
    run.trainer.advance(4)
    run.set_by_hand(Bias(1, 1), 1.0)
    run.trainer.advance(4)
    assert run.changed_at == 4
    run.go_back(4)
    assert run.changed_at == 4
    run.go_back(3)
    assert run.changed_at is None


def test_where_a_run_stands_names_what_was_set_by_hand(make_run: Any) -> None:
    run = make_run(epochs=2)
    run.set_by_hand(Weight(1, 1, 1), 1.0)
    assert "set by hand in epoch 2" in state(run, playing=False)
    run.trainer.advance(1)
    run.update(replace(run.settings, training=replace(run.settings.training, l2=1.0)))
    assert "changed in epoch 3" in state(run, playing=True)
    assert "set by hand in epoch 2" in state(run, playing=True)

    run.take_back()
    assert state(run, playing=False).startswith("Settings were changed in epoch 2:")
    run.reset()
    run.set_by_hand(Weight(1, 1, 1), 1.0)
    run.take_back()
    assert state(run, playing=False) == "Untrained: press Play."


def test_a_new_start_forgets_what_was_set(make_run: Any) -> None:
    run = make_run(epochs=3)
    run.set_by_hand(Weight(1, 1, 1), 1.0)
    run.reset()

    assert run.changed_at is None
    assert run.past.by_hand.last is None
    assert differing(everything(run), everything(make_run())) == []


@pytest.mark.parametrize(
    ("parameter", "value", "trouble"),
    [
        (Weight(1, 1, 1), "abc", Trouble.NO_NUMBER),
        (Weight(1, 1, 1), "", Trouble.NO_NUMBER),
        (Weight(1, 1, 1), float("nan"), Trouble.NO_NUMBER),
        (Weight(1, 1, 1), True, Trouble.NO_NUMBER),
        (Weight(1, 1, 1), None, Trouble.NO_NUMBER),
        (Weight(1, 1, 1), [1.0], Trouble.NO_NUMBER),
        (Weight(1, 1, 1), 1000.5, Trouble.TOO_LARGE),
        (Bias(1, 1), "-inf", Trouble.TOO_LARGE),
        (Weight(0, 1, 1), 1.0, Trouble.NO_PARAMETER),
        (Weight(4, 1, 1), 1.0, Trouble.NO_PARAMETER),
        (Weight(1, 3, 1), 1.0, Trouble.NO_PARAMETER),
        (Weight(1, 0, 1), 1.0, Trouble.NO_PARAMETER),
        (Weight(1, 1, 9), 1.0, Trouble.NO_PARAMETER),
        (Bias(2, 7), 1.0, Trouble.NO_PARAMETER),
        (Bias(-1, 1), 1.0, Trouble.NO_PARAMETER),
        (Bias(1, 0), 1.0, Trouble.NO_PARAMETER),
    ],
)
def test_what_cannot_be_set_leaves_the_run_as_it_was(
    make_run: Any, parameter: Weight | Bias, value: object, trouble: Trouble
) -> None:
    run = make_run(epochs=2)
    before = everything(run)

    with pytest.raises(ByHandError) as error:
        run.set_by_hand(parameter, value)

    assert (error.value.trouble, error.value.written) == (trouble, str(value))
    assert differing(everything(run), before) == []


def test_a_number_that_makes_the_loss_infinite_is_refused(make_run: Any) -> None:
    run = make_run(data={"name": "sine"}, epochs=1)
    for layer in run.trainer.network.dense_layers[1:]:
        layer.W[...] = 1e13
    before = everything(run)

    with pytest.raises(ByHandError) as error:
        run.set_by_hand(Weight(1, 1, 1), 1000)

    assert error.value.trouble is Trouble.INFINITE_LOSS
    assert differing(everything(run), before) == []


def test_a_run_that_reached_its_limit_can_be_changed_and_stays_there(make_run: Any) -> None:
    run = make_run(training={"max_epochs": 3}, epochs=3)
    reason = run.trainer.reason
    run.set_by_hand(Weight(1, 1, 1), 1.0)

    assert run.trainer.reason == reason
