"""Inputs of very different size make training slow, or stop it before it has begun."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, pair
from playground.lessons.readings import end_loss, first_epoch_at, score_on_train, train_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.network.dense import Dense
from playground.words.messages import Message
from playground.words.numbers import number, percent

STANDARD, SCALED = "standardised", "first input × 100"

TEXT = LessonText(
    name=Message("Scale the inputs first"),
    question=Message(
        "Two networks get the same points; for one of them the first input is multiplied by 100, as if it had been "
        "measured in centimetres and not in metres. Nothing is lost by that. Both train by SGD with the same rate. "
        "What becomes of the second?"
    ),
    answers=(
        Message("It learns as well: weights a hundredth as large undo the factor."),
        Message("It learns too, but takes longer."),
        Message("It learns next to nothing."),
    ),
    watch=Message("Watch the training losses, and whether the second plane gets a boundary at all."),
    held=Message(
        "After the last epoch training loss is {train_a} with standardised inputs and {train_b} with the first input × "
        "100; {score_a} and {score_b} of the training points are right. Test loss ended at {test_a} and {test_b}."
    ),
    failed=Message(
        "After the last epoch training loss is {train_a} with standardised inputs and {train_b} with the first input × "
        "100; {score_a} and {score_b} of the training points are right. Test loss ended at {test_a} and {test_b}."
    ),
    why=Message(
        "The gradient of a weight is the product of its input and of δ. With an input a hundred times as large the "
        "first steps are a hundred times as long. They throw the ReLUs of the second layer to where they give 0 for "
        "every point, and then no gradient passes. A rate small enough for this input is far too small for the other."
    ),
    limits=Message(
        "Adam, which scales the step of each weight, gets along with it, but needs several times as many epochs. Batch "
        "normalisation scales what enters the activations, not the inputs. Trees do not care about scale at all."
    ),
    next=Message("Change the optimiser of both to Adam and race them again: the second learns too, in more epochs."),
    claim=Message(
        "By SGD with a rate of 0.1 at least 90 % of the training points are right with standardised inputs in 200 "
        "epochs; with the first input × 100 they never are, and the training loss ends at least three times as high."
    ),
    effect=Message("training loss with the first input × 100 over that with standardised inputs"),
)


def check(runs: Runs) -> Evidence:
    """Judge whether the larger input keeps the network from learning."""
    a, b = runs[STANDARD], runs[SCALED]
    ratio = train_loss(b) / train_loss(a)
    reached = [first_epoch_at(run, 0.9) for run in (a, b)]
    return Evidence(
        holds=reached[0] < float("inf") and reached[1] == float("inf") and ratio >= 3,
        effect=ratio,
        answer=2 if reached[1] == float("inf") else 1 if reached[1] > 2 * reached[0] else 0,
        quantities={
            "train_a": train_loss(a),
            "train_b": train_loss(b),
            "score_a": score_on_train(a),
            "score_b": score_on_train(b),
            "test_a": end_loss(a),
            "test_b": end_loss(b),
        },
    )


_LINK = "?v=2&noise=0.2&layers=16,16&opt=sgd&rate=0.1&batch=16&epochs=200&stop=off"


LESSON = Lesson(
    key="scale-inputs",
    text=TEXT,
    variants=pair((STANDARD, SCALED), _LINK, "times=100"),
    elsewhere={
        "circles": pair((STANDARD, SCALED), _LINK, "times=100", data="circles", noise="0.1"),
        "Adam": pair((STANDARD, SCALED), _LINK, "times=100", opt="adam", rate="0.01"),
    },
    check=check,
    quantities={
        "train_a": number,
        "train_b": number,
        "score_a": percent,
        "score_b": percent,
        "test_a": number,
        "test_b": number,
    },
    formula=r"\frac{\partial C}{\partial w_{ij}} = x_i\,\delta_j",
    excerpts=(
        Excerpt(
            Dense.backward, r"\frac{\partial L}{\partial W} = a^\top \delta", Message("In the first layer `a` is x.")
        ),
    ),
    sources=(Source("LeCun, Y., Bottou, L., Orr, G. B., Müller, K.-R.", "Efficient BackProp, section 4.3", 1998),),
    panels=("training loss", "dead"),
)
