"""Test loss rises to a peak where the parameters just fit the samples, and falls again beyond."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, Strength, setting
from playground.lessons.readings import end_loss, train_loss
from playground.lessons.text import Excerpt, LessonText, Source
from playground.network.builder import build
from playground.words.messages import Message
from playground.words.numbers import number

UNITS = ("1", "2", "4", "6", "8", "16", "64", "256")
PEAK = ("4", "6", "8", "16")

TEXT = LessonText(
    name=Message("Is bigger always worse?"),
    question=Message(
        "Sixty patients, ten measurements each; networks of 1 to 256 hidden units learn them until nothing changes. "
        "You have seen that test loss turns up with the units. What happens far beyond?"
    ),
    answers=(
        Message("It goes on rising."),
        Message("It rises to a peak, then falls again."),
        Message("It stays where it has got to."),
    ),
    watch=Message(
        "Watch “Loss of each”: the training loss reaches zero near eight units. Look at the other line there, and "
        "right of it."
    ),
    held=Message(
        "From {narrowest} with one unit the test loss rose to {peak} with {peak_units}, and fell to {widest} with 256. "
        "The training loss with 16 units is {train16}: from about there on all sixty points can be fitted."
    ),
    failed=Message(
        "With one unit the test loss is {narrowest}, at the peak ({peak_units} units) {peak}, with 256 units {widest}; "
        "the training loss with 16 units is {train16}."
    ),
    why=Message(
        "A network with just as many parameters as samples has one way to fit them all, however wild. With more "
        "parameters there are many ways, and gradient descent from small weights ends at a calm one. With ten inputs "
        "and w units there are 12 w + 1 parameters, so for 60 samples the peak is expected near w = 5."
    ),
    limits=Message(
        "The widest is seldom better than the one with a single unit: bigger is not always worse, which does not make "
        "it better. The peak moves with the number of samples, L2 flattens it, and it is not seen on moons, where the "
        "loss climbs and stays."
    ),
    next=Message("Play it with L2 = 3: the peak is gone. Early stopping and L2 make a wide network safe."),
    claim=Message(
        "The highest test loss of 4 to 16 units is at least 1.2 times that with one unit, and at least 1.2 times that "
        "with 256."
    ),
    effect=Message("test loss at the peak over that with 256 units"),
)


def check(runs: Runs) -> Evidence:
    """Judge whether there is a peak between the smallest and the largest."""
    ends = {units: end_loss(runs[units]) for units in UNITS}
    top = max(PEAK, key=ends.__getitem__)
    rise, fall = ends[top] / ends["1"], ends[top] / ends["256"]
    return Evidence(
        holds=rise >= 1.2 and fall >= 1.2,
        effect=fall,
        answer=1 if rise >= 1.2 and fall >= 1.2 else 0 if ends["256"] >= 1.05 * ends[top] else 2,
        quantities={
            "narrowest": ends["1"],
            "peak": ends[top],
            "peak_units": float(top),
            "widest": ends["256"],
            "train16": train_loss(runs["16"]),
        },
    )


_LINK = "?v=2&data=diabetes&n=442&test=0.864&noise=0&rate=0.01&batch=5000&epochs=3000&stop=off"
LESSON = Lesson(
    key="double-descent",
    text=TEXT,
    variants={units: setting(f"{_LINK}&layers={units}") for units in UNITS},
    elsewhere={
        "100 patients": {units: setting(f"{_LINK}&layers={units}", test="0.774") for units in UNITS},
        "L2 = 3": {units: setting(f"{_LINK}&layers={units}", l2="3") for units in UNITS},
        "moons": {
            units: setting(f"?v=2&n=600&test=0.9&batch=5000&epochs=1000&stop=off&layers={units}") for units in UNITS
        },
    },
    check=check,
    quantities={
        **dict.fromkeys(("narrowest", "peak", "widest", "train16"), number),
        "peak_units": lambda units: f"{units:.0f}",
    },
    formula=r"p = (d + 2)\,w + 1 \approx n",
    excerpts=(
        Excerpt(
            build,
            r"p = (d + 2)\,w + 1",
            Message("w units with d weights and a bias each, and an output with w weights and a bias."),
        ),
    ),
    sources=(
        Source(
            "Belkin, M., Hsu, D., Ma, S., Mandal, S.",
            "Reconciling Modern Machine-Learning Practice and the Bias–Variance Trade-Off",
            2019,
        ),
        Source("Nakkiran, P., and others", "Deep Double Descent", 2019),
    ),
    strength=Strength.PLAIN,
    axis="Units",
    is_log=True,
    minutes=5,
)
