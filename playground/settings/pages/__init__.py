"""What a person can set about a page; no number of a run depends on it."""

from playground.settings.pages.inspector import InspectorSettings
from playground.settings.pages.learn import LearnSettings
from playground.settings.pages.luck import LuckSettings
from playground.settings.pages.race import RaceSettings
from playground.settings.pages.runs import RunsSettings
from playground.settings.pages.sweep import SweepSettings
from playground.settings.pages.train import ViewSettings

__all__ = [
    "InspectorSettings", "LearnSettings", "LuckSettings", "RaceSettings", "RunsSettings", "SweepSettings",
    "ViewSettings",
]  # fmt: skip
