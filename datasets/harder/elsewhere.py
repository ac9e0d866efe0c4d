"""Test data from elsewhere: the test part's points are moved, their labels or targets stay."""

import numpy as np

from ..arrays import Floats


def moved(test: Floats, train: Floats, *, shift: float, turn: float) -> Floats:
    """Shift and turn raw test features; without either the same array is returned.

    Parameters
    ----------
    test : ndarray of shape (n_test, n_raw_features)
    train : ndarray of shape (n_train, n_raw_features)
        What centre and standard deviations are taken from.
    shift : float
        In training standard deviations of each feature, the same for all features.
    turn : float
        Degrees, anticlockwise, about the centre of the training samples; any but 0 needs two features.

    Returns
    -------
    ndarray of shape (n_test, n_raw_features)
    """
    if turn:
        centre, angle = train.mean(axis=0), np.deg2rad(turn)
        rotation = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])  # rows turn: x R
        test = (test - centre) @ rotation + centre
    if shift:
        test = test + shift * train.std(axis=0)
    return test
