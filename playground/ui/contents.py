"""All pages, in the order of their links."""

from playground.ui.inspector.page import PAGE as INSPECTOR
from playground.ui.learn.page import PAGE as LEARN
from playground.ui.luck.page import PAGE as LUCK
from playground.ui.race.page import PAGE as RACE
from playground.ui.runs.page import PAGE as RUNS
from playground.ui.sweep.page import PAGE as SWEEP
from playground.ui.train.page import PAGE as TRAIN

PAGES = (LEARN, TRAIN, RACE, LUCK, SWEEP, RUNS, INSPECTOR)
