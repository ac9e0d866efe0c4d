"""The classifier: two classes or more, cross-entropy or squared error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from sklearn.utils.multiclass import _check_partial_fit_first_call

from playground.estimator.classification import Classification
from playground.estimator.labels import classes_of


class MLPClassifier(Classification):
    """The dashboard's network as a classifier.

    With float32 inputs the same samples, parameters and seeds give the numbers of the dashboard, bit for bit on the
    same machine. Inputs are taken as they are: scale them in a pipeline, as the dashboard does with its data. The
    bounds of the dashboard's controls do not hold here. `docs/estimators.md` compares it with scikit-learn's.

    Parameters
    ----------
    hidden_layer_sizes : sequence of int, at least 1
        Width of each hidden layer; empty for a linear model.
    activation : str
        A name in `playground.network.activations.ACTIVATIONS`, such as "relu", "gelu" or "tanh".
    loss : {"auto", "bce", "cross_entropy", "mse"}
        "auto" is bce for two classes and cross_entropy for more; see `playground.network.losses`.
    dropout : float in [0, 1)
        Probability of deleting each hidden unit in each mini-batch.
    batch_norm : {"off", "before", "after"}
        Whether hidden layers are normalised, and on which side of the activation.
    l1, l2 : float, at least 0
        λ₁ and λ₂ of C = C₀ + (λ₁/n) Σ|w| + (λ₂/2n) Σw², with n the number of training samples.
    l1_update : {"proximal", "subgradient"}
        See `playground.network.penalties.Penalty`.
    optimizer : {"sgd", "momentum", "rmsprop", "adam", "adamw"}
        Under "adamw" λ₂ is a decay of the weights beside the gradient, see `playground.optimisation.records`.
    learning_rate : float above 0
    schedule : {"constant", "step", "cosine", "plateau"}
        How the learning rate changes from epoch to epoch, see the same module. The numbers it takes are
        ``schedule_epochs``, int, at least 1, and ``schedule_factor``, float in [0, 1].
    batch_size : int, at least 1, or "auto"
        Samples in a mini-batch; "auto" is min(200, n).
    max_epochs : int, at least 0
        Epochs that `fit` trains at most; 0 leaves the first weights.
    random_state : int, pair of int, RandomState or None
        A whole number in [0, 2³² − 1] is both the dashboard's weight seed and its training seed (batch order and
        dropout), a pair is (weight seed, training seed), the others draw both. The training seed also chooses the
        samples that ``validation_fraction`` sets aside.
    leaky_slope : float in [0, 1]
        Slope of the leaky ReLU below 0.
    initialisation : {"he", "xavier", "normal"}
        Standard deviation of the first weights, multiplied by ``initial_scale``, float above 0.
    class_weight : dict, "balanced" or None
        Weight of each class, by label. It multiplies the weights of training and validation samples.
    early_stopping : bool
        Whether `fit` stops when the validation loss has not improved for ``patience`` epochs, int, at least 1.
    validation_fraction : float in (0, 1) or None
        Share of the training samples to set aside where `fit` gets no validation samples. None sets aside 0.1 for
        early stopping and else nothing.
    restore_best : bool
        Whether `fit` leaves the network of the epoch with the lowest validation loss, rather than the last one.
    n_iter_no_change : int, at least 1, infinity or None
        `fit` stops when the training loss with its penalty has not improved for more epochs than this, and warns when
        ``max_epochs`` is over before; None does neither.
    tol : float, at least 0
        By how much a loss must be below the lowest before it to be an improvement.
    warm_start : bool
        Whether `fit` trains the network that there is by up to ``max_epochs`` more, rather than a new one.

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
        Epochs trained by the last `fit` and by what `partial_fit` added.
    loss_ : float
        Data loss of the network on the training samples, dropout off, the penalty not included.
    best_epoch_, best_score_ : int and float, or None
        Epoch of the lowest validation loss among them, and its validation score; None without validation samples.
    history_ : dict of ndarray of shape (n_epochs + 1,)
        Row e is the state after epoch e, row 0 that before training: ``epoch``, ``train_loss``, ``train_score``
        (accuracy in [0, 1], not weighted), ``penalty``, ``learning_rate`` (in the steps of the epoch) and, with
        validation samples, ``validation_loss`` and ``validation_score``. With ``warm_start`` it begins with the first
        `fit`.
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
        restore_best: bool = False,
        n_iter_no_change: float | None = None,
        tol: float = 0.0,
        warm_start: bool = False,
    ) -> None:
        self.hidden_layer_sizes, self.activation, self.leaky_slope = hidden_layer_sizes, activation, leaky_slope
        self.initialisation, self.initial_scale, self.random_state = initialisation, initial_scale, random_state
        self.loss, self.dropout, self.batch_norm = loss, dropout, batch_norm
        self.l1, self.l2, self.l1_update = l1, l2, l1_update
        self.optimizer, self.learning_rate, self.batch_size = optimizer, learning_rate, batch_size
        self.schedule, self.schedule_epochs, self.schedule_factor = schedule, schedule_epochs, schedule_factor
        self.max_epochs, self.early_stopping, self.patience = max_epochs, early_stopping, patience
        self.validation_fraction, self.restore_best = validation_fraction, restore_best
        self.n_iter_no_change, self.tol, self.warm_start = n_iter_no_change, tol, warm_start
        self.class_weight = class_weight

    def fit(
        self,
        X: Any,
        y: Any,
        sample_weight: Any = None,
        validation_data: Sequence[Any] | None = None,
        *,
        X_val: Any = None,
        y_val: Any = None,
        sample_weight_val: Any = None,
        classes: Any = None,
    ) -> Self:
        """Train a new network, or with ``warm_start`` the one that there is.

        If it fails, the estimator stays as it was.

        Parameters
        ----------
        X : array-like or sparse matrix of shape (n, n_features)
            Inputs. The network computes in their type if it is float32, as the dashboard does, else in float64.
        y : array-like of shape (n,)
            Labels of at least two classes.
        sample_weight : array-like of shape (n,) or None
            At least 0; a weight of k counts as k samples in the loss and in λ/n, but not in batch normalisation.
        validation_data : (X, y), (X, y, sample_weight) or None
            Samples to measure on after every epoch, never trained on. Their labels must be among the classes.
        X_val, y_val, sample_weight_val :
            The same as three arguments, which metadata routing takes through a pipeline and its transformers.
        classes : array-like of shape (n_classes,) or None
            Every label there may be; None for those of y.
        """
        with self._all_or_nothing():
            return self._fit(X, y, sample_weight, (validation_data, X_val, y_val, sample_weight_val), classes)

    def partial_fit(
        self,
        X: Any,
        y: Any,
        classes: Any = None,
        sample_weight: Any = None,
        validation_data: Sequence[Any] | None = None,
        *,
        X_val: Any = None,
        y_val: Any = None,
        sample_weight_val: Any = None,
        n_samples: float | None = None,
    ) -> Self:
        """Train the network that there is, or else a new one, by one epoch on these samples.

        As many calls with the same samples give the network of `fit`, bit for bit. If a call fails, the estimator stays
        as it was.

        Parameters
        ----------
        X, y, sample_weight, validation_data, X_val, y_val, sample_weight_val :
            As in `fit`.
        classes : array-like of shape (n_classes,) or None
            Every label there will be; needed in the first call.
        n_samples : float above 0 or None
            The n of λ/n: the number of samples in all chunks. None takes those seen so far, a chunk that comes again
            counted once; give it where samples are drawn anew into other chunks.
        """
        with self._all_or_nothing():
            _check_partial_fit_first_call(self, None if classes is None else classes_of(classes, "classes"))
            return self._fit_one_epoch(
                X, y, sample_weight, (validation_data, X_val, y_val, sample_weight_val), n_samples
            )  # fmt: skip
