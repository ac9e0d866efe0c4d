"""A run is a dataset, a trainer on it and the history of what it did, made from settings."""

from __future__ import annotations

from copy import copy
from dataclasses import replace

from playground.datasets import Dataset
from playground.measurements.boundary import Grid
from playground.measurements.by_hand import Bias, Weight
from playground.measurements.history import History
from playground.measurements.notebook.shown import Shown
from playground.measurements.past import Past
from playground.measurements.pictured import Pictured
from playground.measurements.recording.over_epochs import OverEpochs
from playground.measurements.units import Strongest
from playground.measurements.verdict.data_facts import DataFacts, facts
from playground.measurements.verdict.verdict import Verdict, judge
from playground.settings.run import Settings
from playground.training.changes import moves_weights, starts_anew
from playground.training.data import load_data
from playground.training.snapshots import moved_onto
from playground.training.trainer import Trainer


class Run(Shown, Pictured):
    """Everything that ``settings`` bring about.

    Parameters
    ----------
    settings : Settings
        Equal settings give equal runs.
    dataset : Dataset or None
        What ``load_data(settings.data)`` gives, where another run has it already.

    Attributes
    ----------
    trainer : Trainer
        Advances the run.
    history : History
        What was measured after each epoch.
    past : Past
        Leads back to earlier epochs.
    over_epochs : OverEpochs
        Measures at epochs of the whole run what nobody asks for while it trains.
    present : Run
        The run itself; for one that shows an earlier epoch, the run it belongs to.
    strongest : Strongest
        Which units of wide layers are drawn.
    settings_changed_at : int or None
        Epoch at which a setting was first changed in mid-run; None if none was.

    Raises
    ------
    DatasetError
        When the data settings contradict each other.
    """

    def __init__(self, settings: Settings, dataset: Dataset | None = None) -> None:
        self.settings = settings
        self.settings_changed_at: int | None = None
        self._facts: tuple[object, DataFacts] | None = None
        self._start(settings, load_data(settings.data) if dataset is None else dataset)

    def update(self, settings: Settings, dataset: Dataset | None = None) -> None:
        """Take other settings, rebuilding no more than they ask for; ``dataset`` as for a new run.

        Learning rate and its schedule, λ, dropout rate and stopping change in mid-run. Another network, optimiser, loss
        or batch size starts anew on the same data; other data start anew altogether. If the data cannot be made,
        DatasetError is raised and the run stays as it was.
        """
        if settings == self.settings:
            return
        if settings.data != self.settings.data:
            self._start(settings, load_data(settings.data) if dataset is None else dataset)
        elif starts_anew(self.settings, settings):
            self._start(settings, self.dataset, grids=self._grids)
        else:
            moved = self.trainer.epoch > 0 and moves_weights(self.settings.training, settings.training)
            if moved and self.settings_changed_at is None:
                self.settings_changed_at = self.trainer.epoch
            self.trainer.change(settings.training)
            self.past.note_change()
            self.settings = settings
            self._note_start()

    def take_data(self, settings: Settings, dataset: Dataset) -> None:
        """Go on with other data on the same plane, of as many inputs and outputs, which ``settings`` describe.

        The present epoch is evaluated and recorded again; earlier ones are shown with the data that they had.
        """
        if self.trainer.epoch > 0 and self.settings_changed_at is None:
            self.settings_changed_at = self.trainer.epoch
        self._move(dataset)
        self.settings = settings

    def reset(self) -> None:
        """Go back to epoch 0 with the present settings."""
        self._start(self.settings, self.dataset, grids=self._grids)

    def at(self, epoch: int) -> Run:
        """Return the run as it was after an epoch, to be looked at; the next call overwrites it.

        Its trainer is in the state after that epoch, or after the nearest one that can be reached quickly; its history
        is the whole one.
        """
        if epoch >= self.trainer.epoch:
            return self
        earlier = copy(self)
        earlier.trainer, earlier.present = self.past.trainer_at(epoch), self
        return earlier

    def go_back(self, epoch: int, *, exactly: bool = False) -> None:
        """Go back to an epoch and forget what came later, to go on from there with the present settings.

        Where that would take too long, it is the nearest earlier epoch that can be reached quickly, unless ``exactly``
        this one is asked for.
        """
        if epoch >= self.trainer.epoch:
            return
        epoch = epoch if exactly else self.past.reachable(epoch)
        used, had = self.past.settings_after(max(epoch - 1, 0)), self.past.data_after(max(epoch - 1, 0))
        self.past.go_back(epoch)
        self.history.truncate(epoch)
        if had is not self.dataset:
            self._move(self.dataset)
        if self.settings_changed_at is not None and epoch <= self.settings_changed_at:
            moved = moves_weights(used, self.settings.training) or had is not self.dataset
            self.settings_changed_at = epoch if epoch > 0 and moved else None
        self._note_start()

    def set_by_hand(self, parameter: Weight | Bias, value: object, *, settled: bool = True) -> None:
        """Set a weight or a bias after the present epoch, of which evaluation and history then say what comes of it.

        The learning rate and the gradient of the epoch stay those of its steps.

        Parameters
        ----------
        parameter : Weight or Bias
            Which.
        value : object
            A number of at most 1,000 in size, or one as text.
        settled : bool
            False while it is dragged: all of that is taken back at once.

        Raises
        ------
        ByHandError
            When it cannot be; the run stays as it was.
        """
        self.past.note_by_hand()
        self.past.by_hand.set(self.trainer, parameter, value, settled=settled)
        self.history.record_again(self.trainer)

    def take_back(self) -> None:
        """Take back what was set by hand last: go back to the epoch in which that began, to the same bits."""
        change = self.past.by_hand.last
        if change is None:
            return
        self.go_back(change.epoch, exactly=True)
        self.past.by_hand.take_back(self.trainer)
        self.past.note_by_hand()
        self.history.record_again(self.trainer)

    @property
    def changed_at(self) -> int | None:
        """Epoch of the first change in mid-run, of a setting or by hand; None while the settings alone give this."""
        epochs = self.settings_changed_at, self.past.by_hand.epoch
        return min((epoch for epoch in epochs if epoch is not None), default=None)

    @property
    def stop_epoch(self) -> int | None:
        """The epoch at which early stopping stops the run, or would; None before it, or when it is off."""
        return None if self.settings.training.early_stopping == "off" else self.present.trainer.stopping.stop_epoch

    @property
    def facts(self) -> DataFacts:
        """What the data alone say under the loss; worked out once for both."""
        training = self.settings.training
        key = self.dataset, training.loss, training.class_weights
        if self._facts is None or self._facts[0] != key:
            self._facts = key, facts(self.trainer.problem)
        return self._facts[1]

    def verdict(self, epoch: int | None = None) -> Verdict:
        """Return what happened up to an epoch in [0, history.epoch]; the one shown if None."""
        epoch = self.trainer.epoch if epoch is None else epoch
        settings = replace(self.settings, training=self.past.settings_after(max(epoch - 1, 0)))
        return judge(self.history, settings, self.facts, epoch=epoch, reason=self.present.trainer.reason)

    def _move(self, dataset: Dataset) -> None:
        before, self.trainer = self.trainer, moved_onto(dataset, self.trainer)
        self.trainer.observe = before.observe
        self.past.note_data(self.trainer)
        self.over_epochs = OverEpochs(self.trainer, self.past)
        self.history.record_on_other_data(self.trainer)

    def _note_start(self) -> None:
        """Measure an untrained network once more, as its penalty and learning rate are those of the settings."""
        if self.trainer.epoch == 0:
            self.history.record(self.trainer)

    def _start(self, settings: Settings, dataset: Dataset, *, grids: dict[int, Grid] | None = None) -> None:
        history = History()
        trainer = Trainer(dataset, settings.network, settings.training, observe=history.record)
        self.past = Past(trainer)
        self.past.snapshots.watch(trainer)

        def observe(trainer: Trainer) -> None:
            history.record(trainer)
            self.past.snapshots.watch(trainer)

        trainer.observe = observe
        self.trainer, self.history, self.settings = trainer, history, settings
        self.over_epochs = OverEpochs(trainer, self.past)
        self._grids = {} if grids is None else grids
        self.strongest = Strongest()
        self.present: Run = self
        self.settings_changed_at = None
