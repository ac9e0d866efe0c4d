"""Whatever a browser asks for, no page's handler of commands raises, and what it shows can be drawn after it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.charts.kit.theme import Theme
from playground.comparisons.race.race import Race
from playground.journal import CellStore
from playground.journal.errors import JournalError, JournalProblem, Trouble
from playground.lessons.chapters import LESSONS
from playground.lessons.lineup import Lineup
from playground.measurements.run import Run
from playground.settings.declaration import declarations
from playground.settings.links import from_url
from playground.settings.pages import LearnSettings, LuckSettings, RaceSettings, SweepSettings, ViewSettings
from playground.settings.run import PARTS
from playground.ui.learn.explorables import EXPLORABLES
from playground.ui.learn.moving import MovedFigures
from playground.ui.learn.performance import LearnPerformance
from playground.ui.learn.state import LearnState
from playground.ui.live.frame import Frame
from playground.ui.live.performance import Command, Performance
from playground.ui.live.wire import Encoder
from playground.ui.luck.performance import LuckPerformance
from playground.ui.luck.state import LuckState
from playground.ui.race.performance import RacePerformance
from playground.ui.race.state import RaceState
from playground.ui.shell.notices import as_text
from playground.ui.sweep.performance import SweepPerformance
from playground.ui.sweep.state import SweepState
from playground.ui.train.network.commands import NETWORK_COMMANDS
from playground.ui.train.performance import TrainPerformance
from playground.ui.train.state import TrainState
from playground.ui.train.tabs import TABS
from tests.ui.driver import DASHBOARD, OTHER_PAGES, AppDriver

RUN = from_url("?v=2&n=40&layers=3,2&epochs=20").settings
EXPLORABLE = EXPLORABLES["losses-over-logit"]
HUGE = (10**400, -(10**400), 2**63, -(2**63) - 1, 2**31, 1e308, -1e308)

verbs = st.sampled_from(["display", "continue", "try", "tab", "switch", "go", "move", *sorted(NETWORK_COMMANDS)])
numbers = st.one_of(st.integers(-2, 25), st.sampled_from(HUGE), st.integers(), st.floats())
texts = st.one_of(st.text(max_size=8), st.text(st.characters(categories=["Cs", "Cf", "Nd"]), max_size=8))
scalars = st.one_of(st.none(), st.booleans(), numbers, texts)
anything = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3))
fields = [name for kind in (*PARTS.values(), ViewSettings, LuckSettings, SweepSettings) for name in declarations(kind)]
commands = st.fixed_dictionaries(
    {"do": verbs | anything},
    optional={
        "epoch": anything, "settled": st.booleans() | anything, "layer": anything, "unit": anything, "row": anything,
        "column": anything, "add": st.sampled_from([-1, 1]) | anything, "value": anything,
        "part": st.sampled_from(list(PARTS)) | texts, "field": st.sampled_from(fields) | texts,
        "tab": st.sampled_from(list(TABS)) | texts, "page": texts, "figure": st.just(EXPLORABLE.key) | texts,
        "values": st.dictionaries(
            st.sampled_from([control.key for control in EXPLORABLE.controls]) | texts, anything, max_size=3
        ) | anything,
    },
)  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """A page's performance, what its script does next with what was asked for, and the problems that it then tells."""

    performance: Performance
    rerun: Callable[[], object] = lambda: None
    problems: Callable[[], tuple[str, ...]] = tuple


def train() -> Shown:
    run = Run(RUN)
    run.trainer.advance(3)
    state = TrainState(run, ViewSettings(tab="network"), (), run.settings)
    return Shown(TrainPerformance(state, Theme()), state.fulfil_wish, lambda: state.problems)


def race() -> Shown:
    race = Race(RUN, RUN)
    race.advance(2)
    return Shown(RacePerformance(RaceState(race, RaceSettings(), (), (RUN, RUN)), Theme()))


def luck() -> Shown:
    return Shown(LuckPerformance(LuckState(RUN, RUN, LuckSettings()), Theme()))


def sweep() -> Shown:
    return Shown(SweepPerformance(SweepState(RUN, SweepSettings(), CellStore(no_log)), None, Theme()))


def lesson() -> Shown:
    first = next(iter(LESSONS.values()))
    lineup = Lineup(first)
    return Shown(LearnPerformance(LearnState(LearnSettings(lesson=first.key), lineup=lineup), lineup, Theme()))


def explorable() -> Shown:
    state = LearnState(LearnSettings(explore=EXPLORABLE.key), values=EXPLORABLE.start())
    return Shown(MovedFigures(state, EXPLORABLE, Theme()))


def no_log() -> NoReturn:
    raise JournalError(JournalProblem(Trouble.DAMAGED, Path("nowhere")))


@pytest.mark.parametrize("begin", [train, race, luck, sweep, lesson, explorable], ids=lambda begin: begin.__name__)
def test_any_commands_are_obeyed_or_passed_over(begin: Callable[[], Shown]) -> None:
    @given(st.lists(commands, min_size=1, max_size=4))
    @settings(max_examples=60, deadline=None)
    def check(asked: list[Command]) -> None:
        shown, encoder = begin(), Encoder()
        for number, command in enumerate(asked):
            heard = json.loads(json.dumps(command))
            assert shown.performance.obey(heard) in {True, False}
            shown.rerun()
            drawing = shown.performance.draw()
            assert encoder.encode(Frame(number, drawing.figures, drawing.texts, rerun=0, error=""))
            assert all(as_text(problem).encode() for problem in shown.problems())

    check()


@pytest.mark.parametrize("page", [DASHBOARD, *OTHER_PAGES])
def test_a_page_that_there_is_not_is_not_gone_to(page: str) -> None:
    app = AppDriver(page)
    if app.token is None:
        return
    before = app.text
    app.ask(do="go", page="nowhere\ud800")

    assert app.text == before
    assert not app.seat.error
