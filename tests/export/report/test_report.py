"""A report and its slides are one file each, with the numbers of what they are of, and nothing is loaded for them."""

import re
from collections.abc import Callable
from dataclasses import asdict, replace
from html import unescape

import pytest

from playground.charts.kit.theme import Theme
from playground.charts.overview import Look
from playground.comparisons.luck.seed_study import SeedStudy
from playground.comparisons.race.race import Race
from playground.comparisons.sweep.cell_key import cell_key
from playground.comparisons.sweep.plan import plan
from playground.comparisons.sweep.sweep import Sweep
from playground.export.report.contents import report
from playground.export.report.document import as_html, as_slides
from playground.measurements.run import Run
from playground.script import as_python
from playground.settings.own.own_table import TableFile
from playground.settings.pages import SweepSettings
from playground.settings.run import DataSettings, NetworkSettings, Settings, TrainingSettings
from playground.words.numbers import number, percent
from playground.words.verdict import verdict_text
from tests.export.report.pages import Page
from tests.words.samples import cell

SMALL = Settings(DataSettings(n_samples=60, flipped=0.2), NetworkSettings(hidden_layers=(4,)))
DROPPED = Settings(SMALL.data, SMALL.network, TrainingSettings(dropout=0.5))
LINK = "http://localhost:8501/?v=2&n=60&flip=0.2"
PROJECTED = Theme(presenter=True)
Written = Callable[[object], Page]


def html(shown: object, link: str = LINK, look: Look | None = None) -> Page:
    return Page(as_html(report(shown, link, look=look or Look())))


def slides(shown: object, link: str = LINK) -> Page:
    return Page(as_slides(report(shown, link, PROJECTED)))


def trained_run(settings: Settings = SMALL, epochs: int = 3) -> Run:
    run = Run(settings)
    run.trainer.advance(epochs)
    return run


def trained_race() -> Race:
    race = Race(SMALL, DROPPED)
    race.advance(3)
    return race


def trained_study() -> SeedStudy:
    study = SeedStudy(SMALL, DROPPED, n_seeds=2, varied="weights", epochs=2)
    study.finish()
    return study


def kept_sweep(**options: object) -> Sweep:
    """Return a sweep whose cells were all kept, so that none is trained."""
    swept = plan(SMALL, SweepSettings(low=0.01, high=1.0, steps=2, n_seeds=1, **options))  # type: ignore[arg-type]
    cells = {cell_key(swept.settings(place)): asdict(cell(0.5 + place[1])) for place in swept.places}
    sweep = Sweep(swept, cells)
    sweep.wait()
    return sweep


def kept_map() -> Sweep:
    return kept_sweep(second_knob="dropout", second_steps=2)


MAKERS = [trained_run, trained_race, kept_sweep, kept_map, pytest.param(trained_study, marks=pytest.mark.long)]
DOCUMENTS = pytest.mark.parametrize("written", [html, slides])


@DOCUMENTS
@pytest.mark.parametrize("make", MAKERS)
def test_it_is_one_file_that_loads_nothing(make: Callable[[], object], written: Written) -> None:
    page = written(make())
    names = page.values("id")

    assert page.loaded == []
    assert len(set(names)) == len(names)
    assert set(re.findall(r"url\(#([^)]*)\)", " ".join(page.values("clip-path", "fill", "style")))) <= set(names)
    assert [attrs["href"] for tag, attrs in page.elements if tag == "a"] == [LINK] * (1 if written is html else 2)
    assert len(page.values("viewbox")) >= 1
    assert all(attrs["aria-label"] for _, attrs in page.elements if attrs.get("class") == "drawing")


@DOCUMENTS
def test_a_run_has_its_verdict_numbers_settings_and_program(written: Written) -> None:
    run = trained_run()
    page, evaluation = written(run), run.trainer.evaluation
    verdict = verdict_text(run.verdict())

    for text in (verdict.headline_sentence, verdict.evidence, as_python(run.settings, 3)):
        assert text in page.text
    assert ["train loss", number(evaluation.train_loss)] in page.rows
    assert ["test loss", number(evaluation.test_loss)] in page.rows
    assert ["test accuracy", percent(evaluation.test_score)] in page.rows
    assert ["Flipped labels", "0.2", "Data"] in page.rows


