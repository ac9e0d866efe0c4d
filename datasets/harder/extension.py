"""Inputs made harder: near-copies and useless inputs beside the real ones, and units that differ."""

from dataclasses import dataclass, replace

import numpy as np
from sklearn.preprocessing import StandardScaler

from ..arrays import Floats, Ints
from ..inputs import Inputs
from ..plane import Mapping
from ..request import Request


@dataclass(frozen=True, slots=True, eq=False)
class _Extended:
    """The way from the drawing to all inputs.

    A point of the drawing says nothing of useless inputs, which are at their mean, 0. A copy is at its best guess: the
    correlation times its original, both in standard deviations from their means.
    """

    mapping: Mapping
    originals: Ints
    correlation: float
    n_useless: int
    centre: Floats
    spread: Floats

    def __call__(self, points: Floats) -> Floats:
        real = np.asarray(self.mapping(points))
        guess = self.correlation * real[:, self.originals]
        return self.in_units(np.hstack([real, guess, np.zeros((len(real), self.n_useless))]))

    def in_units(self, inputs: Floats) -> Floats:
        """Return standardised inputs (m, n_features) in the units that the network is given them in."""
        return self.centre + self.spread * inputs


def extend(inputs: Inputs, request: Request, copying: np.random.Generator, useless: np.random.Generator) -> Inputs:
    """Add copies and useless inputs to standardised inputs, then give them the units that are asked for.

    The drawing stays that of the real inputs. What asks for nothing gets the same inputs back.

    Parameters
    ----------
    inputs : Inputs
        Standardised.
    request : Request
    copying : Generator
        Of what copies have of their own. A larger number of copies begins with the same ones.
    useless : Generator
        Of the useless inputs. A larger number begins with the same ones.

    Returns
    -------
    Inputs
        The real inputs, then the copies, which take turns among the real inputs that vary, then the useless ones.
    """
    if not (request.input_copies or request.useless_inputs or not request.standardised or request.input_scale != 1):
        return inputs
    varying = np.flatnonzero(np.ptp(inputs.train, axis=0) > 0)
    originals = varying[np.arange(request.input_copies) % len(varying)]
    n_train = len(inputs.train)
    real = np.vstack([inputs.train, inputs.held_out])
    own = _columns(copying, request.input_copies, len(real))
    copies = request.correlation * real[:, originals] + np.sqrt(1 - request.correlation**2) * own
    added = np.hstack([copies, _columns(useless, request.useless_inputs, len(real))])
    if added.shape[1]:
        added = StandardScaler().fit(added[:n_train]).transform(added)
    centre, spread = _units(inputs, request, originals)
    mapping = _Extended(inputs.plane.mapping, originals, request.correlation, request.useless_inputs, centre, spread)
    everything = mapping.in_units(np.hstack([real, added]))
    return replace(
        inputs,
        train=everything[:n_train],
        held_out=everything[n_train:],
        feature_names=(*inputs.feature_names, *_names(inputs.feature_names, originals, request.useless_inputs)),
        plane=replace(inputs.plane, mapping=mapping),
    )


def _columns(rng: np.random.Generator, n_columns: int, n_rows: int) -> Floats:
    """Return independent standard normal columns, the same first ones whatever their number."""
    return rng.standard_normal((n_columns, n_rows)).T


def _units(inputs: Inputs, request: Request, originals: Ints) -> tuple[Floats, Floats]:
    """Return mean and standard deviation of every input as the network is given it, over the training samples."""
    n_real, n_useless = len(inputs.centre), request.useless_inputs
    centre, spread = np.zeros(n_real), np.ones(n_real)
    if not request.standardised:
        centre, spread = inputs.centre, inputs.spread
    centre, spread = (
        np.concatenate([values, values[originals], np.full(n_useless, useless)])
        for values, useless in ((centre, 0.0), (spread, 1.0))
    )
    centre[0], spread[0] = centre[0] * request.input_scale, spread[0] * request.input_scale
    return centre, spread


def _names(names: tuple[str, ...], originals: Ints, n_useless: int) -> tuple[str, ...]:
    """Return what copies and useless inputs are called: "x copy 1", "useless 1"."""
    copies = [f"{names[k]} copy {1 + np.count_nonzero(originals[:i] == k)}" for i, k in enumerate(originals)]
    return (*copies, *(f"useless {i + 1}" for i in range(n_useless)))
