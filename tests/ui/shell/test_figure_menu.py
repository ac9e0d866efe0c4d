"""Beside every figure stands a menu that saves it as it is at the moment of the click."""

from collections.abc import Callable
from typing import Any

import pytest

from playground.charts.kit.theme import PRINTED
from playground.export import figure_file
from playground.ui.shell.figures import menu
from tests.ui.driver import AppDriver

Files = dict[str, Callable[[], bytes]]
FIGURES = {
    "": ("answer", "curves", "inner"),
    "race": ("answer A", "answer B", "apart", "race curves", "race zeros"),
    "sweep": ("curves", "zeros"),
    "backpropagation": ("graph",),
}


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """Return the files of figures that are offered, by name; each is made when it is called for."""
    offered: Files = {}

    def note(_label: str, data: Callable[[], bytes], file_name: str, *_: Any, **__: Any) -> bool:
        if file_name.rpartition(".")[2] in figure_file.FORMATS:
            offered[file_name] = data
        return False

    monkeypatch.setattr(menu.st, "download_button", note)
    return offered


@pytest.mark.parametrize("page", FIGURES)
def test_every_figure_of_a_page_has_a_menu_that_is_filled_when_it_is_opened(page: str, files: Files) -> None:
    app = AppDriver(page)
    assert not files
    for key in FIGURES[page]:
        app.open_menu(f"{menu.MENU} {key}")

    assert sorted(files) == sorted(
        f"{key.replace(' ', '-')}.{end}" for key in FIGURES[page] for end in figure_file.FORMATS
    )
    for key in FIGURES[page]:
        assert len(files[f"{key.replace(' ', '-')}.csv"]().splitlines()) > 1


def test_a_figure_is_saved_as_it_is_at_the_moment_of_the_click(files: Files) -> None:
    app = AppDriver(n=40)
    app.open_menu(f"{menu.MENU} curves")
    before = files["curves.csv"]()
    app.train_unseen(3)

    assert [len(one.splitlines()) for one in (before, files["curves.csv"]())] == [2, 5]


def test_a_figure_is_saved_in_the_colours_of_the_page_or_for_print(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    form = figure_file.FORMATS["svg"]
    monkeypatch.setitem(
        figure_file.FORMATS, "svg",
        figure_file.FigureFormat(form.ending, form.mime, form.label, lambda figure: drawn.append(figure.spec) or b""),
    )  # fmt: skip
    app = AppDriver(n=40, presenter=1)
    app.open_menu(f"{menu.MENU} answer")
    files["answer.svg"]()
    app.set(f"{menu.PRINTED} answer", True)
    files["answer.svg"]()

    assert [spec["config"]["text"]["fontSize"] for spec in drawn] == [18, PRINTED.font_size]


def test_a_figure_that_is_not_there_any_more_is_an_empty_file(files: Files) -> None:
    app = AppDriver("sweep")
    app.open_menu(f"{menu.MENU} curves")
    app.set("SweepSettings.second_knob", "l2")

    assert files["curves.csv"]() == b""
