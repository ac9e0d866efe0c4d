"""The classifier: two classes or more, cross-entropy or squared error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from sklearn.base import ClassifierMixin
from sklearn.utils.multiclass import _check_partial_fit_first_call, check_classification_targets

from playground.estimator.base import MLP
from playground.estimator.problem import Samples, weighted_by_class
from playground.network import losses
from playground.network.arithmetic import Array
from playground.network.outputs import class_probabilities
from playground.training.evaluation import predicted_labels


class MLPClassifier(ClassifierMixin, MLP):  # type: ignore[misc]  # scikit-learn carries no types
    """The dashboard's network as a classifier.

    With float32 inputs the same samples, parameters and seeds give the numbers of the dashboard, bit for bit on the
    same machine. Inputs are taken as they are: scale them in a pipeline, as the dashboard does with its data. The
    network that `fit` leaves is that of the last epoch, also where it stopped early.

    Parameters
    ----------
    hidden_layer_sizes : sequence of up to 6 int in [1, 256]
        Width of each hidden layer; empty for a linear model.
    activation : str
        A name in `playground.network.activations.ACTIVATIONS`, such as "relu", "gelu" or "tanh".
    loss : {"auto", "bce", "cross_entropy", "mse"}
        "auto" is bce for two classes and cross_entropy for more; see `playground.network.losses`.
    dropout : float in [0, 0.95]
        Probability of deleting each hidden unit in each mini-batch.
    batch_norm : {"off", "before", "after"}
        Whether hidden layers are normalised, and on which side of the activation.
    l1, l2 : float in [0, 1000]
        λ₁ and λ₂ of C = C₀ + (λ₁/n) Σ|w| + (λ₂/2n) Σw², with n the number of training samples.
    l1_update : {"proximal", "subgradient"}
        See `playground.network.penalties.Penalty`.
    optimizer : {"sgd", "momentum", "rmsprop", "adam", "adamw"}
        Under "adamw" λ₂ is a decay of the weights beside the gradient, see `playground.optimisation.records`.
    learning_rate : float in [1e-6, 100]
    schedule : {"constant", "step", "cosine", "plateau"}
        How the learning rate changes from epoch to epoch, see the same module. The numbers it takes are
        ``schedule_epochs``, int in [1, 100000], and ``schedule_factor``, float in [0, 1].
    batch_size : int in [1, 5000] or "auto"
        Samples in a mini-batch; "auto" is min(200, n).
    max_epochs : int in [0, 100000]
        Epochs that `fit` trains; 0 leaves the first weights.
    random_state : int, pair of int, RandomState or None
        A whole number in [0, 2³² − 1] is both the dashboard's weight seed and its training seed (batch order and
        dropout), a pair is (weight seed, training seed), the others draw both. The training seed also chooses the
        samples that ``validation_fraction`` sets aside.
    leaky_slope : float in [0, 1]
        Slope of the leaky ReLU below 0.
    initialisation : {"he", "xavier", "normal"}
        Standard deviation of the first weights, multiplied by ``initial_scale`` in [0.001, 100].
    initial_scale : float
    class_weight : dict, "balanced" or None
        Weight of each class, by label. It multiplies the weights of training and validation samples.
    early_stopping : bool
        Whether `fit` stops when the validation loss has not improved for ``patience`` epochs.
    patience : int in [1, 10000]
    validation_fraction : float in (0, 1) or None
        Share of the training samples to set aside where `fit` gets no ``validation_data``. None sets aside 0.1 for
        early stopping and else nothing.

    Attributes
    ----------
    classes_ : ndarray of shape (n_classes,)
        Labels in order.
    n_features_in_ : int
    feature_names_in_ : ndarray of shape (n_features_in_,)
        Only if X had names.
    n_outputs_ : int
        Width of the last layer: 1 for two classes under bce or mse, else one a class.
    n_iter_ : int
        Epochs trained.
    loss_ : float
        Data loss on the training samples after them, dropout off, the penalty not included.
    history_ : dict of ndarray of shape (n_iter_ + 1,)
        Row e is the state after epoch e, row 0 that before training: ``epoch``, ``train_loss``, ``train_score``
        (accuracy in [0, 1], not weighted), ``penalty``, ``learning_rate`` (in the steps of the epoch) and, with
        validation samples, ``validation_loss`` and ``validation_score``.
    coefs_, intercepts_ : list of ndarray of shape (n_in, n_out) and (n_out,)
        Copies of weights and biases of the linear layers, which are all there is to the network without batch
        normalisation.
    normalisations_ : list of pairs of ndarray of shape (width,)
        With batch normalisation, scale and shift of each hidden layer in prediction: the layer's z (``"before"``) or
        its activation (``"after"``) becomes scale × itself + shift. Else empty.
    """

    def __init__(
        self,
        hidden_layer_sizes: Sequence[int] = (64, 64),
        activation: str = "relu",
        *,
        loss: str = "auto",
        dropout: float = 0.0,
        batch_norm: str = "off",
        l1: float = 0.0,
        l2: float = 0.0,
        l1_update: str = "proximal",
        optimizer: str = "adam",
        learning_rate: float = 0.01,
        schedule: str = "constant",
        schedule_epochs: int = 100,
        schedule_factor: float = 0.1,
        batch_size: int | str = "auto",
        max_epochs: int = 200,
        random_state: Any = None,
        leaky_slope: float = 0.01,
        initialisation: str = "he",
        initial_scale: float = 1.0,
        class_weight: Any = None,
        early_stopping: bool = False,
        patience: int = 50,
        validation_fraction: float | None = None,
    ) -> None:
        self.hidden_layer_sizes = hidden_layer_sizes
        self.activation = activation
        self.loss = loss
        self.dropout = dropout
        self.batch_norm = batch_norm
        self.l1 = l1
        self.l2 = l2
        self.l1_update = l1_update
        self.optimizer = optimizer
        self.learning_rate = learning_rate
        self.schedule = schedule
        self.schedule_epochs = schedule_epochs
        self.schedule_factor = schedule_factor
        self.batch_size = batch_size
        self.max_epochs = max_epochs
        self.random_state = random_state
        self.leaky_slope = leaky_slope
        self.initialisation = initialisation
        self.initial_scale = initial_scale
        self.class_weight = class_weight
        self.early_stopping = early_stopping
        self.patience = patience
        self.validation_fraction = validation_fraction

    def fit(self, X: Any, y: Any, sample_weight: Any = None, validation_data: Sequence[Any] | None = None) -> Self:
        """Train a new network.

        Parameters
        ----------
        X : array-like of shape (n, n_features)
            Inputs. The network computes in their type if it is float32, as the dashboard does, else in float64.
        y : array-like of shape (n,)
            Labels of at least two classes.
        sample_weight : array-like of shape (n,) or None
            At least 0; a weight of k counts as k samples.
        validation_data : (X, y), (X, y, sample_weight) or None
            Samples to measure on after every epoch, never trained on. Their labels must be among those of y. A
            pipeline hands them on as they are, without its transformers; there ``validation_fraction`` is simpler.
        """
        if hasattr(self, "classes_"):
            del self.classes_
        return self._fit(self._samples(X, y, sample_weight, reset=True), validation_data)

    def partial_fit(
        self,
        X: Any,
        y: Any,
        classes: Any = None,
        sample_weight: Any = None,
        validation_data: Sequence[Any] | None = None,
    ) -> Self:
        """Train the network that there is, or else a new one, by one epoch on these samples.

        As many calls with the same samples give the network of `fit`, bit for bit.

        Parameters
        ----------
        X, y, sample_weight, validation_data :
            As in `fit`.
        classes : array-like of shape (n_classes,) or None
            Every label there will be; needed in the first call.
        """
        _check_partial_fit_first_call(self, classes)
        samples = self._samples(X, y, sample_weight, reset=not hasattr(self, "_fitted"))
        return self._fit_one_epoch(samples, validation_data)

    def predict(self, X: Any) -> Array:
        """Return the label (n,) that is most probable, for X (n, n_features)."""
        z = self._logits(X)
        return self.classes_[predicted_labels(z)]

    def predict_proba(self, X: Any) -> Array:
        """Return the probability of each class (n, n_classes), in the order of ``classes_``, for X (n, n_features)."""
        z = self._logits(X)
        return class_probabilities(losses.loss(self._fitted.loss, self._task), z)

    @property
    def _n_classes(self) -> int:
        return len(self.classes_)

    @property
    def _task(self) -> str:
        return "binary" if self._n_classes == 2 else "multiclass"

    def _targets(self, y: Array) -> Array:
        check_classification_targets(y)
        if not hasattr(self, "classes_"):
            self.classes_ = np.unique(y)
        if self._n_classes < 2:
            raise ValueError(f"{type(self).__name__} needs at least 2 classes, got 1 class: {self.classes_[0]}")
        if len(unknown := np.setdiff1d(y, self.classes_)):
            raise ValueError(f"y has labels that are not among the classes {self.classes_}: {unknown}")
        return np.searchsorted(self.classes_, y)

    def _weighed(self, samples: Samples) -> Samples:
        if self.class_weight is None or (isinstance(self.class_weight, str) and self.class_weight == "balanced"):
            return samples
        return weighted_by_class(samples, self.class_weight, self.classes_)
