"""PyTorch in eager mode as a contestant, with its default optimisers and with fused ones."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import nn

from benchmarks.kit.clock import Learn, check_size, timed
from benchmarks.kit.workload import LEARNING_RATE, Workload

ACTIVATIONS: dict[str, type[nn.Module]] = {"relu": nn.ReLU, "tanh": nn.Tanh}
OPTIMISERS: dict[str, Callable[..., torch.optim.Optimizer]] = {"adam": torch.optim.Adam, "sgd": torch.optim.SGD}


def pytorch(work: Workload) -> float:
    """Return seconds an epoch with the default optimiser."""
    return timed(_learner(work, fused=False), work.epochs)


def pytorch_fused(work: Workload) -> float:
    """Return seconds an epoch with the optimiser's step as one fused operation."""
    return timed(_learner(work, fused=True), work.epochs)


def _learner(work: Workload, *, fused: bool) -> Learn:
    torch.manual_seed(0)
    model = _model(work)
    optimiser = _optimiser(model, work, fused=fused)
    weights = [part for part in model.parameters() if part.ndim == 2]
    threshold = LEARNING_RATE * work.l1 / work.n_samples
    binary = work.n_classes == 2
    loss = nn.BCEWithLogitsLoss() if binary else nn.CrossEntropyLoss()
    X, y = torch.tensor(work.X), torch.tensor(work.y[:, None].astype(np.float32) if binary else work.y)

    def learn(epochs: int) -> None:
        for _ in range(epochs):
            order = torch.randperm(len(X))
            X_batches, y_batches = torch.split(X[order], work.batch_size), torch.split(y[order], work.batch_size)
            for X_batch, y_batch in zip(X_batches, y_batches, strict=True):
                optimiser.zero_grad()
                loss(model(X_batch), y_batch).backward()
                optimiser.step()
                if threshold:
                    _shrink(weights, threshold)

    return learn


def _model(work: Workload) -> nn.Sequential:
    layers: list[nn.Module] = []
    for n_in, n_out in zip(work.widths, work.widths[1:-1], strict=False):
        layers.append(nn.Linear(n_in, n_out))
        if work.batch_norm:
            layers.append(nn.BatchNorm1d(n_out))
        layers.append(ACTIVATIONS[work.activation]())
        if work.dropout:
            layers.append(nn.Dropout(work.dropout))
    model = nn.Sequential(*layers, nn.Linear(work.widths[-2], work.widths[-1]))
    check_size(work, sum(part.numel() for part in model.parameters()))
    return model


def _optimiser(model: nn.Module, work: Workload, *, fused: bool) -> torch.optim.Optimizer:
    groups: list[dict[str, object]] = [{"params": list(model.parameters())}]
    if work.l2:  # on weights, not on biases
        groups = [
            {"params": [p for p in model.parameters() if p.ndim == 2], "weight_decay": work.l2 / work.n_samples},
            {"params": [p for p in model.parameters() if p.ndim == 1]},
        ]
    kind = OPTIMISERS[work.optimiser]
    return kind(groups, lr=LEARNING_RATE, fused=True) if fused else kind(groups, lr=LEARNING_RATE)


@torch.no_grad()
def _shrink(weights: list[nn.Parameter], threshold: float) -> None:
    """Move every weight towards zero by ηλ₁/n, stopping there, as our own L1 does."""
    for w in weights:
        w.copy_(nn.functional.softshrink(w, threshold))
