"""Beside every figure stands a menu that saves it as it is at the moment of the click."""

import pytest

from playground.charts.kit.theme import PRINTED
from playground.export import figure_file
from playground.ui.shell.figures import menu
from tests.ui.driver import AppDriver

FIGURES = {
    "": ("answer", "curves", "inner"),
    "race": ("answer A", "answer B", "apart", "race curves", "race zeros"),
    "sweep": ("curves", "zeros"),
    "backpropagation": ("graph",),
}


def figures(app: AppDriver) -> list[str]:
    """Return the names of the files of figures that are offered."""
    return [name for name in app.files if name.rpartition(".")[2] in figure_file.FORMATS]


@pytest.mark.parametrize("page", FIGURES)
def test_every_figure_of_a_page_has_a_menu_that_is_filled_when_it_is_opened(page: str) -> None:
    app = AppDriver(page)
    assert not figures(app)
    for key in FIGURES[page]:
        app.open_menu(f"{menu.MENU} {key}")

    assert sorted(figures(app)) == sorted(
        f"{key.replace(' ', '-')}.{end}" for key in FIGURES[page] for end in figure_file.FORMATS
    )
    for key in FIGURES[page]:
        assert len((app.files[f"{key.replace(' ', '-')}.csv"]() or b"").splitlines()) > 1


def test_a_figure_is_saved_as_it_is_at_the_moment_of_the_click() -> None:
    app = AppDriver(n=40)
    app.open_menu(f"{menu.MENU} curves")
    before = app.files["curves.csv"]()
    app.train_unseen(3)

    assert [len((one or b"").splitlines()) for one in (before, app.files["curves.csv"]())] == [2, 5]


def test_a_figure_is_saved_in_the_colours_of_the_page_or_for_print(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn = []
    form = figure_file.FORMATS["svg"]
    monkeypatch.setitem(
        figure_file.FORMATS, "svg",
        figure_file.FigureFormat(form.ending, form.mime, form.label, lambda figure: drawn.append(figure.spec) or b""),
    )  # fmt: skip
    app = AppDriver(n=40, presenter=1)
    app.open_menu(f"{menu.MENU} answer")
    app.files["answer.svg"]()
    app.set(f"{menu.PRINTED} answer", True)
    app.files["answer.svg"]()

    assert [spec["config"]["text"]["fontSize"] for spec in drawn] == [18, PRINTED.font_size]


def test_a_figure_that_is_not_there_any_more_is_no_file() -> None:
    app = AppDriver("sweep")
    app.open_menu(f"{menu.MENU} curves")
    fetch = app.files["curves.csv"]
    app.set("SweepSettings.second_knob", "l2")

    assert fetch() is None
