"""Headings and landmarks, by which people who listen to a page go from part to part."""

from playground.words.messages import Message

PAGES = Message("Pages")
KEY_NUMBERS = Message("Key numbers")
VERDICT = Message("Verdict")
ANSWER = Message("Answer of the network")
ANSWER_OF_SIDE = Message("Answer of {side}")
DIFFERENCES = Message("What sets A and B apart")
CURVES = Message("Curves")
BESIDE = Message("Beside the answers")
FINDINGS = Message("What was found")
LOSSES = Message("Losses of the seeds")
MAPS = Message("Where the seeds agree")
STUDY = Message("What is trained")
SWEPT = Message("What is swept")
TABLE_OF_RUNS = Message("Table of runs")
GRAPH = Message("The network as a graph")
EQUATIONS = Message("Equations")
TABLES = Message("Numbers of the layer")
