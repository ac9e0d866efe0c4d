"""The history as text for other programs."""

import csv
import json
from dataclasses import replace
from io import StringIO

import numpy as np
from numpy.testing import assert_array_equal

from playground.measurements.export import as_csv, as_json


def test_every_quantity_of_every_layer_has_a_column(make_run) -> None:
    run = make_run(training={"l1": 0.5}, epochs=3)
    columns = run.history.flat_columns()

    assert list(columns)[:3] == ["epoch", "train_loss", "test_loss"]
    assert {len(column) for column in columns.values()} == {4}
    assert_array_equal(columns["l1_norm_3"], run.history["l1_norm"][:, 2])
    assert_array_equal(columns["dead_2"], run.history["dead"][:, 1])
    assert "dead_3" not in columns


def test_csv_reads_back_to_the_last_bit_and_leaves_out_what_was_not_measured(make_run) -> None:
    run = make_run(epochs=3)
    rows = list(csv.DictReader(StringIO(as_csv(run))))

    assert [float(row["test_loss"]) for row in rows] == run.history["test_loss"].tolist()
    assert [row["gradient_rms_1"] == "" for row in rows] == [True, False, False, False]
    assert {row["flipped_fitted"] for row in rows} == {""}
    assert [row["epoch"] for row in rows] == ["0", "1", "2", "3"]


def test_json_has_null_for_what_is_no_finite_number(make_run) -> None:
    run = make_run(data={"name": "sine"}, epochs=1)
    run.trainer.evaluation = replace(run.trainer.evaluation, test_score=-np.inf)
    run.history.record(run.trainer)

    document = json.loads(as_json(run, reason=""))

    assert document["history"]["test_score"][-1] is None
    assert document["history"]["train_loss"] == run.history["train_loss"].tolist()
    assert (document["link"], document["status"]) == ("?v=2&data=sine&n=80&layers=8,6&rate=0.01&batch=16", "open")