def test_settings_that_are_not_the_default_are_seen_first() -> None:
    shown = report(trained_run(), LINK)
    strong = {shown.settings.rows[place][0] for place in shown.settings.strong}

    assert strong == {"Data set", "Flipped labels", "Samples", "Hidden layers"}
    assert "Slope below 0" not in {row[0] for row in shown.settings.rows}  # of another activation
    assert shown.changed_settings == [row for row in shown.settings.rows if row[0] in strong]


def test_a_race_has_both_sides() -> None:
    race = trained_race()
    page = html(race, look=Look("score", by="b"))

    losses = [number(run.trainer.evaluation.test_loss) for run in race.runs]
    assert ["test loss", *losses] in page.rows
    assert ["Dropout", "0", "0.5", "Regularisation"] in page.rows
    assert {"Decision boundary of A", "Decision boundary of B", "Accuracy of A and B by epoch"} <= set(page.text)
    for side, run in zip("AB", race.runs, strict=True):
        assert f"{side}: {verdict_text(run.verdict()).whole}" in page.text
        assert as_python(run.settings, 3) in page.text


@pytest.mark.long
def test_a_study_has_a_row_for_each_network() -> None:
    study = trained_study()
    page, (a, b) = html(study), study.results()
    rows = [row for row in page.rows if len(row) == 10][1:]

    assert [row[:2] for row in rows] == [["0", "A"], ["1", "A"], ["0", "B"], ["1", "B"]]
    assert [row[3] for row in rows] == [number(loss) for results in (a, b) for loss in results["test_loss"][-1]]


def test_a_study_that_has_not_begun_says_so() -> None:
    page = html(SeedStudy(SMALL, n_seeds=2, varied="weights", epochs=2))

    assert "Nothing is trained yet." in page.text


def test_a_sweep_has_a_row_for_each_value_and_the_program_of_the_best() -> None:
    sweep = kept_sweep()
    shown, page = report(sweep, LINK), html(sweep)

    assert [row[:2] for row in shown.numbers.rows] == [("0.01", "1"), ("1", "1")]
    assert shown.numbers.strong == {0}
    assert as_python(sweep.plan.settings((0, 0, 0)), sweep.plan.base.training.max_epochs) in page.text
    assert [row[:3] for row in report(kept_map(), LINK).numbers.rows][1] == ("1", "0", "1")


def test_a_query_alone_is_no_link_to_be_followed() -> None:
    page = html(trained_run(), "?v=2")

    assert "?v=2" in page.text
    assert not page.values("href")


@DOCUMENTS
def test_what_a_person_called_things_is_text(written: Written) -> None:
    nasty = ["<script>alert(1)</script>", '"><img src=x onerror=alert(2)>', "{{ 7 * 7 }}", "</svg></style><b>"]
    rows = "".join(f'{i % 7},{i % 5},"{one}"\n' for i, one in enumerate(nasty[2:] * 15))
    quoted = [one.replace('"', '""') for one in nasty[:2]]
    table = f'"{quoted[0]}","{quoted[1]}",kind\n{rows}'.encode()
    own = TableFile("<i>mine</i>.csv", table).first()
    page = written(trained_run(Settings(DataSettings(own=own, n_samples=30), SMALL.network)))

    assert page.loaded == []
    assert sum(tag == "script" for tag, _ in page.elements) == (0 if written is html else 1)
    assert not {"img", "i", "b"} & {tag for tag, _ in page.elements}
    assert not page.values("onerror")
    whole = "".join(page.text)
    assert "<i>mine</i>.csv" in whole
    assert "{{ 7 * 7 }}" in unescape(whole)


def test_nothing_else_is_reported() -> None:
    with pytest.raises(TypeError, match="got int"):
        report(3, LINK)


@pytest.mark.long
@pytest.mark.parametrize("write", [html, slides])
@pytest.mark.parametrize("share", [0.0, 0.25])
def test_the_validation_part_is_in_the_numbers_of_each(write: Written, share: float) -> None:
    a, b = (replace(one, data=replace(one.data, valid_share=share)) for one in (SMALL, DROPPED))
    race = Race(a, b)
    race.advance(3)
    study = SeedStudy(a, None, n_seeds=2, varied="weights", epochs=2)
    study.finish()

    for shown in (trained_run(a), race, study):
        assert ("validation loss" in " ".join(write(shown).text)) == (share > 0)
