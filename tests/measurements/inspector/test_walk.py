"""The way of one sample: forward to the loss, then back to the first layer, and no step out of order."""

import pytest

from playground.measurements.inspector.walk import Walk


@pytest.mark.parametrize("n_layers", [1, 2, 3])
def test_the_way_goes_forward_to_the_loss_and_back_to_the_first_layer(n_layers: int) -> None:
    walk, layers = Walk(n_layers), []
    assert walk.layer is None
    while walk.may_go_forward:
        assert not walk.may_go_backward
        walk = walk.step_forward()
        layers.append(walk.layer)
    assert layers == [layer for layer in range(1, n_layers + 1) for _ in "za"]
    assert walk.knows_loss
    while walk.may_go_backward:
        assert not walk.is_over
        walk = walk.step_backward()
        layers.append(walk.layer)
    assert layers[2 * n_layers :] == list(range(n_layers, 0, -1))
    assert walk.is_over
    assert walk.step_forward() == walk.step_backward() == walk


def test_each_step_makes_one_more_thing_known() -> None:
    walk = Walk(2)
    assert walk.knows_a(0)
    assert not walk.knows_z(1)
    walk = walk.step_forward()
    assert (walk.knows_z(1), walk.knows_a(1), walk.knows_z(2)) == (True, False, False)
    walk = walk.step_forward()
    assert (walk.knows_z(1), walk.knows_a(1), walk.knows_z(2)) == (True, True, False)
    walk = walk.step_forward().step_forward()
    assert (walk.knows_loss, walk.knows_delta(2)) == (True, False)
    walk = walk.step_backward()
    assert (walk.knows_delta(2), walk.knows_delta(1)) == (True, False)


def test_nothing_goes_backward_before_the_loss_is_known() -> None:
    walk = Walk(2, forward=3)

    assert walk.step_backward() == walk
