"""What is made of a table: target, inputs, gaps, parts, and the numbers that the network takes."""

from typing import Any

import numpy as np
import pytest
from sklearn.datasets import load_breast_cancer, load_diabetes, load_iris

import datasets
from datasets import Dataset
from datasets.own.error import TableError
from datasets.own.note import NoteKind
from datasets.own.treatment.choices import suggested
from datasets.own.treatment.prepared import prepare
from tests.datasets.own.tables import csv_of, loaded, notes_of, prepared, read

RNG = np.random.default_rng(0)
A, B = RNG.normal(size=(2, 60)).round(3).tolist()
LABELS = ["yes" if a > 0 else "no" for a in A]
TWO = csv_of(("a", A), ("b", B), ("y", LABELS))


def same(one: Dataset, other: Dataset) -> bool:
    names = ("X_train", "y_train", "X_test", "y_test", "flipped")
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in names)


@pytest.mark.parametrize(
    "choices", [{}, {"n_samples": 60, "seed": 3}, {"flipped": 0.2, "useless_inputs": 2, "input_copies": 1},
                {"standardised": False, "input_scale": 10.0, "test_shift": 1.0}],
)  # fmt: skip
@pytest.mark.parametrize(("name", "source"), [("iris", load_iris), ("diabetes", load_diabetes)])
def test_a_built_in_data_set_as_a_file_gives_the_same_bits(name: str, source: Any, choices: dict[str, Any]) -> None:
    frame = source(as_frame=True).frame
    if name == "iris":
        frame["target"] = [source().target_names[k] for k in frame["target"]]
    own = loaded(frame.to_csv(index=False), choices)

    assert same(own, datasets.load(name, noise=0.0, **choices))
    assert own.task == datasets.CATALOGUE[name].task


def test_noise_scatters_numbers_as_it_does_those_of_a_built_in_data_set() -> None:
    frame = load_breast_cancer(as_frame=True).frame
    own = loaded(frame.to_csv(index=False), {"noise": 0.5})

    np.testing.assert_allclose(own.X_test, datasets.load("breast_cancer", noise=0.5).X_test, atol=1e-9)


def test_two_columns_of_numbers_are_drawn_where_they_lie() -> None:
    own = loaded(TWO)
    assert own.plane is not None

    assert (own.plane.axis_titles, own.plane.explained) == (("a", "b"), None)
    assert {tuple(point) for point in own.plane.train} <= set(zip(A, B, strict=True))
    np.testing.assert_allclose(own.plane.to_inputs(own.plane.test), own.X_test)
    assert (own.class_names, own.target_name, own.n_train + own.n_test) == (("no", "yes"), "y", 60)


def test_classes_over_a_single_column_are_drawn_apart() -> None:
    own = loaded(csv_of(("a", A), ("y", LABELS)))
    assert own.plane is not None

    assert own.plane.axis_titles == ("a", "(apart, to be seen)")
    np.testing.assert_allclose(own.plane.to_inputs(own.plane.train), own.X_train)
    assert loaded(csv_of(("a", A), ("y", B)), inputs=(1,)).plane.n_axes == 1  # type: ignore[union-attr]


def test_words_are_one_hot_by_the_training_rows_and_gaps_are_filled_by_them() -> None:
    words = ["red", "", "blue"] * 20
    gaps: list[Any] = [*A]
    gaps[3] = ""
    table = csv_of(("a", gaps), ("w", words), ("y", LABELS))
    own, before = loaded(table, {"standardised": False}), prepared(table)

    assert own.feature_names == ("a", "w = (missing)", "w = blue", "w = red")
    assert set(np.unique(own.X_train[:, 1:])) == {0.0, 1.0}
    assert notes_of(before)[NoteKind.GAPS_FILLED] == {"n": 1, "column": "a", "row": 5}
    assert notes_of(before)[NoteKind.GAPS_NAMED] == {"n": 20, "column": "w", "row": 3}
    assert notes_of(before)[NoteKind.ONE_HOT] == {"column": "w", "n": 3}
    filled = [part for part in (own.X_train, own.X_test) if np.median(own.X_train[:, 0]) in part[:, 0]]
    assert filled


