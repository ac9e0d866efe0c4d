"""What can be drawn of a run at one moment, over the plane of its data and in its network."""

from __future__ import annotations

from typing import Literal

from playground.datasets import Dataset
from playground.measurements.boundary import Field, Grid, field
from playground.measurements.confusion import Confusion, confusions
from playground.measurements.distributions import layer_names
from playground.measurements.ensemble import Ensemble, ensemble
from playground.measurements.portrait import RESOLUTION as THUMBNAIL
from playground.measurements.portrait import Portrait, portrait, unit_field
from playground.network.arithmetic import Array
from playground.training.threads import one_blas_thread
from playground.training.trainer import Trainer

Answer = Literal["classes", "surface", "curve", "pairs"]
RESOLUTION = 66  # grid points along an axis of the plane
THINNED_RESOLUTION = RESOLUTION // 2  # of thinned networks: there are several, and their lines are thin


class Pictured:
    """A trained network on its data, as far as it can be drawn.

    Attributes
    ----------
    trainer : Trainer
        Whose network it is.
    """

    trainer: Trainer
    _grids: dict[int, Grid]

    @property
    def dataset(self) -> Dataset:
        """The data trained on."""
        return self.trainer.dataset

    @property
    def layers(self) -> tuple[str, ...]:
        """What charts call the layers of weights."""
        return layer_names(self.trainer.network)

    @property
    def widths(self) -> tuple[int, ...]:
        """Number of inputs, of units in each hidden layer, and of outputs."""
        return self.trainer.network.widths

    def has_unit(self, hidden: int, unit: int) -> bool:
        """Return whether the network has that hidden layer and in it that unit, both counted from 1."""
        return 1 <= hidden < len(self.widths) - 1 and 1 <= unit <= self.widths[hidden]

    @property
    def answer(self) -> Answer:
        """What kind of picture shows the network's answer."""
        if self.dataset.task != "regression":
            return "classes"
        plane = self.dataset.plane
        if plane is None or plane.explained is not None:
            return "pairs"
        return "curve" if plane.n_axes == 1 else "surface"

    def field(self) -> Field:
        """Return the network's answers all over the plane on which the data are drawn."""
        return field(self.trainer.network, self.trainer.problem, self._grid(RESOLUTION))

    @property
    def can_be_thinned(self) -> bool:
        """Whether there are thinned networks to draw: units, a dropout rate, and a plane or a line to draw over."""
        return bool(self.trainer.training.dropout and self.trainer.shape.hidden_layers) and self.answer != "pairs"

    def ensemble(self) -> Ensemble:
        """Return the answers of a few thinned networks over the plane, from a random stream of their own."""
        resolution = RESOLUTION if self.answer == "curve" else THINNED_RESOLUTION
        trainer = self.trainer
        return ensemble(trainer.network, trainer.problem, self._grid(resolution), trainer.training.seed)

    def confusions(self) -> tuple[Confusion, ...] | None:
        """Return the confusion matrices of training, test and any validation part; None without classes."""
        return confusions(self.trainer.problem, self.trainer.evaluation)

    def unit_field(self, hidden: int, unit: int) -> Field:
        """Return what a hidden unit passes on all over the plane; layer and unit are counted from 1."""
        return unit_field(self.trainer.network, self._grid(RESOLUTION), hidden=hidden, unit=unit)

    def portrait(self) -> Portrait:
        """Return what a drawing of the network shows."""
        return portrait(self.trainer.network, self.trainer.problem, self._grid(THUMBNAIL))

    @one_blas_thread()
    def predictions(self) -> tuple[Array, ...]:
        """Return what a regression network predicts for the training, the test and any validation samples."""
        problem, network = self.trainer.problem, self.trainer.network
        parts = (problem.train, problem.test, *([] if problem.valid is None else [problem.valid]))
        return tuple(network.logits(part.X)[:, 0] for part in parts)

    def _grid(self, resolution: int) -> Grid:
        """Return the grid over the plane, made at its first use."""
        if resolution not in self._grids:
            self._grids[resolution] = Grid(self.dataset, resolution)
        return self._grids[resolution]
