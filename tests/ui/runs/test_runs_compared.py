"""What differs between ticked runs, on their page, and the race of two of them."""

import re

import pytest

from playground.journal import Journal
from playground.measurements.run import Run
from playground.settings.links import from_url, like
from playground.words.numbers import number
from tests.ui.driver import AppDriver
from tests.ui.runs.runs_table import choose


def keep(log: Journal, link: str) -> int:
    """Train a run of a link for an epoch and keep it."""
    run = Run(from_url(f"?v=2&n=40&epochs=3&{link}").settings)
    run.trainer.advance(1)
    return log.keep(run, pinned=False)


def table(app: AppDriver) -> dict[str, list[str]]:
    """Return the rows of the table of what differs by their titles, that of the head first."""
    (html,) = [one for one in app.html if 'class="runs-compared"' in one]
    rows = [re.findall(r"<t[hd][^>]*>([^<]*)<", row) for row in re.findall(r"<tr>(.*?)</tr>", html)]
    return {title: texts for title, *texts in rows}


def test_settings_that_differ_are_listed_in_words_with_the_last_numbers(filled: Journal) -> None:
    app = AppDriver("runs")
    app.set("runs curve", "differences")
    assert "Tick two or more runs" in app.text
    choose(app, filled, 1, 2)

    rows = table(app)
    two, one = (filled.load(id_).kept for id_ in (2, 1))
    assert next(iter(rows.items())) == ("Setting or number", ["#2 circles", "#1 moons"])
    assert rows["Data set"] == ["Circles", "Moons"]
    assert rows["Hidden layers"] == ["8, 8", "16, 16"]
    assert rows["L2, λ₂"] == ["1", "0"]
    assert rows["Test loss"] == [number(two.test_loss), number(one.test_loss)]
    assert rows["Epochs"] == ["4", "3"]
    assert rows["Verdict"] == [two.verdict, one.verdict]
    assert "Optimiser" not in rows
    assert not app.charts


def test_equal_settings_are_said_to_be_the_same(log: Journal) -> None:
    settings = from_url("?v=2&n=40&layers=4").settings
    for epochs in (1, 2):
        run = Run(settings)
        run.trainer.advance(epochs)
        log.keep(run, pinned=False)
    app = AppDriver("runs")
    app.set("runs curve", "differences")
    choose(app, log, 1, 2)

    (html,) = [one for one in app.html if 'class="runs-compared"' in one]
    assert "Their settings are the same." in html
    assert table(app)["Epochs"] == ["2", "1"]


def test_titles_are_text_and_no_more_runs_stand_side_by_side_than_there_are_colours(log: Journal) -> None:
    for seed in range(10):
        keep(log, f"layers=2&seed={seed}")
    log.describe(10, title="<b>x</b> $y$", note="")
    app = AppDriver("runs")
    app.set("runs curve", "differences")
    choose(app, log, *range(1, 11))

    (html,) = [one for one in app.html if 'class="runs-compared"' in one]
    assert "#10 &lt;b&gt;x&lt;/b&gt; $y$" in html
    assert "The first 8 of them stand here." in html
    assert table(app)["Training seed"] == [str(seed) for seed in range(9, 1, -1)]


def test_two_runs_race_the_earlier_one_as_a(log: Journal) -> None:
    a, b = keep(log, "layers=4&seed=3"), keep(log, "layers=4&dropout=0.5&seed=7")
    app = AppDriver("runs")
    assert not app.can_press("race runs")
    choose(app, log, a, b)
    assert "B gets the seeds of A" in app.control("race runs").help
    app.press("race runs")

    expected = [from_url(f"?v=2&n=40&epochs=3&layers=4&seed=3{more}").settings for more in ("", "&dropout=0.5")]
    race = app.state("race").race
    assert [run.settings for run in race.runs] == expected
    assert expected[1] == like(expected[0], expected[1])
    assert app.link["b.dropout"] == "0.5"


@pytest.mark.parametrize(
    ("links", "words"),
    [
        (("data=moons", "data=circles&noise=0.3"), "a race has one data set and theirs differ in data set."),
        (("flip=0.1", "flip=0.2&n=50"), "theirs differ in samples and flipped labels."),
        (("seed=1", "seed=2"), "they differ in nothing but seeds"),
    ],
)
def test_two_that_cannot_race_are_told_why(log: Journal, links: tuple[str, str], words: str) -> None:
    ids = [keep(log, f"layers=4&{link}") for link in links]
    app = AppDriver("runs")
    choose(app, log, *ids)

    assert not app.can_press("race runs")
    assert words in app.text
    assert words in app.control("race runs").help


def test_a_run_of_own_data_that_are_not_there_cannot_race(filled: Journal) -> None:
    digits = "ab" * 32
    with filled._database.writing() as session:
        session.connection().exec_driver_sql(
            "UPDATE runs SET query = ? WHERE id = 1", (f"v=2&data=table&file=own.csv&content={digits}&target=1",)
        )
    app = AppDriver("runs")
    app.set("runs curve", "differences")
    choose(app, filled, 1, 2)

    assert not app.can_press("race runs")
    assert "They cannot race: Run #1 cannot be opened without the file “own.csv”" in app.text
    assert table(app)["Data set"] == ["Circles", "the file “own.csv” with the fingerprint abababababab…"]


def test_what_a_kept_link_says_in_vain_is_told_on_the_race(log: Journal) -> None:
    a, b = keep(log, "layers=4"), keep(log, "layers=5")
    with log._database.writing() as session:
        session.connection().exec_driver_sql("UPDATE runs SET query = query || '&warmth=7' WHERE id = ?", (a,))
    app = AppDriver("runs")
    choose(app, log, a, b)
    app.press("race runs")

    assert any("warmth=7 means nothing here" in problem for problem in app.problems)