def test_what_only_test_rows_have_changes_no_number_of_the_training_rows() -> None:
    parts = ["train"] * 40 + ["test"] * 20
    usual = csv_of(("a", A), ("w", ["red", "blue"] * 30), ("part", parts), ("y", LABELS))
    other = csv_of(("a", [*A[:40], *(1e6 for _ in A[40:])]), ("w", ["red", "blue"] * 20 + ["green"] * 20),
                   ("part", parts), ("y", LABELS))  # fmt: skip
    one, two = (loaded(table, split="column", by=3, inputs=(1, 2), target=4) for table in (usual, other))

    np.testing.assert_array_equal(one.X_train, two.X_train)
    assert two.feature_names == ("a", "w = blue", "w = red")
    assert two.X_test[:, 1].std() == two.X_test[:, 2].std() == 0.0


def test_rows_with_gaps_can_be_left_out() -> None:
    gaps: list[Any] = [*A]
    gaps[3] = gaps[7] = ""
    before = prepared(csv_of(("a", gaps), ("b", B), ("y", LABELS)), gaps="drop")

    assert before.n_rows == 58
    assert notes_of(before) == {NoteKind.ROWS_WITH_GAPS: {"n": 2}}


def test_rows_without_a_target_are_left_out() -> None:
    before = prepared(csv_of(("a", A), ("y", ["", *LABELS[1:]])))

    assert before.n_rows == 59
    assert notes_of(before)[NoteKind.NO_TARGET] == {"n": 1, "column": "y"}


def test_rare_words_are_one_input_together() -> None:
    words = [f"w{i}" for i in range(60)]
    before = prepared(csv_of(("w", words), ("a", A), ("y", LABELS)), inputs=(1, 2))
    own = loaded(csv_of(("w", words), ("a", A), ("y", LABELS)), inputs=(1, 2))

    assert notes_of(before)[NoteKind.FEWER_WORDS] == {"column": "w", "n": 60, "most": 20}
    assert own.n_features == 21
    assert own.feature_names[-1] == "w = another"


def test_constant_columns_are_left_out() -> None:
    before = prepared(csv_of(("a", A), ("c", [7] * 60), ("y", LABELS)), inputs=(1, 2))

    assert [column.name for column in before.columns] == ["a"]
    assert notes_of(before)[NoteKind.CONSTANT] == {"n": 1, "column": "c"}
    with pytest.raises(TableError, match="no input varies over the 60 rows"):
        prepared(csv_of(("a", A), ("c", [7] * 60), ("y", LABELS)), inputs=(2,))


def test_a_class_of_one_row_is_left_out_and_named() -> None:
    before = prepared(csv_of(("a", A), ("y", ["rare", *LABELS[1:]])))

    assert before.target.class_names == ("no", "yes")
    assert notes_of(before)[NoteKind.SMALL_CLASS] == {"label": "rare", "n": 1}


