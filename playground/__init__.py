"""A playground in which a person trains a small network by hand and sees it overfit."""

__version__ = "0.1.0"
