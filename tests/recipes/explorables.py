"""A toy of a figure to be moved."""

from tests.recipes.toy import Toy

EXPLORABLE = Toy(
    "An explorable",
    (
        (
            "playground/measurements/explorables/parabola.py",
            "",
            '''"""A square."""

from __future__ import annotations


def parabola(x: float) -> float:
    """Return x²."""
    return x * x
''',
        ),
        (
            "playground/ui/learn/explorables/parabola.py",
            "",
            '''"""A square to be moved."""

from __future__ import annotations

import numpy as np

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.learn.explorables.handles import Handle
from playground.charts.learn.explorables.lines import Axis, Line, moved_lines
from playground.lessons.text import Excerpt
from playground.measurements.explorables.parabola import parabola
from playground.ui.learn.controls import Slider, Values
from playground.ui.learn.explorable import Explorable, Panel, Reading
from playground.words.messages import Message
from playground.words.numbers import number

NAME = Message("Parabola")


def compute(values: Values) -> tuple[float, float]:
    """Return x and x²."""
    return float(values["x"]), parabola(float(values["x"]))


def draw(point: tuple[float, float], theme: Theme) -> Figure:
    """Draw it."""
    x = np.linspace(-2.0, 2.0, 41)
    lines = [Line("x²", x, np.array([parabola(value) for value in x]), point)]
    axes = {"x": Axis("x", -2.0, 2.0), "y": Axis("x²", 0.0, 4.0)}
    return moved_lines(lines, theme, name=NAME(), **axes, handles=[Handle(*point, "x")])


EXPLORABLE = Explorable(
    key="parabola",
    chapter="losses",
    name=NAME,
    question=Message("How fast does it grow?"),
    guide=Message("Drag x."),
    formula="x^2",
    controls=(Slider("x", Message("the x"), -2.0, 2.0, 0.5, 1.0),),
    compute=compute,
    panels=(Panel(NAME, draw),),
    readings=(Reading("square", Message("x²"), lambda point: number(point[1])),),
    sentence=lambda point: "A toy is here.",
    excerpts=(Excerpt(parabola, "x^2", Message("`x` is x.")),),
)
''',
        ),
        (
            "playground/ui/learn/explorables/__init__.py",
            "from playground.ui.learn.explorables import",
            "from playground.ui.learn.explorables import parabola\n",
        ),
        (
            "playground/ui/learn/explorables/__init__.py",
            "losses_over_logit.EXPLORABLE,",
            "parabola.EXPLORABLE, ",
        ),
    ),
    """
from tests.ui.driver import AppDriver

chapter = AppDriver("learn", chapter="losses")
chapter.press("explore parabola")
chapter.ask(do="move", figure="parabola", values={"x": 1.4}, settled=True)
assert (chapter.numbers["square"], chapter.link["at"]) == ("2.25", "x~1.5")
assert "A toy is here." in AppDriver("learn", explore="parabola", at="x~2").text
print("seen")
""",
)
