"""The rules of the verdict, one by one, on histories made for them."""

from dataclasses import replace

import pytest

from playground.measurements.verdict.kinds import Kind, Severity
from playground.measurements.verdict.remedies import Advice, Remedy, Step, Way
from playground.measurements.verdict.verdict import judge
from playground.settings.run import NetworkSettings, Settings
from playground.training.reason import Diverged, Infinite
from tests.measurements.verdict.verdict_facts import DEFAULT, FACTS, RULES, Rows, regularised


@pytest.mark.parametrize("name", RULES)
def test_each_rule(name: str) -> None:
    rows, settings, facts, kind = RULES[name]

    assert judge(rows, settings, facts).kind is kind


@pytest.mark.parametrize("name", RULES)
def test_the_numbers_are_those_of_the_epoch(name: str) -> None:
    rows, settings, facts, _ = RULES[name]
    for epoch in (0, 1, 7, 60, 200):
        now = judge(rows, settings, facts, epoch=epoch).numbers

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
            replace(LESS_L2, steps=(Step(Way.L2, 1.0), Step(Way.DROPOUT, 0.4))),
        ),
    ],
)
def test_remedy_fits_the_settings(name: str, settings: Settings, remedy: Remedy) -> None:
    rows, _, facts, _ = RULES[name]

    assert judge(rows, settings, facts).remedies == (remedy,)


@pytest.mark.parametrize(
    ("name", "settings", "ways"),
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
def test_ways_out_fit_the_settings(name: str, settings: Settings, ways: list[Way]) -> None:
    rows, _, facts, _ = RULES[name]
    (remedy,) = judge(rows, settings, facts).remedies

    assert [step.way for step in remedy.steps] == ways


def test_only_a_good_fit_is_good() -> None:
    assert [kind for kind in Kind if kind.severity is Severity.GOOD] == [Kind.GOOD_FIT]


def test_no_two_claims_have_the_same_rank_and_every_kind_but_two_has_one() -> None:
    ranks = [claim.rank for kind in Kind for claim in kind.claims]

    assert sorted(ranks) == list(range(len(ranks)))
    assert {kind for kind in Kind if not kind.claims} == {Kind.UNTRAINED, Kind.DIVERGED}
