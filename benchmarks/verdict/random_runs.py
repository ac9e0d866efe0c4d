"""Random runs as people make them, some of them to excess, so that every remedy is asked for now and then."""

from __future__ import annotations

from typing import Any

import numpy as np

from playground.datasets import CATALOGUE
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings, usual_noise

RATES = {
    "adam": (1e-3, 3e-2),
    "adamw": (1e-3, 3e-2),
    "rmsprop": (1e-3, 3e-2),
    "sgd": (1e-2, 1.0),
    "momentum": (3e-3, 0.1),
}
EXCESSES = ("none", "deep", "fast", "large", "narrow", "held back", "linear")


def random_settings(rng: np.random.Generator, excess: str) -> Settings:
    """Return the settings of a random run of 60 to 400 epochs, with one of ``EXCESSES``."""
    data, network, training = _data(rng), _network(rng), _training(rng)
    seeds = [int(seed) for seed in rng.integers(0, 10_000, 3)]
    if excess == "deep":
        network |= {
            "hidden_layers": (16,) * int(rng.integers(4, 7)),
            "activation": str(rng.choice(["sigmoid", "tanh", "softmax"])),
            "initialisation": "xavier",
        }
        training |= {"optimiser": "sgd", "learning_rate": _log(rng, 0.03, 0.3)}
    elif excess == "fast":
        training["learning_rate"] = min(training["learning_rate"] * _log(rng, 20.0, 1000.0), 100.0)
    elif excess == "large":
        network |= {"initial_scale": _log(rng, 3.0, 50.0), "activation": str(rng.choice(["sigmoid", "tanh"]))}
    elif excess == "narrow":
        network["hidden_layers"] = (int(rng.integers(1, 8)),)
    elif excess == "linear":
        network |= {"hidden_layers": ()} if rng.random() < 0.5 else {"activation": "linear"}
    elif excess == "held back":
        n_train = data["n_samples"] * (1.0 - data["test_share"])
        training |= [
            {"dropout": float(rng.uniform(0.5, 0.95))},
            {"l1": min(n_train * _log(rng, 0.01, 1.0), 1000.0)},
            {"l2": min(n_train * _log(rng, 0.02, 3.0), 1000.0)},
        ][int(rng.integers(3))]
    return Settings(
        DataSettings(**data, seed=seeds[0]),
        NetworkSettings(**network, seed=seeds[1]),
        TrainingSettings(**training, seed=seeds[2]),
    )


def _data(rng: np.random.Generator) -> dict[str, Any]:
    name = str(rng.choice(list(CATALOGUE)))
    entry = CATALOGUE[name]
    most = min(entry.max_samples or 500, 500)
    noise = usual_noise(name) * float(rng.uniform(0.5, 2.0))
    return {
        "name": name,
        "n_samples": int(_log(rng, 40.0, most)),
        "noise": min(noise, 1.0),
        "flipped": float(rng.uniform(0.05, 0.3)) if rng.random() < 0.25 and entry.classes[1] else 0.0,
        "test_share": float(rng.uniform(0.3, 0.7)),
        "n_classes": entry.classes[0] if entry.has_class_choice else 2,
        "balance": float(rng.uniform(0.1, 0.9)) if rng.random() < 0.2 and entry.can_be_imbalanced(2) else 0.5,
    }


def _network(rng: np.random.Generator) -> dict[str, Any]:
    widths = rng.choice([4, 8, 16, 32, 64], size=int(rng.integers(1, 4)))
    activations = ["relu"] * 4 + ["leaky_relu", "elu", "gelu", "silu", "tanh", "tanh", "sigmoid"]
    return {
        "hidden_layers": tuple(int(width) for width in widths),
        "activation": str(rng.choice(activations)),
        "batch_norm": "before" if rng.random() < 0.1 else "off",
    }


def _training(rng: np.random.Generator) -> dict[str, Any]:
    optimiser = str(rng.choice(["adam", "adam", "adam", *RATES]))
    return {
        "optimiser": optimiser,
        "learning_rate": _log(rng, *RATES[optimiser]),
        "batch_size": int(rng.choice([16, 32, 64, 100, 5000])),
        "class_weights": "balanced" if rng.random() < 0.1 else "none",
        "dropout": float(rng.uniform(0.1, 0.6)) if rng.random() < 0.2 else 0.0,
        "l2": _log(rng, 0.01, 3.0) if rng.random() < 0.2 else 0.0,
        "max_epochs": int(_log(rng, 60.0, 400.0)),
        "early_stopping": str(rng.choice(["mark", "mark", "stop"])),
        "patience": int(rng.choice([20, 50])),
    }


def _log(rng: np.random.Generator, low: float, high: float) -> float:
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))
