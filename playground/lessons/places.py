"""What else of the program shows the subject of a chapter, as links that anyone can open."""

from __future__ import annotations

from dataclasses import dataclass

from playground.words.messages import Message


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the program with something on it.

    Attributes
    ----------
    address : str
        Path of the page and query: "sweep?v=2&knob=l2"; "?v=2" is the dashboard.
    name : Message
        What is seen there.
    """

    address: str
    name: Message


SHOWN_ELSEWHERE = {
    "overfitting": (
        Place("?v=2", Message("Train: a run of 600 epochs, with a verdict on every epoch")),
        Place(
            "?v=2&flip=0.2&epochs=1000&tab=ledger",
            Message("Train with wrong labels: which points are fitted, and when"),
        ),
        Place("luck?v=2&upto=600", Message("Luck: the same setting with twenty seeds")),
        Place(
            "sweep?v=2&knob=width&from=1&to=256&steps=9&sweepepochs=600",
            Message("Sweep: test loss over the units of each layer"),
        ),
    ),
    "losses": (
        Place("race?v=2&b.loss=mse", Message("Race: cross-entropy against squared error")),
        Place("?v=2&balance=0.1&tab=confusion", Message("Train with a rare class: the confusion matrix")),
        Place("backpropagation?v=2&loss=mse", Message("Inspect: the squared error of one sample, term by term")),
    ),
    "dropout": (
        Place("?v=2&dropout=0.5&thinned=1", Message("Train: eight networks with units deleted, and their average")),
        Place("race?v=2&b.dropout=0.5", Message("Race: without against dropout 0.5")),
        Place("sweep?v=2&knob=dropout&from=0&to=0.9&spacing=linear&sweepepochs=600", Message("Sweep: dropout")),
    ),
    "penalties": (
        Place("?v=2&l1=1&tab=zeros", Message("Train with L1: weights that are exactly 0")),
        Place("?v=2&l2=1&tab=norms", Message("Train with L2: the norm of the weights")),
        Place("race?v=2&l1=1&b.l1=0&b.l2=1", Message("Race: L1 against L2")),
        Place("sweep?v=2&sweepepochs=600", Message("Sweep: λ₂ from 0.01 to 100")),
    ),
    "backpropagation": (
        Place("backpropagation?v=2", Message("Inspect: forward, backward and update of one sample, in numbers")),
        Place("?v=2&tab=gradients", Message("Train: the gradient of each layer")),
    ),
    "activations": (
        Place("?v=2&act=sigmoid&layers=16,16,16,16&tab=gradients", Message("Train with sigmoid: gradients by layer")),
        Place("?v=2&rate=0.3&tab=units", Message("Train with ReLU and a large rate: dead units")),
        Place("race?v=2&b.act=tanh", Message("Race: ReLU against tanh")),
        Place("backpropagation?v=2&act=relu", Message("Inspect: where a ReLU gives 0, nothing passes back")),
    ),
    "normalisation": (
        Place("?v=2&bn=before&tab=inputs", Message("Train: what enters the activations")),
        Place("race?v=2&act=sigmoid&layers=16,16,16&b.bn=before", Message("Race: sigmoid without and with")),
    ),
}  # fmt: skip
