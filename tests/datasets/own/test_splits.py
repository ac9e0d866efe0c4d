"""Parts of a table: at random, in order, by a column."""

import numpy as np
import pytest

from datasets import DatasetError
from datasets.own.error import TableError
from datasets.own.note import NoteKind
from tests.datasets.own.tables import csv_of, loaded, notes_of, prepared

RNG = np.random.default_rng(0)
A, B = RNG.normal(size=(2, 60)).round(3).tolist()
LABELS = ["yes" if a > 0 else "no" for a in A]
TWO = csv_of(("a", A), ("b", B), ("y", LABELS))


def test_in_order_the_last_rows_are_tested() -> None:
    own = loaded(TWO, {"test_share": 0.25}, split="order")
    assert own.plane is not None

    np.testing.assert_array_equal(own.plane.test[:, 0], A[45:])
    np.testing.assert_array_equal(own.plane.train[:, 0], A[:45])


def test_in_order_a_table_sorted_by_class_is_refused() -> None:
    table = csv_of(("a", A), ("y", sorted(LABELS)))

    with pytest.raises(TableError, match=r"no row of the class 'no'; the rows may be sorted by it"):
        loaded(table, split="order", inputs=(1,))


def test_at_random_classes_need_not_be_in_proportion() -> None:
    own, stratified = loaded(TWO, split="random"), loaded(TWO)

    assert (own.n_train, own.n_test) == (30, 30)
    assert abs(stratified.y_train.mean() - stratified.y_test.mean()) < 0.05


def test_a_column_names_the_parts() -> None:
    parts = ["Train", "test", "training"] * 20
    own = loaded(csv_of(("a", A), ("b", B), ("part", parts), ("y", LABELS)), split="column", by=3, inputs=(1, 2))
    assert own.plane is not None

    assert sorted(own.plane.test[:, 0]) == sorted(a for a, part in zip(A, parts, strict=True) if part == "test")


def test_rows_of_a_group_stay_together() -> None:
    groups = [i // 6 for i in range(60)]
    own = loaded(csv_of(("a", A), ("b", B), ("g", groups), ("y", LABELS)), split="column", by=3, inputs=(1, 2))
    assert own.plane is not None
    group_of = dict(zip(A, groups, strict=True))
    train, test = ({group_of[a] for a in part[:, 0]} for part in (own.plane.train, own.plane.test))

    assert not train & test
    assert train | test == set(range(10))


@pytest.mark.parametrize(
    ("groups", "match"),
    [(["g"] * 60, "is 'g' in every row"), (["", *["g", "h"] * 29, "g"], "has no value in row 2")],
)
def test_a_column_that_does_not_divide_is_named(groups: list[str], match: str) -> None:
    with pytest.raises(TableError, match=match):
        loaded(csv_of(("a", A), ("g", groups), ("y", LABELS)), split="column", by=2, inputs=(1,))


def test_a_share_that_leaves_a_part_empty_is_named() -> None:
    with pytest.raises(DatasetError, match=r"test share of 0\.05"):
        loaded(csv_of(("a", A[:8]), ("y", ["yes", "no"] * 4)), {"test_share": 0.05})


def test_rows_of_a_part_for_validation_are_left_out_without_a_share() -> None:
    parts = ["train", "test", "valid"] * 20
    table = csv_of(("a", A), ("b", B), ("part", parts), ("y", LABELS))
    own = loaded(table, split="column", by=3, inputs=(1, 2))

    assert (own.n_train, own.n_test) == (20, 20)
    assert notes_of(prepared(table, split="column", by=3, inputs=(1, 2)))[NoteKind.OTHER_PART] == {"n": 20}


def test_rows_that_a_column_gives_to_validation_are_that_part_whatever_the_share() -> None:
    parts = ["train", "test", "valid"] * 20
    table = csv_of(("a", A), ("b", B), ("part", parts), ("y", LABELS))
    own = loaded(table, {"valid_share": 0.1}, split="column", by=3, inputs=(1, 2))
    without = loaded(table, split="column", by=3, inputs=(1, 2))
    assert own.plane is not None
    assert own.plane.valid is not None

    assert (own.n_train, own.n_valid, own.n_test) == (20, 20, 20)
    assert sorted(own.plane.valid[:, 0]) == sorted(a for a, part in zip(A, parts, strict=True) if part == "valid")
    label_of = dict(zip(A, LABELS, strict=True))
    assert own.y_valid is not None
    assert [own.class_names[i] for i in own.y_valid] == [label_of[a] for a in own.plane.valid[:, 0]]
    np.testing.assert_array_equal(own.X_train, without.X_train)
    np.testing.assert_array_equal(own.X_test, without.X_test)


def test_a_column_without_a_third_part_leaves_it_to_the_share() -> None:
    parts = ["train", "train", "test"] * 20
    table = csv_of(("a", A), ("b", B), ("part", parts), ("y", LABELS))
    own = loaded(table, {"valid_share": 0.25}, split="column", by=3, inputs=(1, 2))
    assert own.plane is not None
    assert own.plane.valid is not None

    assert (own.n_train, own.n_valid, own.n_test) == (30, 10, 20)
    tested = {a for a, part in zip(A, parts, strict=True) if part == "test"}
    assert not tested & set(own.plane.valid[:, 0])


def test_in_order_the_rows_for_validation_come_between() -> None:
    own = loaded(TWO, {"test_share": 0.25, "valid_share": 0.2}, split="order")
    assert own.plane is not None

    np.testing.assert_array_equal(own.plane.train[:, 0], A[:36])
    np.testing.assert_array_equal(own.plane.valid[:, 0], A[36:45])
    np.testing.assert_array_equal(own.plane.test[:, 0], A[45:])


def test_groups_stay_together_in_the_part_for_validation_too() -> None:
    groups = [i // 6 for i in range(60)]
    table = csv_of(("a", A), ("b", B), ("g", groups), ("y", LABELS))
    own, without = (loaded(table, {"valid_share": share}, split="column", by=3, inputs=(1, 2)) for share in (0.4, 0.0))
    assert own.plane is not None
    assert without.plane is not None
    group_of = dict(zip(A, groups, strict=True))
    train, valid, test = (
        {group_of[a] for a in part[:, 0]} for part in (own.plane.train, own.plane.valid, own.plane.test)
    )

    assert valid
    assert len(train) + len(valid) + len(test) == len(train | valid | test)
    assert train | valid | test == set(range(10))
    np.testing.assert_array_equal(own.plane.test, without.plane.test)


def test_gaps_are_filled_with_the_median_of_the_training_rows_alone() -> None:
    a = [str(value) if i % 3 else "" for i, value in enumerate(A)]
    table = csv_of(("a", a), ("b", B), ("w", ["u", "v", "", "w"] * 15), ("y", LABELS))
    own = loaded(table, {"test_share": 0.25, "valid_share": 0.2, "standardised": False}, split="order")
    assert own.X_valid is not None
    known = [float(cell) for cell in a[:36] if cell]

    filled = [own.X_valid[i, 0] for i in range(9) if not a[36 + i]]
    np.testing.assert_allclose(filled, np.median(known))


@pytest.mark.parametrize("split", ["stratified", "random", "order"])
def test_a_part_for_validation_without_a_class_is_named(split: str) -> None:
    labels = ["yes", "no"] * 29 + ["yes", "yes"]
    table = csv_of(("a", A), ("y", labels))

    with pytest.raises(DatasetError, match="validation"):
        loaded(table, {"valid_share": 0.04}, split=split, inputs=(1,))
