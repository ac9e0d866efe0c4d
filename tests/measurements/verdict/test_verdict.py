"""The rules of the verdict, one by one, on histories made for them."""

from dataclasses import replace

import numpy as np
import pytest

from playground.measurements.verdict.advice import Advice, Remedy, Step, Way
from playground.measurements.verdict.checks import score_columns
from playground.measurements.verdict.kinds import Kind, Severity
from playground.measurements.verdict.verdict import judge
from playground.settings.run import NetworkSettings, Settings
from playground.training.reason import Diverged, Infinite
from tests.measurements.verdict.verdict_facts import (
    DEFAULT,
    FACTS,
    FLIPPED,
    POOR,
    RULES,
    Rows,
    between,
    regularised,
)


@pytest.mark.parametrize("name", RULES)
def test_each_rule(name: str) -> None:
    rows, settings, facts, kind = RULES[name]

    assert judge(rows, settings, facts).kind is kind


@pytest.mark.parametrize("name", RULES)
def test_the_numbers_are_those_of_the_epoch(name: str) -> None:
    rows, settings, facts, _ = RULES[name]
    for epoch in (0, 1, 7, 60, 200):
        now = judge(rows, settings, facts, epoch=epoch).numbers

        for column in ("train_loss", "test_loss"):
            assert getattr(now, column) == rows[column][epoch]
        assert (now.train_score, now.test_score) == tuple(rows[column][epoch] for column in score_columns(facts))
        assert now.best_epoch == int(rows["test_loss"][: epoch + 1].argmin())
        assert now.best_test_loss == rows["test_loss"][now.best_epoch]


def test_fitted_flips_are_those_of_the_history() -> None:
    now = judge(*RULES["flips fitted"][:3]).numbers

    assert (now.n_flipped, now.flips_fitted) == (20, 17)


def test_divergence_is_told_at_the_last_epoch_only() -> None:
    rows, reason = Rows(60), Diverged(Infinite.LOSS, 60, 0.01)

    last = judge(rows, DEFAULT, FACTS, reason=reason)
    before = judge(rows, DEFAULT, FACTS, epoch=59, reason=reason)

    assert (last.kind, last.reason) == (Kind.DIVERGED, reason)
    assert last.remedies == (Remedy(Advice.SHORTER_STEPS, 0.0001, 0.01),)
    assert (before.kind, before.reason) == (Kind.GOOD_FIT, None)


@pytest.mark.parametrize("epoch", [-1, 201])
def test_an_epoch_outside_the_history_is_refused(epoch: int) -> None:
    with pytest.raises(ValueError, match=f"between 0 and 200, got {epoch}"):
        judge(Rows(200), DEFAULT, FACTS, epoch=epoch)


LESS_L2 = Remedy(Advice.ALL_OF, steps=(Step(Way.L2, 1.0),))


@pytest.mark.parametrize(
    ("name", "settings", "remedy"),
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
            replace(LESS_L2, steps=(Step(Way.L2, 1.0), Step(Way.DROPOUT, 0.3))),
        ),
    ],
)
def test_remedy_fits_the_settings(name: str, settings: Settings, remedy: Remedy) -> None:
    rows, _, facts, _ = RULES[name]

    assert judge(rows, settings, facts).remedies == (remedy,)


@pytest.mark.parametrize(
    ("name", "settings", "ways"),
    [
        ("dead units", Settings(network=NetworkSettings(initial_scale=10.0)), [Way.SMALLER_FIRST_WEIGHTS]),
        (
            "no gradient in the first layer",
            Settings(network=NetworkSettings(activation="sigmoid")),
            [Way.OTHER_ACTIVATION, Way.BATCH_NORM],
        ),
        ("no gradient in the first layer", Settings(network=NetworkSettings(batch_norm="before")), [Way.FEWER_LAYERS]),
        ("test loss rises", DEFAULT, [Way.EARLY_STOPPING, Way.ADD_L2, Way.ADD_DROPOUT, Way.MORE_SAMPLES]),
        ("test loss rises", regularised(l2=2.0), [Way.EARLY_STOPPING, Way.ADD_DROPOUT, Way.MORE_SAMPLES]),
        (
            "test loss rises",
            regularised(early_stopping="stop"),
            [Way.LESS_PATIENCE, Way.ADD_L2, Way.ADD_DROPOUT, Way.MORE_SAMPLES],
        ),
        ("test loss rises", regularised(patience=500), [Way.ADD_L2, Way.ADD_DROPOUT, Way.MORE_SAMPLES]),
        ("test loss rises a little", DEFAULT, [Way.EARLY_STOPPING, Way.MORE_SAMPLES]),
        ("wide gap from the start", DEFAULT, [Way.MORE_SAMPLES]),
    ],
)
def test_ways_out_fit_the_settings_and_the_rise(name: str, settings: Settings, ways: list[Way]) -> None:
    rows, _, facts, _ = RULES[name]
    (remedy,) = judge(rows, settings, facts).remedies

    assert [step.way for step in remedy.steps] == ways


