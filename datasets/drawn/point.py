"""A point drawn by hand: its place in hundredths, its class and its part."""

from typing import NamedTuple

PARTS = ("train", "test")
MOST_CLASSES = 6
REACHES = (1, 2, 3, 4, 6, 8)  # how far a plane goes from its middle in each direction
HUNDRED = 100


class Point(NamedTuple):
    """A point: x and y in hundredths, class from 0, and part, 0 for training and 1 for test."""

    x: int
    y: int
    label: int
    part: int
