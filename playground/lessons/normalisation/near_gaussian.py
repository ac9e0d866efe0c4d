"""What a dense layer gives is closer to a Gaussian than what a ReLU gives."""

from __future__ import annotations

from playground.lessons.lesson import Evidence, Lesson, Runs, setting
from playground.lessons.text import Excerpt, LessonText, Source
from playground.measurements.theory.signals import shape_of, signals
from playground.network.batch_norm import BatchNorm
from playground.words.messages import Message
from playground.words.numbers import number, percent

TEXT = LessonText(
    name=Message("Near to Gaussian"),
    question=Message(
        "Batch normalisation is put between the linear part and the activation because, it is said, what comes there "
        "is roughly symmetric. Which is more skewed: what the linear part gives, or what the ReLU makes of it?"
    ),
    answers=(
        Message("What the linear part gives."),
        Message("What the ReLU gives."),
        Message("Both alike."),
    ),
    watch=Message(
        "Watch what the linear parts give, dashed, and what the ReLU makes of it, solid: all that was left of 0 is "
        "heaped up there."
    ),
    held=Message(
        "In the second hidden layer the skewness is {skew_z} before the ReLU and {skew_a} after it. Before it "
        "{zeros_z} of the values are exactly 0, after it {zeros_a}."
    ),
    failed=Message(
        "In the second hidden layer the skewness is {skew_z} before the ReLU and {skew_a} after it. Before it "
        "{zeros_z} of the values are exactly 0, after it {zeros_a}."
    ),
    why=Message(
        "z is a sum of many terms, and sums tend to a Gaussian. The ReLU piles everything negative up at 0 and leaves "
        "a long right tail. Mean and variance describe a Gaussian wholly, and a heap at zero with a tail badly."
    ),
    limits=Message(
        "Nearer is not near: after training z of single units is far from Gaussian too. Which place learns better "
        "depends on the data: see *Before or after?*"
    ),
    next=Message("Move mean and spread in the figure of this chapter, before and after the ReLU."),
    claim=Message(
        "In each hidden layer, at the end, the skewness after the ReLU is larger in size than before it, and no value "
        "before it is exactly 0."
    ),
    effect=Message("skewness after the second ReLU less that before it"),
)


def check(runs: Runs) -> Evidence:
    """Judge skewness and zeros before and after each ReLU."""
    run = runs["run"]
    layers = signals(run.trainer.network, run.trainer.problem.train.X)
    shapes = [(shape_of(layer.linear), shape_of(layer.given)) for layer in layers]
    z, a = shapes[-1]
    more = all(abs(after.skewness) > abs(before.skewness) and before.zeros == 0.0 for before, after in shapes)
    apart = abs(a.skewness) - abs(z.skewness)
    return Evidence(
        holds=more,
        effect=apart,
        answer=1 if apart > 0.1 else 0 if apart < -0.1 else 2,
        quantities={"skew_z": z.skewness, "skew_a": a.skewness, "zeros_z": z.zeros, "zeros_a": a.zeros},
    )


LESSON = Lesson(
    key="near-gaussian",
    text=TEXT,
    variants={"run": setting("?v=2&layers=64,64&rate=0.01&epochs=200&stop=off")},
    elsewhere={
        "circles": {"run": setting("?v=2&data=circles&layers=64,64&rate=0.01&epochs=200&stop=off")},
        "digits": {"run": setting("?v=2&data=digits&n=400&layers=64,64&rate=0.01&epochs=100&stop=off")},
    },
    check=check,
    quantities={"skew_z": number, "skew_a": number, "zeros_z": percent, "zeros_a": percent},
    formula=r"\text{skewness} = \operatorname{E}\Bigl[\Bigl(\frac{z - \mu}{\sigma}\Bigr)^3\Bigr]",
    excerpts=(
        Excerpt(
            BatchNorm._normalise_batch,
            r"\hat x = \frac{x - \mu}{\sqrt{\sigma^2 + \epsilon}}",
            Message("μ and σ² are all that is taken away: the shape stays."),
        ),
    ),
    sources=(Source("Ioffe, S., Szegedy, C.", "Batch Normalization", 2015),),
    panels=("before and after",),
    minutes=2,
)
