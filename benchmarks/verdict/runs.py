"""Runs of which a teacher would say what happened in them, at settings at which a phenomenon was first seen."""

from __future__ import annotations

from playground.measurements.verdict.kinds import Kind

DEEP = "data=circles&n=400&noise=0.1&layers=16,16,16,16,16,16&init=xavier&opt=sgd&rate=0.1&batch=20"

# Links of the first version, but for those that name another.
RUNS = {
    "before the first epoch": ("v=1", 0, Kind.UNTRAINED),
    "one epoch": ("v=1", 1, Kind.LEARNING),
    "five epochs": ("v=1", 5, Kind.LEARNING),
    "long, but slow": ("opt=sgd&rate=0.0001", 300, Kind.LEARNING),
    "the gap opens": ("v=1", 500, Kind.OVERFITTING),
    "the default run": ("v=2", 600, Kind.OVERFITTING),
    "the default run with flipped labels": ("v=2&flip=0.2", 600, Kind.MEMORISING),
    "20 samples": ("n=20", 150, Kind.OVERFITTING),
    "a sine through 20 noisy points": ("data=sine&n=40", 300, Kind.OVERFITTING),
    "digits from 50 samples": ("data=digits&n=100&layers=64", 80, Kind.OVERFITTING),
    "flipped labels": ("flip=0.2", 500, Kind.MEMORISING),
    "labels of pure noise": ("flip=0.5", 300, Kind.MEMORISING),
    "test data turned by 45°": ("v=2&n=2000&noise=0.2&layers=16,16&rate=0.01&batch=50&turn=45", 60, Kind.ELSEWHERE),
    "test data turned by 30°": ("v=2&turn=30", 600, Kind.ELSEWHERE),
    "a sine, test data shifted by 1": ("v=2&data=sine&shift=1", 300, Kind.ELSEWHERE),
    "test data shifted by 0.1": ("v=2&shift=0.1", 600, Kind.OVERFITTING),
    "flipped labels, test data turned": ("v=2&flip=0.2&turn=45", 600, Kind.MEMORISING),
    "L2": ("l2=1", 300, Kind.GOOD_FIT),
    "much data": ("n=5000&layers=8&batch=64", 60, Kind.GOOD_FIT),
    "one unit on moons": ("layers=1", 200, Kind.GOOD_FIT),
    "XOR with a hidden layer": ("data=xor&layers=8", 250, Kind.GOOD_FIT),
    "a line by a line": ("data=linear&layers=8", 100, Kind.GOOD_FIT),
    "a plane by a plane": ("data=plane&layers=none", 100, Kind.GOOD_FIT),
    "diabetes, linear": ("data=diabetes&layers=none", 100, Kind.GOOD_FIT),
    "iris": ("data=iris&layers=8", 150, Kind.GOOD_FIT),
    "six blobs": ("data=blobs&classes=6&n=300&layers=16", 100, Kind.GOOD_FIT),
    "deep tanh": (DEEP + "&act=tanh", 120, Kind.GOOD_FIT),
    "XOR without a hidden layer": ("data=xor&layers=none", 100, Kind.UNDERFITTING),
    "circles without a hidden layer": ("data=circles&layers=none", 100, Kind.UNDERFITTING),
    "spirals without a hidden layer": ("data=spirals&layers=none", 100, Kind.UNDERFITTING),
    "bumps without a hidden layer": ("data=bumps&layers=none", 100, Kind.UNDERFITTING),
    "one class of ten, ignored": ("data=xor&balance=0.1&layers=none", 150, Kind.UNDERFITTING),
    "too much L2": ("l2=10", 200, Kind.OVER_REGULARISED),
    "far too much L2": ("l2=100", 60, Kind.OVER_REGULARISED),
    "too much L1": ("l1=3&opt=sgd&rate=0.1", 250, Kind.OVER_REGULARISED),
    "dropout of 95 %": ("dropout=0.95", 200, Kind.OVER_REGULARISED),
    "deep sigmoid": (DEEP + "&act=sigmoid", 60, Kind.VANISHING_GRADIENT),
    "ReLU at a high rate": ("n=400&noise=0.2&layers=16,16&rate=0.7&batch=10", 150, Kind.DEAD_UNITS),
    "ReLU at a higher rate": ("n=400&noise=0.2&layers=16,16&rate=2&batch=10", 100, Kind.DEAD_UNITS),
    "leaky ReLU at a high rate": ("rate=10&act=leaky_relu", 100, Kind.UNSTABLE),
    "SGD at a rate far too high": ("opt=sgd&rate=100", 10, Kind.DIVERGED),
}
