"""The verdict as HTML."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

import playground.ui.parts.verdict_line
from playground.charts.kit.theme import Theme
from playground.measurements.verdict.kinds import Kind
from playground.measurements.verdict.verdict import judge
from playground.settings.run import Settings
from playground.ui.parts.verdict_line import COLOURS, MARKS, verdict_line, verdict_rules
from playground.words.verdict import VerdictText
from tests.measurements.verdict.verdict_facts import FACTS, Rows


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("kind", Kind)
def test_line_says_headline_evidence_and_remedy_in_the_colour_of_the_severity(
    kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict = replace(judge(Rows(0), Settings(), FACTS), kind=kind)
    verdict_words = VerdictText("Overfitting", 'Loss < 1 & "more"', "Try it.")
    monkeypatch.setattr(playground.ui.parts.verdict_line, "verdict_text", lambda _: verdict_words)

    line = ElementTree.fromstring(verdict_line(verdict))

    assert line.get("class") == f"verdict {verdict.severity.value}"
    assert line.get("data-kind") == kind.value
    assert line.get("title") == 'Overfitting. Loss < 1 & "more" Try it.'
    assert [(child.tag, child.get("class"), child.text) for child in line] == [
        ("span", "mark", MARKS[verdict.severity]),
        ("strong", "headline", "Overfitting."),
        ("span", "evidence", 'Loss < 1 & "more"'),
        ("span", "remedy", "Try it."),
    ]


@pytest.mark.parametrize("dark", [False, True])
def test_status_colours_can_be_read_on_the_page(*, dark: bool) -> None:
    paper = luminance(Theme(dark=dark).paper)
    for colours in COLOURS.values():
        bright, dim = sorted((luminance(colours[dark]), paper), reverse=True)

        assert (bright + 0.05) / (dim + 0.05) >= 4.5
        assert colours[dark] in verdict_rules(Theme(dark=dark))


def test_every_severity_has_a_mark_of_its_own() -> None:
    assert len(set(MARKS.values())) == len(MARKS) == len(COLOURS)
