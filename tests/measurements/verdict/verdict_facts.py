"""Histories of a few rows that verdicts are given on."""

from dataclasses import replace

import numpy as np

from playground.measurements.verdict.data_facts import DataFacts
from playground.measurements.verdict.kinds import Kind
from playground.settings.run import Settings
from tests.training.mini_batches import in_mini_batches

CHANCE = 0.693
FACTS = DataFacts(
    "binary", weighted=False, n_train=100, n_test=100, n_flipped=0, chance_loss=CHANCE, chance_test_loss=CHANCE,
    chance_score=0.5, neighbour_score=0.9, neighbour_clean=0.9, neighbour_loss=0.325,
)  # fmt: skip
REGRESSION = replace(FACTS, task="regression", chance_loss=1.0, chance_test_loss=1.0, chance_score=0.0,
                     neighbour_loss=0.1)  # fmt: skip
DEFAULT = Settings(training=in_mini_batches())


class Rows:
    """A history of given columns, each a number or one entry a row."""

    def __init__(self, n_epochs: int, **columns: object) -> None:
        normal = {
            "train_loss": 0.2, "test_loss": 0.25, "train_score": 0.92, "test_score": 0.9, "clean_fitted": 0.92,
            "flipped_fitted": 0.1, "train_balanced": 0.9, "test_balanced": 0.85,
        }  # fmt: skip
        self.epoch = n_epochs
        self.columns = {
            name: np.broadcast_to(np.asarray(values, float), n_epochs + 1).copy()
            for name, values in {**normal, "dead_share": 0.1, "ratio": 1.0, **columns}.items()
        }
        ratio, dead = self.columns.pop("ratio"), self.columns.pop("dead_share")
        gradients = np.stack([0.1 * ratio, np.full_like(ratio, 0.1)], axis=1)
        gradients[0] = np.nan
        self.columns |= {"gradient_rms": gradients, "dead": dead[:, None]}

    def __getitem__(self, name: str) -> np.ndarray:
        return self.columns[name]

    @property
    def watched(self) -> str:
        return "valid" if "valid_loss" in self.columns else "test"

    @property
    def watched_loss(self) -> np.ndarray:
        return self.columns[f"{self.watched}_loss"]

    def until(self, epoch: int) -> "Rows":
        """Return the history as it was after an epoch."""
        cut = Rows(epoch)
        cut.columns = {name: values[: epoch + 1].copy() for name, values in self.columns.items()}
        return cut


def between(start: float, end: float, n_epochs: int = 200) -> np.ndarray:
    return np.linspace(start, end, n_epochs + 1)


def regularised(**training: float) -> Settings:
    return Settings(training=in_mini_batches(**training))


AT_CHANCE = {"train_loss": CHANCE, "test_loss": CHANCE, "train_score": 0.5, "test_score": 0.5}
POOR = {"train_loss": 0.5, "test_loss": 0.5, "train_score": 0.75, "test_score": 0.75}
FLIPPED = replace(FACTS, n_flipped=20, neighbour_score=0.75, neighbour_clean=0.9)
WEIGHTED = replace(FACTS, weighted=True)
TURNED, HARDLY_TURNED = replace(FACTS, moved_score=0.7), replace(FACTS, moved_score=0.85)
RISING = {
    "train_loss": between(0.2, 0.01), "test_loss": np.r_[0.3, between(0.25, 1.4, 199)], "train_score": 0.97,
}  # fmt: skip

