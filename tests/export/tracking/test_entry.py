"""What is kept of a run or a sweep has every setting and every number, and no sample of a person's own."""

import io
import json
from dataclasses import asdict, replace
from math import isfinite
from pathlib import Path

import numpy as np

from playground.comparisons.sweep.sweep import Sweep
from playground.export.tracking.entry import DOCUMENT, LONGEST_VALUE, NUMBERS, _params, entry_of_run, entry_of_sweep
from playground.export.tracking.model import _load_pyfunc
from playground.measurements.export import as_csv
from playground.measurements.provenance import described, versions
from playground.measurements.run import Run
from playground.settings.links import from_query, query_of
from playground.settings.own.own_table import TableFile
from playground.settings.pages import SweepSettings
from playground.settings.run import DataSettings, NetworkSettings, Settings
from tests.export.tracking.samples import SWEEP, trained


def test_a_run_has_all_settings_and_a_link_that_gives_them() -> None:
    run = trained()
    params = entry_of_run(run).params

    assert params.keys() == {"link", *described(run.settings)}
    assert from_query(query_of(params["link"])).settings == run.settings
    assert (params["dropout"], params["layers"], params["epochs"]) == ("0.2", "4", "6")


def test_a_run_has_every_number_of_its_history_by_epoch() -> None:
    run = trained()
    columns = run.history.flat_columns()
    expected = {
        (name, value, epoch)
        for name in columns.keys() - {"epoch"}
        for epoch, value in enumerate(columns[name])
        if isfinite(value)
    }
    entry = entry_of_run(run)

    assert len(entry.metrics) == len(expected)
    assert set(entry.metrics) == expected
    assert entry.files["history.csv"].decode() == as_csv(run)


def test_a_run_says_how_it_ended_and_what_it_was_made_with() -> None:
    tags = entry_of_run(trained()).tags

    assert (tags["playground.kind"], tags["playground.epoch"]) == ("run", "6")
    assert tags["playground.status"] == "epoch limit reached"
    assert tags["playground.version.numpy"] == versions()["numpy"]
    assert "Epoch limit reached: 6." in tags["mlflow.note.content"]
    assert "playground.changed_at" not in tags


def test_the_same_run_is_known_again_and_another_is_not() -> None:
    first = entry_of_run(trained()).digest

    assert entry_of_run(trained()).digest == first
    assert entry_of_run(trained(5)).digest != first
    assert entry_of_run(trained(seed="1")).digest != first


def test_the_model_of_a_run_predicts_as_the_run_and_opens_no_pickle(tmp_path: Path) -> None:
    run = trained()
    for name, content in entry_of_run(run).model.items():
        (tmp_path / name).write_bytes(content)
    model, X = _load_pyfunc(str(tmp_path)), run.trainer.problem.test.X

    np.testing.assert_array_equal(model.predict(X), (run.trainer.network.logits(X)[:, 0] > 0).astype(int))
    assert model.get_raw_model().get_params()["dropout"] == 0.2


def test_a_link_that_mlflow_has_no_room_for_is_left_out_of_the_settings() -> None:
    settings = trained(0).settings

    assert "link" in _params(settings, "?" + "x" * (LONGEST_VALUE - 1))
    assert _params(settings, "?" + "x" * LONGEST_VALUE).keys() == {*described(settings)}


def test_a_sweep_has_a_run_for_each_cell_with_its_numbers(sweep: tuple[Sweep, SweepSettings]) -> None:
    done, view = sweep
    entry = entry_of_sweep(done, view)

    assert (entry.params["knob"], entry.params["steps"], entry.params["dropout"]) == ("dropout", "2", "0")
    assert query_of(entry.params["link"]) == SWEEP
    assert set(entry.metrics) == {("cells", 4.0, 0), ("cells_failed", 0.0, 0)}
    for child, (place, result) in zip(entry.children, sorted(done.results.items()), strict=True):
        numbers = {name: value for name, value in asdict(result).items() if isinstance(value, int | float)}
        assert {name: value for name, value, _ in child.metrics} == numbers
        assert {epoch for *_, epoch in child.metrics} == {3}
        assert child.tags["playground.seed"] == str(place[-1])
        assert child.params["dropout"] == ("0", "0.5")[place[1]]


def test_a_cell_without_numbers_says_so(sweep: tuple[Sweep, SweepSettings]) -> None:
    done, view = sweep
    place, result = next(iter(done.results.items()))
    other = Sweep(done.plan, n_processes=1, train=lambda _: asdict(replace(result, test_loss=float("nan"))))
    other.cancel()
    assert other.wait(60)
    other.results = {place: replace(result, test_loss=float("nan"), status="impossible", cause="no data")}
    (child,) = entry_of_sweep(other, view).children

    assert "test_loss" not in {name for name, *_ in child.metrics}
    assert child.tags["playground.status"] == "impossible"


def test_no_sample_of_a_persons_own_table_is_kept() -> None:
    rows = "".join(f"{i % 7}{i}.4375,{i % 5}{i}.5625,{'ab'[i % 2]}\n" for i in range(40))
    own = TableFile("mine.csv", f"x,y,kind\n{rows}".encode()).first()
    run = Run(Settings(DataSettings(own=own, n_samples=40), NetworkSettings(hidden_layers=(3,))))
    run.trainer.advance(2)
    entry = entry_of_run(run)
    document = json.loads(entry.model[DOCUMENT])
    with np.load(io.BytesIO(entry.model[NUMBERS])) as arrays:
        shapes = {name: array.shape for name, array in arrays.items()}

    assert "answer" in entry_of_run(trained()).figures
    assert set(entry.figures) == {"curves"}  # which draw no sample
    assert entry.params["link"].startswith("?v=2&data=table")
    assert all(b".4375" not in content for content in (*entry.files.values(), entry.model[DOCUMENT]))
    assert {len(digest) for digest in document["chunks"]} == {32}
    assert all(len(run.dataset.X_train) not in shape for shape in shapes.values())
