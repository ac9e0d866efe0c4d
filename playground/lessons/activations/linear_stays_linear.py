"""No depth of linear layers can do what one hidden layer with a non-linearity does."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.readings import score_on_train
from playground.lessons.text import Excerpt, LessonText, Source
from playground.network.activations.piecewise import Linear
from playground.words.messages import Message
from playground.words.numbers import percent

DEEP, SHALLOW = "four linear layers", "one ReLU layer"

TEXT = LessonText(
    name=Message("Linear stays linear"),
    question=Message(
        "One class lies in a ring around the other. The first network has four hidden layers of 16 units whose "
        "activation passes on what it gets. The second has a single hidden layer of 16 ReLUs. Which tells the classes "
        "apart?"
    ),
    answers=(Message("Both."), Message("Only the deep one."), Message("Only the one with ReLU."), Message("Neither.")),
    watch=Message("Watch the left boundary: however long it trains, it is a straight line."),
    held=Message(
        "The deep linear network names {deep} of the training points rightly, the shallow one with ReLU {shallow}."
    ),
    failed=Message(
        "The deep linear network names {deep} of the training points rightly, the shallow one with ReLU {shallow}."
    ),
    why=Message(
        "A linear map of a linear map is a linear map: the product of the four matrices and the last one is a single "
        "matrix, so the boundary is a line. A non-linearity between the layers is what makes depth worth anything."
    ),
    limits=Message(
        "Deep linear networks are not trained as a single layer is: their loss has another shape and steps have other "
        "effects. What they can compute is the same."
    ),
    next=Message(
        "Give the linear network the inputs x² and y²: now a line in the new inputs is a circle in the old ones."
    ),
    claim=Message(
        "The linear network names at most 75 % of the training points rightly, the one with ReLU at least 95 %."
    ),
    effect=Message("training accuracy with ReLU less that without, in points"),
)


def check(runs: Runs) -> Evidence:
    """Judge which network tells the classes apart."""
    deep, shallow = score_on_train(runs[DEEP]), score_on_train(runs[SHALLOW])
    able = deep >= 0.95, shallow >= 0.95
    return Evidence(
        holds=deep <= 0.75 and shallow >= 0.95,
        effect=100 * (shallow - deep),
        answer={(True, True): 0, (True, False): 1, (False, True): 2, (False, False): 3}[able],
        quantities={"deep": deep, "shallow": shallow},
    )


_LINK = "?v=2&data=circles&noise=0.1&rate=0.01&epochs=400&stop=off"
LESSON = Lesson(
    key="linear-stays-linear",
    text=TEXT,
    variants={DEEP: setting(f"{_LINK}&layers=16,16,16,16&act=linear"), SHALLOW: setting(f"{_LINK}&layers=16")},
    elsewhere={
        "XOR": {
            DEEP: setting(f"{_LINK}&layers=16,16,16,16&act=linear", data="xor"),
            SHALLOW: setting(f"{_LINK}&layers=16", data="xor"),
        },
    },
    check=check,
    quantities={"deep": percent, "shallow": percent},
    formula=r"W_5 W_4 W_3 W_2 W_1 x + \text{const} = W x + b",
    excerpts=(Excerpt(Linear, r"\sigma(z) = z", Message("Its slope is 1 everywhere, so δ passes unchanged as well.")),),
    sources=(Source("Minsky, M., Papert, S.", "Perceptrons", 1969),),
    panels=("training accuracy",),
)
