"""A verdict's sentences never say more than its numbers."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.measurements.verdict.advice import Advice, Remedy, Step, Way
from playground.measurements.verdict.verdict import Verdict, judge
from playground.settings.run import NetworkSettings, Settings
from playground.words.clauses.remedies import remedy_text
from playground.words.verdict import VerdictText, verdict_text
from tests.measurements.verdict.drawn_histories import histories
from tests.measurements.verdict.verdict_facts import DEFAULT, FACTS, POOR, RULES, WEIGHTED, Rows, regularised
from tests.words.test_numbers import value_of

NUMBER = r"−?\d[\d,]*(?:\.\d+)?(?:·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?"
CHANGE = re.compile(rf"(rose|fell) from ({NUMBER})(?: %)?(?: in epoch [\d,]+)? to ({NUMBER})")
LOSSES = st.floats(0.0, 3.0) | st.floats(0.0, 1e12)


def said_of(rows: Rows, verdict: Verdict, text: VerdictText) -> None:
    """Check each claim of a text by the numbers that it is about."""
    now, losses = verdict.numbers, rows["test_loss"]
    until_now = losses[: now.epoch + 1]
    for change, before, after in CHANGE.findall(text.whole):
        assert (value_of(after) > value_of(before)) == (change == "rose"), text.whole
        assert before != after
    if "stayed at" in text.evidence:
        assert now.test_score == pytest.approx(now.test_score_then, abs=0.0011, rel=0.06)
    if "nothing learned" in text.headline:
        assert now.train_loss >= 0.95 * now.chance_loss - 1e-6
    if since := re.search(r"since epoch ([\d,]+)", text.headline):
        epoch = int(since[1].replace(",", ""))
        assert losses[epoch] == until_now.min() < losses[now.epoch]
    if "early stopping" in text.remedy or "less patience" in text.remedy or "past its best" in text.headline.lower():
        assert until_now[: int(0.9 * now.epoch) + 1].min() < losses[now.epoch]
    if "longer run" in text.remedy or "go on" in text.remedy:
        assert until_now.argmin() >= min(0.9 * now.epoch, now.epoch - 5) - 1e-9
    if "place to stop" in text.whole.lower():
        assert losses[now.epoch] == losses.min()
    if "its lowest so far" in text.evidence:
        assert losses[now.epoch] == until_now.min()
    if "from elsewhere" in text.headline:
        assert now.moved_score < now.known_score
    if "shifted or turned" in text.evidence:
        assert now.is_moved
    if "Nothing is missing" in text.remedy:
        assert not now.past_best
        assert now.carries_over


@settings(max_examples=60)
@given(histories(LOSSES), st.floats(0.0, 1.0), st.sampled_from([DEFAULT, regularised(l2=10.0, early_stopping="stop")]))
def test_no_claim_is_made_that_the_numbers_do_not_bear(drawn, share: float, run_settings: Settings) -> None:
    rows, facts = drawn
    verdict = judge(rows, run_settings, facts, epoch=round(share * rows.epoch))

    said_of(rows, verdict, verdict_text(verdict))


@pytest.mark.parametrize("name", RULES)
def test_no_claim_is_made_of_the_histories_of_the_rules_that_the_numbers_do_not_bear(name: str) -> None:
    rows, run_settings, facts, _ = RULES[name]
    for epoch in range(0, 201, 5):
        verdict = judge(rows, run_settings, facts, epoch=epoch)
        said_of(rows, verdict, verdict_text(verdict))


@settings(max_examples=40)
@given(histories(), st.floats(0.0, 1.0))
def test_numbers_in_verdicts_are_written_as_people_write_them(drawn, share: float) -> None:
    rows, facts = drawn
    text = verdict_text(judge(rows, DEFAULT, facts, epoch=round(share * rows.epoch))).whole

    assert not re.search(r"\d[eE][+−-]?\d", text)
    assert not re.search(r"\d(,\d{3}){2}", text)
    assert not re.search(r"\b1 (units|epochs|samples|layers)\b", text)


@pytest.mark.parametrize(
    ("remedy", "text"),
    [
        (Remedy(Advice.MORE_UNITS, 1), "A layer of 1 unit is narrow: try more."),
        (Remedy(Advice.MORE_UNITS, 2), "2 units are few: try more."),
        (Remedy(Advice.STOP_HERE, 1), "This is the place to stop: the epoch after it has no lower test loss."),
        (
            Remedy(Advice.STOP_HERE, 1234),
            "This is the place to stop: none of the 1,234 epochs after it has a lower test loss.",
        ),
        (Remedy(Advice.SHORTER_STEPS, 1e-5, 1e-4), "Reset with the learning rate at 0.00001 in place of 0.0001."),
        (Remedy(Advice.ONE_OF, steps=(Step(Way.EARLY_STOPPING, 1234),)), "Try early stopping (best: epoch 1,234)."),
    ],
)
def test_a_remedy_counts_and_writes_its_value_as_people_do(remedy: Remedy, text: str) -> None:
    assert remedy_text((remedy,)) == text


@pytest.mark.parametrize(
    ("network", "word"),
    [
        (NetworkSettings(), "dead"),
        (NetworkSettings(activation="gelu"), "dead"),
        (NetworkSettings(activation="leaky_relu", leaky_slope=0.0), "dead"),
        (NetworkSettings(activation="leaky_relu"), "saturated"),
        (NetworkSettings(activation="tanh"), "saturated"),
        (NetworkSettings(activation="elu"), "saturated"),
    ],
)
def test_units_that_pass_no_gradient_are_dead_where_they_give_nothing(network: NetworkSettings, word: str) -> None:
    text = verdict_text(judge(Rows(200, **POOR, dead_share=0.9), Settings(network=network), FACTS))

    assert text.headline == f"Units are {word}"
    assert f"are {word} for every training sample" in text.evidence


def test_a_gap_that_turned_test_data_make_is_not_called_overfitting() -> None:
    rows, run_settings, facts, _ = RULES["turned test data, a wide gap from the start"]
    text = verdict_text(judge(rows, run_settings, facts))

    assert text.headline == "Test data from elsewhere"
    assert (
        "The nearest training samples predict one another with accuracy 90.0 %, and the shifted or turned test samples "
        "with 70.0 %: there is a gap without anything learned by heart."
    ) in text.evidence
    assert "overfit" not in text.whole.lower()


def test_a_verdict_by_test_data_that_were_moved_a_little_says_so() -> None:
    rows, run_settings, facts, _ = RULES["turned test data that neighbours know, test loss rises"]
    text = verdict_text(judge(rows, run_settings, facts))

    assert text.headline.startswith("Overfitting since epoch")
    assert text.evidence.endswith("and the shifted or turned test samples with 85.0 %.")


def test_a_weighted_loss_goes_with_balanced_accuracy() -> None:
    rows = Rows(200, train_loss=0.45, train_score=0.77, test_score=0.8, train_balanced=0.784, test_balanced=0.791)
    text = verdict_text(judge(rows, DEFAULT, WEIGHTED))

    assert "balanced accuracy 78.4 % on training and 79.1 % on test data" in text.evidence
    assert "nothing learned" not in text.headline


def test_what_is_at_chance_is_said_beside_what_guessing_gives() -> None:
    rows = Rows(200, train_loss=0.68, test_loss=0.69, train_score=0.77, test_score=0.8)
    text = verdict_text(judge(rows, DEFAULT, FACTS))

    assert text.headline == "Underfitting: next to nothing learned"
    assert text.evidence == (
        "Training loss 0.680 (guessing: 0.693); accuracy 77.0 % on training and 80.0 % on test data; "
        "always answering with the commonest class gives 50.0 %."
    )


@pytest.mark.parametrize(("epoch", "later"), [(40, 160), (199, 1)])
def test_the_lowest_test_loss_of_all_is_the_place_to_stop(epoch: int, later: int) -> None:
    losses = 0.25 + 0.001 * np.abs(np.arange(201) - epoch)
    rows = Rows(200, test_loss=losses)

    at_best, before, after = (judge(rows, DEFAULT, FACTS, epoch=one) for one in (epoch, epoch - 1, epoch + 1))
    assert verdict_text(at_best).headline == "The place to stop"
    assert at_best.remedies == (Remedy(Advice.STOP_HERE, later),)
    assert "place to stop" not in verdict_text(before).whole.lower()
    assert "place to stop" not in verdict_text(after).whole.lower()
    assert "place to stop" not in verdict_text(judge(rows.until(epoch), DEFAULT, FACTS)).whole.lower()
