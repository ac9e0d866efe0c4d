"""Test data from elsewhere: a gap that is not overfitting, and that no regulariser closes."""

from __future__ import annotations

from playground.datasets import moved
from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.readings import end_loss, score_on_test, train_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.words.messages import Message
from playground.words.numbers import number, percent

SAME, TURNED, L2, DROPOUT = "same source", "turned 45°", "turned, L2", "turned, dropout"
ELSEWHERE = (TURNED, L2, DROPOUT)

TEXT = LessonText(
    name=Message("Test data from elsewhere"),
    question=Message(
        "1,000 training points are so many that there is nothing to learn by heart: the test loss is as low as the "
        "training loss. Now the test points come from elsewhere: the same moons, turned by 45°. Test loss lies far "
        "above training loss. Is that overfitting, and does L2 or dropout help?"
    ),
    answers=(
        Message("Overfitting: L2 and dropout close most of the gap."),
        Message("No overfitting: the gap stays wide with either."),
        Message("There is hardly a gap: a good network finds the moons again."),
    ),
    watch=Message("Watch the test losses: one stays below, three rise, with regularisation or without."),
    held=Message(
        "From the same source test loss ended at {same} (training {train}) with {same_score} right. Turned: {turned} "
        "with {turned_score} right, with L2 {l2} and {l2_score}, with dropout {dropout} and {dropout_score}."
    ),
    failed=Message(
        "From the same source test loss ended at {same} (training {train}) with {same_score} right. Turned: {turned} "
        "with {turned_score} right, with L2 {l2} and {l2_score}, with dropout {dropout} and {dropout_score}."
    ),
    why=Message(
        "Regularisation chooses a simpler function among those that suit the training data. It takes for granted that "
        "test and training data come from one distribution. Where they do not, the boundary is in the wrong place, and "
        "a smoother one is in the same wrong place."
    ),
    limits=Message(
        "L2 makes the network less sure, so the loss may fall by some of the gap while as many answers are wrong: look "
        "at the accuracy too. What helps is data from there, or inputs that do not depend on the turn."
    ),
    next=Message("Shift the test data in place of turning them, in Train under Inputs: how far is too far?"),
    claim=Message(
        "From the same source the test loss ends within 0.1 of the training loss. Turned by 45° it ends at least 0.3 "
        "higher, and at least 15 points fewer are right, without regularisation, with L2 (λ = 3) and with dropout 0.3."
    ),
    effect=Message("test loss on turned data less that from the same source"),
)


def check(runs: Runs) -> Evidence:
    """Judge whether the gap opens by the turn alone and stays open."""
    ends = {name: end_loss(run) for name, run in runs.items()}
    scores = {name: score_on_test(run) for name, run in runs.items()}
    apart = [ends[name] >= ends[SAME] + 0.3 and scores[name] <= scores[SAME] - 0.15 for name in ELSEWHERE]
    return Evidence(
        holds=all(apart) and abs(ends[SAME] - train_loss(runs[SAME])) <= 0.1,
        effect=ends[TURNED] - ends[SAME],
        answer=1 if all(apart) else 0 if apart[0] else 2,
        quantities={
            "train": train_loss(runs[SAME]),
            "same": ends[SAME],
            "same_score": scores[SAME],
            "turned": ends[TURNED],
            "turned_score": scores[TURNED],
            "l2": ends[L2],
            "l2_score": scores[L2],
            "dropout": ends[DROPOUT],
            "dropout_score": scores[DROPOUT],
        },
    )


_LINK = "?v=2&n=2000&noise=0.2&layers=16,16&rate=0.01&batch=50&epochs=60&stop=off"


def _variants(**away: str) -> dict[str, dict[str, str]]:
    return {SAME: {}, TURNED: away, L2: away | {"l2": "3"}, DROPOUT: away | {"dropout": "0.3"}}


LESSON = Lesson(
    key="elsewhere",
    text=TEXT,
    variants={name: setting(_LINK, **query) for name, query in _variants(turn="45").items()},
    elsewhere={"shifted by 1": {name: setting(_LINK, **query) for name, query in _variants(shift="1").items()}},
    check=check,
    quantities={
        **dict.fromkeys(("train", "same", "turned", "l2", "dropout"), number),
        **dict.fromkeys(("same_score", "turned_score", "l2_score", "dropout_score"), percent),
    },
    formula=r"p_{\text{test}}(x, y) \ne p_{\text{train}}(x, y)",
    excerpts=(
        Excerpt(
            moved,
            r"x' = R\,(x - \bar x) + \bar x + s\,\sigma",
            Message("`rotation` is R, `centre` is x̄; labels stay as they are."),
        ),
    ),
    sources=(Source("Quiñonero-Candela, J., et al. (eds.)", "Dataset Shift in Machine Learning", 2009),),
    panels=("test accuracy", "training loss"),
    axis="Test data and regularisation",
)
