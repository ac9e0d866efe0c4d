import pytest

from playground.training.stopping import EarlyStopping


def watched(losses: list[float], patience: int) -> EarlyStopping:
    stopping = EarlyStopping(patience)
    for epoch, loss in enumerate(losses, start=1):
        stopping.watch(epoch, loss)
    return stopping


def test_best_epoch_is_the_first_with_the_lowest_loss() -> None:
    stopping = watched([3.0, 1.0, 2.0, 1.0], 10)

    assert (stopping.best_epoch, stopping.best_loss, stopping.stop_epoch) == (2, 1.0, None)


@pytest.mark.parametrize(("patience", "stop"), [(1, 3), (2, 4), (3, 8), (4, 9), (5, None)])
def test_patience_counts_epochs_without_a_new_lowest_loss(patience: int, stop: int | None) -> None:
    losses = [3.0, 2.0, 2.5, 2.0, 1.0, 1.5, 1.2, 1.0, 1.1]

    assert watched(losses, patience).stop_epoch == stop


def test_stop_epoch_is_kept_although_a_lower_loss_follows() -> None:
    stopping = watched([1.0, 2.0, 2.0, 0.5], 2)

    assert (stopping.stop_epoch, stopping.best_epoch) == (3, 4)
