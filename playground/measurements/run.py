"""A run is a dataset, a trainer on it and the history of what it did, made from settings."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Literal

from datasets import CATALOGUE, Dataset, load
from playground.measurements.boundary import Field, Grid, field
from playground.measurements.data_facts import DataFacts, facts
from playground.measurements.distributions import layer_names
from playground.measurements.history import History
from playground.measurements.verdict import Verdict, judge
from playground.network.arithmetic import Array
from playground.settings import DataSettings, NetworkSettings, Settings, TrainingSettings
from playground.training.trainer import LIVE, STEPPING, Trainer

Answer = Literal["classes", "surface", "curve", "pairs"]
RESOLUTION = 80  # grid points along an axis of the plane


def load_data(data: DataSettings) -> Dataset:
    """Return the dataset that the settings describe; raises DatasetError as ``datasets.load`` does."""
    return load(**asdict(data))


class Run:
    """Everything that ``settings`` bring about.

    Parameters
    ----------
    settings : Settings
        Equal settings give equal runs.

    Attributes
    ----------
    trainer : Trainer
        Advances the run.
    history : History
        What was measured after each epoch.
    changed_at : int or None
        Epoch at which a setting was first changed in mid-run, after which the settings alone no longer give these
        numbers; None while they do.

    Raises
    ------
    DatasetError
        When the data settings contradict each other.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.changed_at: int | None = None
        self._grid: Grid | None = None
        self._facts: DataFacts | None = None
        self._start(settings, load_data(settings.data))

    def update(self, settings: Settings) -> None:
        """Take other settings, rebuilding no more than they ask for.

        Learning rate, λ, dropout rate and stopping change in mid-run. Another network, optimiser, loss or batch size
        starts anew on the same data; other data start anew altogether. If the data cannot be made, DatasetError is
        raised and the run stays as it was.
        """
        if settings == self.settings:
            return
        if settings.data != self.settings.data:
            self._start(settings, load_data(settings.data))
        elif starts_anew(self.settings, settings):
            self._start(settings, self.dataset, grid=self._grid)
        else:
            if self.trainer.epoch > 0 and _changes_numbers(self.settings.training, settings.training):
                self.changed_at = self.trainer.epoch if self.changed_at is None else self.changed_at
            self.trainer.change(settings.training)
            self.settings = settings

    def reset(self) -> None:
        """Go back to epoch 0 with the present settings."""
        self._start(self.settings, self.dataset, grid=self._grid)

    @property
    def dataset(self) -> Dataset:
        """The data trained on."""
        return self.trainer.dataset

    @property
    def layers(self) -> tuple[str, ...]:
        """What charts call the layers of weights."""
        return layer_names(self.trainer.network)

    @property
    def answer(self) -> Answer:
        """What kind of picture shows the network's answer."""
        if self.dataset.task != "regression":
            return "classes"
        return ("curve", "surface", "pairs")[min(CATALOGUE[self.dataset.name].n_raw_features, 3) - 1]

    def field(self) -> Field:
        """Return the network's answers all over the plane on which the data are drawn."""
        if self._grid is None:
            self._grid = Grid(self.dataset, RESOLUTION)
        return field(self.trainer.network, self.trainer.problem, self._grid)

    def predictions(self) -> tuple[Array, Array]:
        """Return what a regression network predicts for the training and the test samples."""
        problem, network = self.trainer.problem, self.trainer.network
        return network.logits(problem.train.X)[:, 0], network.logits(problem.test.X)[:, 0]

    @property
    def facts(self) -> DataFacts:
        """What the data alone say under the loss; worked out once."""
        if self._facts is None:
            self._facts = facts(self.trainer.problem)
        return self._facts

    def verdict(self, epoch: int | None = None) -> Verdict:
        """Return what happened up to an epoch in [0, history.epoch], the last one if None."""
        trainer = self.trainer
        return judge(
            self.history, self.settings, self.facts, epoch=epoch, status=trainer.status, reason=trainer.reason
        )  # fmt: skip

    def _start(self, settings: Settings, dataset: Dataset, *, grid: Grid | None = None) -> None:
        history = History()
        self.trainer = Trainer(dataset, settings.network, settings.training, observe=history.record)
        self.history, self.settings, self._grid = history, settings, grid
        self._facts = None
        self.changed_at = None


def starts_anew(old: Settings, new: Settings) -> bool:
    """Return whether going from old to new settings ends the run and starts another."""
    if old.data != new.data or _differing(old.network, new.network):
        return True
    return bool(_differing(old.training, new.training) - LIVE)


def _differing(old: NetworkSettings | TrainingSettings, new: NetworkSettings | TrainingSettings) -> set[str]:
    return {f.name for f in fields(old) if getattr(old, f.name) != getattr(new, f.name)}


def _changes_numbers(old: TrainingSettings, new: TrainingSettings) -> bool:
    """Return whether the change moves weights, rather than only saying when to stop."""
    return bool(_differing(old, new) & STEPPING)