@pytest.mark.parametrize(
    ("table", "changes", "match"),
    [
        (csv_of(("a", A), ("y", ["yes"] * 60)), {"target": 2, "inputs": (1,)}, "has the value 'yes' in every row"),
        (csv_of(("a", A), ("y", [5] * 60)), {"target": 2, "inputs": (1,), "aim": "number"}, "is 5 in every row"),
        (csv_of(("a", A), ("y", B)), {"aim": "classes"}, "stand in more than one row, so that they cannot"),
        (csv_of(("a", A), ("y", [i % 11 for i in range(60)])), {"aim": "classes"}, "11 different values, and at most"),
        (csv_of(("a", A), ("y", LABELS)), {"aim": "number"}, "has words, such as 'yes', and no numbers"),
        (csv_of(("a", A), ("y", LABELS)), {"inputs": ()}, "is chosen as input"),
        (csv_of(("a", A), ("y", LABELS)), {"inputs": (1, 2)}, "'y' is target and input at once"),
        (csv_of(("a", A), ("y", LABELS)), {"inputs": (7,)}, "there is no column 7: .* has columns 1 to 2"),
        (csv_of(("a", A), ("y", LABELS)), {"split": "column"}, "no column is chosen by which to split"),
        (csv_of(("a", A), ("z", [""] * 60), ("y", LABELS)), {"target": 2, "inputs": (1,)}, "has no value in any row"),
        ("a,y\n1,yes\n2,no\n", {}, "which 0 stand in more than one row"),
        ("a,y\n1,2\n", {"target": 2, "inputs": (1,), "aim": "number"}, "is 2 in every row"),
        ("a,y\n1,2\n2,3\n", {"target": 2, "inputs": (1,), "aim": "number"}, "2 rows that can be used"),
    ],
)  # fmt: skip
def test_what_cannot_be_names_the_column_and_the_remedy(table: str, changes: dict[str, Any], match: str) -> None:
    with pytest.raises(TableError, match=match):
        prepared(table, **changes)


@pytest.mark.parametrize("content", ["a,y\n1,2\n", "a,y\n1,1\n1,1\n", "a,y\n,1\n,2\n"])
def test_a_table_of_which_nothing_can_be_learned_says_so(content: str) -> None:
    with pytest.raises(TableError, match=r"no column|two different values"):
        suggested(read(content))


def test_too_many_inputs_name_the_widest_column() -> None:
    columns = [(f"w{k}", [f"v{i % 19}" for i in range(60)]) for k in range(14)]

    with pytest.raises(TableError, match=r"would become 266 inputs, and a network can have 256 \(the words of 'w0'"):
        prepared(csv_of(*columns, ("y", LABELS)), inputs=tuple(range(1, 15)), target=15)


def test_five_thousand_columns_are_read_and_the_first_are_chosen() -> None:
    numbers = RNG.normal(size=(4999, 20)).round(2).tolist()
    table = read(csv_of(*((f"c{i}", values) for i, values in enumerate(numbers)), ("y", LABELS[:20])))
    treatment = suggested(table)
    before = prepare(table, treatment)

    assert treatment.inputs == tuple(range(1, 101))
    assert notes_of(before)[NoteKind.NOT_USED] == {"n": 4899, "column": "c100"}


def test_two_hundred_thousand_rows_are_drawn_from() -> None:
    values = np.arange(200_000) * 0.5
    table = csv_of(("a", values.tolist()), ("b", np.sin(values).round(3).tolist()), ("y", ["yes", "no"] * 100_000))
    own = loaded(table, {"n_samples": 5000})

    assert own.n_train + own.n_test == 5000
    assert np.bincount(own.y_train).tolist() == [1250, 1250]


@pytest.mark.parametrize(
    ("names", "target", "aim"),
    [
        (("a", "b", "y"), "y", "classes"),
        (("target", "b", "w"), "target", "number"),
        (("a", "b", "c"), "c", "classes"),
    ],
)
def test_the_target_is_guessed_by_its_name_or_its_place(names: tuple[str, ...], target: str, aim: str) -> None:
    treatment = suggested(read(csv_of((names[0], A), (names[1], B), (names[2], LABELS))))

    assert names[treatment.target - 1] == target
    assert treatment.aim == aim


def test_columns_that_number_rows_or_name_them_are_no_inputs_at_first() -> None:
    table = csv_of(
        ("", list(range(1, 61))), ("a", A), ("name", [f"n{i}" for i in range(60)]), ("c", [1] * 60), ("y", LABELS)
    )

    assert suggested(read(table)).inputs == (2,)


def test_whole_numbers_of_a_few_values_are_classes_in_their_order() -> None:
    own = loaded(csv_of(("a", A), ("y", [(2, 10, 1)[i % 3] for i in range(60)])))

    assert (own.class_names, own.task) == (("1", "2", "10"), "multiclass")