RULES = {
    "settled on both parts": (Rows(200), DEFAULT, FACTS, Kind.GOOD_FIT),
    "falling on both parts": (
        Rows(200, train_loss=between(0.7, 0.2), test_loss=between(0.7, 0.25)), DEFAULT, FACTS, Kind.LEARNING,
    ),
    "test loss rises": (Rows(200, **RISING), DEFAULT, FACTS, Kind.OVERFITTING),
    "test loss rises a little": (
        Rows(200, train_loss=between(0.2, 0.1), test_loss=np.r_[0.3, between(0.25, 0.35, 199)]), DEFAULT, FACTS,
        Kind.OVERFITTING,
    ),
    "test loss rises behind flipped labels": (
        Rows(200, train_loss=between(0.4, 0.3), test_loss=np.r_[0.5, between(0.25, 0.35, 199)], train_score=0.85,
             clean_fitted=0.99, flipped_fitted=0.2), DEFAULT, FLIPPED, Kind.OVERFITTING,
    ),
    "both losses rise": (
        Rows(200, train_loss=between(0.2, 0.32), test_loss=np.r_[0.3, between(0.25, 0.35, 199)]), DEFAULT, FACTS,
        Kind.PAST_BEST,
    ),
    "nothing carries over": (
        Rows(200, train_loss=0.6, test_loss=0.68, train_score=0.9), DEFAULT, FACTS, Kind.OVERFITTING,
    ),
    "half of the flips fitted at the lowest test loss": (
        Rows(200, train_loss=between(0.5, 0.3), test_loss=between(0.5, 0.4), train_score=0.9, clean_fitted=0.98,
             flipped_fitted=0.7), DEFAULT, FLIPPED, Kind.MEMORISING,
    ),
    "a rare class answered, by balanced accuracy": (
        Rows(200, train_loss=0.45, test_loss=0.45, train_score=0.77, train_balanced=0.9), DEFAULT, WEIGHTED,
        Kind.GOOD_FIT,
    ),
    "a rare class ignored, by balanced accuracy": (
        Rows(200, train_loss=0.6, test_loss=0.6, train_score=0.95, train_balanced=0.5), DEFAULT, WEIGHTED,
        Kind.UNDERFITTING,
    ),
    "test loss rises, regression": (Rows(200, **RISING), DEFAULT, REGRESSION, Kind.OVERFITTING),
    "wide gap from the start": (Rows(200, train_loss=0.01, train_score=1.0, test_loss=0.5), DEFAULT, FACTS,
                                Kind.OVERFITTING),
    "flips fitted": (Rows(200, **RISING, clean_fitted=1.0, flipped_fitted=0.85), DEFAULT, FLIPPED, Kind.MEMORISING),
    "flips not fitted": (Rows(200, **{**RISING, "train_score": 0.85}), DEFAULT, FLIPPED, Kind.OVERFITTING),
    "all fitted, test accuracy collapses": (
        Rows(200, **{**RISING, "train_score": 1.0, "test_score": between(0.95, 0.6)}), DEFAULT, FACTS, Kind.MEMORISING,
    ),
    "all fitted, test accuracy falls as by chance": (
        Rows(200, **{**RISING, "train_score": 1.0, "test_score": between(0.95, 0.85)}), DEFAULT, FACTS,
        Kind.OVERFITTING,
    ),
    "turned test data, a wide gap from the start": (
        Rows(200, train_loss=0.01, train_score=1.0, test_loss=0.5), DEFAULT, TURNED, Kind.ELSEWHERE,
    ),
    "turned test data, test loss rises": (Rows(200, **RISING), DEFAULT, TURNED, Kind.ELSEWHERE),
    "turned test data, nothing carries over": (
        Rows(200, train_loss=0.6, test_loss=0.68, train_score=0.9), DEFAULT, TURNED, Kind.ELSEWHERE,
    ),
    "turned test data, both losses rise": (
        Rows(200, train_loss=between(0.2, 0.32), test_loss=np.r_[0.3, between(0.25, 0.35, 199)]), DEFAULT, TURNED,
        Kind.ELSEWHERE,
    ),
    "turned test data, all fitted, test accuracy collapses": (
        Rows(200, **{**RISING, "train_score": 1.0, "test_score": between(0.95, 0.6)}), DEFAULT, TURNED, Kind.ELSEWHERE,
    ),
    "turned test data, flips not fitted": (
        Rows(200, **{**RISING, "train_score": 0.85}), DEFAULT, replace(FLIPPED, moved_score=0.7), Kind.ELSEWHERE,
    ),
    "turned test data, flips fitted": (
        Rows(200, **RISING, clean_fitted=1.0, flipped_fitted=0.85), DEFAULT, replace(FLIPPED, moved_score=0.7),
        Kind.MEMORISING,
    ),
    "turned test data, no gap": (Rows(200), DEFAULT, TURNED, Kind.GOOD_FIT),
    "turned test data, falling on both parts": (
        Rows(200, train_loss=between(0.7, 0.2), test_loss=between(0.7, 0.25)), DEFAULT, TURNED, Kind.LEARNING,
    ),
    "turned test data, below the neighbours": (Rows(200, **POOR), DEFAULT, TURNED, Kind.UNDERFITTING),
    "turned test data that neighbours know, test loss rises": (
        Rows(200, **RISING), DEFAULT, HARDLY_TURNED, Kind.OVERFITTING,
    ),
    "at chance": (Rows(200, **AT_CHANCE), DEFAULT, FACTS, Kind.UNDERFITTING),
    "at chance where neighbours know nothing": (
        Rows(200, **AT_CHANCE), DEFAULT, replace(FACTS, neighbour_score=0.5), Kind.UNDERFITTING,
    ),
    "below the neighbours": (Rows(200, **POOR), DEFAULT, FACTS, Kind.UNDERFITTING),
    "below the neighbours, a penalty too weak to matter": (Rows(200, **POOR), regularised(l2=0.5), FACTS,
                                                           Kind.UNDERFITTING),
    "below the neighbours, L2": (Rows(200, **POOR), regularised(l2=10.0), FACTS, Kind.OVER_REGULARISED),
    "below the neighbours, L1": (Rows(200, **POOR), regularised(l1=3.0), FACTS, Kind.OVER_REGULARISED),
    "below the neighbours, dropout": (Rows(200, **POOR), regularised(dropout=0.9), FACTS, Kind.OVER_REGULARISED),
    "fitted in spite of L2": (Rows(200), regularised(l2=10.0), FACTS, Kind.GOOD_FIT),
    "no gradient in the first layer": (Rows(200, **AT_CHANCE, ratio=1e-5), DEFAULT, FACTS, Kind.VANISHING_GRADIENT),
    "no gradient, but learned": (Rows(200, ratio=1e-5), DEFAULT, FACTS, Kind.GOOD_FIT),
    "dead units": (Rows(200, **POOR, dead_share=0.9), DEFAULT, FACTS, Kind.DEAD_UNITS),
    "dead units, but learned": (Rows(200, dead_share=0.9), DEFAULT, FACTS, Kind.GOOD_FIT),
    "worse than before training": (
        Rows(200, **{**POOR, "train_loss": np.r_[0.8, np.full(200, 5.0)]}), DEFAULT, FACTS, Kind.UNSTABLE,
    ),
    "one bad epoch": (
        Rows(200, train_loss=np.r_[np.full(190, 0.2), 5.0, np.full(10, 0.2)], test_loss=0.25), DEFAULT, FACTS,
        Kind.GOOD_FIT,
    ),
    "a number over and over": (
        Rows(200, train_loss=0.0, test_loss=0.0, train_score=1.0, test_score=1.0), DEFAULT, FACTS, Kind.GOOD_FIT,
    ),
}  # fmt: skip
