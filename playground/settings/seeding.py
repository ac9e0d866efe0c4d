"""Settings that are the same but for their seeds."""

from __future__ import annotations

from dataclasses import replace

from playground.settings.run import LARGEST_SEED, Settings


def reseeded(settings: Settings, varied: str, number: int) -> Settings:
    """Return settings in which the seeds that vary are raised by ``number``.

    Parameters
    ----------
    settings : Settings
        Those from which the seeds are counted.
    varied : {"weights", "order", "data", "all"}
        First weights; batch order and dropout; points, noise, split and flips; or everything.
    number : int, at least 0
        Added to each seed that varies; after the largest seed comes 0.
    """
    data, network, training = settings.data, settings.network, settings.training
    if varied in {"data", "all"}:
        data = replace(data, seed=_moved(data.seed, number))
    if varied in {"weights", "all"}:
        network = replace(network, seed=_moved(network.seed, number))
    if varied in {"order", "all"}:
        training = replace(training, seed=_moved(training.seed, number))
    return Settings(data, network, training)


def _moved(seed: int, number: int) -> int:
    return (seed + number) % (LARGEST_SEED + 1)
