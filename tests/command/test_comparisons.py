"""Studies and sweeps on the command line are those of the pages, to the last bit."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from numpy.testing import assert_array_equal

from playground.__main__ import main
from playground.command import sweep as sweep_module
from playground.comparisons.luck.seed_study import SeedStudy
from playground.comparisons.sweep.cell import train
from playground.comparisons.sweep.cluster_problem import ClusterProblem, Trouble
from playground.comparisons.sweep.plan import plan
from playground.comparisons.sweep.sweep import Sweep
from playground.journal import Journal
from playground.journal.database import FILE, VARIABLE
from playground.settings.links import from_pair_query, from_sweep_query, query_of
from playground.settings.pages import LuckSettings, SweepSettings
from tests.command.typed import refusal

LUCK = "?v=2&n=40&layers=4&l2=0.5&seeds=5&upto=6&pair=1&b.dropout=0.5&curve=score"
SWEEP = "?v=2&n=40&layers=4&knob=dropout&from=0&to=0.5&steps=3&spacing=linear&seeds=2&sweepepochs=4&measure=score"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a run log without cells."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def columns(text: str) -> dict[str, list[str]]:
    header, *rows = csv.reader(StringIO(text))
    return dict(zip(header, map(list, zip(*rows, strict=True)), strict=True))


@pytest.mark.long
def test_a_study_is_that_of_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["luck", LUCK]) == 0
    captured = capsys.readouterr()
    table = columns(captured.out)
    link = from_pair_query(query_of(LUCK), LuckSettings())
    study = SeedStudy(link.a, link.b, n_seeds=5, varied="all", epochs=6)
    study.finish()

    a, b = study.results()
    assert table["side"] == ["A"] * 5 + ["B"] * 5
    assert_array_equal([float(loss) for loss in table["test_loss"]], [*a["test_loss"][-1], *b["test_loss"][-1]])
    assert_array_equal([int(epoch) for epoch in table["best_epoch"]], [*a.best_epochs, *b.best_epochs])
    assert table["weight_seed"][:5] == ["0", "1", "2", "3", "4"]
    assert set(table["epoch"]) == {"6"}
    assert "dropout 0 in A, 0.5 in B" in captured.err

    options = ["--n", "40", "--layers", "4", "--l2", "0.5", "--seeds", "5", "--epochs", "6", "--b.dropout", "0.5"]
    assert main(["luck", *options]) == 0
    assert capsys.readouterr() == captured
    assert main(["luck", LUCK, "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["link"] == LUCK.removesuffix("&curve=score")
    assert [str(loss) for loss in document["networks"]["test_loss"]] == table["test_loss"]
    assert document["study"] == {
        "seeds": 5, "vary": "all", "upto": 6, "pair": True, "compare": "last", "by": "a",
    }  # fmt: skip
    assert table["compared"] == table["test_loss"]
    assert (document["settings"]["A"]["dropout"], document["settings"]["B"]["dropout"]) == (0.0, 0.5)
    assert document["found"] == captured.err.strip()
    assert document["status"] == "finished"


@pytest.mark.long
def test_what_is_compared_and_by_whose_loss_are_options_of_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    for compare in ("lowest", "score"):
        assert main(["luck", f"{LUCK}&b.loss=mse", "--compare", compare, "--by", "b"]) == 0
        captured = capsys.readouterr()
        table = columns(captured.out)
        of_a, of_b = table["compared"][:5], table["compared"][5:]
        if compare == "score":
            assert [*of_a, *of_b] == table["test_score"]
            assert "measured by" not in captured.err
        else:
            assert of_b == table["best_test_loss"][5:]
            assert max(map(float, of_a)) < 0.5 < max(map(float, table["best_test_loss"][:5]))
            assert "both are measured by that of B, mean squared error" in captured.err


@pytest.mark.long
def test_a_sweep_is_that_of_the_page_and_no_run_is_trained_twice(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sweep", SWEEP]) == 0
    captured = capsys.readouterr()
    table = columns(captured.out)
    base, view, _ = from_sweep_query(query_of(SWEEP))
    planned = plan(base, view)

    results = [train(planned.settings(place)) for place in planned.places]
    assert [float(loss) for loss in table["test_loss"]] == [result["test_loss"] for result in results]
    assert captured.err.startswith("Lowest test loss: ")

    cells = Journal(own_folder).cells
    for key, numbers in dict(cells).items():
        cells[key] = numbers | {"test_loss": 7.0}  # type: ignore[dict-item]
    assert main(["sweep", SWEEP, "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["runs"]["test_loss"] == [7.0] * 6
    assert document["link"] == SWEEP.removesuffix("&measure=score")
    assert document["sweep"].keys().isdisjoint({"measure", "logaxis", "presenter"})
    assert (document["sweep"]["knob"], document["settings"]["layers"], document["status"]) == (
        "dropout",
        [4],
        "finished",
    )


def planned_by(words: list[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the sweep that a call would train."""
    seen: list[Any] = []

    def refused(base: Any, view: SweepSettings) -> Any:
        seen.append(view)
        raise KeyboardInterrupt

    monkeypatch.setattr(sweep_module, "plan", refused)
    assert main(["sweep", *words]) == 130
    return seen[0]


