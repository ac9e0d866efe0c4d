"""The chapters of the course, in their order, each with its lessons."""

from __future__ import annotations

from dataclasses import dataclass

from playground.lessons import (
    activations,
    backpropagation,
    dropout,
    losses,
    normalisation,
    overfitting,
    penalties,
)
from playground.lessons.lesson import Lesson
from playground.words.messages import Message


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the course.

    Attributes
    ----------
    key : str
        Its name in addresses.
    name, introduction : Message
        What it is called, and what it is about in two or three sentences.
    lessons : tuple of Lesson
        In their order.
    """

    key: str
    name: Message
    introduction: Message
    lessons: tuple[Lesson, ...] = ()


_CHAPTERS = (
    Chapter("overfitting", Message("What overfitting is"), Message(
        "A network that has learned its training points by heart has not understood them. The loss on points that it "
        "has not seen tells the difference."
    ), overfitting.LESSONS),
    Chapter("losses", Message("Losses"), Message(
        "What is minimised decides what is learned, and how fast: the gradient of the loss is all that a network hears."
    ), losses.LESSONS),
    Chapter("dropout", Message("Dropout"), Message(
        "In every mini-batch a random part of the hidden units is deleted, and the others must do without them."
    ), dropout.LESSONS),
    Chapter("penalties", Message("L2 and L1"), Message(
        "A penalty on the size of the weights is added to the loss. The square makes weights small, the absolute value "
        "makes some of them exactly zero."
    ), penalties.LESSONS),
    Chapter("backpropagation", Message("Backpropagation"), Message(
        "The chain rule, from the loss back to every weight: how much would the loss change if this weight did?"
    ), backpropagation.LESSONS),
    Chapter("activations", Message("Activations"), Message(
        "Without a non-linearity any number of layers is one. Which one is chosen decides what gradient is left for "
        "the first layer."
    ), activations.LESSONS),
    Chapter("normalisation", Message("Batch normalisation"), Message(
        "What enters a layer is brought to mean 0 and variance 1 in every mini-batch, and then to what the layer likes "
        "best."
    ), normalisation.LESSONS),
)  # fmt: skip
CHAPTERS = {chapter.key: chapter for chapter in _CHAPTERS}
LESSONS = {lesson.key: lesson for chapter in _CHAPTERS for lesson in chapter.lessons}
CHAPTER_OF = {lesson.key: chapter for chapter in _CHAPTERS for lesson in chapter.lessons}
