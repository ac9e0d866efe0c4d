"""Toys of a page and of a kind of verdict."""

from tests.recipes.toy import Toy

PAGE = Toy(
    "A page",
    (
        ("playground/ui/notes/__init__.py", "", '"""The page of notes."""\n'),
        (
            "playground/ui/notes/state.py",
            "",
            '''"""The state of the page of notes in one tab."""

from __future__ import annotations

from dataclasses import dataclass, field

from playground.settings.pages import ViewSettings
from playground.ui.shell import address, tab_state


@dataclass(slots=True)
class NotesState:
    """How the page is shown."""

    view: ViewSettings = field(default_factory=ViewSettings)
    problems: tuple[str, ...] = ()

    def apply(self, view: ViewSettings) -> None:
        """Take what the controls say."""
        self.view = view

    def publish(self) -> None:
        """Bring the address bar in line with the state."""
        address.publish({})


def current() -> NotesState:
    """Return the state of this tab."""
    return tab_state.kept("notes", NotesState)
''',
        ),
        (
            "playground/ui/notes/page.py",
            "",
            '''"""The page of notes."""

from __future__ import annotations

import streamlit as st

from playground.ui.notes import state as notes_state
from playground.ui.shell.frame import frame
from playground.ui.shell.navigation import Page


def notes() -> None:
    """Draw the page."""
    state = notes_state.current()
    frame(state, lambda: None, lambda theme: "")
    state.publish()
    st.html("<p>A toy is here.</p>")


PAGE = Page("Notes", "notes", "Notes", "Read the notes.", notes)
''',
        ),
        (
            "playground/ui/contents.py",
            "from playground.ui.race.page import",
            "from playground.ui.notes.page import PAGE as NOTES\n",
        ),
        ("playground/ui/contents.py", "RUNS, INSPECTOR)", "NOTES, "),
        ("pyproject.toml", 'race | luck | sweep | runs | inspector", "train"', "notes | "),
        ("pyproject.toml", '    "playground.ui.inspector",\n', '    "playground.ui.notes",\n'),
    ),
    """
from tests.ui.driver import AppDriver, STATES

STATES["notes"] = "notes"
page = AppDriver("notes")
assert "A toy is here." in page.text
page.go_to("")
assert page.charts

import sys
from importlinter.cli import lint_imports

sys.stdout.flush()
assert lint_imports(no_cache=True) == 0
print("seen")
""",
)

VERDICT = Toy(
    "A kind of verdict",
    (
        (
            "playground/measurements/verdict/kinds.py",
            '    DIVERGED = "diverged"',
            '    TOY = "toy", Severity.NEUTRAL, remedies.while_learning, Claim(99, lambda s, epochs: epochs > 0)\n',
        ),
        (
            "playground/words/catalogue/verdict.py",
            "UNTRAINED = Message(",
            'TOY = Message("A toy")\nTOY_LOSS = Message("Its loss is {loss}.")\n',
        ),
        (
            "playground/words/verdict.py",
            "_SAID = {",
            """def _toy(verdict: Verdict) -> tuple[str, str]:
    return says.TOY(), says.TOY_LOSS(loss=number(verdict.numbers.train_loss))


""",
        ),
        ("playground/words/verdict.py", "    Kind.DIVERGED: _diverged,", "    Kind.TOY: _toy,\n"),
    ),
    """
from tests.ui.driver import AppDriver

train = AppDriver(layers="6", n="40")
for _ in range(8):
    train.press("step")
assert train.verdict == "toy"
assert "Its loss is " + train.numbers["train loss"] in train.text
print("seen")
""",
)
