"""Toys of a setting and of a tab."""

from tests.recipes.toy import Toy

SETTING = Toy(
    "A setting",
    (
        (
            "playground/settings/training.py",
            "    batch_size: int = whole(",
            """    rate_share: float = real(1.0, 0.1, 1.0, "rateshare", Declaration(
        "Share of the rate", "How much of η is used.",
        sentence_title="share of the rate", group="training", live="weights", step=0.1, sweep=Swept(0.1, 1.0, "linear"),
    ))  # fmt: skip
""",
        ),
        ("playground/training/rules.py", "SCHEDULES[training.schedule].rate(", "training.rate_share * "),
    ),
    """
from tests.ui.driver import AppDriver

whole, half = AppDriver(layers="6"), AppDriver(layers="6", rateshare="0.5")
assert half.control("TrainingSettings.rate_share", "slider").value == 0.5
for tab in (whole, half):
    tab.press("step")
assert half.numbers["train loss"] != whole.numbers["train loss"]
whole.set("TrainingSettings.rate_share", 0.3)
assert (whole.epoch, whole.link["rateshare"]) == (1, "0.3")
assert "share of the rate 1 in A, 0.5 in B" in AppDriver("race", **{"b.rateshare": "0.5"}).text

sweep = AppDriver("sweep", steps="2", seeds="1", sweepepochs="1", n="40", layers="4")
assert "Share of the rate" in sweep.control("SweepSettings.knob", "selectbox").options
sweep.set("SweepSettings.knob", "rate_share")
assert (sweep.problems, sweep.link["from"], sweep.link["to"]) == ([], "0.1", "1")
print("seen")
""",
)

TAB = Toy(
    "A tab",
    (
        (
            "playground/ui/train/tab_figures.py",
            "def network(run: Run",
            '''def toy(run: Run, view: ViewSettings, theme: Theme) -> Figure:
    """Return a sentence."""
    return sentence("A toy is here.", theme)


''',
        ),
        (
            "playground/ui/train/tabs.py",
            '    Tab(\n        "network", "Network"',
            '    Tab("toy", "Toy", tab_figures.toy, "nothing", "nothing"),\n',
        ),
    ),
    """
from tests.ui.driver import AppDriver

train = AppDriver(layers="6", tab="toy")
train.press("step")
assert (train.link["tab"], train.problems) == ("toy", [])
assert "A toy is here." in train.text
print("seen")
""",
)
