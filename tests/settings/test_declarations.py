"""Everything that is to be said of a setting stands in its declaration."""

from inspect import signature
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from datasets import CATALOGUE, FEATURES, load
from playground.__main__ import main
from playground.estimator.classifier import MLPClassifier
from playground.settings.declaration import Declaration, Swept, declarations, help_of, options_of
from playground.settings.fields import Choice, Number, domains
from playground.settings.knobs import KNOBS
from playground.settings.pages.luck import VARIED
from playground.settings.run import GROUPS, PARTS, Settings, grouped, with_field
from playground.settings.seeding import reseeded
from playground.settings.table import PAGES, controls_table
from playground.training.changes import LIVE, STEPPING
from playground.training.data import load_data
from playground.training.trainer import Trainer

ROOT = Path(__file__).parents[2]
OF_A_RUN = [(part, name) for part, kind in PARTS.items() for name in domains(kind)]
EVERY = [
    pytest.param(kind, name, id=f"{kind.__name__}.{name}")
    for kind in (*PARTS.values(), *PAGES.values())
    for name in domains(kind)
]
CHOICES = [
    pytest.param(part, name, option, id=f"{name}={option}")
    for part, name in OF_A_RUN
    for option in options_of(domains(PARTS[part])[name])
    if isinstance(domains(PARTS[part])[name], Choice)
]


def test_the_manuals_tables_are_those_that_the_declarations_give() -> None:
    assert (ROOT / "docs" / "controls.md").read_text("utf-8") == controls_table(), "stale: run `make controls`"


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_every_setting_says_what_it_is_called_and_what_it_does(kind: type[Any], name: str) -> None:
    declaration, domain = declarations(kind)[name], domains(kind)[name]

    assert declaration.label
    assert help_of(declaration, domain).endswith((".", "?"))
    assert all(record.title for record in options_of(domain).values())


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_every_number_is_a_knob_of_a_sweep_or_says_why_it_cannot_be(kind: type[Any], name: str) -> None:
    sweep = declarations(kind)[name].sweep
    if isinstance(sweep, Swept):
        assert KNOBS[name].swept is sweep
    else:
        assert name not in KNOBS
        assert sweep.endswith(".") is isinstance(domains(kind)[name], Number)


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_what_a_slider_offers_lies_within_the_range(kind: type[Any], name: str) -> None:
    declaration, domain = declarations(kind)[name], domains(kind)[name]

    assert not (declaration.stops and declaration.step)
    for stop in declaration.stops:
        domain.check(name, stop)
    assert list(declaration.stops) == sorted(set(declaration.stops))
    assert set(declaration.words) <= set(declaration.stops)


def test_every_setting_of_a_run_stands_in_one_group() -> None:
    placed = [setting for group in GROUPS for setting in grouped(group)]

    assert sorted(placed) == sorted(OF_A_RUN)


def test_controls_stand_below_those_that_they_depend_on() -> None:
    names = [name for group in GROUPS for _, name in grouped(group)]

    for above, below in (
        ("n_classes", "balance"), ("activation", "leaky_slope"), ("l1", "l1_update"), ("early_stopping", "patience"),
    ):  # fmt: skip
        assert names.index(above) < names.index(below)


def test_no_two_knobs_are_called_alike() -> None:
    assert len({knob.title for knob in KNOBS.values()}) == len(KNOBS)


def test_command_line_says_of_every_setting_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    text = " ".join(capsys.readouterr().out.split())

    for part, name in OF_A_RUN:
        declaration = declarations(PARTS[part])[name]
        assert f"{declaration.label}: " in text
        assert " ".join(declaration.help.split()) in text


def test_every_parameter_named_is_one_of_the_estimators() -> None:
    named = {
        declaration.parameter
        for kind in PARTS.values()
        for declaration in declarations(kind).values()
        if declaration.parameter
    }

    own = {"validation_fraction", "restore_best", "n_iter_no_change", "tol", "warm_start"}
    assert named == set(signature(MLPClassifier).parameters) - own


@pytest.mark.parametrize("name", domains(PARTS["training"]))
def test_what_may_change_in_mid_run_changes_a_trainer_and_nothing_else_does(name: str) -> None:
    settings = Settings()
    trainer = Trainer(load_data(settings.data), settings.network, settings.training)
    domain = domains(settings.training)[name]
    another = next(value for value in _values(domain) if value != getattr(settings.training, name))
    changed = with_field(settings, "training", name, another).training

    if declarations(settings.training)[name].live:
        trainer.change(changed)
        assert trainer.training == changed
    else:
        with pytest.raises(ValueError, match="cannot change in mid-run"):
            trainer.change(changed)
    assert STEPPING < LIVE


@pytest.mark.parametrize(("part", "name", "option"), CHOICES)
def test_every_option_is_obeyed_by_the_code_that_meets_it(part: str, name: str, option: str) -> None:
    settings = with_field(Settings(), part, name, option)
    if part == "data":
        settings = with_field(settings, "data", "n_samples", CATALOGUE[option].max_samples or 200)
    trainer = Trainer(load_data(settings.data), settings.network, settings.training)
    trainer.advance(1)

    assert trainer.epoch == 1
    assert np.isfinite(trainer.evaluation.train_loss)


@pytest.mark.parametrize("feature", FEATURES)
def test_every_input_is_one_that_data_can_have(feature: str) -> None:
    assert load("moons", features=(feature,)).n_features == 1


def test_a_setting_acts_only_where_its_condition_holds() -> None:
    settings = Settings()
    idle = {name for part, name in OF_A_RUN if not declarations(PARTS[part])[name].acts(settings)}
    assert idle == {"n_classes", "correlation", "leaky_slope", "l1_update", "schedule_epochs", "schedule_factor"}

    sine = with_field(with_field(settings, "data", "name", "sine"), "training", "early_stopping", "off")
    linear = with_field(sine, "network", "hidden_layers", ())
    idle = {name for part, name in OF_A_RUN if not declarations(PARTS[part])[name].acts(linear)}
    assert idle == {
        "flipped", "balance", "n_classes", "features", "activation", "leaky_slope", "batch_norm", "loss",
        "class_weights", "correlation", "test_turn", "dropout", "l1_update", "patience", "schedule_epochs",
        "schedule_factor",
    }  # fmt: skip


def test_the_title_is_the_label_unless_a_sentence_has_another() -> None:
    assert Declaration("L1, λ₁").title == "L1, λ₁"
    assert Declaration("Dropout", sentence_title="dropout").title == "dropout"


def test_the_help_of_a_choice_has_a_line_for_each_option() -> None:
    declaration, domain = declarations(PARTS["data"])["name"], domains(PARTS["data"])["name"]

    lines = help_of(declaration, domain).split("  \n")
    assert lines[0] == declaration.help
    assert [line.split("**")[1] for line in lines[1:]] == [entry.title for entry in CATALOGUE.values()]


def _values(domain: Any) -> list[Any]:
    if isinstance(domain, Number):
        return [int(domain.low), int(domain.high)] if domain.whole else [domain.low, domain.high]
    return list(domain.options)


def test_each_word_for_what_a_seed_study_varies_moves_other_seeds() -> None:
    moved = {reseeded(Settings(), word, 1) for word in VARIED}

    assert len(moved - {Settings()}) == len(VARIED)