@pytest.mark.parametrize("rate", [0.01, 1e-6])
def test_dead_units_begin_again_with_shorter_steps(rate: float) -> None:
    rows, _, facts, _ = RULES["dead units"]

    assert judge(rows, regularised(learning_rate=rate), facts).remedies == (
        Remedy(Advice.SHORTER_STEPS, max(rate / 10, 1e-6), rate),
    )


@pytest.mark.parametrize("epoch", [200, 100])
def test_a_longer_run_is_advised_only_while_the_test_loss_is_at_its_lowest(epoch: int) -> None:
    lowest_at = np.abs(np.arange(201) - epoch)
    poor = {**POOR, "test_loss": 0.5 + 0.0005 * lowest_at}
    advice = Advice.LARGER_OR_LONGER if epoch == 200 else Advice.LARGER
    assert judge(Rows(200, **poor), DEFAULT, FACTS).remedies == (Remedy(advice),)

    falling = Rows(200, train_loss=between(0.7, 0.4), train_score=0.6, test_loss=0.6 + 0.0001 * lowest_at)
    learning = judge(falling, DEFAULT, FACTS)
    assert learning.kind is Kind.LEARNING
    assert learning.remedies == (Remedy(Advice.GO_ON) if epoch == 200 else Remedy(Advice.WATCH, epoch),)


@pytest.mark.parametrize("epoch", [2, 5, 10])
def test_a_run_whose_test_loss_has_only_risen_is_not_told_to_go_on(epoch: int) -> None:
    rising = Rows(epoch, train_loss=0.6, train_score=0.6, test_loss=np.linspace(0.7, 0.9, epoch + 1))
    learning = judge(rising, DEFAULT, FACTS)

    assert learning.kind is Kind.LEARNING
    assert learning.remedies == (Remedy(Advice.WATCH, 0),)


def test_early_stopping_is_not_advised_in_the_best_epoch_itself() -> None:
    rows = Rows(200, train_loss=between(0.7, 0.01), train_score=1.0, test_loss=between(0.55, 0.5))
    verdict = judge(rows, DEFAULT, FACTS)

    assert (verdict.kind, verdict.numbers.best_epoch) == (Kind.OVERFITTING, 200)
    assert [step.way for remedy in verdict.remedies for step in remedy.steps] == [Way.MORE_SAMPLES]


def test_less_regularisation_is_not_advised_where_only_flipped_labels_are_missed() -> None:
    only_flips = Rows(200, **{**POOR, "train_score": 0.8}, clean_fitted=1.0, flipped_fitted=0.0)
    true_ones = Rows(200, **{**POOR, "train_score": 0.6}, clean_fitted=0.65, flipped_fitted=0.4)
    settings = regularised(l2=10.0)

    assert judge(only_flips, settings, replace(FLIPPED, neighbour_score=0.85)).kind is Kind.GOOD_FIT
    assert judge(true_ones, settings, FLIPPED).kind is Kind.OVER_REGULARISED


def test_only_a_good_fit_and_the_place_to_stop_are_good() -> None:
    assert [kind for kind in Kind if kind.severity is Severity.GOOD] == [Kind.GOOD_FIT, Kind.PLACE_TO_STOP]


def test_no_two_claims_have_the_same_rank_and_every_kind_but_three_has_one() -> None:
    ranks = [claim.rank for kind in Kind for claim in kind.claims]

    assert sorted(ranks) == list(range(len(ranks)))
    assert {kind for kind in Kind if not kind.claims} == {Kind.UNTRAINED, Kind.PLACE_TO_STOP, Kind.DIVERGED}
