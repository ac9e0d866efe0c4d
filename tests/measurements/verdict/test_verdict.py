"""The rules of the verdict, one by one, on histories made for them."""

import pytest

from playground.measurements.verdict.verdict import SEVERITIES, Kind, Severity, judge
from playground.settings.run import NetworkSettings, Settings
from playground.training.trainer import Status
from playground.words.numbers import number, percent
from tests.measurements.verdict.verdict_facts import DEFAULT, FACTS, RISING, RULES, Rows, between, regularised


@pytest.mark.parametrize("name", RULES)
def test_each_rule(name: str) -> None:
    rows, of, facts, kind = RULES[name]

    assert judge(rows, of, facts).kind is kind


@pytest.mark.parametrize("name", RULES)
def test_what_is_claimed_to_be_so_now_are_the_numbers_of_the_epoch(name: str) -> None:
    rows, of, facts, _ = RULES[name]
    for epoch in (0, 1, 7, 60, 200):
        verdict = judge(rows, of, facts, epoch=epoch)

        assert number(rows["train_loss"][epoch]) in verdict.evidence or verdict.kind is Kind.MEMORISING
        if verdict.kind is Kind.OVERFITTING:
            best = 1 + int(rows["test_loss"][1 : epoch + 1].argmin())
            score = number if facts.regression else percent
            told = (number(rows["test_loss"][best]), number(rows["test_loss"][epoch]), score(rows["test_score"][epoch]))
            assert all(words in verdict.evidence for words in told)
            assert f"epoch {best}" in verdict.headline + verdict.evidence


def test_fitted_flips_are_counted_at_the_least_there_can_be() -> None:
    verdict = judge(*RULES["flips fitted"][:3])

    assert "At least 17 of the 20 flipped labels are fitted (training accuracy 97.0 %)" in verdict.evidence


@pytest.mark.parametrize(("end", "words"), [(0.945, "hardly moved, from"), (0.75, "fell from"), (0.99, "rose from")])
def test_accuracy_is_told_apart_from_the_loss(end: float, words: str) -> None:
    verdict = judge(Rows(200, **RISING, test_score=between(0.95, end)), DEFAULT, FACTS)

    assert "Test loss rose from" in verdict.evidence
    assert f"test accuracy {words} 9" in verdict.evidence
    assert verdict.evidence.endswith(f"to {percent(end)}.")


def test_divergence_is_told_at_the_last_epoch_only() -> None:
    rows, reason = Rows(60), "the loss became infinite in epoch 61; the state after epoch 60 is kept. Try less."

    last = judge(rows, DEFAULT, FACTS, status=Status.DIVERGED, reason=reason)
    before = judge(rows, DEFAULT, FACTS, epoch=59, status=Status.DIVERGED, reason=reason)

    assert last.kind is Kind.DIVERGED
    assert last.evidence.startswith("The loss became infinite in epoch 61; the state after epoch 60 is kept")
    assert "0.001 in place of 0.01" in last.remedy
    assert before.kind is Kind.GOOD_FIT


@pytest.mark.parametrize("epoch", [-1, 201])
def test_an_epoch_outside_the_history_is_refused(epoch: int) -> None:
    with pytest.raises(ValueError, match=f"between 0 and 200, got {epoch}"):
        judge(Rows(200), DEFAULT, FACTS, epoch=epoch)


@pytest.mark.parametrize(
    ("name", "of", "words"),
    [
        ("below the neighbours", Settings(network=NetworkSettings(hidden_layers=())), "or the inputs x²"),
        ("below the neighbours", Settings(network=NetworkSettings(activation="linear")), "choose ReLU or tanh"),
        ("below the neighbours", Settings(network=NetworkSettings(hidden_layers=(2,))), "2 units are few"),
        ("below the neighbours, L2", regularised(l2=10.0), "Try λ₂ = 1."),
        ("below the neighbours, L2", regularised(l2=10.0, dropout=0.8), "Try λ₂ = 1 and dropout 0.4."),
        ("dead units", DEFAULT, "leaky ReLU"),
        ("dead units", Settings(network=NetworkSettings(activation="tanh")), "smaller first weights"),
        ("no gradient in the first layer", Settings(network=NetworkSettings(activation="sigmoid")), "tanh or ReLU"),
        ("test loss rises", DEFAULT, "L2 with λ₂ = 1, dropout 0.5"),
        ("test loss rises", regularised(l2=2.0), "dropout 0.5 or more samples"),
        ("test loss rises", regularised(early_stopping="stop"), "less patience"),
    ],
)  # fmt: skip
def test_remedy_fits_the_settings(name: str, of: Settings, words: str) -> None:
    rows, _, facts, _ = RULES[name]

    assert words in judge(rows, of, facts).remedy


def test_every_kind_has_a_severity_and_only_a_good_fit_is_good() -> None:
    assert set(SEVERITIES) == set(Kind)
    assert [kind for kind, severity in SEVERITIES.items() if severity is Severity.GOOD] == [Kind.GOOD_FIT]
