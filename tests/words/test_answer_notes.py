"""The caption says what a picture leaves out, and what the data were made to be."""

from __future__ import annotations

import pytest

import datasets
from playground.words.data import answer_notes


def notes(name: str = "moons", *, unit: tuple[int, int] | None = None, **asked: object) -> str:
    return answer_notes(datasets.load(name, **asked), unit=unit, drawn="", thinned=None)


def test_usual_data_need_no_note() -> None:
    assert notes() == ""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"useless_inputs": 1}, "Drawn with useless inputs at 0"),
        ({"input_copies": 1}, "Drawn with each copy at its best guess, the correlation times its original"),
        (
            {"input_copies": 1, "useless_inputs": 4},
            "Drawn with useless inputs at 0 and each copy at its best guess, the correlation times its original",
        ),
        ({"test_turn": 5.0}, "Test data moved, so the gap is not overfitting alone"),
        ({"test_shift": 0.1}, "Test data moved, so the gap is not overfitting alone"),
        (
            {"input_scale": 100.0},
            "Inputs not standardised: root mean square from 1.0 to 100 instead of 1, so training may suffer",
        ),
    ],
)
def test_what_was_asked_for_is_said(asked: dict[str, object], said: str) -> None:
    assert notes(**asked) == said


def test_later_notes_go_on_in_the_same_sentence() -> None:
    said = notes("wine", unit=(1, 2), standardised=False, test_shift=1.0, useless_inputs=2)

    assert said.startswith("Hidden 1 unit 2")
    assert "; inputs not standardised: root mean square from " in said
    assert "; test data moved" in said
    assert said.endswith("the network sees all 15 features; drawn with useless inputs at 0")