def test_a_knob_chosen_by_an_option_has_its_usual_range(monkeypatch: pytest.MonkeyPatch) -> None:
    assert planned_by([], monkeypatch) == SweepSettings()
    chosen = planned_by(["--knob", "dropout", "--knob2", "width", "--to2", "16"], monkeypatch)
    assert (chosen.low, chosen.high, chosen.spacing) == (0.0, 0.9, "linear")
    assert (chosen.second_low, chosen.second_high, chosen.second_spacing) == (1.0, 16.0, "log")
    same = planned_by([SWEEP, "--knob", "dropout", "--seeds", "3"], monkeypatch)
    assert (same.low, same.high, same.n_seeds) == (0.0, 0.5, 3)
    another = planned_by([SWEEP, "--knob", "l2", "--from", "0.1"], monkeypatch)
    assert (another.low, another.high, another.spacing) == (0.1, 100.0, "log")


def test_a_sweep_goes_to_the_cluster_that_is_named_and_waits_without_a_page(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, Any] = {}

    class Refused(Sweep):
        def __init__(self, *given: Any, **asked_for: Any) -> None:
            asked.update(asked_for)
            super().__init__(*given, **asked_for | {"scheduler": "", "train": None})

        def _run(self) -> None:
            self.error = ClusterProblem(Trouble.NO_WORKERS, asked["scheduler"])

    monkeypatch.setattr(sweep_module, "Sweep", Refused)
    assert main(["sweep", SWEEP, "--dask", "tcp://localhost:1"]) == 1
    assert (asked["scheduler"], asked["patience"]) == ("tcp://localhost:1", float("inf"))
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("The Dask scheduler at tcp://localhost:1 has no workers.")


@pytest.mark.long
def test_a_run_log_that_cannot_be_used_costs_a_message_and_no_sweep(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = b"this is no database, and it is longer than any header of one would be" * 20
    (own_folder / FILE).write_bytes(damaged)

    assert main(["sweep", SWEEP]) == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 7
    assert "The runs of this sweep are not kept in the run log. The file " in captured.err
    assert (own_folder / FILE).read_bytes() == damaged


@pytest.mark.long
def test_a_study_is_kept_where_it_is_asked_for_and_printed_again(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["luck", LUCK, "--keep"]) == 0
    captured = capsys.readouterr()
    assert "Kept as study #1." in captured.err
    (kept,) = Journal(own_folder).studies.listing().kept
    assert (kept.pinned, kept.n_seeds, kept.epoch) == (True, 5, 6)

    assert main(["runs", "--studies", "--histories"]) == 0
    again = columns(capsys.readouterr().out)
    assert again.pop("id") == ["1"] * 10
    first = columns(captured.out)
    assert list(again) == list(first)
    for name, values in again.items():
        assert (values if name == "side" else [*map(float, values)]) == (
            first[name] if name == "side" else [*map(float, first[name])]
        )
    assert main(["runs", "--studies", "1", "--format", "json", "--histories"]) == 0
    (study,) = json.loads(capsys.readouterr().out)["studies"]
    assert study["settings"]["B"]["dropout"] == 0.5
    assert len(study["networks"]["seed"]) == 10
    assert "there is no study 7 in" in refusal(["runs", "--studies", "7"], capsys)


@pytest.mark.long
def test_a_study_that_cannot_be_kept_is_printed_and_says_why(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_folder / FILE).write_bytes(b"no database" * 999)

    assert main(["luck", LUCK, "--keep"]) == 1
    captured = capsys.readouterr()
    assert "The study was not kept." in captured.err
    assert len(columns(captured.out)["seed"]) == 10
