"""The rules of the verdict, one by one, on histories made for them."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from playground.measurements.verdict.checks import checks, running_median
from playground.measurements.verdict.data_facts import DataFacts
from playground.measurements.verdict.kinds import Kind, Severity
from playground.measurements.verdict.remedies import Advice, Remedy, Step, Way
from playground.measurements.verdict.verdict import judge
from playground.settings.run import NetworkSettings, Settings, TrainingSettings
from playground.training.reason import Diverged, Infinite

CHANCE = 0.693
FACTS = DataFacts("binary", 100, 100, 0, CHANCE, 0.5, 0.9, 0.325)
REGRESSION = DataFacts("regression", 100, 100, 0, 1.0, 0.0, 0.9, 0.1)
DEFAULT = Settings()


class Rows:
    """A history of given columns, each a number or one entry a row."""

    def __init__(self, n_epochs: int, **columns: object) -> None:
        normal = {"train_loss": 0.2, "test_loss": 0.25, "train_score": 0.92, "test_score": 0.9}
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

    def until(self, epoch: int) -> "Rows":
        """Return the history as it was after an epoch."""
        cut = Rows(epoch)
        cut.columns = {name: values[: epoch + 1].copy() for name, values in self.columns.items()}
        return cut


def between(start: float, end: float, n_epochs: int = 200) -> np.ndarray:
    return np.linspace(start, end, n_epochs + 1)


def regularised(**training: float) -> Settings:
    return Settings(training=TrainingSettings(**training))


AT_CHANCE = {"train_loss": CHANCE, "test_loss": CHANCE, "train_score": 0.5, "test_score": 0.5}
POOR = {"train_loss": 0.5, "test_loss": 0.5, "train_score": 0.75, "test_score": 0.75}
FLIPPED = replace(FACTS, n_flipped=20, neighbour_score=0.75)
RISING = {"train_loss": between(0.2, 0.01), "test_loss": between(0.25, 1.4), "train_score": 0.97}

RULES = {
    "settled on both parts": (Rows(200), DEFAULT, FACTS, Kind.GOOD_FIT),
    "falling on both parts": (
        Rows(200, train_loss=between(0.7, 0.2), test_loss=between(0.7, 0.25)), DEFAULT, FACTS, Kind.LEARNING,
    ),
    "test loss rises": (Rows(200, **RISING), DEFAULT, FACTS, Kind.OVERFITTING),
    "test loss rises, regression": (Rows(200, **RISING), DEFAULT, REGRESSION, Kind.OVERFITTING),
    "wide gap from the start": (Rows(200, train_loss=0.01, train_score=1.0, test_loss=0.5), DEFAULT, FACTS,
                                Kind.OVERFITTING),
    "flips fitted": (Rows(200, **RISING), DEFAULT, FLIPPED, Kind.MEMORISING),
    "flips not fitted": (Rows(200, **{**RISING, "train_score": 0.85}), DEFAULT, FLIPPED, Kind.OVERFITTING),
    "all fitted, test accuracy collapses": (
        Rows(200, **{**RISING, "train_score": 1.0, "test_score": between(0.95, 0.6)}), DEFAULT, FACTS, Kind.MEMORISING,
    ),
    "all fitted, test accuracy falls as by chance": (
        Rows(200, **{**RISING, "train_score": 1.0, "test_score": between(0.95, 0.85)}), DEFAULT, FACTS,
        Kind.OVERFITTING,
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


@pytest.mark.parametrize("name", RULES)
def test_each_rule(name: str) -> None:
    rows, of, facts, kind = RULES[name]

    assert judge(rows, of, facts).kind is kind


@pytest.mark.parametrize("name", RULES)
def test_the_numbers_are_those_of_the_epoch(name: str) -> None:
    rows, of, facts, _ = RULES[name]
    for epoch in (0, 1, 7, 60, 200):
        now = judge(rows, of, facts, epoch=epoch).numbers

        for column in ("train_loss", "test_loss", "train_score", "test_score"):
            assert getattr(now, column) == rows[column][epoch]
        assert now.best_epoch == (0 if epoch == 0 else 1 + int(rows["test_loss"][1 : epoch + 1].argmin()))
        assert now.best_test_loss == rows["test_loss"][now.best_epoch]


def test_fitted_flips_are_counted_at_the_least_there_can_be() -> None:
    now = judge(*RULES["flips fitted"][:3]).numbers

    assert (now.n_flipped, now.flips_fitted) == (20, 17)


def test_divergence_is_told_at_the_last_epoch_only() -> None:
    rows, reason = Rows(60), Diverged(Infinite.LOSS, 60, 0.01)

    last = judge(rows, DEFAULT, FACTS, reason=reason)
    before = judge(rows, DEFAULT, FACTS, epoch=59, reason=reason)

    assert (last.kind, last.reason) == (Kind.DIVERGED, reason)
    assert last.remedies == (Remedy(Advice.SHORTER_STEPS, 0.001, 0.01),)
    assert (before.kind, before.reason) == (Kind.GOOD_FIT, None)


@pytest.mark.parametrize("epoch", [-1, 201])
def test_an_epoch_outside_the_history_is_refused(epoch: int) -> None:
    with pytest.raises(ValueError, match=f"between 0 and 200, got {epoch}"):
        judge(Rows(200), DEFAULT, FACTS, epoch=epoch)


LESS_L2 = Remedy(Advice.ALL_OF, steps=(Step(Way.L2, 1.0),))


@pytest.mark.parametrize(
    ("name", "of", "remedy"),
    [
        (
            "below the neighbours",
            Settings(network=NetworkSettings(hidden_layers=())),
            Remedy(Advice.ADD_LAYER_OR_INPUTS, names=("x2", "y2", "xy")),
        ),
        ("below the neighbours", Settings(network=NetworkSettings(activation="linear")), Remedy(Advice.LEAVE_LINEAR)),
        ("below the neighbours", Settings(network=NetworkSettings(hidden_layers=(2,))), Remedy(Advice.MORE_UNITS, 2)),
        ("below the neighbours, L2", regularised(l2=10.0), LESS_L2),
        (
            "below the neighbours, L2",
            regularised(l2=10.0, dropout=0.8),
            replace(LESS_L2, steps=(Step(Way.L2, 1.0), Step(Way.DROPOUT, 0.4))),
        ),
    ],
)
def test_remedy_fits_the_settings(name: str, of: Settings, remedy: Remedy) -> None:
    rows, _, facts, _ = RULES[name]

    assert judge(rows, of, facts).remedies == (remedy,)


@pytest.mark.parametrize(
    ("name", "of", "ways"),
    [
        ("dead units", DEFAULT, [Way.LEAKY_RELU]),
        ("dead units", Settings(network=NetworkSettings(activation="tanh")), [Way.SMALLER_FIRST_WEIGHTS]),
        (
            "no gradient in the first layer",
            Settings(network=NetworkSettings(activation="sigmoid")),
            [Way.OTHER_ACTIVATION, Way.BATCH_NORM, Way.FEWER_LAYERS],
        ),
        ("test loss rises", DEFAULT, [Way.EARLY_STOPPING, Way.ADD_L2, Way.DROPOUT, Way.MORE_SAMPLES]),
        ("test loss rises", regularised(l2=2.0), [Way.EARLY_STOPPING, Way.DROPOUT, Way.MORE_SAMPLES]),
        (
            "test loss rises",
            regularised(early_stopping="stop"),
            [Way.LESS_PATIENCE, Way.ADD_L2, Way.DROPOUT, Way.MORE_SAMPLES],
        ),
    ],
)
def test_ways_out_fit_the_settings(name: str, of: Settings, ways: list[Way]) -> None:
    rows, _, facts, _ = RULES[name]
    (remedy,) = judge(rows, of, facts).remedies

    assert [step.way for step in remedy.steps] == ways


def test_only_a_good_fit_is_good() -> None:
    assert [kind for kind in Kind if kind.severity is Severity.GOOD] == [Kind.GOOD_FIT]


def test_no_two_claims_have_the_same_rank_and_every_kind_but_two_has_one() -> None:
    ranks = [claim.rank for kind in Kind for claim in kind.claims]

    assert sorted(ranks) == list(range(len(ranks)))
    assert {kind for kind in Kind if not kind.claims} == {Kind.UNTRAINED, Kind.DIVERGED}


def test_later_epochs_do_not_change_what_is_said_of_an_earlier_one() -> None:
    for rows, of, facts, _ in RULES.values():
        for epoch in (0, 1, 2, 5, 50, 51, 120):
            early, late = judge(rows.until(epoch), of, facts), judge(rows, of, facts, epoch=epoch)
            assert repr(early) == repr(late)  # NaN is equal to nothing


def test_running_median_is_that_of_the_last_five() -> None:
    values = np.random.default_rng(0).normal(size=(3, 400))
    median = running_median(values)

    for i in range(4, 400):
        np.testing.assert_array_equal(median[:, i], np.median(values[:, i - 4 : i + 1], axis=1))
    np.testing.assert_array_equal(median[:, 0], values[:, 0])


def test_a_long_run_is_looked_at_in_a_few_thousand_places() -> None:
    class Counted(Rows):
        def __getitem__(self, name: str) -> np.ndarray:
            class Column(np.ndarray):
                def __getitem__(column, key: object) -> np.ndarray:
                    found = np.asarray(column)[key]
                    looked_at.append(np.size(found) if isinstance(key, np.ndarray) else 0)
                    return found

            return super().__getitem__(name).view(Column)

    looked_at: list[int] = []
    checks(Counted(10_000), 10_000)

    assert 0 < max(looked_at) < 3000


FINITE = st.floats(-1e308, 1e308)
SHARE = st.floats(0.0, 1.0)


@st.composite
def histories(draw: st.DrawFn, numbers: st.SearchStrategy[float] = FINITE) -> tuple[Rows, DataFacts]:
    """Draw a history whose numbers change a few times, and facts."""
    n = draw(st.integers(0, 120))

    def column(of: st.SearchStrategy[float]) -> np.ndarray:
        levels = draw(arrays(float, 6, elements=of))
        return levels[draw(arrays(int, n + 1, elements=st.integers(0, 5)))]

    task = draw(st.sampled_from(["binary", "multiclass", "regression"]))
    score = numbers if task == "regression" else SHARE
    rows = Rows(
        n, train_loss=column(numbers), test_loss=column(numbers), train_score=column(score), test_score=column(score),
        ratio=column(st.floats(0.0, 1e6)), dead_share=column(SHARE),
    )  # fmt: skip
    facts = DataFacts(
        task, draw(st.integers(2, 5000)), draw(st.integers(2, 5000)),
        0 if task == "regression" else draw(st.integers(0, 50)),
        draw(st.floats(0.0, 10.0)), draw(SHARE), draw(st.floats(-2.0, 1.0)), draw(st.floats(0.0, 10.0)),
    )  # fmt: skip
    return rows, facts


@given(histories(), st.sampled_from([DEFAULT, regularised(l1=3.0), regularised(l2=10.0, dropout=0.5)]))
def test_any_finite_history_gets_a_verdict_and_a_remedy(drawn: tuple[Rows, DataFacts], of: Settings) -> None:
    rows, facts = drawn
    verdict = judge(rows, of, facts)

    assert verdict.remedies
    assert (verdict.kind is Kind.UNTRAINED) == (rows.epoch == 0)


@settings(max_examples=25)
@given(histories(st.floats(0.0, 3.0)))
def test_what_is_said_of_any_history_is_said_for_five_epochs_at_least(drawn: tuple[Rows, DataFacts]) -> None:
    rows, facts = drawn
    kinds = [judge(rows, DEFAULT, facts, epoch=epoch).kind for epoch in range(rows.epoch + 1)]
    changes = [epoch for epoch in range(2, len(kinds)) if kinds[epoch] is not kinds[epoch - 1]]

    assert all(later - earlier >= 5 for earlier, later in pairwise(changes))
